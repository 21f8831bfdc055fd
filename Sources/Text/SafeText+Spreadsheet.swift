extension SafeText {
    /// The sanitised text of a spreadsheet cell, which no spreadsheet takes for a formula.
    ///
    /// A text that begins with `=`, `+`, `-` or `@` gets a leading apostrophe, also after spaces (a leading tab or
    /// line end has become a space by then) and in the fullwidth forms, which some spreadsheets read alike.
    package static func spreadsheetCell(_ text: String) -> String {
        let clean = SafeText(text).value
        return looksLikeFormula(clean) ? "'" + clean : clean
    }

    /// A text of a spreadsheet's cell without the apostrophe that only kept it from being a formula.
    package static func fromSpreadsheet(_ text: String) -> String {
        guard text.utf8.first == UInt8(ascii: "'") else { return text }
        let rest = String(text.dropFirst())
        return looksLikeFormula(rest) ? rest : text
    }

    /// Whether a spreadsheet may take a text for a formula.
    package static func looksLikeFormula(_ text: String) -> Bool {
        text.unicodeScalars.first { !$0.properties.isWhitespace }.map(startsFormula) ?? false
    }

    private static func startsFormula(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "=", "+", "-", "@": true
        case "\u{FF1D}", "\u{FF0B}", "\u{FF0D}", "\u{FF20}": true
        default: false
        }
    }
}
