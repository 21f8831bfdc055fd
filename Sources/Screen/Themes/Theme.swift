/// A colour with its stand-ins for terminals that have fewer.
package struct Colour: Hashable, Sendable {
    /// The exact colour, where the theme names one.
    package var rgb: RGB?
    /// The number in the 256-colour palette; nil: the nearest to `rgb`.
    package var indexed: UInt8?
    /// The number among the 16 colours; nil: the nearest to `rgb`.
    package var basic: UInt8?

    /// A colour; with nothing named it is the terminal's own.
    package init(rgb: RGB? = nil, indexed: UInt8? = nil, basic: UInt8? = nil) {
        self.rgb = rgb
        self.indexed = indexed
        self.basic = basic
    }

    /// The terminal's own foreground or background.
    package static let terminal = Colour()
}

/// How one ink looks.
package struct InkLook: Hashable, Sendable {
    /// The colour of the characters.
    package var colour: Colour
    /// The theme's own emphasis.
    package var emphasis: Emphasis

    /// A look of a colour and an emphasis.
    package init(_ colour: Colour = .terminal, _ emphasis: Emphasis = []) {
        self.colour = colour
        self.emphasis = emphasis
    }
}

/// How one ground looks.
package struct GroundLook: Hashable, Sendable {
    /// The colour behind the characters.
    package var colour: Colour
    /// The colour that every ink takes here; nil: each keeps its own.
    package var ink: Colour?
    /// Emphasis for everything that stands here, such as reverse where there is no colour.
    package var emphasis: Emphasis

    /// A look of a background, an ink for all that stands on it, and an emphasis.
    package init(_ colour: Colour = .terminal, ink: Colour? = nil, _ emphasis: Emphasis = []) {
        self.colour = colour
        self.ink = ink
        self.emphasis = emphasis
    }
}

/// Whether a theme is made for a dark or a light background.
package enum Appearance: String, Sendable {
    case dark, light
}

/// What every ink and ground looks like.
package struct Theme: Equatable, Sendable {
    /// The name by which it is chosen.
    package var name: String
    /// The background it is made for.
    package var appearance: Appearance
    /// The looks of inks that differ from the terminal's own.
    package var inks: [Ink: InkLook]
    /// The looks of grounds that differ from the terminal's own.
    package var grounds: [Ground: GroundLook]

    /// A theme.
    package init(name: String, appearance: Appearance, inks: [Ink: InkLook] = [:], grounds: [Ground: GroundLook] = [:])
    {
        self.name = name
        self.appearance = appearance
        self.inks = inks
        self.grounds = grounds
    }

    /// What a style comes to on a terminal of some colour depth.
    package func look(of style: Style, depth: ColourDepth) -> CellLook {
        let ink = inks[style.ink] ?? InkLook()
        let ground = grounds[style.ground] ?? GroundLook()
        let emphasis = ink.emphasis.union(ground.emphasis).union(style.emphasis)
        return CellLook(
            foreground: depth.paint(ground.ink ?? ink.colour), background: depth.paint(ground.colour),
            emphasis: emphasis)
    }
}

/// The colours and emphasis that a cell gets in the end.
package struct CellLook: Hashable, Sendable {
    /// The characters' colour.
    package var foreground: Paint
    /// The colour behind them.
    package var background: Paint
    /// Emphasis.
    package var emphasis: Emphasis

    /// A look.
    package init(foreground: Paint, background: Paint, emphasis: Emphasis) {
        self.foreground = foreground
        self.background = background
        self.emphasis = emphasis
    }
}

/// A colour in the words of the terminal.
package enum Paint: Hashable, Sendable {
    case terminal
    case indexed(UInt8)
    case rgb(RGB)
}
