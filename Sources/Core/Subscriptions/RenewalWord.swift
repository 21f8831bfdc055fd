/// What a person said of whether a subscription renews itself; it gives way to a source that says so.
package struct RenewalWord: Equatable, Sendable {
    /// Whether it does.
    package var renews: Bool
    /// Who: user@host.
    package var by: String
    /// When.
    package var at: Timestamp

    /// A word.
    package init(renews: Bool, by: String, at: Timestamp) {
        self.renews = renews
        self.by = by
        self.at = at
    }
}
