import Core
import Testing
import Transfer

/// Single attempts over real sockets.
@Suite(.timeLimit(.minutes(1))) struct CurlTransportTests {
    private let transport = CurlTransport()

    private func failure(of request: WireRequest, over transport: CurlTransport? = nil) async -> WireFailure? {
        do {
            _ = try await (transport ?? self.transport).carry(request)
            return nil
        } catch { return error }
    }

    @Test func statusHeadersAndBodyComeBack() async throws {
        let server = try ScriptedServer { _ in .answer(404, ["X-One: a b ", "MS-CV: x.0"], "{\"code\":1}") }
        let answer = try await transport.carry(WireRequest(.get, server.url("/a?b=c")))
        #expect(answer.status == 404)
        #expect(answer[header: "x-one"] == "a b")
        #expect(answer.body == Array("{\"code\":1}".utf8))
        #expect(server.requests[0].line == "GET /a?b=c HTTP/1.1")
        #expect(server.requests[0]["Accept-Encoding"] == "gzip, deflate")
    }

    @Test(arguments: [HTTPMethod.post, .put, .patch, .delete])
    func bodiesAndHeadersArriveAsGiven(method: HTTPMethod) async throws {
        let server = try ScriptedServer { _ in .answer(200) }
        let body = Array("{\"n\":\"é\u{0}\"}".utf8)
        let headers = [HTTPHeader("Content-Type", "application/json"), HTTPHeader("X-Empty", "")]
        _ = try await transport.carry(WireRequest(method, server.url(), headers: headers, body: body))
        let request = server.requests[0]
        #expect(request.line == "\(method.rawValue) / HTTP/1.1")
        #expect(request.body == body)
        #expect(request["Content-Type"] == "application/json")
        #expect(request["X-Empty"] == "")
        #expect(request["Expect"] == nil)
    }

    @Test func methodsWithoutBodySayThatTheyHaveNone() async throws {
        let server = try ScriptedServer { _ in .answer(200, [], "") }
        _ = try await transport.carry(WireRequest(.post, server.url()))
        _ = try await transport.carry(WireRequest(.head, server.url()))
        #expect(server.requests.map(\.line) == ["POST / HTTP/1.1", "HEAD / HTTP/1.1"])
        #expect(server.requests[0]["Content-Length"] == "0")
        #expect(server.requests[0]["Content-Type"] == nil)
    }

    @Test func oneAfterAnotherUseOneConnection() async throws {
        let server = try ScriptedServer { _ in .answer(200) }
        for _ in 0..<20 { _ = try await transport.carry(WireRequest(.get, server.url())) }
        #expect(server.connections == 1)
    }

    @Test func manyAtOnceUseNoMoreConnectionsThanAllowed() async throws {
        let server = try ScriptedServer { _ in .answer(200) }
        let transport = CurlTransport(connections: 3)
        try await withThrowingTaskGroup(of: Int.self) { group in
            for _ in 0..<60 { group.addTask { try await transport.carry(WireRequest(.get, server.url())).status } }
            for try await status in group { #expect(status == 200) }
        }
        #expect(server.requests.count == 60)
        #expect(server.connections <= 3)
    }

    @Test func chunkedAndPackedBodiesAreUnpacked() async throws {
        let server = try ScriptedServer { request in
            if request.line.contains("chunked") {
                return .send(
                    Reply.head(200, ["Transfer-Encoding: chunked"]) + Array("3\r\nabc\r\n2;x=y\r\nde\r\n0\r\n\r\n".utf8)
                )
            }
            return .answer(200, ["Content-Encoding: gzip"], bytes: packed)
        }
        #expect(try await transport.carry(WireRequest(.get, server.url("/chunked"))).body == Array("abcde".utf8))
        #expect(try await transport.carry(WireRequest(.get, server.url("/packed"))).body == Array("hello hello".utf8))
    }

    @Test func anAnswerBehindAnInterimOneCounts() async throws {
        let server = try ScriptedServer { _ in
            .send(Reply.head(103, ["X-Early: 1"]) + Reply.head(201, ["Content-Length: 2"]) + Array("ok".utf8))
        }
        let answer = try await transport.carry(WireRequest(.get, server.url()))
        #expect(answer.status == 201)
        #expect(answer[header: "X-Early"] == nil)
        #expect(answer.body == Array("ok".utf8))
    }

    @Test func redirectsAreGivenBackAndNotFollowed() async throws {
        let server = try ScriptedServer { _ in .answer(302, ["Location: http://127.0.0.1:1/"]) }
        #expect(try await transport.carry(WireRequest(.get, server.url())).status == 302)
        #expect(server.requests.count == 1)
    }

    @Test func aBodyLargerThanTheLimitIsStopped() async throws {
        let server = try ScriptedServer { _ in .answer(200, [], String(repeating: "x", count: 100_000)) }
        var request = WireRequest(.get, server.url())
        request.limits.body = 99_999
        #expect(await failure(of: request)?.cause == .tooLarge)
        request.limits.body = 100_000
        #expect(try await transport.carry(request).body.count == 100_000)
    }

    @Test func aPackedBodyIsMeasuredUnpacked() async throws {
        let server = try ScriptedServer { _ in .answer(200, ["Content-Encoding: gzip"], bytes: packed) }
        var request = WireRequest(.get, server.url())
        request.limits.body = 10
        #expect(await failure(of: request)?.cause == .tooLarge)
    }

    @Test func anEndlessHeadIsStopped() async throws {
        let server = try ScriptedServer { _ in
            .sendAndHang(
                Reply.head(200, (0..<300).map { "X-\($0): " + String(repeating: "y", count: 1000) }))
        }
        #expect(await failure(of: WireRequest(.get, server.url()))?.cause == .tooLarge)
    }

    @Test(arguments: [
        ("http://example.com/", "plain http"), ("ftp://example.com/", "neither"), ("file:///etc/passwd", "neither"),
        ("https://someone:secret@example.com/", "user"), ("nonsense", "not a URL"),
        ("https://exa mple.com", "not a URL"),
        ("http://127.0.0.1.example.com/", "plain http"), ("http://localhost.example.com/", "plain http"),
        ("http://[::2]/", "plain http"), ("http://0.0.0.0/", "plain http"),
        ("https://a.example.com\\@127.0.0.1/", "not a URL"),
    ])
    func whatMustNotBeCalledIsRefusedBeforehand(url: String, words: String) async {
        let failure = await failure(of: WireRequest(.get, url))
        #expect(failure?.cause == .unsendable)
        #expect(failure?.mayHaveLeft == false)
        #expect(failure?.words.contains(words) == true)
        #expect(failure?.words.contains("secret") == false)
    }

    @Test func headersCannotBringFurtherHeaders() async throws {
        let server = try ScriptedServer { _ in .answer(200) }
        for header in [
            HTTPHeader("X", "a\r\nY: b"), HTTPHeader("X\nY", "a"), HTTPHeader("X: y", "a"), HTTPHeader("", "a"),
        ] {
            #expect(await failure(of: WireRequest(.get, server.url(), headers: [header]))?.cause == .unsendable)
        }
        #expect(server.connections == 0)
    }

    @Test func aTransportThatIsNoLongerUsedEndsItsThread() async throws {
        let server = try ScriptedServer { _ in .answer(200) }
        for _ in 0..<50 { _ = try await CurlTransport().carry(WireRequest(.get, server.url())) }
        #expect(server.connections == 50)
    }
}

/// The text "hello hello", as gzip packs it.
private let packed: [UInt8] = [
    0x1f, 0x8b, 0x08, 0x00, 0x00, 0x00, 0x00, 0x00, 0x02, 0x03, 0xcb, 0x48, 0xcd, 0xc9, 0xc9, 0x57,
    0xc8, 0x00, 0x91, 0x00, 0x40, 0xa6, 0x2d, 0x01, 0x0b, 0x00, 0x00, 0x00,
]
