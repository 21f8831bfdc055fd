import CVTerm

/// A colour as a terminal was told it.
package enum ScreenColour: Equatable, Sendable {
    case terminal
    case indexed(UInt8)
    case rgb(red: UInt8, green: UInt8, blue: UInt8)

    init(_ colour: cvt_colour) {
        switch Int(colour.kind) {
        case CVT_INDEXED: self = .indexed(colour.index)
        case CVT_RGB: self = .rgb(red: colour.red, green: colour.green, blue: colour.blue)
        default: self = .terminal
        }
    }
}

/// What a terminal shows in one cell.
package struct ScreenCell: Equatable, Sendable {
    /// The character with its marks; a space for a blank, and empty for the right half of a wide character.
    package var text: String
    /// How many cells it takes.
    package var width: Int
    /// The characters' colour.
    package var foreground: ScreenColour
    /// The colour behind them.
    package var background: ScreenColour
    /// Heavier strokes.
    package var isBold: Bool
    /// A line below.
    package var isUnderlined: Bool
    /// Slanted.
    package var isItalic: Bool
    /// Foreground and background swapped.
    package var isReversed: Bool

    init(_ cell: cvt_cell) {
        let codes = [cell.text.0, cell.text.1, cell.text.2, cell.text.3, cell.text.4, cell.text.5]
        if cell.text.0 == 0 {
            text = " "
        } else if cell.text.0 == UInt32.max {
            // The marks of what stood here before are still in the list.
            text = ""
        } else {
            var scalars = String.UnicodeScalarView()
            scalars.append(contentsOf: codes.prefix { $0 != 0 }.compactMap(Unicode.Scalar.init))
            text = String(scalars)
        }
        width = Int(cell.width)
        foreground = ScreenColour(cell.foreground)
        background = ScreenColour(cell.background)
        isBold = Int(cell.attributes) & CVT_BOLD != 0
        isUnderlined = Int(cell.attributes) & CVT_UNDERLINE != 0
        isItalic = Int(cell.attributes) & CVT_ITALIC != 0
        isReversed = Int(cell.attributes) & CVT_REVERSE != 0
    }
}

/// How a program ended.
package enum ProgramEnd: Equatable, Sendable {
    case exited(Int32)
    case killed(Int32)
}
