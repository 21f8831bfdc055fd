import Core
import Foundation
import Loopback
import Testing
import Transfer

/// TLS over real sockets: who can't prove its name hears nothing.
@Suite(.timeLimit(.minutes(1))) struct ProtectionTests {
    private func failure(of url: String, over transport: CurlTransport) async -> WireFailure? {
        do {
            _ = try await transport.carry(WireRequest(.post, url, body: Array("secret".utf8)))
            return nil
        } catch { return error }
    }

    @Test func anUnknownCertificateIsNotTrusted() async throws {
        let server = try TLSServer()
        let failure = await failure(of: "https://127.0.0.1:\(server.port)/", over: CurlTransport())
        #expect(failure?.cause == .insecure)
        #expect(failure?.mayHaveLeft == false)
        #expect(server.requests == 0)
    }

    @Test func aCertificateHoldsForItsOwnNameOnly() async throws {
        let server = try TLSServer()
        let file = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).pem")
        try TestCertificate.pem.write(to: file, atomically: true, encoding: .utf8)
        defer { try? FileManager.default.removeItem(at: file) }
        let transport = CurlTransport(certificates: file.path)
        let answer = try await transport.carry(WireRequest(.get, "https://127.0.0.1:\(server.port)/"))
        #expect(answer.status == 200)
        let failure = await failure(of: "https://localhost:\(server.port)/", over: transport)
        #expect(failure?.cause == .insecure)
        #expect(failure?.mayHaveLeft == false)
        #expect(server.requests == 1)
    }
}
