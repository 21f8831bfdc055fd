/// Writes RFC 4180 lines that are safe to open in a spreadsheet.
package enum CSVWriter {
    /// One record with its CR LF: every field sanitised, kept from being a formula, and quoted where needed.
    package static func line(_ fields: [String]) -> String {
        let cells = fields.map(cell)
        // A lone empty field would be a blank line, which readers skip.
        return (cells == [""] ? "\"\"" : cells.joined(separator: ",")) + "\r\n"
    }

    /// One record with its CR LF, every field exactly as it is: for programs that must get a name letter for letter.
    ///
    /// Whoever opens it in a spreadsheet must be told which texts look like formulas.
    package static func exactLine(_ fields: [String]) -> String {
        let cells = fields.map { $0.isEmpty || $0.utf8.allSatisfy(isPlain) ? $0 : quoted($0) }
        return (cells == [""] ? "\"\"" : cells.joined(separator: ",")) + "\r\n"
    }

    /// Whether a byte stands for itself between any two delimiters, and no reader trims it.
    private static func isPlain(_ byte: UInt8) -> Bool {
        !needsQuotes(byte) && byte > UInt8(ascii: " ")
    }

    private static func cell(_ field: String) -> String {
        let text = SafeText.spreadsheetCell(field)
        let space = UInt8(ascii: " ")
        let isLoose = text.utf8.first == space || text.utf8.last == space
        return isLoose || text.utf8.contains(where: needsQuotes) ? quoted(text) : text
    }

    /// Works on scalars: a quote with a combining mark is one character, and not equal to a quote.
    private static func quoted(_ text: String) -> String {
        var quoted: String.UnicodeScalarView = "\"".unicodeScalars
        for scalar in text.unicodeScalars {
            if scalar == "\"" { quoted.append(scalar) }
            quoted.append(scalar)
        }
        quoted.append("\"")
        return String(quoted)
    }

    /// Foreign delimiters are quoted, too: many spreadsheets split at the one of their country.
    private static func needsQuotes(_ byte: UInt8) -> Bool {
        switch byte {
        case CSVByte.comma, CSVByte.semicolon, CSVByte.verticalBar, CSVByte.quote: true
        default: false
        }
    }
}
