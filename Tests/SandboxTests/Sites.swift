import Core
import Foundation
import Sandbox
import Synchronization
import Testing

/// A running sandbox with clients that are signed in.
final class Sites {
    /// The data's moment, which is also the clock's.
    static let now = 1_795_000_000.0

    /// The sandbox.
    let server: SandboxServer
    /// The sandbox's clock.
    let clock: ManualClock

    /// A running sandbox on a port of its own; options are changed before it starts.
    init(customers: Int = 1000, seed: UInt64 = 1, _ change: (inout SandboxOptions) -> Void = { _ in }) throws {
        let clock = ManualClock(Self.now)
        var options = SandboxOptions(
            customers: customers, seed: seed, now: Timestamp(seconds: Int64(Self.now)), clock: { clock.seconds })
        change(&options)
        server = try #require(SandboxServer(options))
        self.clock = clock
    }

    deinit { server.stop() }

    /// A client that is not signed in.
    var client: Client { Client(port: server.port) }

    /// A client with a token of Partner Center.
    func partner(isAppOnly: Bool = false) throws -> Client {
        try microsoft("partnercenter", tenant: SandboxIdentity.domain, isAppOnly: isAppOnly)
    }

    /// A client with a token of Graph, for the partner's tenant or a customer's.
    func graph(tenant: String = SandboxIdentity.domain) throws -> Client { try microsoft("graph", tenant: tenant) }

    /// A client with a token of the marketplace.
    func market(scope: String = "ROLE_PARTNER") throws -> Client {
        let client = client
        let basic = Data("\(SandboxIdentity.marketplaceClientID):\(SandboxIdentity.secret)".utf8).base64EncodedString()
        let answer = client.post(
            "/marketplace/oauth2/token", form: ["grant_type": "client_credentials", "scope": scope],
            headers: ["Authorization": "Basic \(basic)"])
        let token = try #require(answer?.object["access_token"] as? String)
        client.headers["Authorization"] = "Bearer \(token)"
        return client
    }

    private func microsoft(_ site: String, tenant: String, isAppOnly: Bool = false) throws -> Client {
        let client = client
        var form = [
            "client_id": SandboxIdentity.clientID, "client_secret": SandboxIdentity.secret,
            "scope": "http://127.0.0.1:\(server.port)/\(site)/.default" + (isAppOnly ? "" : " offline_access"),
            "grant_type": isAppOnly ? "client_credentials" : "refresh_token",
        ]
        if !isAppOnly { form["refresh_token"] = SandboxIdentity.refreshToken }
        let answer = client.post("/entra/\(tenant)/oauth2/v2.0/token", form: form)
        let token = try #require(answer?.object["access_token"] as? String, "\(answer?.text ?? "no answer")")
        client.headers["Authorization"] = "Bearer \(token)"
        return client
    }
}

/// A clock that moves when it is told to.
final class ManualClock: Sendable {
    private let time: Mutex<Double>

    init(_ seconds: Double) { time = Mutex(seconds) }

    /// The seconds since 1970.
    var seconds: Double { time.withLock { $0 } }

    /// Moves on.
    func advance(_ seconds: Double) { time.withLock { $0 += seconds } }
}
