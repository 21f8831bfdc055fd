extension KeyPress {
    /// The key of a name such as `ctrl-l`, `shift-down`, `f5`, `space` or `C`; nil when there is no such key.
    ///
    /// Names of keys and modifiers may be written in any case; single characters mean themselves.
    package init?(name: String) {
        var rest = name[...]
        var held: Modifiers = []
        while let (prefix, modifier) = modifierNames.first(where: { rest.hasPrefixInAnyCase($0.0) }) {
            guard held.insert(modifier).inserted else { return nil }
            rest = rest.dropFirst(prefix.count)
        }
        guard let key = Key(name: String(rest)) else { return nil }
        self.init(key, held)
        if case .character(let scalar) = key {
            guard !held.contains(.shift) else { return nil }
            if held.contains(.control) { becomeControlCharacter(scalar) }
        }
    }

    /// The name by which key files know this key.
    package var name: String { modifierNames.reduce("") { $0 + (modifiers.contains($1.1) ? $1.0 : "") } + key.name }

    /// The name as footers and help show it, such as `Ctrl-L`, `PgDn` or `Space`.
    package var label: String {
        var shown = modifierNames.reduce("") { $0 + (modifiers.contains($1.1) ? $1.0.capitalisedFirst : "") }
        switch key {
        case .pageUp: shown += "PgUp"
        case .pageDown: shown += "PgDn"
        case .character(let scalar) where scalar != " ":
            shown += modifiers.contains(.control) ? String(scalar).uppercased() : String(scalar)
        default: shown += key.name.capitalisedFirst
        }
        return shown
    }

    /// Terminals send the same byte for these pairs, and for a letter with and without Shift.
    private mutating func becomeControlCharacter(_ scalar: Unicode.Scalar) {
        switch scalar {
        case "i", "I": self = KeyPress(.tab, modifiers.subtracting(.control))
        case "m", "M": self = KeyPress(.enter, modifiers.subtracting(.control))
        case "[": self = KeyPress(.escape, modifiers.subtracting(.control))
        case "A"..."Z": key = .character(Unicode.Scalar(UInt8(scalar.value) + 32))
        default: break
        }
    }
}

private let modifierNames: [(String, Modifiers)] = [("ctrl-", .control), ("alt-", .alt), ("shift-", .shift)]

private let keyNames: [(String, Key)] = [
    ("space", .character(" ")), ("enter", .enter), ("esc", .escape), ("tab", .tab), ("backspace", .backspace),
    ("delete", .delete), ("insert", .insert), ("up", .up), ("down", .down), ("left", .left), ("right", .right),
    ("home", .home), ("end", .end), ("pgup", .pageUp), ("pgdn", .pageDown),
    // Other spellings; the first of a key is its name.
    ("escape", .escape), ("return", .enter), ("del", .delete), ("ins", .insert), ("pageup", .pageUp),
    ("pagedown", .pageDown),
]

extension Key {
    fileprivate init?(name: String) {
        let scalars = name.unicodeScalars
        if let only = scalars.first, scalars.count == 1 {
            guard only.canBeTyped else { return nil }
            self = .character(only)
            return
        }
        let lower = name.lowercased()
        if let known = keyNames.first(where: { $0.0 == lower }) {
            self = known.1
        } else if lower.first == "f", let number = Int(lower.dropFirst()), (1...63).contains(number),
            lower == "f\(number)"
        {
            self = .function(number)
        } else {
            return nil
        }
    }

    fileprivate var name: String {
        switch self {
        case .function(let number): "f\(number)"
        case .character(let scalar) where scalar != " ": String(scalar)
        default: keyNames.first { $0.1 == self }?.0 ?? ""
        }
    }
}

extension Unicode.Scalar {
    /// Whether a key can mean it: something visible that stands alone.
    fileprivate var canBeTyped: Bool {
        switch properties.generalCategory {
        case .control, .format, .surrogate, .unassigned, .privateUse, .lineSeparator, .paragraphSeparator,
            .spaceSeparator, .nonspacingMark, .enclosingMark, .spacingMark:
            false
        default: true
        }
    }
}

extension StringProtocol {
    /// Whether it begins with a modifier's name, with at least one character after it.
    fileprivate func hasPrefixInAnyCase(_ prefix: String) -> Bool {
        count > prefix.count && self.prefix(prefix.count).lowercased() == prefix
    }

    fileprivate var capitalisedFirst: String { prefix(1).uppercased() + dropFirst() }
}
