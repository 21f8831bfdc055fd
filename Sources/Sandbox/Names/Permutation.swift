/// Numbers below a bound in an order that looks like none; each comes once before any comes again.
struct Permutation: Sendable {
    private let bound: UInt64
    private let mask: UInt64
    private let shift: UInt64
    private let key: UInt64

    /// The order of the numbers from 0 up to, not including, the bound.
    init(of bound: Int, key: UInt64) {
        let bits = UInt64(64 - UInt64(max(bound, 2) - 1).leadingZeroBitCount)
        self.bound = UInt64(bound)
        mask = 1 << bits &- 1
        shift = max(1, bits / 2)
        self.key = key
    }

    /// The number at a place below the bound: mixes within the next power of two until it falls below the bound.
    func number(at place: Int) -> Int {
        var number = UInt64(place)
        repeat {
            number = (number &+ key) & mask
            number = (number ^ number >> shift) &* 0x2545_F491_4F6C_DD1D & mask
            number = (number ^ number >> shift) &* 0x9E37_79B9_7F4A_7C15 & mask
            number ^= number >> shift
        } while number >= bound
        return Int(number)
    }
}
