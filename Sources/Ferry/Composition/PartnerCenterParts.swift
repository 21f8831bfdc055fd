import Core
import PartnerCenter
import Transfer

/// Everything by which a profile's Partner Center is reached: one of each for the whole process.
struct PartnerCenterParts: Sendable {
    /// The customers.
    let directory: PartnerCenterDirectory
    /// What must hold of the partner.
    let requirements: PartnerRequirements
    /// The tokens, and what is known of the sign-in.
    let tokens: EntraTokens
    /// The one budget of requests to Partner Center.
    let bucket: TokenBucket
    private let services: PartnerCenterServices
    private let connections: Connections
    private let settings: PartnerCenterSettings
    private let store: RefreshTokenStore

    /// The parts for a profile's settings.
    ///
    /// `log` writes the lines of the request log; `note` hears what a person should know, such as a renewed sign-in
    /// that can't be kept.
    init(
        _ settings: PartnerCenterSettings, secrets: SecretReader, wire: any Wire,
        log: (@Sendable (String) -> Void)? = nil, note: @escaping @Sendable (String) -> Void = { _ in },
        surroundings: TransferSurroundings = .live
    ) throws(CommandFailure) {
        let connections = try Connections(settings, secrets, wire, log.map { RequestLog($0) }, surroundings)
        let store = RefreshTokenStore.at(settings.refreshToken, secrets)
        let tokens = EntraTokens(
            authority: connections.authority, application: connections.application, store: store, note: note)
        let bucket = TokenBucket(perMinute: settings.requestsPerMinute, surroundings: surroundings)
        let api = TokenAudience(settings.api.description)
        let person = connections.person(tokens, api)
        let services = PartnerCenterServices(
            person: connections.partnerCenter(person, bucket),
            list: connections.partnerCenter(connections.either(person, tokens, api), bucket),
            graph: connections.graph(connections.either(tokens, TokenAudience(settings.graph.description))))
        let now = { @Sendable in Timestamp(seconds: surroundings.now() / 1000) }
        directory = PartnerCenterDirectory(services, session: surroundings.guid())
        requirements = PartnerRequirements(
            services, person: person, tokens: tokens, api: api,
            limits: PartnerRequirements.RateLimits(
                configured: settings.requestsPerMinute, documented: settings.api.isLoopback ? nil : 500,
                current: { Int((bucket.rate * 60).rounded()) }), now: now)
        self.services = services
        self.tokens = tokens
        self.bucket = bucket
        self.connections = connections
        self.settings = settings
        self.store = store
    }

    /// Microsoft Graph in a customer's tenant, with the rights that the customer delegated.
    func graph(of tenant: TenantID) -> any ServiceCaller {
        let audience = TokenAudience(settings.graph.description, tenant: tenant)
        return connections.graph(connections.person(tokens, audience))
    }

    /// The subscriptions of customers; `graph` reaches a customer's tenant.
    func subscriptions(graph: @escaping @Sendable (TenantID) -> any ServiceCaller) -> CustomerSubscriptions {
        CustomerSubscriptions(services, graph: graph)
    }

    /// What signing in needs; refused where the token could not be kept.
    func desk(
        now: @escaping @Sendable () -> Timestamp,
        wait: @escaping @Sendable (_ seconds: Int) async throws(ServiceFailure) -> Void
    ) throws(CommandFailure) -> SignInDesk {
        guard case .file(let path) = settings.refreshToken else {
            throw CommandFailure(.usage, "A sign-in could not be kept: \(store.unwritable ?? "").")
        }
        return SignInDesk(
            signIn: DeviceSignIn(
                authority: connections.authority, application: connections.application, store: store, now: now,
                wait: wait),
            audience: TokenAudience(settings.api.description), tenant: settings.tenant, place: path)
    }
}

/// The clients of the three services, over one transport.
private struct Connections: Sendable {
    let application: EntraApplication
    /// The authority, which is asked without a token.
    let authority: ServiceClient
    private let api: ServiceAddress
    private let graphAddress: ServiceAddress
    private let wire: any Wire
    private let log: RequestLog?
    private let surroundings: TransferSurroundings

    init(
        _ settings: PartnerCenterSettings, _ secrets: SecretReader, _ wire: any Wire, _ log: RequestLog?,
        _ surroundings: TransferSurroundings
    ) throws(CommandFailure) {
        application = EntraApplication(
            tenant: settings.tenant, clientID: settings.clientID, secret: settings.clientSecret.map(secrets.reading))
        authority = ServiceClient(
            "Microsoft Entra", at: try Self.address(settings.authority, "authority"), over: wire, log: log,
            surroundings: surroundings)
        api = try Self.address(settings.api, "api")
        graphAddress = try Self.address(settings.graph, "graph")
        self.wire = wire
        self.log = log
        self.surroundings = surroundings
    }

    /// Partner Center with some tokens, inside the one budget.
    func partnerCenter(_ tokens: any TokenSource, _ bucket: TokenBucket) -> ServiceClient {
        let headers = [
            HTTPHeader("Accept", "application/json"), HTTPHeader("X-Locale", "en-US"),
            HTTPHeader("MS-Contract-Version", "v1"), HTTPHeader("MS-PartnerCenter-Application", "Ferry"),
        ]
        return ServiceClient(
            "Partner Center", at: api, over: wire, tokens: tokens, bucket: bucket,
            habits: ServiceClient.Habits(headers: headers, sendsIDs: true), log: log, surroundings: surroundings)
    }

    /// Microsoft Graph with some tokens.
    func graph(_ tokens: any TokenSource) -> ServiceClient {
        ServiceClient(
            "Microsoft Graph", at: graphAddress, over: wire, tokens: tokens, log: log, surroundings: surroundings)
    }

    /// Tokens of whoever signed in.
    func person(_ tokens: EntraTokens, _ audience: TokenAudience) -> TokenCache {
        TokenCache(surroundings: surroundings) { () async throws(ServiceFailure) -> IssuedToken in
            try await tokens.userGrant(for: audience).issued
        }
    }

    /// Tokens for calls that take the application's own as well.
    func either(_ tokens: EntraTokens, _ audience: TokenAudience) -> EitherTokens {
        either(person(tokens, audience), tokens, audience)
    }

    /// The same, with the person's tokens shared.
    func either(_ person: TokenCache, _ tokens: EntraTokens, _ audience: TokenAudience) -> EitherTokens {
        let application = TokenCache(surroundings: surroundings) { () async throws(ServiceFailure) -> IssuedToken in
            try await tokens.applicationGrant(for: audience).issued
        }
        return EitherTokens(person: person, application: application) { () async throws(ServiceFailure) -> Bool in
            try await tokens.hasSignIn()
        }
    }

    private static func address(_ url: ServiceURL, _ key: String) throws(CommandFailure) -> ServiceAddress {
        do throws(ServiceAddress.Problem) { return try ServiceAddress(url.description) } catch {
            throw CommandFailure(.usage, "The profile's \(key) \(error.words).")
        }
    }
}

extension TokenGrant {
    /// The same for a cache.
    fileprivate var issued: IssuedToken { IssuedToken(access.revealed, lifetime: lifetimeSeconds) }
}
