extension SafeText: ExpressibleByStringInterpolation {
    /// Text of our own with values in it, sanitised as a whole.
    package init(stringLiteral value: String) { self.init(value) }
}

extension SafeText {
    /// The text in exactly so many cells: cut with an ellipsis, or filled with blanks.
    package func padded(to cells: Int, alignment: TextAlignment = .leading) -> SafeText {
        SafeText(Text.padded(value, to: cells, alignment: alignment))
    }

    /// How many cells it takes on a screen.
    package var cells: Int { Text.cells(in: value) }
}
