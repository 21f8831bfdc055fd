import AppDirect
import Core
import Sandbox
import Testing
import Transfer

/// A sandbox that serves a marketplace over real HTTP; it goes with this object.
final class SandboxMarket: Sendable {
    let server: SandboxServer
    private let curl = CurlTransport()
    static let now = Timestamp(seconds: 1_795_000_000)

    init(customers: Int = 200) throws {
        let now = Self.now
        server = try #require(
            SandboxServer(
                SandboxOptions(customers: customers, seed: 7, now: now, clock: { Double(now.seconds) })))
    }

    deinit { server.stop() }

    var control: SandboxControl { server.control }

    /// The marketplace, signed in for reading alone or for both.
    func marketplace(isReadOnly: Bool = false, scopeOfReader: Bool = false) throws -> AppDirectMarketplace {
        let now = Self.now
        return MarketplaceConnection(
            at: try ServiceAddress("http://127.0.0.1:\(server.port)/marketplace"), over: curl,
            credentials: ClientCredentials(
                clientID: SandboxIdentity.marketplaceClientID, secret: SandboxIdentity.secret,
                isReadOnly: isReadOnly || scopeOfReader),
            rules: MarketplaceRules(burst: 1000, requestsPerSecond: 100_000, isReadOnly: isReadOnly),
            surroundings: Surroundings(who: "mia@example") { now },
            retries: RetryPolicy(attempts: 3, firstPause: 0.002, longestPause: 0.01)
        ).marketplace
    }

    /// A company that the marketplace's API made, whose first user never signed in.
    func made(_ name: String, email: String = "ada@contoso.example") async throws -> CompanyID {
        try await marketplace().create(
            NewCompany(
                tenant: TenantID(high: 0xC0DE_0000_0000_4000, low: 0x8000 << 48 | UInt64(name.utf8.count)), name: name,
                domain: "", administrator: Contact(email: email, firstName: "Ada", lastName: "Example")),
            by: "mia@example"
        ).id
    }
}
