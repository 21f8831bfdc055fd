/// How often and after which pauses something is tried again.
package struct RetryPolicy: Equatable, Sendable {
    /// How often a request is sent at most.
    package var attempts: Int
    /// The pause after the first attempt, in seconds; it doubles with each further one.
    package var firstPause: Double
    /// The longest pause of our own, in seconds.
    package var longestPause: Double
    /// How many seconds a request may spend in pauses altogether.
    package var limit: Double

    /// A policy.
    package init(attempts: Int = 5, firstPause: Double = 0.5, longestPause: Double = 30, limit: Double = 150) {
        self.attempts = attempts
        self.firstPause = firstPause
        self.longestPause = longestPause
        self.limit = limit
    }

    /// Nothing is tried again.
    package static let never = RetryPolicy(attempts: 1)

    /// The seconds to wait before the next attempt; nil when there is none.
    ///
    /// What the service asks for is never shortened. `random`, from 0 up to 1, spreads requests that failed together.
    func pause(afterAttempt attempt: Int, asked: Double?, spent: Double, random: Double) -> Double? {
        guard attempt < attempts else { return nil }
        let own = min(longestPause, firstPause * Double(1 << min(attempt - 1, 20))) * (0.5 + random / 2)
        let pause = asked.map { $0 + min(own, 1) * random } ?? own
        return spent + pause <= limit ? pause : nil
    }
}
