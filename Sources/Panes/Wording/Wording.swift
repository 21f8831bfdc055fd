import Text

/// The one place where reasons, states and failures get their words; the console and the commands share it.
package enum Wording {
    /// A count with its noun, such as `1 row` and `1,200 rows`.
    package static func counted(_ count: Int, _ one: String, _ many: String? = nil) -> String {
        "\(grouped(count)) \(count == 1 ? one : many ?? one + "s")"
    }

    /// A number with commas between its thousands.
    package static func grouped(_ number: Int) -> String { number.grouped }

    /// Text from outside, safe to show.
    static func safe(_ text: String) -> String { SafeText(text).value }

    /// Text from outside between quotation marks, cut when it is long.
    package static func quoted(_ text: String) -> String { "“\(truncated(safe(text), to: 60))”" }

    /// A clause from outside as a sentence: without its own end, with ours.
    static func sentence(_ lead: String, _ clause: String) -> String {
        var text = safe(clause).trimmingSuffix { $0 == "." || $0 == " " }
        if text.isEmpty { text = "no reason was given" }
        return "\(lead): \(text)."
    }
}

extension String {
    /// The text without the characters at its end that are not wanted.
    func trimmingSuffix(_ isDropped: (Character) -> Bool) -> String {
        var rest = Substring(self)
        while let last = rest.last, isDropped(last) { rest.removeLast() }
        return String(rest)
    }
}
