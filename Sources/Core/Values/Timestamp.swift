/// A moment: seconds since 1970 in UTC. Core owns no clock; whoever knows the time says it.
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
        let parts = text.utf8.split(separator: UInt8(ascii: "T"), maxSplits: 1)
        guard let first = parts.first, let days = Self.days(fromDay: String(Substring(first))) else { return nil }
        guard parts.count == 2 else {
            self.init(seconds: days * 86400)
            return
        }
        guard let second = Self.seconds(fromClock: String(Substring(parts[1]))) else { return nil }
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

    private static func seconds(fromClock text: String) -> Int64? {
        var rest = Substring(text)
        var offset: Int64 = 0
        if rest.hasSuffix("Z") || rest.hasSuffix("z") {
            rest.removeLast()
        } else if let sign = rest.lastIndex(where: { $0 == "+" || $0 == "-" }) {
            let parts = rest[rest.index(after: sign)...].split(separator: ":")
            guard parts.count == 2, let hours = Int64(parts[0]), let minutes = Int64(parts[1]), hours < 24, minutes < 60
            else { return nil }
            offset = (hours * 3600 + minutes * 60) * (rest[sign] == "-" ? -1 : 1)
            rest = rest[..<sign]
        } else {
            return nil
        }
        let whole = rest.split(separator: ".", maxSplits: 1)[0].split(separator: ":")
        guard whole.count == 3, let hour = Int64(whole[0]), let minute = Int64(whole[1]), let second = Int64(whole[2]),
            (0..<24).contains(hour), (0..<60).contains(minute), (0...60).contains(second)
        else { return nil }
        return hour * 3600 + minute * 60 + second - offset
    }

    private static func two(_ number: Int64) -> String { padded(number, to: 2) }

    private static func padded(_ number: Int64, to width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
}
