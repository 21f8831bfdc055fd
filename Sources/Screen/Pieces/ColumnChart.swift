import Text

/// Where the columns of a chart stand: as wide as the room allows, all of one width.
package struct ColumnChart: Equatable, Sendable {
    /// The cells of each column.
    package let width: Int
    /// The cells between two columns.
    package let gap: Int
    private let left: Int

    /// The widest that a column gets.
    private static let most = 4

    /// So many columns in some cells, from a cell on.
    package init(_ count: Int, from left: Int, cells room: Int) {
        let share = max(1, room / max(1, count))
        gap = share > 1 ? 1 : 0
        width = min(Self.most, share - gap)
        self.left = left
    }

    /// The first cell of a column.
    package func column(_ index: Int) -> Int { left + index * (width + gap) }

    /// The column at a cell; nil left of the first.
    package func index(at cell: Int) -> Int? { cell < left ? nil : (cell - left) / (width + gap) }
}

extension Frame {
    /// Draws a column for each value, in eighths of a cell; a 0 is a dot, and anything above it can be seen.
    package mutating func columns(
        _ values: [Int], in area: Rect, _ style: Style, marked: Int? = nil, _ markedStyle: Style, within limit: Rect
    ) {
        guard area.rows > 0 else { return }
        let chart = ColumnChart(values.count, from: area.left, cells: area.columns)
        let most = max(1, values.max() ?? 1)
        for (index, value) in values.enumerated() {
            let style = index == marked ? markedStyle : style
            let column = chart.column(index)
            guard value > 0 else {
                let dots = SafeText(String(repeating: "·", count: chart.width))
                put(dots, row: area.bottom - 1, column: column, index == marked ? style : Style(.muted), within: limit)
                continue
            }
            var eighths = max(1, Int((Double(value) / Double(most) * Double(area.rows * 8)).rounded()))
            var row = area.bottom - 1
            while eighths > 0 {
                let blocks = String(repeating: Self.lowerBlocks[min(eighths, 8) - 1], count: chart.width)
                put(SafeText(blocks), row: row, column: column, style, within: limit)
                eighths -= 8
                row -= 1
            }
        }
    }

    /// Blocks from an eighth of a cell up to all of it.
    private static let lowerBlocks = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]
}
