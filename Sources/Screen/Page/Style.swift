/// What a piece of text means; a theme gives it its colour.
package enum Ink: UInt8, CaseIterable, Sendable {
    case text, muted, strong, accent, title, match, ok, warning, error, pending, info
    case border, borderFocus, footerKey, footerText, columnTitle, sortedColumn, badge, placeholder
    case progressDone, progressLeft, tick
}

/// What a piece of text stands on; a theme gives it its background.
package enum Ground: UInt8, CaseIterable, Sendable {
    case page, cursor, ticked, header, footer, dialog, input, inputError, badge, badgeAlert
    case button, buttonFocus, buttonDanger, tab, tabFocus, tableHeader, notice
}

/// Emphasis on top of what the theme says.
package struct Emphasis: OptionSet, Hashable, Sendable {
    /// The bits.
    package let rawValue: UInt8
    /// An emphasis by its bits.
    package init(rawValue: UInt8) { self.rawValue = rawValue }
    /// Heavier strokes.
    package static let bold = Emphasis(rawValue: 1)
    /// A line below.
    package static let underline = Emphasis(rawValue: 2)
    /// Slanted.
    package static let italic = Emphasis(rawValue: 4)
    /// Fainter.
    package static let dim = Emphasis(rawValue: 8)
    /// Foreground and background swapped.
    package static let reverse = Emphasis(rawValue: 16)
}

/// How a cell looks, in words that a theme turns into colours.
package struct Style: Hashable, Sendable {
    /// The meaning of the text.
    package var ink: Ink
    /// What it stands on.
    package var ground: Ground
    /// Emphasis beyond the theme's own.
    package var emphasis: Emphasis

    /// A style; on the page and without emphasis unless told otherwise.
    package init(_ ink: Ink = .text, on ground: Ground = .page, _ emphasis: Emphasis = []) {
        self.ink = ink
        self.ground = ground
        self.emphasis = emphasis
    }

    /// The same text on another ground.
    package func on(_ ground: Ground) -> Style { Style(ink, on: ground, emphasis) }
}
