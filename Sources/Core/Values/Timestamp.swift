/// A moment: seconds since 1970 in UTC.
///
/// Core owns no clock; whoever knows the time says it.
package struct Timestamp: Hashable, Sendable, Comparable, CustomStringConvertible {
    /// Seconds since the start of 1970, UTC.
    package let seconds: Int64

    /// A moment by its seconds since 1970.
    package init(seconds: Int64) { self.seconds = seconds }

    package static func < (left: Timestamp, right: Timestamp) -> Bool { left.seconds < right.seconds }

    /// The moment so many seconds later.
    package func adding(seconds more: Int64) -> Timestamp { Timestamp(seconds: seconds + more) }

    /// RFC 3339 in UTC, such as 2026-11-23T08:05:09Z.
    package var description: String {
        "\(day)T\(Self.two(secondOfDay / 3600)):\(Self.two(secondOfDay / 60 % 60)):\(Self.two(secondOfDay % 60))Z"
    }

    /// The day alone, such as 2026-11-23, in UTC or at an offset of seconds east of it.
    package func day(offset: Int64 = 0) -> String { Timestamp(seconds: seconds + offset).day }

    /// Day and minute, such as 2026-11-23 08:05, at an offset of seconds east of UTC.
    package func minute(offset: Int64 = 0) -> String { "\(day(offset: offset)) \(clock(offset: offset))" }

    /// Hours and minutes, such as 08:05, at an offset of seconds east of UTC.
    package func clock(offset: Int64 = 0) -> String {
        let second = Timestamp(seconds: seconds + offset).secondOfDay
        return "\(Self.two(second / 3600)):\(Self.two(second / 60 % 60))"
    }

    /// Reads RFC 3339 (with Z or an offset) or a day alone; nil when the text is neither.
    package init?(_ text: String) {
        let parts = text.utf8.split(separator: UInt8(ascii: "T"), maxSplits: 1, omittingEmptySubsequences: false)
        guard let first = parts.first, let days = Self.days(fromDay: String(Substring(first))) else { return nil }
        guard parts.count == 2 else {
            self.init(seconds: days * 86400)
            return
        }
        guard let second = Self.seconds(fromClock: parts[1]) else { return nil }
        self.init(seconds: days * 86400 + second)
    }

    private var secondOfDay: Int64 { ((seconds % 86400) + 86400) % 86400 }

    /// Civil date by the usual arithmetic on eras of 400 years.
    private var day: String {
        let days = (seconds - secondOfDay) / 86400 + 719_468
        let era = (days >= 0 ? days : days - 146_096) / 146_097
        let dayOfEra = days - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shifted = (5 * dayOfYear + 2) / 153
        let day = dayOfYear - (153 * shifted + 2) / 5 + 1
        let month = shifted < 10 ? shifted + 3 : shifted - 9
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        return "\(Self.padded(year, to: 4))-\(Self.two(month))-\(Self.two(day))"
    }

    private static func days(fromDay text: String) -> Int64? {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0].count == 4, parts[1].count == 2, parts[2].count == 2,
            let year = Int64(parts[0]), let month = Int64(parts[1]), let day = Int64(parts[2]),
            year >= 1, (1...12).contains(month), (1...31).contains(day)
        else { return nil }
        let shiftedYear = month <= 2 ? year - 1 : year
        let era = shiftedYear / 400
        let yearOfEra = shiftedYear - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        let days = era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
        guard Timestamp(seconds: days * 86400).day == text else { return nil }
        return days
    }

    /// Seconds since midnight UTC of `08:05:09`, perhaps with a fraction, and `Z` or an offset such as `+01:00`.
    private static func seconds(fromClock text: Substring.UTF8View) -> Int64? {
        guard let hour = pair(text), let minute = pair(text.dropFirst(2), after: ":"),
            let second = pair(text.dropFirst(5), after: ":"), hour < 24, minute < 60, second <= 60
        else { return nil }
        var rest = text.dropFirst(8)
        if rest.first == UInt8(ascii: ".") {
            let digits = rest.dropFirst().prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
            guard !digits.isEmpty else { return nil }
            rest = rest[digits.endIndex...]
        }
        guard let offset = offset(rest) else { return nil }
        return hour * 3600 + minute * 60 + second - offset
    }

    /// Seconds east of UTC.
    private static func offset(_ text: Substring.UTF8View) -> Int64? {
        if text.elementsEqual("Z".utf8) || text.elementsEqual("z".utf8) { return 0 }
        guard text.count == 6, text.first == UInt8(ascii: "+") || text.first == UInt8(ascii: "-"),
            let hours = pair(text.dropFirst()), let minutes = pair(text.dropFirst(3), after: ":"), hours < 24,
            minutes < 60
        else { return nil }
        return (hours * 3600 + minutes * 60) * (text.first == UInt8(ascii: "-") ? -1 : 1)
    }

    /// The number of two digits with which a text begins, behind a sign where one is asked for.
    private static func pair(_ text: Substring.UTF8View, after sign: Unicode.Scalar? = nil) -> Int64? {
        var digits = text
        if let sign {
            guard digits.popFirst() == UInt8(ascii: sign) else { return nil }
        }
        guard digits.count >= 2 else { return nil }
        let values = digits.prefix(2).map { $0 &- UInt8(ascii: "0") }
        return values.allSatisfy { $0 < 10 } ? Int64(values[0]) * 10 + Int64(values[1]) : nil
    }

    private static func two(_ number: Int64) -> String { padded(number, to: 2) }

    private static func padded(_ number: Int64, to width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
}
