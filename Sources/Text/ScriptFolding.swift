/// What folding does to scalars of the scripts beyond Latin that many names are written in, one scalar at a time.
enum ScriptFolding {
    /// Whether the scalar folds by itself, whatever stands beside it, as long as kept marks are in their order.
    static func knows(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x386, 0x388...0x3CE: true
        case 0x591...0x5F4, 0x621...0x65F, 0x670: true
        // The letters left out are taken apart, and some marks would be put together with what stands before them.
        case 0x904...0x928, 0x92A...0x930, 0x932, 0x933, 0x935...0x939, 0x93E...0x94D: true
        case 0xE01...0xE4B, 0xAC00...0xD7A3: true
        default: false
        }
    }

    /// The canonical combining class of a mark that is kept; 0 for everything else that is known.
    static func keptClass(_ scalar: Unicode.Scalar) -> Int {
        switch scalar.value {
        case 0x94D, 0xE3A: 9
        case 0xE38, 0xE39: 103
        case 0xE48...0xE4B: 107
        default: 0
        }
    }

    /// What a scalar without case becomes: nil for one of another script, or with case.
    static func caseless(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
        switch scalar.value {
        case 0x622, 0x623, 0x625: "\u{627}"
        case 0x624: "\u{648}"
        case 0x626: "\u{64A}"
        case 0x591...0x6FF, 0x900...0xE7F, 0x3001...0x9FFF, 0xAC00...0xD7A3: scalar
        default: nil
        }
    }

    /// What a Greek letter becomes, in lower case and without accents; other scalars stay.
    static func greek(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        switch scalar.value {
        case 0x386, 0x3AC: "α"
        case 0x388, 0x3AD: "ε"
        case 0x389, 0x3AE: "η"
        case 0x38A, 0x390, 0x3AA, 0x3AF, 0x3CA: "ι"
        case 0x38C, 0x3CC: "ο"
        case 0x38E, 0x3AB, 0x3B0, 0x3CB, 0x3CD: "υ"
        case 0x38F, 0x3CE: "ω"
        case 0x391...0x3A1, 0x3A3...0x3A9: Unicode.Scalar(scalar.value + 0x20) ?? scalar
        case 0x3C2: "σ"
        default: scalar
        }
    }
}
