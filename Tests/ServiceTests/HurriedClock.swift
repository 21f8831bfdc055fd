import Core
import Foundation
import Synchronization

/// The real clock, which jumps ahead whenever somebody waits.
///
/// Settling times are as long as in earnest, and take milliseconds. Where something may still happen late, the clock
/// stops jumping after a while, so that a slow machine can't make it happen after the settling time.
final class HurriedClock: Sendable {
    private struct State {
        var ahead: Int64 = 0
        /// Seconds jumped while something was pending.
        var sincePending: Int64 = 0
    }

    /// Longer than any look at a lost item, shorter than the settling times.
    private static let mostWhilePending: Int64 = 60
    private let state = Mutex(State())

    /// Seconds since 1970.
    var seconds: Double { Date().timeIntervalSince1970 + Double(state.withLock { $0.ahead }) }

    /// The same in whole seconds.
    var now: Timestamp { Timestamp(seconds: Int64(seconds)) }

    /// Jumps so many seconds ahead, after a moment in which others get on.
    func wait(_ seconds: Int, isPending: () -> Bool) async {
        try? await Task.sleep(for: .milliseconds(4))
        let isPending = isPending()
        state.withLock { state in
            state.sincePending = isPending ? state.sincePending + Int64(seconds) : 0
            if state.sincePending <= Self.mostWhilePending { state.ahead += Int64(seconds) }
        }
    }

    /// Jumps ahead at once.
    func pass(_ seconds: Int) { state.withLock { $0.ahead += Int64(seconds) } }
}
