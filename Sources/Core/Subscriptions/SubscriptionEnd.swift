/// When a subscription's term ends.
package enum SubscriptionEnd: Hashable, Sendable {
    /// The last day of the term; it is paid for to its end.
    case on(Day)
    /// Nothing ends it.
    case never
    /// Nobody said.
    case unknown

    /// Reads the service's or a file's text; nil when it is no day.
    ///
    /// The years 1 and 9999 are how Microsoft writes that there is no end.
    package init?(_ text: String) {
        guard !text.isEmpty else {
            self = .unknown
            return
        }
        guard let day = Day(text) else { return nil }
        self = text.hasPrefix("9999-") || text.hasPrefix("0001-") ? .never : .on(day)
    }

    /// The last day; nil where there is none or nobody said.
    package var day: Day? { if case .on(let day) = self { day } else { nil } }
}
