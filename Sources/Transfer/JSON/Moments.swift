import Core

/// Moments as the two services write them.
enum Moments {
    /// Reads a day, or a day and a time with a fraction of any length, a zone or none; nil when it is neither, and for
    /// the years 1 and 9999.
    static func moment(_ text: String) -> Timestamp? {
        var text = text.trimmingBlanks
        if let blank = text.utf8.firstIndex(where: { $0 == 32 || $0 == UInt8(ascii: "t") }),
            text.utf8.distance(from: text.startIndex, to: blank) == 10
        {
            text.replaceSubrange(blank...blank, with: "T")
        }
        guard let moment = Timestamp(text) ?? Timestamp(text + "Z") ?? Timestamp(withColon(text)) else { return nil }
        return sensible(moment)
    }

    /// The moment of year, month, day, hour, minute and second; those behind the day may be absent.
    static func moment(parts: [Int?]) -> Timestamp? {
        let numbers = parts.prefix(6).compactMap { $0 }
        guard numbers.count == min(parts.count, 6), numbers.count >= 3, numbers.allSatisfy({ (0...9999).contains($0) })
        else { return nil }
        let all = numbers + Array(repeating: 0, count: 6 - numbers.count)
        let day = "\(padded(all[0], 4))-\(padded(all[1], 2))-\(padded(all[2], 2))"
        return moment("\(day)T\(padded(all[3], 2)):\(padded(all[4], 2)):\(padded(all[5], 2))Z")
    }

    /// The moment, unless it lies in the first year or behind the year 9990.
    static func sensible(_ moment: Timestamp) -> Timestamp? {
        (-62_104_060_800..<253_086_768_000).contains(moment.seconds) ? moment : nil
    }

    /// The text with a colon in a zone such as +0100.
    private static func withColon(_ text: String) -> String {
        guard text.utf8.count > 5 else { return text }
        return "\(text.dropLast(2)):\(text.suffix(2))"
    }

    private static func padded(_ number: Int, _ width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
}
