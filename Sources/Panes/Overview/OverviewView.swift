import Core
import Screen
import Text

extension Frame {
    /// Draws Overview: the chain, charts by week, what waits and what failed, how old the data is, and what to do next.
    mutating func drawOverview(_ state: AppState, in body: Rect) {
        if state.isEmpty {
            drawWelcome(state, in: body)
            return
        }
        for column in OverviewLayout(state, in: body).columns {
            for placed in column.placed {
                let area = column.area(of: placed)
                guard area.bottom > column.area.top, area.top < column.area.bottom else { continue }
                draw(placed.piece, in: area, isMarked: placed.piece.stop == state.overview.stop, state, column.area)
            }
            drawMore(of: column)
        }
    }

    private mutating func draw(
        _ piece: OverviewPiece, in area: Rect, isMarked: Bool, _ state: AppState, _ limit: Rect
    ) {
        switch piece.content {
        case .heading(let title, let notes):
            let ground = drawGround(area, isMarked, state, limit)
            put(
                title, row: area.top, column: area.left + (isMarked ? 1 : 0), Style(.title, on: ground, .bold),
                within: limit)
            guard let note = notes.first(where: { title.cells + 3 + $0.cells <= area.columns }) else { return }
            put(note, row: area.top, column: area.right - note.cells, Style(.muted, on: ground), within: limit)
        case .bar(let label, let ink, let number, let part, let fill):
            let ground = drawGround(area, isMarked, state, limit)
            drawBar((label, ink), number, (part, fill), in: area, ground, limit)
        case .line(let sign, let ink, let text, let note):
            let ground = drawGround(area, isMarked, state, limit)
            put(sign, row: area.top, column: area.left + 1, Style(ink, on: ground), within: limit)
            let room = area.columns - 4
            let notes = min(note.cells, max(0, room - 16))
            put(
                text, row: area.top, column: area.left + 3, cells: room - (notes > 0 ? notes + 1 : 0),
                Style(.text, on: ground), within: limit)
            put(
                note, row: area.top, column: area.right - notes - 1, cells: notes, Style(.muted, on: ground),
                alignment: .trailing, within: limit)
        case .text(let text, let ink, let indent):
            let ground = drawGround(area, isMarked, state, limit)
            put(text, row: area.top, column: area.left + 1 + indent, Style(ink, on: ground), within: limit)
        case .columns(let chart, let marked):
            columns(
                chart.columns.map(\.count), in: area.chart, Style(.pending), marked: isMarked ? marked : nil,
                Style(.accent, on: .page, .bold), within: limit)
        case .axis(let chart, let marked):
            if isMarked {
                drawMark(chart, marked, in: area, state, limit)
            } else {
                drawMonths(chart, in: area, limit)
            }
        }
    }

    /// Fills what the cursor is on, and says what it stands on.
    private mutating func drawGround(_ area: Rect, _ isMarked: Bool, _ state: AppState, _ limit: Rect) -> Ground {
        guard isMarked else { return .page }
        fill(area.clipped(to: limit), Style(.text, on: .cursor))
        put("▌", row: area.top, column: area.left, Style(.accent, on: .cursor), within: limit)
        if state.overlays.isEmpty { cursor = Position(row: area.top, column: area.left) }
        return .cursor
    }

    private mutating func drawBar(
        _ label: (text: SafeText, ink: Ink), _ number: SafeText, _ part: (size: Double, ink: Ink), in area: Rect,
        _ ground: Ground, _ limit: Rect
    ) {
        let numbers = 10
        let labels = min(26, area.columns - numbers - 2)
        // Not filled up, for a theme may underline it.
        let title = SafeText(truncated(label.text.value, to: labels))
        put(title, row: area.top, column: area.left + 1, Style(label.ink, on: ground), within: limit)
        put(
            number, row: area.top, column: area.left + 1 + labels, cells: numbers,
            Style(part.size > 0 ? .strong : .muted, on: ground), alignment: .trailing, within: limit)
        let start = area.left + labels + numbers + 2
        guard part.size > 0, area.right - start > 3 else { return }
        // A cursor's ground may be that of a reversed row, where a block of its ink would not show.
        let room = area.right - start - 1
        bar(
            max(part.size, 1 / Double(room * 8)), row: area.top, column: start, cells: room, done: Style(part.ink),
            within: limit)
    }

    /// Points at the marked week and tells its number, on the side where there is room.
    private mutating func drawMark(
        _ chart: OverviewChart, _ marked: Int, in area: Rect, _ state: AppState, _ limit: Rect
    ) {
        guard chart.columns.indices.contains(marked) else { return }
        let place = ColumnChart(chart.columns.count, from: area.chart.left, cells: area.chart.columns).column(marked)
        let column = chart.columns[marked]
        let words = SafeText("\(Wording.phrase(for: column.week)): \(Wording.grouped(column.count))")
        put("▲", row: area.top, column: place, Style(.accent, on: .page, .bold), within: limit)
        let isRight = place + 2 + words.cells <= area.right
        put(
            words, row: area.top, column: isRight ? place + 2 : max(area.left, place - 1 - words.cells),
            Style(.strong), within: limit)
        if state.overlays.isEmpty { cursor = Position(row: area.top, column: place) }
    }

    /// Names each month below its first week.
    private mutating func drawMonths(_ chart: OverviewChart, in area: Rect, _ limit: Rect) {
        let places = ColumnChart(chart.columns.count, from: area.chart.left, cells: area.chart.columns)
        var end = area.left
        for (index, column) in chart.columns.enumerated() {
            let isFirst = index == 0 || chart.columns[index - 1].week.month != column.week.month
            let place = places.column(index)
            guard isFirst, place >= end, place + 3 <= area.right else { continue }
            put(SafeText(monthNames[column.week.month - 1]), row: area.top, column: place, Style(.muted), within: limit)
            end = place + 4
        }
    }

    /// Says at the right edge of a column that it goes on.
    private mutating func drawMore(of column: OverviewLayout.Column) {
        let edge = column.area.right
        if column.top > 0 { put("↑", row: column.area.top, column: edge, Style(.muted)) }
        if column.height - column.top > column.area.rows {
            put("↓", row: column.area.bottom - 1, column: edge, Style(.muted))
        }
    }
}

private let monthNames = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]

extension Rect {
    /// The part of it that lies in another one.
    fileprivate func clipped(to limit: Rect) -> Rect {
        let first = max(top, limit.top)
        return Rect(row: first, column: left, columns: columns, rows: max(0, min(bottom, limit.bottom) - first))
    }
}
