import AppDirect
import Core
import PartnerCenter
import Sandbox
import Store
import Transfer

/// A sandbox without limits in this process, and Ferry's own connections to it.
final class BenchmarkServices: Sendable {
    /// What it is made of could not be had.
    enum Failure: Error { case noPort, refused }

    /// The services.
    let server: SandboxServer
    private let surroundings: Surroundings
    private let wire: any Wire

    /// A sandbox of so many customers; requests go over the wire.
    init(customers: Int, surroundings: Surroundings, wire: any Wire) throws {
        guard let server = SandboxServer(SandboxOptions(customers: customers, now: surroundings.now())) else {
            throw Failure.noPort
        }
        self.server = server
        self.surroundings = surroundings
        self.wire = wire
    }

    deinit { server.stop() }

    /// The customers.
    func customers() throws -> any CustomerDirectory {
        try PartnerCenterParts(
            PartnerCenterSettings(
                api: try url("partnercenter"), authority: try url("entra"), graph: try url("graph"),
                tenant: SandboxIdentity.domain, clientID: SandboxIdentity.clientID,
                clientSecret: .environment("SECRET"), refreshToken: .environment("TOKEN"),
                requestsPerMinute: Self.unlimited * 60),
            secrets: secrets, wire: wire
        ).directory
    }

    /// The marketplace, which is its own list of companies.
    func services() throws -> ProfileServices {
        let marketplace = try AppDirectParts(
            AppDirectSettings(
                url: try url("marketplace"), clientID: SandboxIdentity.marketplaceClientID,
                clientSecret: .environment("SECRET"), tenantKey: .externalID, burst: Self.unlimited,
                requestsPerSecond: Self.unlimited, settleSeconds: 5, mailsFirstUser: .unknown),
            secret: { () async throws(ServiceFailure) in SandboxIdentity.secret }, isReadOnly: false, wire: wire,
            surroundings: surroundings
        ).connection.marketplace
        return ProfileServices(marketplace: marketplace, companies: marketplace, customers: try customers())
    }

    /// More requests a second than any machine sends.
    private static let unlimited = 1_000_000

    private var secrets: SecretReader {
        SecretReader(environment: ["SECRET": SandboxIdentity.secret, "TOKEN": SandboxIdentity.refreshToken])
    }

    private func url(_ path: String) throws -> ServiceURL {
        guard let url = ServiceURL("http://127.0.0.1:\(server.port)/\(path)") else { throw Failure.noPort }
        return url
    }
}
