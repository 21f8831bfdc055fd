import Core
import Synchronization
import Testing

@testable import Transfer

/// The client over real sockets and a virtual clock.
@Suite(.timeLimit(.minutes(1))) struct ServiceClientTests {
    private let time = VirtualTime()
    private let lines = Shared<String>()

    private func client(
        _ server: ScriptedServer, tokens: (any TokenSource)? = nil, bucket: TokenBucket? = nil, attempts: Int = 4,
        limits: TransferLimits = TransferLimits()
    ) throws -> ServiceClient {
        let habits = ServiceClient.Habits(sendsIDs: true, limits: limits, retries: RetryPolicy(attempts: attempts))
        let lines = lines
        return ServiceClient(
            "Contoso", at: try ServiceAddress(server.url("/base")), over: CurlTransport(), tokens: tokens,
            bucket: bucket,
            habits: habits, log: RequestLog { lines.append($0) }, surroundings: time.surroundings)
    }

    private func failure(of request: ServiceRequest, _ client: ServiceClient) async -> ServiceFailure? {
        do {
            _ = try await client.answer(to: request)
            return nil
        } catch { return error }
    }

    /// A server that answers what the list says, in order, and then 200.
    private func server(_ replies: Reply...) throws -> ScriptedServer {
        let left = Shared(replies)
        return try ScriptedServer { _ in left.popFirst() ?? .answer(200) }
    }

    private let truncated = Reply.sendAndCut(Reply.head(200, ["Content-Length: 9"]))
    private let post = ServiceRequest(.post, "/companies", body: Array("{}".utf8), correlation: "c-1")
    private let get = ServiceRequest(.get, "/customers", correlation: "c-1")

    @Test func idsStayTheSameOverAllAttempts() async throws {
        let server = try server(.answer(500), .answer(429), truncated)
        let request = ServiceRequest(
            .get, "/customers", headers: [HTTPHeader("Accept", "text/csv")], correlation: "c-1")
        #expect(try await client(server).answer(to: request).status == 200)
        #expect(server.requests.count == 4)
        #expect(Set(server.requests.map { $0["MS-RequestId"] }).count == 1)
        #expect(server.requests.allSatisfy { $0["MS-CorrelationId"] == "c-1" && $0["Accept"] == "text/csv" })
        #expect(server.requests.allSatisfy { $0.line == "GET /base/customers HTTP/1.1" })
        #expect(time.sleeps == [.seconds(0.375), .seconds(0.75), .seconds(1.5)])
    }

    @Test func differentRequestsHaveDifferentIDs() async throws {
        let server = try server()
        let client = try client(server)
        for _ in 0..<3 { _ = try await client.answer(to: get) }
        #expect(Set(server.requests.map { $0["MS-RequestId"] }).count == 3)
    }

    @Test(arguments: [408, 500, 502, 503, 504])
    func creationsWithAnUnclearAnswerAreSentOnce(status: Int) async throws {
        let server = try server(.answer(status, ["Retry-After: 1"], "{\"code\":\"X\",\"message\":\"down\"}"))
        let failure = await failure(of: post, try client(server))
        #expect(failure == .outcomeUnknown("Contoso answered \(status), code X: down [correlation c-1]"))
        #expect(server.requests.count == 1)
    }

    @Test(arguments: [0, 1, 2, 3])
    func creationsWhoseAnswerGetsLostAreSentOnce(way: Int) async throws {
        let replies: [Reply] = [
            .sendAndCut([]), .reset, .sendAndCut(Reply.head(201, ["Content-Length: 9"]) + [1]), .sendAndHang([]),
        ]
        let server = try server(replies[way])
        let failure = await failure(of: post, try client(server, limits: TransferLimits(idle: 50)))
        guard case .outcomeUnknown(let words) = failure else {
            Issue.record("\(String(describing: failure))")
            return
        }
        #expect(words.hasPrefix("Contoso: ") && words.hasSuffix("[correlation c-1]"))
        #expect(server.requests.count == 1)
    }

    @Test func creationsThatWereTurnedAwayAreSentAgain() async throws {
        let server = try server(.answer(429, ["Retry-After: 7"]), .answer(429))
        #expect(try await client(server).answer(to: post).status == 200)
        #expect(server.requests.count == 3)
        #expect(time.sleeps.first.map { $0 >= .seconds(7) && $0 < .seconds(8) } == true)
    }

    @Test func aClosedDoorIsTriedAgainAndThenUnreachable() async throws {
        let port = try ScriptedServer { _ in .answer(200) }.port
        let client = ServiceClient(
            "Contoso", at: try ServiceAddress("http://127.0.0.1:\(port)"), over: CurlTransport(),
            habits: ServiceClient.Habits(retries: RetryPolicy(attempts: 3)), surroundings: time.surroundings)
        guard case .unreachable = await failure(of: post, client) else {
            Issue.record("not unreachable")
            return
        }
        #expect(time.sleeps.count == 2)
    }

    @Test func theGatewaysWordsAreObeyed() async throws {
        let body = "{\"statusCode\":429,\"message\":\"Rate limit is exceeded. Try again in 57 seconds.\"}"
        let server = try server(.answer(429, [], body))
        #expect(try await client(server).answer(to: get).status == 200)
        #expect(time.sleeps.first.map { $0 >= .seconds(57) } == true)
    }

    @Test func aServiceThatStaysBusyIsLeftAlone() async throws {
        let server = try ScriptedServer { _ in .answer(429, ["Retry-After: 3600"]) }
        #expect(await failure(of: get, try client(server)) == .busy(seconds: 3600))
        #expect(server.requests.count == 1)
    }

    @Test func answersThatSayNoAreGivenBack() async throws {
        let server = try server(.answer(404, [], "{\"code\":1000}"))
        let answer = try await client(server).answer(to: get)
        #expect(answer.status == 404)
        #expect(answer.body == Array("{\"code\":1000}".utf8))
    }

    @Test func anExpiredTokenIsReplacedAndTheRequestRepeated() async throws {
        let server = try ScriptedServer { $0["Authorization"] == "Bearer t-2" ? .answer(201) : .answer(401) }
        let tokens = Tokens()
        #expect(try await client(server, tokens: tokens).answer(to: post).status == 201)
        #expect(server.requests.map { $0["Authorization"] } == ["Bearer t-1", "Bearer t-2"])
        #expect(time.sleeps.isEmpty)
    }

    @Test func aSecondRefusalAsksForASignIn() async throws {
        let server = try ScriptedServer { _ in
            .answer(
                401, [], "{\"code\":900420,\"description\":\"Wrong audience\",\"data\":[],\"source\":\"PartnerFD\"}")
        }
        let failure = await failure(of: post, try client(server, tokens: Tokens()))
        #expect(failure == .signInNeeded("Contoso answered 401, code 900420: Wrong audience [correlation c-1]"))
        #expect(server.requests.count == 2)
    }

    @Test func withoutTokensARefusalIsAnAnswer() async throws {
        let server = try server(.answer(401))
        #expect(try await client(server).answer(to: post).status == 401)
        #expect(server.requests.count == 1)
    }

    @Test func whoCanGetNoTokenSendsNothing() async throws {
        let server = try server()
        let cache = TokenCache(surroundings: time.surroundings) { () throws(ServiceFailure) in
            throw .signInNeeded("why")
        }
        #expect(await failure(of: post, try client(server, tokens: cache)) == .signInNeeded("why"))
        #expect(server.requests.isEmpty)
    }

    @Test func tooManyHalvesTheRate() async throws {
        let bucket = TokenBucket(burst: 20, perSecond: 8, surroundings: time.surroundings)
        let server = try server(.answer(429, ["Retry-After: 2"]))
        #expect(try await client(server, bucket: bucket).answer(to: get).status == 200)
        #expect(bucket.isSlowed)
        #expect(bucket.rate < 4.1)
    }

    @Test func cancellingACreationUnderWayLeavesItsOutcomeUnknown() async throws {
        let server = try ScriptedServer { _ in .sendAndHang([]) }
        let (client, post, get) = (try client(server), post, get)
        let creation = Task { await outcome(of: post, client) }
        let reading = Task { await outcome(of: get, client) }
        await until { server.requests.count == 2 }
        creation.cancel()
        reading.cancel()
        guard case .outcomeUnknown = await creation.value else {
            Issue.record("not unknown")
            return
        }
        #expect(await reading.value == .cancelled)
    }

    @Test func pathsThatLeadAwayAreRefused() async throws {
        let server = try server()
        guard case .refused = await failure(of: ServiceRequest(.get, "/../x"), try client(server)) else {
            Issue.record("not refused")
            return
        }
        #expect(server.requests.isEmpty)
    }

    @Test func eachAttemptIsALineWithoutSecrets() async throws {
        let server = try server(.answer(503), truncated)
        let request = ServiceRequest(
            .get, "/users/jane%40example.com",
            query: [HTTPHeader("access_token", "s3cret"), HTTPHeader("size", "500")],
            headers: [HTTPHeader("X-Secret", "s3cret")], body: nil, correlation: "c-1")
        _ = try await client(server, tokens: Tokens()).answer(to: request)
        let id = server.requests[0]["MS-RequestId"] ?? ""
        let url = "http://127.0.0.1:\(server.port)/base/users/…?access_token=…&size=500"
        #expect(
            lines.all == [
                "GET \(url) 503 0 ms request \(id) correlation c-1",
                "GET \(url) cut 0 ms attempt 2 request \(id) correlation c-1",
                "GET \(url) 200 0 ms attempt 3 request \(id) correlation c-1",
            ])
    }
}

/// What becomes of a request that fails; nil when it does not.
private func outcome(of request: ServiceRequest, _ client: ServiceClient) async -> ServiceFailure? {
    do {
        _ = try await client.answer(to: request)
        return nil
    } catch { return error }
}

/// Tokens t-1, t-2 and so on: a new one whenever the last one was refused.
private final class Tokens: TokenSource {
    private let number = Mutex(1)

    func token(refused: String?) async throws(ServiceFailure) -> String {
        number.withLock { number in
            if refused == "t-\(number)" { number += 1 }
            return "t-\(number)"
        }
    }
}
