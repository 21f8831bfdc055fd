import Core
import Synchronization
import Testing
import Transfer

@Suite(.timeLimit(.minutes(1))) struct TokenCacheTests {
    private let time = VirtualTime()

    /// Issues t-1, t-2 and so on, once it is let to, and fails while it is told to.
    private final class Issuer: Sendable {
        let state = Mutex((count: 0, isOpen: true, failure: ServiceFailure?.none))
        var count: Int { state.withLock { $0.count } }

        func open() { state.withLock { $0.isOpen = true } }
        func shut() { state.withLock { $0.isOpen = false } }
        func fail(_ failure: ServiceFailure?) { state.withLock { $0.failure = failure } }

        func issue(lifetime: Int) async throws(ServiceFailure) -> IssuedToken {
            let number = state.withLock { state in
                state.count += 1
                return state.count
            }
            await until { state.withLock { $0.isOpen } }
            if let failure = state.withLock({ $0.failure }) { throw failure }
            return IssuedToken("t-\(number)", lifetime: lifetime)
        }
    }

    private let issuer = Issuer()

    private func cache(lifetime: Int = 3600) -> TokenCache {
        let issuer = issuer
        return TokenCache(surroundings: time.surroundings) { () throws(ServiceFailure) in
            try await issuer.issue(lifetime: lifetime)
        }
    }

    @Test func aTokenIsUsedUntilTwoMinutesBeforeItsEnd() async throws {
        let cache = cache()
        #expect(try await cache.token(refused: nil) == "t-1")
        time.advance(.seconds(3479))
        #expect(try await cache.token(refused: nil) == "t-1")
        time.advance(.seconds(1))
        #expect(try await cache.token(refused: nil) == "t-2")
    }

    @Test func aShortLivedTokenIsUsedForHalfItsLife() async throws {
        let cache = cache(lifetime: 60)
        #expect(try await cache.token(refused: nil) == "t-1")
        time.advance(.seconds(29))
        #expect(try await cache.token(refused: nil) == "t-1")
        time.advance(.seconds(1))
        #expect(try await cache.token(refused: nil) == "t-2")
    }

    @Test func howeverManyWaitOneTokenIsFetched() async throws {
        let cache = cache()
        issuer.shut()
        let tasks = (0..<200).map { _ in Task { try await cache.token(refused: nil) } }
        await until { issuer.count == 1 }
        issuer.open()
        for task in tasks { #expect(try await task.value == "t-1") }
        #expect(issuer.count == 1)
    }

    @Test func aRefusedTokenIsReplacedOnce() async throws {
        let cache = cache()
        #expect(try await cache.token(refused: nil) == "t-1")
        let tasks = (0..<50).map { _ in Task { try await cache.token(refused: "t-1") } }
        for task in tasks { #expect(try await task.value == "t-2") }
        #expect(try await cache.token(refused: "t-1") == "t-2")
        #expect(issuer.count == 2)
    }

    @Test func aFailureReachesAllWhoWaitAndTheNextTriesAgain() async throws {
        let cache = cache()
        issuer.fail(.signInNeeded("why"))
        await #expect(throws: ServiceFailure.signInNeeded("why")) { try await cache.token(refused: nil) }
        issuer.fail(nil)
        #expect(try await cache.token(refused: nil) == "t-2")
    }

    @Test func aTokenThatStillHoldsOutlivesAFailedFetch() async throws {
        let cache = cache()
        _ = try await cache.token(refused: nil)
        time.advance(.seconds(3500))
        issuer.fail(.unreachable("down"))
        #expect(try await cache.token(refused: nil) == "t-1")
        #expect(try await cache.token(refused: nil) == "t-1")
        #expect(issuer.count == 2)
        time.advance(.seconds(100))
        await #expect(throws: ServiceFailure.unreachable("down")) { try await cache.token(refused: nil) }
    }

    @Test func whoeverGivesUpDoesNotStopTheFetch() async throws {
        let cache = cache()
        issuer.shut()
        let task = Task { try await cache.token(refused: nil) }
        await until { issuer.count == 1 }
        task.cancel()
        await #expect(throws: ServiceFailure.cancelled) { try await task.value }
        issuer.open()
        #expect(try await cache.token(refused: nil) == "t-1")
        #expect(issuer.count == 1)
    }

    @Test func tokensDoNotShowThemselves() {
        let token = IssuedToken("s3cret", lifetime: 60)
        #expect(!"\(token) \(String(reflecting: token))".contains("s3cret"))
        let request = ServiceRequest(
            .post, "/a", headers: [HTTPHeader("Authorization", "s3cret")], body: Array("s3cret".utf8))
        #expect(!"\(request) \(String(reflecting: request)) \(request.headers)".contains("s3cret"))
    }
}
