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
    init(notes texts: [SafeText], over body: Rect) {
        box = body.centred(columns: min(110, body.columns - 2), rows: max(10, body.rows - 2))
        let inner = box.inset(rows: 1, columns: 2)
        let lines = texts.flatMap { wrapped($0, cells: inner.columns) }
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

    /// The places of *Create Selected*.
    init(_ state: PlanState, over body: Rect) { self.init(notes: planNotes(state), over: body) }
}

/// One listed row of a plan.
struct PlanLine {
    /// What will become of it.
    var label: SafeText
    /// How the label looks.
    var ink: Ink
    /// The customer's name.
    var name: SafeText
    /// Why.
    var why: SafeText
}

extension Frame {
    /// Draws the plan: totals, every row with what will become of it and why, and the buttons.
    mutating func drawPlan(_ state: PlanState, _ app: AppState, over body: Rect) {
        let places = PlanPlaces(state, over: body)
        let inner = box(places.box, title: "Create Selected: the plan")
        guard let plan = state.plan else {
            put("Making the plan…", row: inner.top, column: inner.left, Style(.muted, on: .dialog), within: inner)
            return
        }
        let counts = [plan.creating, plan.needingAttention, plan.skipping]
        drawTotals(
            [
                (counts[0], "will be created", .ok), (counts[1], "need attention", .warning),
                (counts[2], "will be skipped", .muted),
            ], in: inner)
        drawNotes(places)
        drawParts(["all", "create", "attention", "skip"], [plan.entries.count] + counts, state.part, places)
        let entries = state.entries
        drawPlanTable(count: entries.count, state.cursor, in: places.rows) { place in
            let record = state.snapshot?.recordOf(entries[place].customer)
            let (label, ink, why) = planWords(entries[place], record)
            return PlanLine(label: label, ink: ink, name: planName(entries[place].customer, state.snapshot), why: why)
        }
        drawPlanButtons(plan, state, in: inner)
    }

    /// Draws how many rows each verdict has.
    mutating func drawTotals(_ parts: [(Int, String, Ink)], in area: Rect) {
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
    mutating func drawNotes(_ places: PlanPlaces) {
        for (index, note) in places.notes.enumerated() {
            put(
                note, row: places.noteRow + index, column: places.parts.left, Style(.warning, on: .dialog),
                within: places.box.inset(rows: 1, columns: 2))
        }
    }

    /// Draws the parts of a plan, the open one marked.
    mutating func drawParts(_ words: [String], _ counts: [Int], _ open: PlanState.Part, _ places: PlanPlaces) {
        var at = places.parts.left
        for (part, (word, count)) in zip(PlanState.Part.allCases, zip(words, counts)) {
            let isOpen = part == open
            at += put(
                SafeText(" \(word) \(Wording.grouped(count)) "), row: places.parts.top, column: at,
                Style(isOpen ? .strong : .muted, on: isOpen ? .tabFocus : .tab, isOpen ? .bold : []),
                within: places.parts)
        }
    }

    /// Draws the listed rows of a plan.
    mutating func drawPlanTable(count: Int, _ list: ListCursor, in area: Rect, line: (Int) -> PlanLine) {
        let columns = [
            ColumnWidth(least: 14), ColumnWidth(least: 16, growth: 2), ColumnWidth(least: 20, growth: 3, rank: 1),
        ]
        let layout = TableLayout(columns, from: area.left, cells: area.columns)
        for offset in 0..<area.rows {
            let place = list.top + offset
            guard place < count else { break }
            let entry = line(place)
            let row = area.top + offset
            let ground: Ground = place == list.row ? .cursor : .dialog
            if ground == .cursor {
                fill(Rect(row: row, column: area.left, columns: area.columns, rows: 1), Style(.text, on: ground))
            }
            let texts: [(SafeText, Ink)] = [(entry.label, entry.ink), (entry.name, .strong), (entry.why, .muted)]
            for column in layout.places {
                let (text, ink) = texts[column.index]
                put(text, row: row, column: column.column, cells: column.cells, Style(ink, on: ground))
            }
        }
    }

    private mutating func drawPlanButtons(_ plan: CreationPlan, _ state: PlanState, in area: Rect) {
        let create =
            plan.creating == 0
            ? SafeText("nothing to create") : SafeText("Create \(Wording.grouped(plan.creating)) (y)")
        let places = buttons(
            ["Cancel (n)", create], focus: state.focus, danger: [1], row: area.bottom - 1, column: area.left)
        if places.indices.contains(state.focus) { cursor = places[state.focus].origin }
    }
}

/// What the plan has to say beyond its rows, the most important first.
private func planNotes(_ state: PlanState) -> [SafeText] {
    guard let plan = state.plan else { return [] }
    var notes: [String] = []
    if state.hidden > 0 {
        notes.append("\(Wording.grouped(state.hidden)) of these rows hidden by the filter: o leaves them out")
    }
    notes += Wording.notes(on: plan)
    let names = plan.entries.count { $0.hasNamesake && $0.verdict == .create }
    if names > 0 {
        notes.append("\(Wording.grouped(names)) share a name with another tenant's company: both are created")
    }
    if state.anyway { notes.append("rows that match a company are created anyway") }
    return notes.map { SafeText($0) }
}

/// A customer's name in a plan.
func planName(_ customer: RowID, _ snapshot: ListSnapshot?) -> SafeText {
    let name = snapshot?.recordOf(customer)?[CustomerColumn.name] ?? ""
    return name.isEmpty ? "(no name)" : SafeText(name)
}

/// What the plan says of a row: a label, its ink, and why.
private func planWords(_ entry: CreationPlan.Entry, _ record: Record?) -> (SafeText, Ink, SafeText) {
    switch entry.verdict {
    case .create:
        return ("● create", .ok, SafeText(createNotes(entry)))
    case .skip(_, .notReseller) where record.map(isAdvised) == true:
        return ("– skip", .muted, "advisor: request the relationship instead")
    case .skip(let skip, let reason):
        return ("– skip", .muted, SafeText(reason == .none ? Wording.sentence(for: skip) : Wording.phrase(for: reason)))
    case .attention(let reason): return ("! attention", .warning, SafeText(Wording.phrase(for: reason)))
    }
}

private func createNotes(_ entry: CreationPlan.Entry) -> String {
    let notes = [
        entry.hasNamesake ? "another tenant bears this name" : "",
        entry.lacksAddress ? "sent without its incomplete address" : "",
    ]
    return notes.filter { !$0.isEmpty }.joined(separator: "; ")
}
