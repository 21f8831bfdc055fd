package import Core
package import Transfer

/// Gets tokens at Microsoft Entra for a person who signed in, or for the application alone.
///
/// Refreshes take turns, however many services and tenants ask at once: each one begins with the refresh token that
/// the one before brought, and a renewed token is kept before its access token is used.
package actor EntraTokens {
    private let endpoint: EntraEndpoint
    private let store: RefreshTokenStore
    private let note: @Sendable (String) -> Void
    private let turns = Turns()
    /// A renewed token that could not be written back, with the one in whose place it belongs.
    private var unkept: (stored: Secret, renewed: Secret)?
    private var scopes: [TokenAudience: String] = [:]
    private var isSignedIn = false

    /// Tokens of an application; `note` hears what a person should know, such as a token that can't be kept.
    package init(
        authority: any ServiceCaller, application: EntraApplication, store: RefreshTokenStore,
        note: @escaping @Sendable (String) -> Void = { _ in }
    ) {
        endpoint = EntraEndpoint(authority: authority, application: application)
        self.store = store
        self.note = note
    }

    /// Whether somebody has signed in, so that there is a refresh token.
    ///
    /// Asked before every request: once true it is not looked up again, as that may mean to run a command.
    package func hasSignIn() async throws(ServiceFailure) -> Bool {
        if !isSignedIn { isSignedIn = try await store.read() != nil }
        return isSignedIn
    }

    /// What is stored of the sign-in; nil when nobody has signed in.
    package func signIn() async throws(ServiceFailure) -> StoredRefreshToken? { try await store.read() }

    /// Why a renewed refresh token can't be written back, as a clause; nil where it can.
    package nonisolated var unwritable: String? { store.unwritable }

    /// What the last token for an audience allows, in Microsoft's words; nil before the first one.
    package func scope(of audience: TokenAudience) -> String? { scopes[audience] }

    /// A token for the person who signed in.
    package func userGrant(for audience: TokenAudience) async throws(ServiceFailure) -> TokenGrant {
        await turns.take()
        do throws(ServiceFailure) {
            let grant = try await refreshed(for: audience)
            await turns.pass()
            return grant
        } catch {
            await turns.pass()
            throw error
        }
    }

    /// A token for the application alone, which some calls take (section A1 of the service's own documentation).
    package func applicationGrant(for audience: TokenAudience) async throws(ServiceFailure) -> TokenGrant {
        guard endpoint.application.secret != nil else { throw .signInNeeded(Self.nobody) }
        let fields = [("grant_type", "client_credentials"), ("scope", audience.scope)]
        switch try await endpoint.grant(fields, tenant: tenant(of: audience)) {
        case .success(let grant):
            scopes[audience] = grant.scope
            return grant
        case .failure(let problem): throw problem.failure
        }
    }

    private static let nobody = "Nobody has signed in at Microsoft yet; run `ferry sign-in`."

    private func tenant(of audience: TokenAudience) -> String {
        audience.tenant?.description ?? endpoint.application.tenant
    }

    private func refreshed(for audience: TokenAudience) async throws(ServiceFailure) -> TokenGrant {
        var tried: Secret?
        while true {
            guard let stored = try await store.read() else { throw .signInNeeded(Self.nobody) }
            let token = unkept.flatMap { $0.stored == stored.token ? $0.renewed : nil } ?? stored.token
            switch try await refresh(token, for: audience) {
            case .success(let grant):
                scopes[audience] = grant.scope
                if let renewed = grant.refresh, renewed != token { await keep(renewed, inPlaceOf: stored.token) }
                return grant
            case .failure(let problem):
                // Another process may have renewed it, or somebody signed in anew, while this token was on its way.
                guard problem.asksForSignIn, tried == nil, try await store.read()?.token != stored.token else {
                    throw problem.failure
                }
                tried = token
            }
        }
    }

    private func refresh(
        _ token: Secret, for audience: TokenAudience
    ) async throws(ServiceFailure) -> Result<TokenGrant, SignInProblem> {
        try await endpoint.grant(
            [
                ("grant_type", "refresh_token"), ("refresh_token", token.revealed),
                ("scope", "\(audience.scope) offline_access"),
            ], tenant: tenant(of: audience))
    }

    /// Writes a renewed token back; where that fails it lives in this process, and the old one still holds.
    private func keep(_ renewed: Secret, inPlaceOf stored: Secret) async {
        do throws(ServiceFailure) {
            guard store.unwritable == nil else {
                unkept = (stored, renewed)
                return
            }
            try await store.renew(renewed, stored)
            unkept = nil
        } catch {
            unkept = (stored, renewed)
            note("The renewed sign-in could not be kept: \(error.words)")
        }
    }
}

/// Lets one task in at a time, in the order of asking.
private actor Turns {
    private var isTaken = false
    private var waiting: [CheckedContinuation<Void, Never>] = []

    func take() async {
        if !isTaken {
            isTaken = true
            return
        }
        await withCheckedContinuation { waiting.append($0) }
    }

    func pass() {
        if waiting.isEmpty { isTaken = false } else { waiting.removeFirst().resume() }
    }
}
