import Core
import Screen
package import Text

extension Frame {
    /// Draws a list pane: search, titles, rows, count, and details where they are open.
    mutating func draw(_ list: ListState, in body: Rect, state: AppState) {
        let places = ListPlaces(body, list)
        drawSearch(list, places)
        drawTitles(list, places)
        drawRows(list, places, state)
        drawStatus(list, places)
        if let area = places.details { drawDetails(list, in: area, state) }
    }

    private mutating func drawSearch(_ list: ListState, _ places: ListPlaces) {
        let line = places.search
        let isOpen = list.isSearching || !list.search.text.isEmpty
        let ground: Ground = list.problem != nil ? .inputError : list.isSearching ? .input : .page
        if ground != .page { fill(line, Style(.text, on: ground)) }
        put("/", row: line.top, column: line.left + 1, Style(isOpen ? .accent : .muted, on: ground, .bold))
        let place = list.search.draw(
            in: &self, row: line.top, column: line.left + 3, cells: max(0, line.columns - 5),
            style: Style(.text, on: ground), placeholder: searchHint(list.listing))
        if list.isSearching { cursor = place }
    }

    private func searchHint(_ listing: Listing) -> SafeText {
        switch listing {
        case .customers: "search: words, \"phrase\", !not, domain:contoso, state:ready, age:>7d"
        case .companies: "search: words, \"phrase\", !not, tenant:…, state:unlinked, age:<7d"
        case .invitations: "search: words, \"phrase\", !not, company:…, state:never-told, age:>7d"
        case .requests: "search: words, \"phrase\", !not, domain:contoso, state:sent, age:>14d"
        case .subscriptions: "search: words, !not, state:ending, program:open, licences:due, endsOn:<2027-01-01"
        }
    }

    private mutating func drawTitles(_ list: ListState, _ places: ListPlaces) {
        let line = places.titles
        fill(line, Style(.columnTitle, on: .tableHeader))
        let columns = list.listing.columns
        for place in places.table.places {
            let column = columns[place.index]
            let isSorted = column.sort == list.question.sort.key
            let arrow = isSorted ? (list.question.sort.descending ? "▼" : "▲") : ""
            let text = SafeText("\(column.title.value)\(arrow.isEmpty ? "" : " \(arrow)")")
            put(
                text, row: line.top, column: place.column, cells: place.cells,
                Style(
                    isSorted ? .sortedColumn : .columnTitle, on: .tableHeader,
                    place.index == list.column ? .underline : []),
                alignment: column.alignment)
        }
    }

    private mutating func drawRows(_ list: ListState, _ places: ListPlaces, _ state: AppState) {
        guard list.count > 0 else {
            drawEmpty(list, in: places.rows, state)
            return
        }
        let highlight = Highlight(list.answer?.question.query ?? Query())
        for line in 0..<places.rows.rows {
            let position = list.cursor.top + line
            guard let record = list.record(at: position) else { break }
            drawRow(record, at: position, row: places.rows.top + line, list, places, highlight, state)
        }
    }

    private mutating func drawRow(
        _ record: Record, at position: Int, row: Int, _ list: ListState, _ places: ListPlaces, _ highlight: Highlight,
        _ state: AppState
    ) {
        let isCursor = position == list.cursor.row
        let isTicked = list.selection.rows.contains(record.id)
        let inRange = list.range?.contains(position) ?? false
        let ground: Ground = isCursor ? .cursor : isTicked || inRange ? .ticked : .page
        let line = Rect(row: row, column: places.rows.left, columns: places.rows.columns, rows: 1)
        if ground != .page { fill(line, Style(.text, on: ground)) }
        if isCursor { put("▌", row: row, column: line.left, Style(.text, on: ground)) }
        put(
            isTicked ? "[x]" : inRange ? "[+]" : "[ ]", row: row, column: line.left + 1,
            Style(isCursor ? .text : isTicked || inRange ? .tick : .muted, on: ground))
        if isCursor, !list.isSearching, state.overlays.isEmpty {
            cursor = Position(row: row, column: line.left + 2)
        }
        let columns = list.listing.columns
        let drawn = places.table.places
        for (number, place) in drawn.enumerated() {
            let column = columns[place.index]
            // One look for the whole row, and for neighbours of one ink: each change of look costs bytes on the wire.
            let ink = isCursor ? .text : column.ink(record)
            let joins = number + 1 < drawn.count && !isCursor && columns[drawn[number + 1].index].ink(record) == ink
            drawCell(
                record, column, place, row: row, Style(ink, on: ground), highlight,
                ListColumn.Look(offset: state.profile.offset, today: Day(of: state.now)))
            if joins {
                let gap = Rect(row: row, column: place.column + place.cells, columns: TableLayout.gap, rows: 1)
                fill(gap, Style(ink, on: ground))
            }
        }
    }

    private mutating func drawCell(
        _ record: Record, _ column: ListColumn, _ place: TableLayout.Place, row: Int, _ style: Style,
        _ highlight: Highlight, _ look: ListColumn.Look
    ) {
        let text = column.text(record, look)
        let fitted = text.padded(to: place.cells, alignment: column.alignment)
        put(fitted, row: row, column: place.column, style)
        guard column.isSearched, !highlight.isEmpty else { return }
        // Found in the whole text, so that a match is marked as far as it can be seen.
        let shown = 0..<place.cells
        for cells in highlight.cells(of: text.value).map({ $0.clamped(to: shown) }) where !cells.isEmpty {
            restyle(Rect(row: row, column: place.column + cells.lowerBound, columns: cells.count, rows: 1)) {
                $0.ink = .match
            }
        }
    }

    private mutating func drawStatus(_ list: ListState, _ places: ListPlaces) {
        let line = places.status
        var at = line.left + 1
        if let problem = list.problem {
            let words = truncated("✗ \(Wording.sentence(for: problem))", to: max(0, line.right - at - 1))
            put(SafeText(words), row: line.top, column: at, Style(.error))
            return
        }
        at += put(countText(list), row: line.top, column: at, Style(.muted))
        if !list.selection.rows.isEmpty {
            put(selectionText(list), row: line.top, column: at + 2, Style(.text, on: .badge))
        }
    }

    private func countText(_ list: ListState) -> SafeText {
        guard let snapshot = list.snapshot, list.answer != nil else { return "reading…" }
        let all =
            list.question.states.isEmpty
            ? snapshot.total : list.question.states.reduce(0) { $0 + snapshot.count(ofState: $1) }
        let shown = Wording.grouped(list.count)
        return list.question.query.terms.isEmpty
            ? SafeText(Wording.counted(list.count, "row")) : SafeText("\(shown) of \(Wording.counted(all, "row"))")
    }
}

/// What the chip says of the ticked rows: how many, how many of them the search hides, how many are gone.
package func selectionText(_ list: ListState) -> SafeText {
    let all = list.selection.rows.count
    let hidden = list.presence.known - list.presence.shown
    let gone = all - list.presence.known
    var words = ["\(Wording.grouped(all)) selected"]
    if hidden > 0 { words.append("\(Wording.grouped(hidden)) hidden by filter") }
    if gone > 0 { words.append("\(Wording.grouped(gone)) gone") }
    return SafeText(" \(words.joined(separator: " · ")) ")
}
