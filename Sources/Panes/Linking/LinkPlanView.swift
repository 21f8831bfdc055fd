import Core
import Screen
import Text

/// Where the parts of the plan to link stand.
struct LinkPlanPlaces {
    /// The parts.
    let plan: PlanPlaces
    /// The listed rows.
    var rows: Rect { plan.rows }

    /// Cuts the box out of the pane's place.
    init(_ state: LinkPlanState, over body: Rect) { plan = PlanPlaces(notes: linkNotes(state), over: body) }
}

extension Frame {
    /// Draws the plan to link: totals, every row with what will become of it and why, and the buttons.
    mutating func drawLinkPlan(_ state: LinkPlanState, over body: Rect) {
        let places = LinkPlanPlaces(state, over: body).plan
        let inner = box(places.box, title: "Link many: the plan")
        guard let plan = state.plan else {
            put("Making the plan…", row: inner.top, column: inner.left, Style(.muted, on: .dialog), within: inner)
            return
        }
        let counts = [PlanState.Part.create, .attention, .skip].map { state.count($0) }
        drawTotals(
            [
                (counts[0], "will be linked", .ok), (counts[1], "need attention", .warning),
                (counts[2], "will be skipped", .muted),
            ], in: inner)
        drawNotes(places)
        drawParts(["all", "link", "attention", "skip"], [plan.entries.count] + counts, state.part, places)
        let entries = state.entries
        drawPlanTable(count: entries.count, state.cursor, in: places.rows) { place in
            let (label, ink, why) = linkWords(entries[place])
            return PlanLine(label: label, ink: ink, name: planName(entries[place].customer, state.snapshot), why: why)
        }
        let link = counts[0] == 0 ? "nothing to link" : SafeText("Link \(Wording.grouped(counts[0])) (y)")
        let buttons = buttons(
            ["Cancel (n)", link], focus: state.focus, danger: [1], row: inner.bottom - 1, column: inner.left)
        if buttons.indices.contains(state.focus) { cursor = buttons[state.focus].origin }
    }
}

private func linkNotes(_ state: LinkPlanState) -> [SafeText] {
    guard state.plan != nil else { return [] }
    var notes: [SafeText] = []
    if state.hidden > 0 {
        notes.append(SafeText("\(Wording.grouped(state.hidden)) of these rows hidden by the filter"))
    }
    if state.count(.attention) > 0 {
        notes.append("Rows that need attention: Link on such a row alone chooses its company.")
    }
    return notes
}

/// What the plan says of a row: a label, its ink, and why.
private func linkWords(_ entry: LinkPlan.Entry) -> (SafeText, Ink, SafeText) {
    switch entry.verdict {
    case .link(let choice): ("● link", .ok, SafeText("company \(choice.company), \(Wording.phrase(for: choice.level))"))
    case .skip(let reason): ("– skip", .muted, SafeText(Wording.sentence(for: reason)))
    case .attention(let reason): ("! attention", .warning, SafeText(Wording.phrase(for: reason)))
    }
}
