package import Core
import Text

extension JSONValue {
    /// The text, fit to be stored and shown, without blanks around it; nil when there is none or nothing is left.
    package var line: String? {
        guard let text else { return nil }
        let line = SafeText(text).value.trimmingBlanks
        return line.isEmpty ? nil : line
    }

    /// The text of an open enumeration: in lower case, without underscores, hyphens and blanks.
    package var word: String? {
        text.map { String($0.lowercased().filter { $0 != "_" && $0 != "-" && !$0.isWhitespace }) }
    }

    /// A whole number, also as text such as "04" or with nothing behind its point.
    package var integer: Int? {
        guard let text = text?.trimmingBlanks else { return nil }
        if let number = Int(text) { return number }
        guard let number = Double(text), number.isFinite, number.rounded() == number else { return nil }
        return Int(exactly: number)
    }

    /// Yes or no, also as text or as 1 and 0.
    package var flag: Bool? {
        switch word {
        case "true", "1", "yes": true
        case "false", "0", "no": false
        default: nil
        }
    }

    /// A moment from a text, or from AppDirect's list of year, month, day, hour, minute and second.
    ///
    /// UTC where no zone is told; nil for the years 1 and 9999, by which Microsoft says "none".
    package var moment: Timestamp? {
        isList ? Moments.moment(parts: items.map(\.integer)) : text.flatMap(Moments.moment)
    }

    /// A moment from milliseconds since 1970.
    package var momentOfMilliseconds: Timestamp? {
        guard let milliseconds = integer else { return nil }
        return Moments.sensible(Timestamp(seconds: Int64(milliseconds) / 1000))
    }

    /// The JSON within a text; nil when there is none.
    package var embedded: JSONValue? {
        guard isText, let text, let value = try? JSONValue(Array(text.utf8)) else { return nil }
        return value
    }

    /// A link: a text whose HTML escapes, such as `&amp;`, are undone.
    package var link: String? { text.map(HTMLText.unescaped) }
}
