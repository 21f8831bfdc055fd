import Core
import Screen
import Text

/// Where the parts of the plan stand.
struct PlanPlaces {
    /// The whole box.
    let box: Rect
    /// The listed rows.
    let rows: Rect

    /// Cuts the box out of the pane's place.
    init(over body: Rect) {
        box = body.centred(columns: min(110, body.columns - 2), rows: max(10, body.rows - 2))
        let inner = box.inset(rows: 1, columns: 2)
        rows = Rect(row: inner.top + 5, column: inner.left, columns: inner.columns, rows: max(0, inner.rows - 7))
    }
}

extension Frame {
    /// Draws the plan: totals, every row with what will become of it and why, and the buttons.
    mutating func drawPlan(_ state: PlanState, _ app: AppState, over body: Rect) {
        let places = PlanPlaces(over: body)
        let inner = box(places.box, title: "Create Selected: the plan")
        guard let plan = state.plan else {
            put("Making the plan…", row: inner.top, column: inner.left, Style(.muted, on: .dialog), within: inner)
            return
        }
        drawPlanTotals(plan, state, in: inner)
        drawPlanParts(plan, state, in: inner)
        drawPlanRows(state, in: places.rows)
        drawPlanButtons(plan, state, in: inner)
    }

    private mutating func drawPlanTotals(_ plan: CreationPlan, _ state: PlanState, in area: Rect) {
        var at = area.left
        let parts: [(Int, String, Ink)] = [
            (plan.creating, "will be created", .ok), (plan.needingAttention, "need attention", .warning),
            (plan.skipping, "will be skipped", .muted),
        ]
        for (count, words, ink) in parts {
            at += put(
                SafeText(Wording.grouped(count)), row: area.top, column: at, Style(.strong, on: .dialog, .bold),
                within: area)
            at += put(SafeText(" \(words)   "), row: area.top, column: at, Style(ink, on: .dialog), within: area)
        }
        let names = plan.entries.count { $0.hasNamesake && $0.verdict == .create }
        var notes: [String] = []
        if state.hidden > 0 {
            notes.append("\(Wording.grouped(state.hidden)) of these rows hidden by the filter: o leaves them out")
        }
        if names > 0 {
            notes.append("\(Wording.grouped(names)) share a name with another tenant's company: both are created")
        }
        if state.anyway { notes.append("rows that match a company are created anyway") }
        put(
            SafeText(notes.joined(separator: " · ")), row: area.top + 1, column: area.left,
            Style(.warning, on: .dialog),
            within: area)
    }

    private mutating func drawPlanParts(_ plan: CreationPlan, _ state: PlanState, in area: Rect) {
        var at = area.left
        let labels: [(PlanState.Part, String)] = [
            (.all, "all \(Wording.grouped(plan.entries.count))"), (.create, "create \(Wording.grouped(plan.creating))"),
            (.attention, "attention \(Wording.grouped(plan.needingAttention))"),
            (.skip, "skip \(Wording.grouped(plan.skipping))"),
        ]
        for (part, label) in labels {
            let isOpen = part == state.part
            at += put(
                SafeText(" \(label) "), row: area.top + 3, column: at,
                Style(isOpen ? .strong : .muted, on: isOpen ? .tabFocus : .tab, isOpen ? .bold : []), within: area)
        }
    }

    private mutating func drawPlanRows(_ state: PlanState, in area: Rect) {
        let entries = state.entries
        let columns = [
            ColumnWidth(least: 14), ColumnWidth(least: 16, growth: 2), ColumnWidth(least: 20, growth: 3, rank: 1),
        ]
        let layout = TableLayout(columns, from: area.left, cells: area.columns)
        for line in 0..<area.rows {
            let place = state.cursor.top + line
            guard place < entries.count else { break }
            let entry = entries[place]
            let row = area.top + line
            let ground: Ground = place == state.cursor.row ? .cursor : .dialog
            if ground == .cursor {
                fill(Rect(row: row, column: area.left, columns: area.columns, rows: 1), Style(.text, on: ground))
            }
            let name = state.snapshot?.recordOf(entry.customer)?[CustomerColumn.name] ?? ""
            let (label, ink, why) = planWords(entry)
            let texts: [(SafeText, Ink)] = [
                (label, ink), (name.isEmpty ? "(no name)" : SafeText(name), .strong), (why, .muted),
            ]
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

/// What the plan says of a row: a label, its ink, and why.
private func planWords(_ entry: CreationPlan.Entry) -> (SafeText, Ink, SafeText) {
    switch entry.verdict {
    case .create: ("● create", .ok, entry.hasNamesake ? "another tenant bears this name" : "")
    case .skip(let skip, let reason):
        ("– skip", .muted, SafeText(reason == .none ? Wording.sentence(for: skip) : Wording.phrase(for: reason)))
    case .attention(let reason): ("! attention", .warning, SafeText(Wording.phrase(for: reason)))
    }
}
