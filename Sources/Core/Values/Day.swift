/// A day of the calendar, without a time and a zone.
package struct Day: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// Days since the start of 1970.
    package let number: Int64

    /// A day by its number.
    package init(_ number: Int64) { self.number = number }

    /// The day of a moment in UTC.
    package init(of moment: Timestamp) {
        number = moment.seconds >= 0 ? moment.seconds / 86_400 : (moment.seconds - 86_399) / 86_400
    }

    /// Reads a day, perhaps with a time of day and a zone behind it: the day is the one that is written there.
    ///
    /// A zone would move a midnight to the neighbouring day, which nobody meant who wrote the end of a term.
    package init?(_ text: String) {
        let written = text.utf8.prefix(10)
        guard written.count == 10, Self.isTime(text.utf8.dropFirst(10)),
            let moment = Timestamp(String(text.prefix(10)))
        else { return nil }
        self.init(of: moment)
    }

    /// Such as 2026-11-23.
    package var description: String { start.day() }

    /// Its first moment in UTC.
    package var start: Timestamp { Timestamp(seconds: number * 86_400) }

    /// The day so many days later.
    package func adding(_ days: Int) -> Day { Day(number + Int64(days)) }

    /// How many days later this one is.
    package func days(since other: Day) -> Int { Int(number - other.number) }

    package static func < (left: Day, right: Day) -> Bool { left.number < right.number }

    /// Whether what stands behind a day is nothing, or looks like a time of day with or without a zone.
    private static func isTime(_ text: Substring.UTF8View) -> Bool {
        guard let first = text.first else { return true }
        let signs: Set<UInt8> = Set("0123456789:.+-Zz ".utf8)
        guard first == UInt8(ascii: "T") || first == UInt8(ascii: "t") || first == UInt8(ascii: " ") else {
            return false
        }
        let rest = text.dropFirst()
        guard let digit = rest.first, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(digit) else { return false }
        return rest.allSatisfy { signs.contains($0) }
    }
}
