/// A row with the eight bytes by which it is being sorted.
struct KeyedRow {
    var key: UInt64 = 0
    var row: UInt32
    /// What the keys may remember of the row, such as where its column begins.
    var hint: UInt32 = 0
}

/// Gives the texts of rows, eight bytes at a time.
protocol TextKeys {
    /// The eight bytes after so many, as a number that compares as they do; its lowest byte is 0 when the text ends.
    func key(of row: KeyedRow, after depth: Int) -> UInt64
}

/// Sorts many rows by short keys: rows that compare equal keep their order.
struct KeyedSort {
    /// The rows, in order at the end.
    private(set) var rows: [KeyedRow]
    /// The bit of every place is set at which a row differs from the one before it.
    private(set) var starts: [UInt64]

    private var scratch: [KeyedRow]
    private let isCancelled: () -> Bool
    private var sinceCheck = 0

    private struct Group {
        var range: Range<Int>
        var depth: Int
    }

    /// Rows to sort.
    init(_ rows: [KeyedRow], isCancelled: @escaping () -> Bool = { false }) {
        self.rows = rows
        self.isCancelled = isCancelled
        starts = [UInt64](repeating: 0, count: (rows.count + 63) / 64)
        scratch = []
        if !starts.isEmpty { starts[0] = 1 }
    }

    /// Sorts by the keys that the rows have.
    mutating func byKeys() {
        sort(rows.indices)
        markStarts(in: rows.indices) { _ in }
    }

    /// Sorts by texts, first by eight bytes, then each group that is equal so far by the next eight.
    ///
    /// Says whether it came to its end. A stack of groups, because texts may be long and recursion deep.
    mutating func byTexts(_ keys: some TextKeys) -> Bool {
        var groups = [Group(range: rows.indices, depth: 0)]
        while let group = groups.popLast() {
            guard load(keys, group) else { return false }
            sort(group.range)
            markStarts(in: group.range) { groups.append(Group(range: $0, depth: group.depth + 8)) }
        }
        return true
    }

    private mutating func load(_ keys: some TextKeys, _ group: Group) -> Bool {
        var start = group.range.lowerBound
        while start < group.range.upperBound {
            let end = min(group.range.upperBound, start + 1 << 16)
            rows.withUnsafeMutableBufferPointer { rows in
                for index in start..<end { rows[index].key = keys.key(of: rows[index], after: group.depth) }
            }
            sinceCheck += end - start
            if sinceCheck >= 1 << 16 {
                sinceCheck = 0
                if isCancelled() { return false }
            }
            start = end
        }
        return true
    }

    /// Marks the beginnings of groups of equal keys, and visits the groups whose texts go on.
    private mutating func markStarts(in range: Range<Int>, _ visit: (Range<Int>) -> Void) {
        guard !range.isEmpty else { return }
        rows.withUnsafeBufferPointer { rows in
            var start = range.lowerBound
            for index in range.dropFirst() where rows[index].key != rows[index - 1].key {
                if index - start > 1, rows[start].key & 0xFF != 0 { visit(start..<index) }
                starts[index >> 6] |= 1 << UInt64(index & 63)
                start = index
            }
            if range.upperBound - start > 1, rows[start].key & 0xFF != 0 { visit(start..<range.upperBound) }
        }
    }

    private mutating func sort(_ range: Range<Int>) {
        if range.count < 48 {
            rows.withUnsafeMutableBufferPointer { Self.insertionSort($0, range) }
        } else {
            radixSort(range)
        }
    }

    private static func insertionSort(_ rows: UnsafeMutableBufferPointer<KeyedRow>, _ range: Range<Int>) {
        for index in range.dropFirst() {
            let row = rows[index]
            var place = index
            while place > range.lowerBound, rows[place - 1].key > row.key {
                rows[place] = rows[place - 1]
                place -= 1
            }
            rows[place] = row
        }
    }

    /// Byte by byte from the lowest; bytes that all rows share cost nothing.
    private mutating func radixSort(_ range: Range<Int>) {
        if scratch.isEmpty { scratch = [KeyedRow](repeating: KeyedRow(row: 0), count: rows.count) }
        rows.withUnsafeMutableBufferPointer { all in
            scratch.withUnsafeMutableBufferPointer { spare in
                var from = UnsafeMutableBufferPointer(rebasing: all[range])
                var to = UnsafeMutableBufferPointer(rebasing: spare[range])
                let counts = Self.byteCounts(from)
                for digit in 0..<8 where !counts[(digit * 256)..<(digit * 256 + 256)].contains(range.count) {
                    Self.scatter(from, to, by: UInt64(digit * 8), counts[(digit * 256)..<(digit * 256 + 256)])
                    swap(&from, &to)
                }
                if from.baseAddress == spare[range].base.baseAddress.map({ $0 + range.lowerBound }) {
                    _ = to.update(fromContentsOf: from)
                }
            }
        }
    }

    private static func byteCounts(_ rows: UnsafeMutableBufferPointer<KeyedRow>) -> [Int] {
        var counts = [Int](repeating: 0, count: 8 * 256)
        counts.withUnsafeMutableBufferPointer { counts in
            for row in rows {
                for digit in 0..<8 { counts[digit * 256 + Int(row.key >> UInt64(digit * 8) & 0xFF)] += 1 }
            }
        }
        return counts
    }

    private static func scatter(
        _ from: UnsafeMutableBufferPointer<KeyedRow>, _ to: UnsafeMutableBufferPointer<KeyedRow>, by shift: UInt64,
        _ counts: ArraySlice<Int>
    ) {
        var next = 0
        var places = counts.map { count in
            defer { next += count }
            return next
        }
        places.withUnsafeMutableBufferPointer { places in
            for row in from {
                let digit = Int(row.key >> shift & 0xFF)
                to[places[digit]] = row
                places[digit] += 1
            }
        }
    }
}
