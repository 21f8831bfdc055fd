import AppDirect
import Core
import Foundation
import PartnerCenter
import ProcessDeath
import Sandbox
import Store
import Testing
import Transfer

/// A sandbox that serves over real HTTP, and a folder for a store; both go with this object.
final class SandboxPlace: Sendable {
    let server: SandboxServer
    let clock: HurriedClock
    private let base: String
    private let folder: String
    private let curl = CurlTransport()
    private let orphans = Orphans()

    /// A sandbox of made-up customers; its past is older than what an incremental synchronisation asks for.
    init(customers: Int, seed: UInt64, listEnd: SandboxOptions.ListEnd? = nil) throws {
        let clock = HurriedClock()
        let server = try #require(
            SandboxServer(
                SandboxOptions(
                    customers: customers, seed: seed, now: clock.now.adding(seconds: -10 * 86_400), listEnd: listEnd,
                    clock: { clock.seconds })))
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("services-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        base = "http://127.0.0.1:\(server.port)"
        self.server = server
        self.clock = clock
    }

    deinit {
        server.stop()
        try? FileManager.default.removeItem(atPath: folder)
    }

    var control: SandboxControl { server.control }

    /// The made-up data of the sandbox.
    func data(customers: Int, seed: UInt64) -> DemoData {
        DemoData(customers: customers, seed: seed, now: clock.now)
    }

    /// A store in the folder, as another process would open it.
    func openStore() throws -> SQLiteStore { try SQLiteStore.open(path: folder + "/inner/sandbox.sqlite") }

    /// Who is at work, on the hurried clock: it stands while something that was cut may still be carried out.
    var surroundings: Surroundings {
        let (clock, control, orphans) = (clock, control, orphans)
        return Surroundings(
            who: "mia@example",
            wait: { seconds in
                await clock.wait(seconds) { control.state().lateWorkPending > 0 || orphans.count > 0 }
            }, moment: { await Task.yield() }, now: { clock.now })
    }

    /// Waits until nothing that was cut can be carried out any more.
    func settle() async {
        while control.state().lateWorkPending > 0 || orphans.count > 0 { await surroundings.wait?(1) }
    }

    /// The wire of a process that may die.
    func wire(_ budget: CommitBudget, seed: UInt64 = 0) -> MortalWire {
        MortalWire(curl, budget: budget, orphans: orphans, seed: seed)
    }

    /// The marketplace; each call makes connections of their own, as another process has them.
    func marketplace(
        over wire: (any Wire)? = nil, field: TenantField = .externalID, settleSeconds: Int = 120
    ) throws -> AppDirectMarketplace {
        MarketplaceConnection(
            at: try ServiceAddress(base + "/marketplace"), over: wire ?? curl,
            credentials: ClientCredentials(
                clientID: SandboxIdentity.marketplaceClientID, secret: SandboxIdentity.secret, isReadOnly: false),
            rules: MarketplaceRules(
                tenantField: field, burst: 1000, requestsPerSecond: 100_000, settleSeconds: settleSeconds),
            surroundings: surroundings, retries: Self.retries
        ).marketplace
    }

    /// The licences of one customer's tenant, as a process of its own reads and changes them.
    func licences(of tenant: TenantID, over wire: (any Wire)? = nil) throws -> TenantLicences {
        let client = try client("Microsoft Graph", "graph", tenant, tokens(wire ?? curl), wire ?? curl)
        return TenantLicences { _ in client }
    }

    /// The subscriptions of customers, as a process of its own reads them.
    func subscriptions(over wire: (any Wire)? = nil) throws -> CustomerSubscriptions {
        let wire = wire ?? curl
        let tokens = try tokens(wire)
        let services = try services(wire, tokens)
        let closed = ClosedTenant()
        return CustomerSubscriptions(services) { tenant in
            guard let client = try? self.client("Microsoft Graph", "graph", tenant, tokens, wire) else { return closed }
            return client
        }
    }

    /// The customers, as a process of its own reads them.
    func customers(over wire: (any Wire)? = nil) throws -> PartnerCenterDirectory {
        let wire = wire ?? curl
        return PartnerCenterDirectory(try services(wire, try tokens(wire)), session: UUID().uuidString)
    }

    private func services(_ wire: any Wire, _ tokens: EntraTokens) throws -> PartnerCenterServices {
        let partner = try client("Partner Center", "partnercenter", nil, tokens, wire)
        return PartnerCenterServices(
            person: partner, list: partner, graph: try client("Microsoft Graph", "graph", nil, tokens, wire))
    }

    private func tokens(_ wire: any Wire) throws -> EntraTokens {
        let authority = ServiceClient(
            "Microsoft Entra", at: try ServiceAddress(base + "/entra"), over: wire,
            habits: ServiceClient.Habits(retries: Self.retries))
        return EntraTokens(authority: authority, application: Self.application, store: Self.signedIn)
    }

    private func client(
        _ name: String, _ path: String, _ tenant: TenantID?, _ tokens: EntraTokens, _ wire: any Wire
    ) throws -> ServiceClient {
        let audience = TokenAudience("\(base)/\(path)", tenant: tenant)
        let cache = TokenCache { () async throws(ServiceFailure) -> IssuedToken in
            let grant = try await tokens.userGrant(for: audience)
            return IssuedToken(grant.access.revealed, lifetime: grant.lifetimeSeconds)
        }
        return ServiceClient(
            name, at: try ServiceAddress("\(base)/\(path)"), over: wire, tokens: cache,
            habits: ServiceClient.Habits(sendsIDs: true, retries: Self.retries))
    }

    /// Synchronises a store as a process of its own.
    @discardableResult
    func synchronise(
        _ store: SQLiteStore, over wire: (any Wire)? = nil, field: TenantField = .externalID, full: Bool = false,
        stop: @escaping @Sendable () -> Bool = { false }
    ) async throws -> SyncEnd {
        try await SyncRun(
            store: store, customers: try customers(over: wire), companies: try marketplace(over: wire, field: field),
            surroundings: surroundings
        ).run(full: full, stop: stop, report: { _ in })
    }

    private static let retries = RetryPolicy(attempts: 3, firstPause: 0.002, longestPause: 0.01)

    private static let application = EntraApplication(
        tenant: SandboxIdentity.domain, clientID: SandboxIdentity.clientID,
        secret: { () async throws(ServiceFailure) -> Secret in Secret(SandboxIdentity.secret) })

    private static let signedIn = RefreshTokenStore(
        read: { () async throws(ServiceFailure) -> StoredRefreshToken? in
            StoredRefreshToken(token: Secret(SandboxIdentity.refreshToken), renewed: nil)
        },
        renew: { _, _ async throws(ServiceFailure) in }, save: { _ async throws(ServiceFailure) in })
}

/// A tenant that can't be reached.
private struct ClosedTenant: ServiceCaller {
    func answer(to request: ServiceRequest) async throws(ServiceFailure) -> ServiceAnswer {
        throw .unreachable("no address")
    }
}
