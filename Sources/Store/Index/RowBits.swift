/// Rows of a segment as bits, with what it takes to find the n-th one at once.
struct RowBits: Equatable, Sendable {
    /// Bit n % 64 of word n / 64 is row n.
    let words: [UInt64]
    /// How many rows there are.
    let count: Int
    /// How many rows come before each block of words.
    private let ranks: [UInt32]

    private static let wordsPerBlock = 8

    /// The rows of some words.
    init(_ words: [UInt64]) {
        var ranks: [UInt32] = []
        ranks.reserveCapacity(words.count / Self.wordsPerBlock + 1)
        var count = 0
        for index in words.indices {
            if index % Self.wordsPerBlock == 0 { ranks.append(UInt32(count)) }
            count += words[index].nonzeroBitCount
        }
        self.words = words
        self.count = count
        self.ranks = ranks
    }

    /// Words with all of so many bits set.
    static func allOnes(_ count: Int) -> [UInt64] {
        var words = [UInt64](repeating: .max, count: (count + 63) / 64)
        if count & 63 != 0 { words[count >> 6] = (1 << UInt64(count & 63)) - 1 }
        return words
    }

    /// How many of some words' bits are set.
    static func count(_ words: [UInt64]) -> Int { words.reduce(0) { $0 + $1.nonzeroBitCount } }

    /// Whether a row is one of them.
    func contains(_ row: Int) -> Bool {
        row >= 0 && row >> 6 < words.count && words[row >> 6] & 1 << UInt64(row & 63) != 0
    }

    /// How many come before a row.
    func rank(_ row: Int) -> Int {
        let word = row >> 6
        guard word < words.count else { return count }
        let block = word / Self.wordsPerBlock
        var rank = Int(ranks[block])
        for index in (block * Self.wordsPerBlock)..<word { rank += words[index].nonzeroBitCount }
        return rank + (words[word] & (1 << UInt64(row & 63) - 1)).nonzeroBitCount
    }

    /// The row at a position from 0 up to the count.
    func select(_ position: Int) -> Int {
        precondition(position >= 0 && position < count)
        let block = partition(ranks.count) { Int(ranks[$0]) <= position } - 1
        var left = position - Int(ranks[block])
        var word = block * Self.wordsPerBlock
        while left >= words[word].nonzeroBitCount {
            left -= words[word].nonzeroBitCount
            word += 1
        }
        var bits = words[word]
        for _ in 0..<left { bits &= bits - 1 }
        return word * 64 + bits.trailingZeroBitCount
    }

    /// Visits the rows in order.
    func forEach(_ visit: (Int) -> Void) {
        for index in words.indices {
            var bits = words[index]
            while bits != 0 {
                visit(index * 64 + bits.trailingZeroBitCount)
                bits &= bits - 1
            }
        }
    }
}

/// The first of so many indices that is not true any more; those that are true come first.
func partition(_ count: Int, _ isBefore: (Int) -> Bool) -> Int {
    var low = 0
    var high = count
    while low < high {
        let middle = (low + high) / 2
        if isBefore(middle) { low = middle + 1 } else { high = middle }
    }
    return low
}
