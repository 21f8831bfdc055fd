/// How wide a table column may become.
package struct ColumnWidth: Equatable, Sendable {
    /// The width below which it is left out.
    package var least: Int
    /// The width that shows most of its texts whole.
    package var wanted: Int
    /// Its share of what is left over; 0 for columns that don't grow.
    package var growth: Int
    /// Which columns go first when room is short: the highest number.
    package var rank: Int

    /// A width; a fixed one when only that is given.
    package init(least: Int, wanted: Int? = nil, growth: Int = 0, rank: Int = 0) {
        self.least = least
        self.wanted = wanted ?? least
        self.growth = growth
        self.rank = rank
    }
}

/// Where a table's columns stand on the page.
package struct TableLayout: Equatable, Sendable {
    /// A column that found room.
    package struct Place: Equatable, Sendable {
        /// Its number among all columns.
        package var index: Int
        /// Its first cell.
        package var column: Int
        /// Its width in cells.
        package var cells: Int
    }

    /// The columns that found room, from left to right.
    package let places: [Place]

    /// Cells between two columns.
    package static let gap = 2

    /// Cuts a row of cells into columns; those of the highest rank go first when it is too narrow, the last of them first.
    package init(_ columns: [ColumnWidth], from left: Int, cells room: Int) {
        var kept = Array(columns.indices)
        let need = { (kept: [Int]) in kept.map { columns[$0].least }.reduce(0, +) + max(0, kept.count - 1) * Self.gap }
        let goesLater = { (one: Int, other: Int) in (columns[one].rank, one) < (columns[other].rank, other) }
        while kept.count > 1, need(kept) > room, let last = kept.max(by: goesLater) {
            kept.removeAll { $0 == last }
        }
        var widths = kept.map { columns[$0].least }
        var rest = room - need(kept)
        for (place, index) in kept.enumerated() where rest > 0 {
            let more = min(rest, columns[index].wanted - columns[index].least)
            widths[place] += more
            rest -= more
        }
        Self.grow(&widths, by: rest, shares: kept.map { columns[$0].growth })
        var at = left
        places = kept.indices.map { place in
            defer { at += widths[place] + Self.gap }
            return Place(index: kept[place], column: at, cells: min(widths[place], max(0, left + room - at)))
        }
    }

    private static func grow(_ widths: inout [Int], by rest: Int, shares: [Int]) {
        let all = shares.reduce(0, +)
        guard rest > 0, all > 0 else { return }
        var left = rest
        for place in widths.indices {
            let share = rest * shares[place] / all
            widths[place] += share
            left -= share
        }
        if let last = shares.lastIndex(where: { $0 > 0 }) { widths[last] += left }
    }
}
