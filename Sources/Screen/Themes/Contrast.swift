/// The contrast of two colours as WCAG 2 defines it, from 1 to 21.
package func contrastRatio(_ one: RGB, _ other: RGB) -> Double {
    let (first, second) = (one.luminance, other.luminance)
    return (max(first, second) + 0.05) / (min(first, second) + 0.05)
}

/// An ink that is hard to read on a ground it stands on.
package struct ContrastProblem: Equatable, Sendable, CustomStringConvertible {
    /// The ink.
    package let ink: Ink
    /// What it stands on.
    package let ground: Ground
    /// The number of colours at which it was found.
    package let depth: ColourDepth
    /// The contrast, from 1 to 21.
    package let ratio: Double
    /// The least contrast that would do.
    package let needed: Double

    /// The problem as a sentence without a full stop.
    package var description: String {
        let rounded = Double(Int(ratio * 100)) / 100
        return "\(ink) on \(ground) has a contrast of \(rounded):1 with \(depth), and needs \(needed):1"
    }
}

/// The combinations in use that are hard to read, on a usual terminal of the theme's appearance.
package func contrastProblems(of theme: Theme, depth: ColourDepth) -> [ContrastProblem] {
    usedCombinations.flatMap { ground, inks in
        inks.compactMap { ink in
            let look = theme.look(of: Style(ink, on: ground), depth: depth)
            let seen = Rendition(look, appearance: theme.appearance)
            let ratio = contrastRatio(seen.foreground, seen.background)
            guard ratio < ink.neededContrast else { return nil }
            return ContrastProblem(ink: ink, ground: ground, depth: depth, ratio: ratio, needed: ink.neededContrast)
        }
    }
}

/// Which inks stand on which ground.
private let usedCombinations: [(ground: Ground, inks: [Ink])] = {
    let words: [Ink] = [
        .text, .muted, .strong, .accent, .title, .match, .ok, .warning, .error, .pending, .info, .tick, .badge,
    ]
    let lines: [Ink] = [.border, .borderFocus, .progressDone, .progressLeft, .placeholder]
    return [
        (.page, words + lines + [.columnTitle, .sortedColumn, .footerKey, .footerText]),
        (.cursor, words + lines), (.ticked, words + lines), (.dialog, words + lines + [.footerKey, .footerText]),
        (.header, [.text, .muted, .strong, .accent, .title, .ok, .warning, .error, .pending, .info]),
        (.footer, [.footerKey, .footerText, .text, .muted]),
        (.tableHeader, [.columnTitle, .sortedColumn, .text, .muted]),
        (.input, [.text, .match, .placeholder]), (.inputError, [.text, .error, .placeholder]),
        (.badge, [.badge, .text]), (.badgeAlert, [.badge, .text]),
        (.button, [.text, .strong]), (.buttonFocus, [.text, .strong]), (.buttonDanger, [.text, .strong]),
        (.tab, [.text, .muted]), (.tabFocus, [.text, .strong, .title]),
        (.notice, [.text, .strong, .ok, .warning, .error, .info]),
    ]
}()

extension Ink {
    /// The least contrast: 4.5 for running text, 3 for single words, 1.5 for lines, none for what is left of a bar.
    fileprivate var neededContrast: Double {
        switch self {
        case .text: 4.5
        case .border, .placeholder: 1.5
        case .progressLeft: 1
        default: 3
        }
    }
}

extension RGB {
    /// The relative luminance as WCAG 2 defines it, from 0 to 1.
    fileprivate var luminance: Double {
        let (red, green, blue) = linear
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue
    }
}
