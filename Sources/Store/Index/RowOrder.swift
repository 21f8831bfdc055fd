import Core
import Synchronization

/// The rows of a segment in an order other than the standard one.
final class RowOrder: Sendable {
    /// What order it is.
    let sort: ListSort
    /// The rows.
    let rows: [UInt32]
    /// The bit of every place is set at which a row compares different from the one before it.
    let starts: [UInt64]

    /// Rows in order.
    init(_ sort: ListSort, rows: [UInt32], starts: [UInt64]) {
        self.sort = sort
        self.rows = rows
        self.starts = starts
    }

    /// The opposite order, in which rows that compare equal stay as they are.
    func reversed() -> RowOrder {
        var rows: [UInt32] = []
        rows.reserveCapacity(self.rows.count)
        var starts = [UInt64](repeating: 0, count: self.starts.count)
        var end = self.rows.count
        while end > 0 {
            var start = end - 1
            while self.starts[start >> 6] & 1 << UInt64(start & 63) == 0 { start -= 1 }
            starts[rows.count >> 6] |= 1 << UInt64(rows.count & 63)
            rows.append(contentsOf: self.rows[start..<end])
            end = start
        }
        return RowOrder(ListSort(sort.key, descending: !sort.descending), rows: rows, starts: starts)
    }
}

extension Segment {
    private static let keptOrders = 4

    /// The rows in an order; nil when it was cancelled.
    ///
    /// It is kept: the second time costs nothing.
    func order(_ sort: ListSort, isCancelled: () -> Bool) -> RowOrder? {
        if let known = knownOrder(sort) { return known }
        if let opposite = knownOrder(ListSort(sort.key, descending: !sort.descending)) {
            return keep(opposite.reversed())
        }
        guard let ascending = withoutActuallyEscaping(isCancelled, do: { ascendingOrder(sort.key, $0) }) else {
            return nil
        }
        return keep(sort.descending ? ascending.reversed() : ascending)
    }

    private func knownOrder(_ sort: ListSort) -> RowOrder? {
        orders.withLock { orders in orders.first { $0.sort == sort } }
    }

    private func keep(_ order: RowOrder) -> RowOrder {
        orders.withLock { orders in
            orders.removeAll { $0.sort == order.sort }
            orders.insert(order, at: 0)
            if orders.count > Self.keptOrders { orders.removeLast() }
        }
        return order
    }

    private func ascendingOrder(_ key: ListSort.Key, _ isCancelled: @escaping () -> Bool) -> RowOrder? {
        var sort: KeyedSort
        switch key {
        case .state:
            sort = KeyedSort((0..<count).map { KeyedRow(key: UInt64(states[$0]), row: UInt32($0)) })
            sort.byKeys()
        case .number(let column):
            guard numbers.indices.contains(column) else { return nil }
            let numbers = numbers[column].values
            // As the layout sorts them, without a look at its columns for each of a million rows.
            let isEnd = layout.ends.contains(column)
            sort = KeyedSort(
                (0..<count).map { row in
                    let number = numbers[row]
                    return KeyedRow(key: Self.sortable(isEnd && number == 0 ? .max : number), row: UInt32(row))
                })
            sort.byKeys()
        case .text(let column):
            guard let (lines, index) = lines(of: column) else { return nil }
            sort = KeyedSort(
                (0..<count).map { row in
                    let hint = lines.start(of: index, in: row) - lines.range(row).lowerBound
                    return KeyedRow(row: UInt32(row), hint: UInt32(truncatingIfNeeded: hint))
                }, isCancelled: isCancelled)
            guard sort.byTexts(ColumnKeys(lines: lines)) else { return nil }
        }
        return RowOrder(ListSort(key), rows: sort.rows.map(\.row), starts: sort.starts)
    }

    /// Numbers below zero come first.
    private static func sortable(_ number: Int64) -> UInt64 { UInt64(bitPattern: number) ^ 1 << 63 }
}

/// One folded column, for sorting.
private struct ColumnKeys: TextKeys {
    let lines: PackedLines

    func key(of row: KeyedRow, after depth: Int) -> UInt64 {
        lines.key(at: lines.range(Int(row.row)).lowerBound + Int(row.hint) + depth, stop: SortKey.columnStop)
    }
}
