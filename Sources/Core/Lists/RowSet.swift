/// A set of rows as bits: 125 kB for a million.
package struct RowSet: Equatable, Sendable {
    /// How many rows are in it.
    package private(set) var count = 0
    private var words: [UInt64] = []

    /// No rows.
    package init() {}

    /// Some rows.
    package init(_ rows: some Sequence<RowID>) {
        for row in rows { insert(row) }
    }

    /// The set whose bits these are: row n is bit n % 64 of word n / 64.
    package init(words: [UInt64]) {
        self.words = words
        count = words.reduce(0) { $0 + $1.nonzeroBitCount }
        trim()
    }

    /// Whether it holds nothing.
    package var isEmpty: Bool { count == 0 }

    /// Whether it holds a row.
    package func contains(_ row: RowID) -> Bool {
        let word = Int(row.number >> 6)
        return word < words.count && words[word] & Self.bit(row) != 0
    }

    /// Adds a row and says whether it is new.
    @discardableResult
    package mutating func insert(_ row: RowID) -> Bool {
        let word = Int(row.number >> 6)
        if word >= words.count { words.append(contentsOf: repeatElement(0, count: word + 1 - words.count)) }
        guard words[word] & Self.bit(row) == 0 else { return false }
        words[word] |= Self.bit(row)
        count += 1
        return true
    }

    /// Takes a row out and says whether it was in.
    @discardableResult
    package mutating func remove(_ row: RowID) -> Bool {
        let word = Int(row.number >> 6)
        guard word < words.count, words[word] & Self.bit(row) != 0 else { return false }
        words[word] &= ~Self.bit(row)
        count -= 1
        trim()
        return true
    }

    /// The rows of both.
    package func union(_ other: RowSet) -> RowSet { combined(other, |) }
    /// The rows in both.
    package func intersection(_ other: RowSet) -> RowSet { combined(other, &) }
    /// The rows that the other does not hold.
    package func subtracting(_ other: RowSet) -> RowSet { combined(other) { $0 & ~$1 } }
    /// The rows in exactly one of the two.
    package func symmetricDifference(_ other: RowSet) -> RowSet { combined(other, ^) }

    /// The rows in the order of their numbers.
    package var rows: Rows { Rows(words: words) }

    /// The rows of a set, one after the other; empty words cost next to nothing.
    package struct Rows: Sequence, IteratorProtocol, Sendable {
        fileprivate let words: [UInt64]
        private var place = 0
        private var rest: UInt64 = 0

        fileprivate init(words: [UInt64]) { self.words = words }

        /// The next row; nil after the last.
        package mutating func next() -> RowID? {
            while rest == 0 {
                guard place < words.count else { return nil }
                rest = words[place]
                place += 1
            }
            defer { rest &= rest - 1 }
            return RowID(UInt32((place - 1) * 64 + rest.trailingZeroBitCount))
        }
    }

    private static func bit(_ row: RowID) -> UInt64 { 1 << UInt64(row.number & 63) }

    private func combined(_ other: RowSet, _ join: (UInt64, UInt64) -> UInt64) -> RowSet {
        let length = max(words.count, other.words.count)
        var result = [UInt64](repeating: 0, count: length)
        for index in 0..<length {
            result[index] = join(
                index < words.count ? words[index] : 0, index < other.words.count ? other.words[index] : 0)
        }
        return RowSet(words: result)
    }

    /// Equal sets have equal words: no empty ones at the end.
    private mutating func trim() {
        while words.last == 0 { words.removeLast() }
    }
}
