import Core
import Text

/// What is done to every field before anybody sees it.
enum Cell {
    /// How much of a refused value is told.
    private static let quotedLength = 100

    /// The sanitised text without blanks around it, nor the apostrophe that keeps a spreadsheet from calculating it.
    static func text(_ field: String) -> String {
        let text = SafeText.fromSpreadsheet(SafeText(field).value)
        guard let first = text.utf8.first, let last = text.utf8.last else { return text }
        return first == UInt8(ascii: " ") || last == UInt8(ascii: " ") ? text.trimmingBlanks : text
    }

    /// The text in lower case.
    static func domain(_ field: String) -> String {
        let text = text(field)
        var others: UInt8 = 0
        for byte in text.utf8 { others |= byte &- UInt8(ascii: "A") < 26 ? 0x80 : byte }
        let isLower = others < 0x80
        return isLower ? text : text.lowercased()
    }

    /// The beginning of a value that was refused.
    static func quoted(_ text: String) -> String { String(text.prefix(quotedLength)) }
}
