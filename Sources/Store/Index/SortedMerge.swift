import Core

/// How the rows of a delta stand between those of the base, in one order; serves all answers of one moment.
final class SortedMerge: Sendable {
    /// What order it is.
    let sort: ListSort
    private let base: RowOrder
    private let baseCount: Int
    /// The rows of the delta in order, and for each how many base rows come before it.
    private let inserted: [UInt32]
    private let places: [UInt32]

    /// Finds the places; nil when it was cancelled.
    init?(_ sort: ListSort, base: Segment, delta: IndexDelta, isCancelled: () -> Bool) {
        guard let order = base.order(sort, isCancelled: isCancelled) else { return nil }
        self.sort = sort
        self.base = order
        baseCount = base.count
        guard let segment = delta.segment else {
            inserted = []
            places = []
            return
        }
        guard let deltaOrder = segment.order(sort, isCancelled: isCancelled) else { return nil }
        inserted = deltaOrder.rows
        var places: [UInt32] = []
        places.reserveCapacity(inserted.count)
        for row in inserted {
            let last = Int(places.last ?? 0)
            let place =
                last
                + partition(order.rows.count - last) {
                    Self.isBefore(sort, base, Int(order.rows[last + $0]), segment, Int(row), delta.rows[Int(row)].place)
                }
            places.append(UInt32(place))
        }
        self.places = places
    }

    /// The matching rows in order; nil when it was cancelled.
    func slots(of matched: MatchedRows, isCancelled: () -> Bool) -> [UInt32]? {
        if matched.base == nil, inserted.isEmpty { return base.rows }
        var isDone = true
        let slots = [UInt32](unsafeUninitializedCapacity: matched.count + 1) { slots, count in
            var done = 0
            for (row, place) in zip(inserted, places) where matched.delta?.contains(Int(row)) == true {
                isDone = isDone && append(done..<Int(place), matched.base, slots, &count, isCancelled)
                done = Int(place)
                slots[count] = UInt32(baseCount) + row
                count += 1
            }
            isDone = isDone && append(done..<baseCount, matched.base, slots, &count, isCancelled)
        }
        return isDone ? slots : nil
    }

    /// Appends the matching base rows of a part of the order.
    ///
    /// The last write of a part may be for nothing: hence room for one more.
    private func append(
        _ range: Range<Int>, _ bits: RowBits?, _ slots: UnsafeMutableBufferPointer<UInt32>, _ count: inout Int,
        _ isCancelled: () -> Bool
    ) -> Bool {
        var start = range.lowerBound
        while start < range.upperBound {
            let end = min(range.upperBound, start + 1 << 16)
            if end - start == 1 << 16, isCancelled() { return false }
            count = base.rows.withUnsafeBufferPointer { rows in
                guard let bits else {
                    for index in start..<end { slots[count + index - start] = rows[index] }
                    return count + end - start
                }
                return bits.words.withUnsafeBufferPointer { words in
                    var next = count
                    for index in start..<end {
                        let row = rows[index]
                        slots[next] = row
                        next += Int(words[Int(row >> 6)] >> UInt64(row & 63) & 1)
                    }
                    return next
                }
            }
            start = end
        }
        return true
    }

    /// Whether a base row comes before a row of the delta.
    private static func isBefore(
        _ sort: ListSort, _ base: Segment, _ row: Int, _ delta: Segment, _ other: Int, _ place: UInt32
    ) -> Bool {
        let order = compare(sort.key, base, row, delta, other)
        if order == 0 { return row < place }
        return sort.descending ? order > 0 : order < 0
    }

    private static func compare(_ key: ListSort.Key, _ base: Segment, _ row: Int, _ delta: Segment, _ other: Int) -> Int
    {
        switch key {
        case .state: return Int(base.states[row]) - Int(delta.states[other])
        case .number(let column):
            let left = base.layout.sorted(base.numbers[column][row], in: column)
            let right = delta.layout.sorted(delta.numbers[column][other], in: column)
            return left < right ? -1 : left == right ? 0 : 1
        case .text(let column):
            guard let (left, index) = base.lines(of: column), let (right, _) = delta.lines(of: column) else { return 0 }
            return SortKey.compare(left.text(index, of: row), right.text(index, of: other))
        }
    }
}
