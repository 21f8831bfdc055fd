package import Text

/// One finished page: every cell, and what the terminal should do beside drawing it.
package struct Frame: Equatable, Sendable {
    /// The page's size.
    package let size: Size
    /// Where the hardware cursor stands; nil hides it.
    package var cursor: Position?
    /// The terminal window's title.
    package var title: SafeText
    /// The cells, row by row.
    package private(set) var cells: [Cell]

    /// A blank page.
    package init(size: Size, style: Style = Style()) {
        self.size = size
        title = "Ferry"
        cells = [Cell](repeating: Cell(style: style), count: size.columns * size.rows)
    }

    /// The whole page as a rectangle.
    package var bounds: Rect { Rect(row: 0, column: 0, columns: size.columns, rows: size.rows) }

    /// The cell at a place inside the page; a blank one outside.
    package subscript(row: Int, column: Int) -> Cell {
        guard row >= 0, row < size.rows, column >= 0, column < size.columns else { return Cell() }
        return cells[row * size.columns + column]
    }

    /// One row's cells.
    package func row(_ row: Int) -> ArraySlice<Cell> {
        cells[row * size.columns..<(row + 1) * size.columns]
    }

    /// Writes text from a place to the right, cut at the limit's right edge, and says how many cells it took.
    @discardableResult
    package mutating func put(
        _ text: SafeText, row: Int, column: Int, _ style: Style, within limit: Rect? = nil
    ) -> Int {
        let area = limit ?? bounds
        guard row >= max(0, area.top), row < min(size.rows, area.bottom) else { return 0 }
        let edge = min(size.columns, area.right)
        var at = column
        for cluster in DrawnClusters(of: text.value) {
            guard at + cluster.width <= edge else { break }
            if at >= max(0, area.left) { set(cluster, row: row, column: at, style) }
            at += cluster.width
        }
        return at - column
    }

    /// Writes text in exactly so many cells: cut with an ellipsis, or filled with blanks.
    package mutating func put(
        _ text: SafeText, row: Int, column: Int, cells width: Int, _ style: Style,
        alignment: TextAlignment = .leading, within limit: Rect? = nil
    ) {
        guard width > 0 else { return }
        put(text.padded(to: width, alignment: alignment), row: row, column: column, style, within: limit)
    }

    /// Fills a rectangle with a blank, or another character of one cell.
    package mutating func fill(_ area: Rect, _ style: Style, character: Unicode.Scalar = " ") {
        for row in max(0, area.top)..<max(0, min(size.rows, area.bottom), area.top) {
            for column in max(0, area.left)..<max(0, min(size.columns, area.right), area.left) {
                place(Cell(scalar: character.value, style: style), row: row, column: column)
            }
        }
    }

    /// Changes how the cells of a rectangle look and leaves their characters.
    package mutating func restyle(_ area: Rect, _ change: (inout Style) -> Void) {
        for row in max(0, area.top)..<max(0, min(size.rows, area.bottom), area.top) {
            for column in max(0, area.left)..<max(0, min(size.columns, area.right), area.left) {
                change(&cells[row * size.columns + column].style)
            }
        }
    }

    /// The page as lines of text, without the blanks at their ends.
    package var lines: [String] {
        (0..<size.rows).map { number in
            var line = ""
            for cell in row(number) where cell.width > 0 { line += cell.text }
            while line.last == " " { line.removeLast() }
            return line
        }
    }

    private mutating func set(_ cluster: DrawnCluster, row: Int, column: Int, _ style: Style) {
        var scalars = cluster.text.unicodeScalars.makeIterator()
        let cell = Cell(
            scalar: scalars.next()?.value ?? 32, marks: (scalars.next()?.value ?? 0, scalars.next()?.value ?? 0),
            width: UInt8(cluster.width), style: style)
        place(cell, row: row, column: column)
        if cluster.width == 2 { cells[row * size.columns + column + 1] = .tail(style: style) }
    }

    /// Puts one cell, and blanks the other half of a wide character that it cuts in two.
    private mutating func place(_ cell: Cell, row: Int, column: Int) {
        let index = row * size.columns + column
        if cells[index].width == 0, column > 0 { cells[index - 1] = Cell(style: cells[index - 1].style) }
        let last = index + Int(cell.width) - 1
        if cells[last].width == 2, column + Int(cell.width) < size.columns {
            cells[last + 1] = Cell(style: cells[last + 1].style)
        }
        cells[index] = cell
    }
}
