import Core
import Screen

/// Where the parts of a list pane stand: shared by what draws them and by what the mouse hits.
struct ListPlaces {
    /// The line of the search field.
    let search: Rect
    /// The line of the column titles.
    let titles: Rect
    /// The rows.
    let rows: Rect
    /// The line below the rows that counts them.
    let status: Rect
    /// The details beside or below the rows; nil while they are closed.
    let details: Rect?
    /// Where the columns stand.
    let table: TableLayout

    /// Cells that the ticks take on the left.
    static let tickCells = 4

    /// The width from which details stand beside the list.
    static let wide = 110

    /// Cuts the body of a page up.
    init(_ body: Rect, _ list: ListState) {
        let (head, below) = body.split(top: 1)
        search = head
        let (upper, foot) = below.split(bottom: 1)
        status = foot
        var listArea = upper
        if list.showsDetails {
            if body.columns >= Self.wide {
                (listArea, _) = upper.split(left: upper.columns * 3 / 5)
                details = upper.split(left: listArea.columns + 1).right
            } else {
                let (above, under) = upper.split(bottom: max(5, upper.rows / 2))
                listArea = above
                details = under
            }
        } else {
            details = nil
        }
        let (line, rest) = listArea.split(top: 1)
        titles = line
        rows = rest
        table = TableLayout(
            list.listing.columns.map(\.width), from: rest.left + 1 + Self.tickCells,
            cells: rest.columns - 2 - Self.tickCells)
    }
}
