package import Screen
import Text

/// What the console waits for before its first page.
package enum OpeningWords: Sendable {
    /// The search index is made anew.
    case preparingSearch
    /// The demo's customers are read from its services.
    case synchronising

    fileprivate var title: SafeText {
        switch self {
        case .preparingSearch: "Preparing the search: this takes a few seconds."
        case .synchronising: "Synchronising with the sandbox…"
        }
    }

    fileprivate var reason: SafeText {
        switch self {
        case .preparingSearch: "It is needed once after large changes. q leaves."
        case .synchronising: "Its made-up customers come over HTTP. q leaves."
        }
    }
}

extension Frame {
    /// Says what is waited for, on a page that has nothing else to show yet.
    package mutating func drawOpening(_ opening: OpeningWords) {
        let page = Rect(row: 0, column: 0, columns: size.columns, rows: size.rows)
        let words = page.centred(columns: min(page.columns, 60), rows: 2)
        put(
            opening.title, row: words.top, column: words.left,
            cells: words.columns, Style(.title), alignment: .centre, within: page)
        put(
            opening.reason, row: words.top + 1, column: words.left,
            cells: words.columns, Style(.muted), alignment: .centre, within: page)
    }
}
