/// A small generator whose numbers are the same for the same seed (SplitMix64).
package struct SeededRandom: RandomNumberGenerator {
    private var state: UInt64

    /// Numbers for a seed.
    package init(seed: UInt64) {
        state = seed
    }

    /// The next number.
    package mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// Text of any scalars, more often of the kinds that make trouble.
    package mutating func hostileText(upTo length: Int) -> String {
        var text = String.UnicodeScalarView()
        for _ in 0..<Int.random(in: 0...length, using: &self) { text.append(scalar()) }
        return String(text)
    }

    private mutating func scalar() -> Unicode.Scalar {
        let ranges: [ClosedRange<UInt32>] = [
            0x20...0x7E, 0x00...0x1F, 0x80...0x24F, 0x300...0x36F, 0x900...0xDFF, 0x1100...0x11FF, 0x2000...0x206F,
            0x3040...0x30FF, 0xAC00...0xD7A3, 0xFE00...0xFFFF, 0x1F1E6...0x1FAFF, 0x0...0x10FFFF,
            0xCBF...0xCD6, 0x9C7...0x9D7, 0xB47...0xB57, 0x1DC0...0x1DFF,
        ]
        let range = ranges.randomElement(using: &self) ?? 0x20...0x7E
        return Unicode.Scalar(UInt32.random(in: range, using: &self)) ?? "\u{FFFD}"
    }
}
