import Synchronization
import Testing
import Transfer

/// The bucket on a virtual clock.
@Suite(.timeLimit(.minutes(1))) struct TokenBucketTests {
    private let time = VirtualTime()

    @Test func theBurstLeavesAtOnceAndTheRestAtTheRate() async throws {
        let bucket = TokenBucket(burst: 20, perSecond: 5, surroundings: time.surroundings)
        for _ in 0..<20 { _ = try await bucket.turn() }
        #expect(time.now == .zero)
        for _ in 0..<50 { _ = try await bucket.turn() }
        #expect(time.now == .seconds(10))
    }

    @Test func aMinutesRateIsKept() async throws {
        let bucket = TokenBucket(perMinute: 400, surroundings: time.surroundings)
        for _ in 0..<406 { _ = try await bucket.turn() }
        #expect((Duration.seconds(60)...(.seconds(60.5))).contains(time.now))
    }

    @Test func whatIsNotUsedFillsUpToTheBurstOnly() async throws {
        let bucket = TokenBucket(burst: 3, perSecond: 1, surroundings: time.surroundings)
        time.advance(.seconds(1000))
        for _ in 0..<5 { _ = try await bucket.turn() }
        #expect(time.now == .seconds(1002))
    }

    @Test func tooManyHalvesTheRateOncePerVolley() async throws {
        let bucket = TokenBucket(burst: 4, perSecond: 8, surroundings: time.surroundings)
        var turns: [TokenBucket.Turn] = []
        for _ in 0..<4 { turns.append(try await bucket.turn()) }
        for turn in turns { bucket.slowDown(after: turn) }
        #expect(bucket.rate == 4)
        bucket.slowDown(after: try await bucket.turn())
        #expect(bucket.rate < 2.1)
    }

    @Test func theRateComesBackSlowlyAndNeverBeyondItsOwn() async throws {
        let bucket = TokenBucket(burst: 4, perSecond: 8, recovery: 100, surroundings: time.surroundings)
        bucket.slowDown(after: try await bucket.turn())
        #expect(bucket.rate == 4)
        time.advance(.seconds(25))
        #expect(abs(bucket.rate - 6) < 0.001)
        #expect(bucket.isSlowed)
        time.advance(.seconds(500))
        #expect(bucket.rate == 8)
        #expect(!bucket.isSlowed)
    }

    @Test func theRateNeverFallsToNothing() async throws {
        let bucket = TokenBucket(burst: 1, perSecond: 32, surroundings: time.surroundings)
        for _ in 0..<40 { bucket.slowDown(after: try await bucket.turn()) }
        #expect(bucket.rate >= 1)
    }

    @Test func duringAPauseNothingLeaves() async throws {
        let bucket = TokenBucket(burst: 10, perSecond: 1, surroundings: time.surroundings)
        bucket.slowDown(after: try await bucket.turn(), pause: .seconds(57))
        #expect(bucket.wait() == .seconds(59))
        _ = try await bucket.turn()
        #expect(time.now >= .seconds(57))
    }

    @Test func theWaitCountsThoseWhoCameBefore() async throws {
        let bucket = TokenBucket(burst: 2, perSecond: 4, surroundings: time.surroundings)
        #expect(bucket.wait(for: 2) == .zero)
        #expect(bucket.wait(for: 10) == .seconds(2))
    }

    /// A clock on which the first sleeper sleeps until it is let go.
    private final class Gate: Sendable {
        let isOpen = Mutex(false)

        func surroundings(_ time: VirtualTime) -> TransferSurroundings {
            var surroundings = time.surroundings
            surroundings.sleep = { duration throws(CancellationError) in
                while !self.isOpen.withLock({ $0 }) {
                    if Task.isCancelled { throw CancellationError() }
                    await Task.yield()
                }
                time.advance(duration)
            }
            return surroundings
        }
    }

    @Test func turnsAreGivenInOrderOfArrival() async throws {
        let gate = Gate()
        let bucket = TokenBucket(burst: 1, perSecond: 1, surroundings: gate.surroundings(time))
        _ = try await bucket.turn()
        let order = Shared<Int>()
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 0..<20 {
                group.addTask {
                    let turn = try await bucket.turn()
                    order.append(number * 1000 + turn.number)
                }
                await until { bucket.waiting == number + 1 }
            }
            gate.isOpen.withLock { $0 = true }
            try await group.waitForAll()
        }
        #expect(order.all.sorted() == (0..<20).map { $0 * 1000 + $0 + 2 })
        #expect(time.now == .seconds(20))
    }

    @Test func whoeverGivesUpLosesNobodysTurn() async throws {
        let gate = Gate()
        let bucket = TokenBucket(burst: 1, perSecond: 1, surroundings: gate.surroundings(time))
        _ = try await bucket.turn()
        var tasks: [Task<Int, any Error>] = []
        for number in 0..<6 {
            tasks.append(Task { try await bucket.turn().number })
            await until { bucket.waiting == number + 1 }
        }
        // The head of the line, one in the middle, and the last one.
        for number in [0, 3, 5] { tasks[number].cancel() }
        for number in [0, 3, 5] {
            await #expect(throws: CancellationError.self) { try await tasks[number].value }
        }
        gate.isOpen.withLock { $0 = true }
        #expect(try await [tasks[1].value, tasks[2].value, tasks[4].value] == [2, 3, 4])
        #expect(bucket.waiting == 0)
    }
}
