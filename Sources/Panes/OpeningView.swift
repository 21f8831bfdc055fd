package import Screen
import Text

extension Frame {
    /// Says that the search index is being made, on a page that has nothing else to show yet.
    package mutating func drawOpening() {
        let page = Rect(row: 0, column: 0, columns: size.columns, rows: size.rows)
        let words = page.centred(columns: min(page.columns, 60), rows: 2)
        put(
            "Preparing the search: this takes a few seconds.", row: words.top, column: words.left,
            cells: words.columns, Style(.title), alignment: .centre, within: page)
        put(
            "It is needed once after large changes. q leaves.", row: words.top + 1, column: words.left,
            cells: words.columns, Style(.muted), alignment: .centre, within: page)
    }
}
