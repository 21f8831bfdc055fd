/// How many colours a terminal has.
package enum ColourDepth: String, CaseIterable, Sendable {
    case truecolour, indexed256, basic16, mono

    /// The nearest this depth has to a colour; the terminal's own where it has none.
    package func paint(_ colour: Colour) -> Paint {
        switch self {
        case .mono: .terminal
        case .basic16: basic(colour).map(Paint.indexed) ?? .terminal
        case .indexed256: indexed(colour).map(Paint.indexed) ?? .terminal
        case .truecolour: colour.rgb.map(Paint.rgb) ?? indexed(colour).map(Paint.indexed) ?? .terminal
        }
    }

    private func indexed(_ colour: Colour) -> UInt8? {
        colour.indexed ?? colour.rgb.map(Palette.nearest256) ?? colour.basic
    }

    private func basic(_ colour: Colour) -> UInt8? {
        colour.basic ?? colour.rgb.map(Palette.nearest16)
            ?? colour.indexed.map { Palette.nearest16(Palette.rgb(of: $0)) }
    }
}
