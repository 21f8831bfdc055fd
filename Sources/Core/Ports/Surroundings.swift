/// The time of day and who is at work: what Core can't know by itself.
package struct Surroundings: Sendable {
    /// The moment.
    package var now: @Sendable () -> Timestamp
    /// The person and machine: user@host.
    package var who: String

    /// Surroundings.
    package init(who: String, now: @escaping @Sendable () -> Timestamp) {
        self.who = who
        self.now = now
    }
}
