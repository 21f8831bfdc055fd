/// A cell's place on the page; the first row and column are 0.
package struct Position: Hashable, Sendable {
    /// The row, counted from the top.
    package var row: Int
    /// The column, counted in cells from the left.
    package var column: Int

    /// A place at a row and column.
    package init(row: Int, column: Int) {
        self.row = row
        self.column = column
    }
}

/// How many rows and columns a page or a part of it has.
package struct Size: Hashable, Sendable {
    /// The number of columns, in cells.
    package var columns: Int
    /// The number of rows.
    package var rows: Int

    /// A size of columns by rows; negative numbers count as 0.
    package init(columns: Int, rows: Int) {
        self.columns = max(0, columns)
        self.rows = max(0, rows)
    }
}

/// A rectangle of cells.
package struct Rect: Hashable, Sendable {
    /// The top left cell.
    package var origin: Position
    /// How far it reaches right and down.
    package var size: Size

    /// A rectangle by its top left cell and its size.
    package init(row: Int, column: Int, columns: Int, rows: Int) {
        origin = Position(row: row, column: column)
        size = Size(columns: columns, rows: rows)
    }

    /// The first row.
    package var top: Int { origin.row }
    /// The first column.
    package var left: Int { origin.column }
    /// The row after the last.
    package var bottom: Int { origin.row + size.rows }
    /// The column after the last.
    package var right: Int { origin.column + size.columns }
    /// The number of rows.
    package var rows: Int { size.rows }
    /// The number of columns.
    package var columns: Int { size.columns }

    /// Whether a cell lies inside.
    package func contains(_ place: Position) -> Bool {
        place.row >= top && place.row < bottom && place.column >= left && place.column < right
    }

    /// The same rectangle without a margin on each side.
    package func inset(rows: Int, columns: Int) -> Rect {
        Rect(
            row: top + rows, column: left + columns, columns: self.columns - 2 * columns, rows: self.rows - 2 * rows)
    }

    /// The upper part with so many rows, and the rest below it.
    package func split(top count: Int) -> (upper: Rect, lower: Rect) {
        let upper = min(max(0, count), rows)
        return (
            Rect(row: top, column: left, columns: columns, rows: upper),
            Rect(row: top + upper, column: left, columns: columns, rows: rows - upper)
        )
    }

    /// The part above, and the lower part with so many rows.
    package func split(bottom count: Int) -> (upper: Rect, lower: Rect) {
        split(top: rows - min(max(0, count), rows))
    }

    /// The left part with so many columns, and the rest beside it.
    package func split(left count: Int) -> (left: Rect, right: Rect) {
        let first = min(max(0, count), columns)
        return (
            Rect(row: top, column: left, columns: first, rows: rows),
            Rect(row: top, column: left + first, columns: columns - first, rows: rows)
        )
    }

    /// A rectangle of the wanted size in the middle, cut where this one is smaller.
    package func centred(columns wantedColumns: Int, rows wantedRows: Int) -> Rect {
        let width = min(columns, wantedColumns)
        let height = min(rows, wantedRows)
        return Rect(
            row: top + (rows - height) / 2, column: left + (columns - width) / 2, columns: width, rows: height)
    }
}
