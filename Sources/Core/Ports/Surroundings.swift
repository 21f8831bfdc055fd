/// The time of day and who is at work: what Core can't know by itself.
package struct Surroundings: Sendable {
    /// The moment.
    package var now: @Sendable () -> Timestamp
    /// The person and machine: user@host.
    package var who: String
    /// Waits so many seconds, or less when the task is cancelled; nil where nothing can be waited for.
    package var wait: (@Sendable (_ seconds: Int) async -> Void)?
    /// Lets a moment pass that no person notices, in which more of a kind may come; nil where everything comes at once.
    package var moment: (@Sendable () async -> Void)?

    /// Surroundings; without a way to wait unless told, so that jobs leave open what only time settles.
    package init(
        who: String, wait: (@Sendable (_ seconds: Int) async -> Void)? = nil,
        moment: (@Sendable () async -> Void)? = nil, now: @escaping @Sendable () -> Timestamp
    ) {
        self.who = who
        self.wait = wait
        self.moment = moment
        self.now = now
    }
}
