import Screen

/// A theme while it is being read: colours may still be names of its palette.
struct ThemeDraft {
    /// The background it is made for; nil until one is named.
    var appearance: Appearance?
    /// The named colours, those of the theme it inherits from included.
    var palette: [String: Colour] = [:]
    /// The inks.
    var inks: [Ink: LookDraft] = [:]
    /// The grounds.
    var grounds: [Ground: LookDraft] = [:]

    /// The finished theme.
    func theme(named name: String) -> Theme {
        Theme(
            name: name, appearance: appearance ?? .dark,
            inks: inks.mapValues { InkLook(colour($0.colour), $0.emphasis) }, grounds: grounds.mapValues(groundLook))
    }

    /// The look of a ground.
    ///
    /// With `reverse`, a file still says what is seen: the terminal swaps the two, so they are swapped here first.
    /// Terminals without colours then show such a ground reversed.
    private func groundLook(_ draft: LookDraft) -> GroundLook {
        guard draft.emphasis.contains(.reverse) else {
            return GroundLook(colour(draft.colour), ink: draft.ink.map(colour), draft.emphasis)
        }
        return GroundLook(colour(draft.ink), ink: colour(draft.colour), draft.emphasis)
    }

    private func colour(_ reference: ColourReference?) -> Colour {
        switch reference {
        case .named(let name): palette[name] ?? .terminal
        case .itself(let colour): colour
        case nil: .terminal
        }
    }
}

/// The look of an ink or a ground as a file has it.
struct LookDraft: Equatable {
    /// The colour; nil: the terminal's own.
    var colour: ColourReference?
    /// On grounds, the colour of everything that stands there.
    var ink: ColourReference?
    /// Emphasis.
    var emphasis: Emphasis = []
}

/// A colour by its name in the palette, or itself.
enum ColourReference: Equatable {
    case named(String)
    case itself(Colour)
}
