/// A small generator whose numbers are the same on every machine, unlike the standard library's shuffles.
package struct SplitMix64: RandomNumberGenerator, Sendable {
    private var state: UInt64

    /// A generator that a seed fully determines.
    package init(seed: UInt64) { state = seed }

    /// The generator of one row: it needs none of the rows before.
    init(seed: UInt64, row: Int, stream: UInt64) {
        let start = Self.mixed(seed ^ stream &* 0xD1B5_4A32_D192_ED03)
        state = Self.mixed(start &+ UInt64(truncatingIfNeeded: row) &* 0x9E37_79B9_7F4A_7C15)
    }

    package mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        return Self.mixed(state)
    }

    /// A number from 0 up to, not including, the bound, which is above 0.
    mutating func below(_ bound: Int) -> Int {
        Int(truncatingIfNeeded: next().multipliedFullWidth(by: UInt64(bound)).high)
    }

    private static func mixed(_ value: UInt64) -> UInt64 {
        var mixed = (value ^ value >> 30) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
        return mixed ^ mixed >> 31
    }
}
