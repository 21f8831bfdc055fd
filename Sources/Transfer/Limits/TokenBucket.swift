import Synchronization

/// Lets so many requests leave at once and so many a second after them, first come, first served.
///
/// A service that still says "too many" (429) halves the rate; what was halved comes back little by little.
package final class TokenBucket: Sendable {
    /// The right to send one request.
    package struct Turn: Equatable, Sendable {
        /// Its number, counted from 1.
        package let number: Int
    }

    private struct Waiter {
        var number: Int
        var continuation: CheckedContinuation<Bool, Never>
    }

    private struct State {
        var level: BucketLevel
        var waiting: [Waiter] = []
        /// Whether somebody is at the head of the line and watches the level for all.
        var hasHead = false
        var arrivals = 0
    }

    private let state: Mutex<State>
    private let surroundings: TransferSurroundings

    /// A bucket that is full at the start.
    ///
    /// After being halved, the whole rate is back in `recovery` seconds at most.
    package init(
        burst: Int, perSecond: Double, recovery: Double = 300, surroundings: TransferSurroundings = .live
    ) {
        state = Mutex(
            State(level: BucketLevel(burst: burst, rate: perSecond, recovery: recovery, at: surroundings.elapsed())))
        self.surroundings = surroundings
    }

    /// A bucket for a limit by the minute; a sixtieth of it at once unless told.
    package convenience init(
        perMinute: Int, burst: Int? = nil, recovery: Double = 300, surroundings: TransferSurroundings = .live
    ) {
        self.init(
            burst: burst ?? max(1, perMinute / 60), perSecond: Double(perMinute) / 60, recovery: recovery,
            surroundings: surroundings)
    }

    /// Waits for the right to send one request.
    package func turn() async throws(CancellationError) -> Turn {
        if Task.isCancelled { throw CancellationError() }
        if let turn = takeAtOnce() { return turn }
        guard await becomeHead() else { throw CancellationError() }
        defer { passOn() }
        while true {
            switch state.withLock({ $0.level.take(at: surroundings.elapsed()) }) {
            case .taken(let number): return Turn(number: number)
            case .wait(let duration): try await surroundings.sleep(duration)
            }
        }
    }

    /// Hears that the service said "too many" to a request, and how long it wants to be left alone.
    ///
    /// Of requests that were under way together, only the first one halves the rate.
    package func slowDown(after turn: Turn, pause: Duration = .zero) {
        state.withLock { $0.level.slowDown(after: turn.number, pause: pause, at: surroundings.elapsed()) }
    }

    /// Requests a second at present.
    package var rate: Double { state.withLock { $0.level.rate(at: surroundings.elapsed()) } }

    /// Whether the service has slowed it down.
    package var isSlowed: Bool { state.withLock { $0.level.isSlowed(at: surroundings.elapsed()) } }

    /// How many wait for their turn.
    package var waiting: Int { state.withLock { $0.waiting.count + ($0.hasHead ? 1 : 0) } }

    /// How long it takes until so many more requests have left, behind those that wait now.
    package func wait(for requests: Int = 1) -> Duration {
        state.withLock { state in
            let ahead = state.waiting.count + (state.hasHead ? 1 : 0)
            return state.level.wait(for: ahead + requests, at: surroundings.elapsed())
        }
    }

    private func takeAtOnce() -> Turn? {
        state.withLock { state in
            guard !state.hasHead, case .taken(let number) = state.level.take(at: surroundings.elapsed()) else {
                return nil
            }
            return Turn(number: number)
        }
    }

    /// Waits in line until at its head; false when the task was cancelled.
    private func becomeHead() async -> Bool {
        let number = state.withLock { state in
            state.arrivals += 1
            return state.arrivals
        }
        return await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let answer: Bool? = state.withLock { state in
                    // A cancellation before this found nobody to wake; one after it will.
                    if Task.isCancelled { return false }
                    if !state.hasHead {
                        state.hasHead = true
                        return true
                    }
                    state.waiting.append(Waiter(number: number, continuation: continuation))
                    return nil
                }
                if let answer { continuation.resume(returning: answer) }
            }
        } onCancel: {
            let waiter: Waiter? = state.withLock { state in
                state.waiting.firstIndex { $0.number == number }.map { state.waiting.remove(at: $0) }
            }
            waiter?.continuation.resume(returning: false)
        }
    }

    private func passOn() {
        let next: Waiter? = state.withLock { state in
            state.hasHead = !state.waiting.isEmpty
            return state.waiting.isEmpty ? nil : state.waiting.removeFirst()
        }
        next?.continuation.resume(returning: true)
    }
}
