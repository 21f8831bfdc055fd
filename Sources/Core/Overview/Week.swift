/// A week from Monday to Sunday, in UTC as days are in searches.
package struct Week: Hashable, Sendable, Comparable {
    /// Its Monday at midnight.
    package let start: Timestamp

    private static let seconds: Int64 = 7 * 86400

    /// The week of a moment.
    package init(of moment: Timestamp) {
        // 1970 began on a Thursday.
        let monday: Int64 = 4 * 86400
        let since = moment.seconds - monday
        let weeks = since >= 0 ? since / Self.seconds : (since - Self.seconds + 1) / Self.seconds
        start = Timestamp(seconds: monday + weeks * Self.seconds)
    }

    /// The week so many weeks later.
    package func adding(_ weeks: Int) -> Week { Week(of: start.adding(seconds: Int64(weeks) * Self.seconds)) }

    /// So many weeks that end with this one.
    package func last(_ count: Int) -> [Week] { (1 - count...0).map(adding) }

    /// So many weeks that begin with this one.
    package func next(_ count: Int) -> [Week] { (0..<count).map(adding) }

    /// The month of its Monday, from 1 to 12.
    package var month: Int { Int(start.day().dropFirst(5).prefix(2)) ?? 1 }

    package static func < (left: Week, right: Week) -> Bool { left.start < right.start }
}

extension Collection<Week> {
    /// The search for rows whose moment in a column lies in these weeks, which follow one another.
    package func search(_ column: String) -> String {
        guard let first = self.min(), let last = self.max() else { return "" }
        return "\(column):>=\(first.start.day()) \(column):<\(last.adding(1).start.day())"
    }
}
