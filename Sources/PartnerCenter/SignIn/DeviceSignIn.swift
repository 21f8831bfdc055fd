package import Core
package import Transfer

/// Signs a person in by a code that is entered on another screen, and keeps the refresh token.
package struct DeviceSignIn: Sendable {
    private let endpoint: EntraEndpoint
    private let store: RefreshTokenStore
    private let now: @Sendable () -> Timestamp
    private let wait: @Sendable (_ seconds: Int) async throws(ServiceFailure) -> Void

    /// A sign-in; `wait` lets so many seconds pass, or throws `cancelled` when a person has had enough.
    package init(
        authority: any ServiceCaller, application: EntraApplication, store: RefreshTokenStore,
        now: @escaping @Sendable () -> Timestamp,
        wait: @escaping @Sendable (_ seconds: Int) async throws(ServiceFailure) -> Void
    ) {
        endpoint = EntraEndpoint(authority: authority, application: application)
        self.store = store
        self.now = now
        self.wait = wait
    }

    /// Reads the application's secret, so that nobody enters a code in vain.
    package func readSecret() async throws(ServiceFailure) { _ = try await endpoint.application.secret?() }

    /// The code to show.
    package func begin(for audience: TokenAudience) async throws(ServiceFailure) -> DeviceCode {
        try await endpoint.deviceCode(scope: "\(audience.scope) offline_access")
    }

    /// Waits until the code was entered, and keeps what came of it.
    package func finish(_ code: DeviceCode) async throws(ServiceFailure) {
        var polling = DevicePolling(code, given: now())
        var step = polling.first
        while true {
            switch step {
            case .wait(let seconds):
                try await wait(seconds)
                step = try await ask(code, &polling)
            case .failed(let problem): throw problem.failure
            case .done(let grant): return try await keep(grant)
            }
        }
    }

    private func ask(_ code: DeviceCode, _ polling: inout DevicePolling) async throws(ServiceFailure)
        -> DevicePolling.Step
    {
        do throws(ServiceFailure) {
            let fields = [
                ("grant_type", "urn:ietf:params:oauth:grant-type:device_code"), ("device_code", code.code.revealed),
            ]
            let answer = try await endpoint.grant(fields, tenant: endpoint.application.tenant)
            return polling.step(after: answer, at: now())
        } catch {
            // The person may be entering the code this very moment: a bad connection does not end that.
            switch error {
            case .unreachable, .outcomeUnknown, .busy: return polling.stepAfterLostAnswer(at: now())
            default: throw error
            }
        }
    }

    private func keep(_ grant: TokenGrant) async throws(ServiceFailure) {
        guard let refresh = grant.refresh else {
            throw .notAllowed("Microsoft gave no refresh token; let the application ask for offline_access.")
        }
        try await store.save(refresh)
    }
}
