import Core
import Screen
import Text

/// Where the parts of a plan stand.
struct PlanPlaces {
    /// The whole box.
    let box: Rect
    /// What has to be said beyond the rows, as its lines are broken; cut where the page is too low.
    let notes: [SafeText]
    /// The first line of the notes.
    let noteRow: Int
    /// The line of the parts.
    let parts: Rect
    /// The listed rows.
    let rows: Rect

    /// Cuts the box out of the pane's place: at least one row is listed, and blank lines go first.
    init(_ state: PlanState, over body: Rect) {
        box = body.centred(columns: min(110, body.columns - 2), rows: max(10, body.rows - 2))
        let inner = box.inset(rows: 1, columns: 2)
        let lines = planNotes(state).flatMap { wrapped($0, cells: inner.columns) }
        // Totals, parts and buttons take a line each.
        let room = max(1, inner.rows - 3)
        notes = Array(lines.prefix(max(0, room - 1)))
        let isAiry = room - notes.count > 5
        noteRow = inner.top + 1
        let partRow = noteRow + notes.count + (isAiry ? 1 : 0)
        parts = Rect(row: partRow, column: inner.left, columns: inner.columns, rows: 1)
        let top = partRow + (isAiry ? 2 : 1)
        let bottom = inner.bottom - (isAiry ? 2 : 1)
        rows = Rect(row: top, column: inner.left, columns: inner.columns, rows: max(0, bottom - top))
    }
}

extension Frame {
    /// Draws the plan: totals, every row with what will become of it and why, and the buttons.
    mutating func drawPlan(_ state: PlanState, over body: Rect) {
        let places = PlanPlaces(state, over: body)
        let inner = box(places.box, title: state.purpose.title)
        guard let plan = state.plan else {
            put("Making the plan…", row: inner.top, column: inner.left, Style(.muted, on: .dialog), within: inner)
            return
        }
        drawTotals(
            [
                (state.count(.act), "will be \(state.purpose.participle)", .ok),
                (state.count(.attention), "need attention", .warning),
                (state.count(.skip), "will be skipped", .muted),
            ], in: inner)
        drawNotes(places)
        drawParts(state, places)
        drawRows(plan, state, in: places.rows)
        drawPlanButtons(state, in: inner)
    }

    /// Draws how many rows each verdict has.
    private mutating func drawTotals(_ parts: [(Int, String, Ink)], in area: Rect) {
        var at = area.left
        let cells = parts.reduce(0) { $0 + Wording.grouped($1.0).count + $1.1.count + 4 }
        let gap = String(repeating: " ", count: cells - 3 > area.columns ? 1 : 3)
        for (count, words, ink) in parts {
            at += put(
                SafeText(Wording.grouped(count)), row: area.top, column: at, Style(.strong, on: .dialog, .bold),
                within: area)
            at += put(SafeText(" \(words)\(gap)"), row: area.top, column: at, Style(ink, on: .dialog), within: area)
        }
    }

    /// Draws what has to be said beyond the rows.
    private mutating func drawNotes(_ places: PlanPlaces) {
        for (index, note) in places.notes.enumerated() {
            put(
                note, row: places.noteRow + index, column: places.parts.left, Style(.warning, on: .dialog),
                within: places.box.inset(rows: 1, columns: 2))
        }
    }

    /// Draws the parts of a plan, the open one marked.
    private mutating func drawParts(_ state: PlanState, _ places: PlanPlaces) {
        var at = places.parts.left
        for (part, word) in zip(PlanState.Part.allCases, ["all", state.purpose.verb, "attention", "skip"]) {
            let isOpen = part == state.part
            at += put(
                SafeText(" \(word) \(Wording.grouped(state.count(part))) "), row: places.parts.top, column: at,
                Style(isOpen ? .strong : .muted, on: isOpen ? .tabFocus : .tab, isOpen ? .bold : []),
                within: places.parts)
        }
    }

    /// Draws the listed rows of a plan.
    private mutating func drawRows(_ plan: BulkPlan, _ state: PlanState, in area: Rect) {
        let columns = [
            ColumnWidth(least: 14), ColumnWidth(least: 16, growth: 2), ColumnWidth(least: 20, growth: 3, rank: 1),
        ]
        let layout = TableLayout(columns, from: area.left, cells: area.columns)
        let top = state.cursor.top
        for (offset, place) in state.places(top..<top + area.rows).enumerated() {
            let line = PlanLine(plan, at: place, state)
            let row = area.top + offset
            let ground: Ground = top + offset == state.cursor.row ? .cursor : .dialog
            if ground == .cursor {
                fill(Rect(row: row, column: area.left, columns: area.columns, rows: 1), Style(.text, on: ground))
            }
            let texts: [(SafeText, Ink)] = [(line.label, line.ink), (line.name, .strong), (line.why, .muted)]
            for column in layout.places {
                let (text, ink) = texts[column.index]
                put(text, row: row, column: column.column, cells: column.cells, Style(ink, on: ground))
            }
        }
    }

    private mutating func drawPlanButtons(_ state: PlanState, in area: Rect) {
        let act = state.purpose.answer(to: state.count(.act))
        let places = buttons(
            ["Cancel (n)", act], focus: state.focus, danger: [1], row: area.bottom - 1, column: area.left)
        if places.indices.contains(state.focus) { cursor = places[state.focus].origin }
    }
}
