/// A hundred slots in an order of their own for each hundred rows, so that every hundred has the exact mix.
struct Wheel {
    /// How many slots there are.
    static let size = 100

    /// Multipliers that share no factor with the size, hence meet every slot once.
    private static let multipliers = [3, 7, 9, 11, 13, 17, 19, 21, 23, 27, 29, 31, 33, 37, 39, 41, 43, 47, 49]

    private let multiplier: Int
    private let offset: Int

    /// The order of one block of a hundred rows.
    init(seed: UInt64, block: Int, stream: UInt64) {
        var random = SplitMix64(seed: seed, row: block, stream: stream)
        multiplier = Self.multipliers[random.below(Self.multipliers.count)]
        offset = random.below(Self.size)
    }

    /// The slot of the block's nth row.
    func slot(at position: Int) -> Int {
        (position * multiplier + offset) % Self.size
    }

    /// Which of the block's rows has a slot.
    func position(of slot: Int) -> Int {
        (0..<Self.size).first { self.slot(at: $0) == slot } ?? 0
    }
}
