extension SafeText {
    /// The sanitised text of a spreadsheet cell, which no spreadsheet takes for a formula.
    ///
    /// A text that begins with `=`, `+`, `-` or `@` gets a leading apostrophe, also after spaces (a leading tab or
    /// line end has become a space by then) and in the fullwidth forms, which some spreadsheets read alike.
    package static func spreadsheetCell(_ text: String) -> String {
        let clean = SafeText(text).value
        let first = clean.unicodeScalars.first { !$0.properties.isWhitespace }
        guard let first, startsFormula(first) else { return clean }
        return "'" + clean
    }

    private static func startsFormula(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "=", "+", "-", "@": true
        case "\u{FF1D}", "\u{FF0B}", "\u{FF0D}", "\u{FF20}": true
        default: false
        }
    }
}
