import Core
import Synchronization
import Testing
import Transfer

/// What is said of requests that brought no answer: whether they left.
@Suite(.timeLimit(.minutes(1))) struct DepartureTests {
    private let transport = CurlTransport()

    private func failure(of request: WireRequest) async -> WireFailure? {
        do {
            _ = try await transport.carry(request)
            return nil
        } catch { return error }
    }

    private func post(_ url: String, idle: Int = 60_000, whole: Int = 60_000) -> WireRequest {
        WireRequest(.post, url, body: Array("{}".utf8), limits: TransferLimits(idle: idle, whole: whole))
    }

    @Test func whatNobodyAcceptsHasNotLeft() async throws {
        let port = try ScriptedServer { _ in .answer(200) }.port
        // The server is gone by now, and its port with it.
        let failure = await failure(of: post("http://127.0.0.1:\(port)/"))
        #expect(failure?.cause == .unconnected)
        #expect(failure?.mayHaveLeft == false)
    }

    @Test func whatNoNameServerKnowsHasNotLeft() async {
        let failure = await failure(of: post("https://nowhere.invalid/"))
        #expect(failure?.mayHaveLeft == false)
    }

    @Test func whatFindsNoTLSHasNotLeft() async throws {
        let server = try ScriptedServer { _ in .answer(200) }
        let failure = await failure(of: post("https://127.0.0.1:\(server.port)/"))
        #expect(failure?.mayHaveLeft == false)
        #expect(server.requests.isEmpty)
    }

    @Test func whatWasCutAfterItWasReadMayHaveBeenCarriedOut() async throws {
        let server = try ScriptedServer { _ in .sendAndCut([]) }
        let failure = await failure(of: post(server.url()))
        #expect(failure?.cause == .cut)
        #expect(failure?.mayHaveLeft == true)
        #expect(server.requests.count == 1)
    }

    @Test func whatWasCutOnAKeptConnectionIsNotSentAgain() async throws {
        let server = try ScriptedServer { $0.line.hasPrefix("GET") ? .answer(200) : .sendAndCut([]) }
        _ = try await transport.carry(WireRequest(.get, server.url()))
        let failure = await failure(of: post(server.url()))
        #expect(failure?.mayHaveLeft == true)
        #expect(server.requests.map { String($0.line.prefix(4)) } == ["GET ", "POST"])
    }

    @Test(arguments: [HTTPMethod.post, .put, .patch, .delete])
    func noBodyOnAKeptConnectionIsNotSentAgainEither(method: HTTPMethod) async throws {
        let server = try ScriptedServer { $0.line.hasPrefix("GET") ? .answer(200) : .reset }
        _ = try await transport.carry(WireRequest(.get, server.url()))
        let failure = await failure(of: WireRequest(method, server.url()))
        #expect(failure?.mayHaveLeft == true)
        #expect(server.requests.count == 2)
    }

    @Test func whatMayBeRepeatedIsSentAgainOnANewConnection() async throws {
        let server = try ScriptedServer {
            $0.connection == 0 && $0.line.contains("second") ? .sendAndCut([]) : .answer(200)
        }
        _ = try await transport.carry(WireRequest(.get, server.url("/first")))
        #expect(try await transport.carry(WireRequest(.get, server.url("/second"))).status == 200)
        #expect(server.connections == 2)
    }

    @Test func whatWasCutBeforeItWasReadMayStillHaveLeft() async throws {
        let server = try ScriptedServer(greets: { _ in false }) { _ in .answer(200) }
        let failure = await failure(of: post(server.url()))
        #expect(failure?.mayHaveLeft == true)
        #expect(server.requests.isEmpty)
    }

    @Test(arguments: [true, false])
    func silenceEndsTheWait(byIdleLimit: Bool) async throws {
        let server = try ScriptedServer { _ in .sendAndHang(Reply.head(200, ["Content-Length: 10"]) + [1, 2]) }
        let request = byIdleLimit ? post(server.url(), idle: 50) : post(server.url(), whole: 50)
        let failure = await failure(of: request)
        #expect(failure?.cause == .late)
        #expect(failure?.mayHaveLeft == true)
    }

    @Test func truncatedBodiesAreCuts() async throws {
        let server = try ScriptedServer { request in
            request.line.contains("chunked")
                ? .sendAndCut(Reply.head(200, ["Transfer-Encoding: chunked"]) + Array("5\r\nab".utf8))
                : .sendAndCut(Reply.head(200, ["Content-Length: 10"]) + Array("ab".utf8))
        }
        for path in ["/chunked", "/length"] {
            let failure = await failure(of: WireRequest(.get, server.url(path)))
            #expect(failure?.cause == .cut)
            #expect(failure?.mayHaveLeft == true)
        }
    }

    @Test func whatIsNoHTTPIsGarbled() async throws {
        let server = try ScriptedServer { _ in .sendAndCut(Array("220 mail.example.com ESMTP\r\n".utf8)) }
        #expect(await failure(of: post(server.url()))?.cause == .garbled)
        let packed = try ScriptedServer { _ in .answer(200, ["Content-Encoding: gzip"], "no gzip") }
        #expect(await failure(of: post(packed.url()))?.cause == .garbled)
    }

    @Test func whatIsStoppedWhileItWaitsForAConnectionHasNotLeft() async throws {
        let server = try ScriptedServer { _ in .sendAndHang([]) }
        let transport = CurlTransport(connections: 1)
        let request = post(server.url())
        let first = Task { await Self.outcome(of: request, over: transport) }
        await until { server.requests.count == 1 }
        let second = Task { await Self.outcome(of: request, over: transport) }
        second.cancel()
        #expect(await second.value == WireFailure(.cancelled, mayHaveLeft: false, "stopped before it was sent"))
        first.cancel()
        let failure = await first.value
        #expect(failure?.cause == .cancelled)
        #expect(failure?.mayHaveLeft == true)
        #expect(server.requests.count == 1)
    }

    @Test func aTaskThatIsCancelledAlreadySendsNothing() async throws {
        let server = try ScriptedServer { _ in .answer(200) }
        let (transport, request) = (transport, post(server.url()))
        let task = Task {
            await until { Task.isCancelled }
            return await Self.outcome(of: request, over: transport)
        }
        task.cancel()
        #expect(await task.value?.mayHaveLeft == false)
        #expect(server.connections == 0)
    }

    private static func outcome(of request: WireRequest, over transport: CurlTransport) async -> WireFailure? {
        do {
            _ = try await transport.carry(request)
            return nil
        } catch { return error }
    }
}
