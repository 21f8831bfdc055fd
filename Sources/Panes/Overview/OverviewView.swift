import Core
import Screen
import Text

/// A line of the overview that leads to the rows behind it.
struct OverviewLine: Equatable {
    /// What it counts.
    var label: SafeText
    /// How many.
    var count: Int
    /// How it looks.
    var ink: Ink
    /// The pane with the rows.
    var pane: Pane
    /// The search that shows just these rows; empty for all.
    var search: String
}

/// The lines of the overview, in the order of the chain.
func overviewLines(_ state: AppState) -> [OverviewLine] {
    guard let customers = state.customers.snapshot else { return [] }
    // Nothing is ever checked where the marketplace is the store itself.
    let checking = customers.count(ofState: PendingState.checking.rawValue)
    let first: [PendingState] = state.profile.synchronises || checking > 0 ? [.checking] : []
    var lines = (first + [.ready, .matched, .ambiguous, .blocked, .ignored, .creating, .unknown]).map { standing in
        OverviewLine(
            label: standing.label, count: customers.count(ofState: standing.rawValue), ink: standing.ink,
            pane: .pending,
            search: "state:\(standing.word)")
    }
    lines.append(
        OverviewLine(
            label: "✓ on the marketplace",
            count: customers.count(ofState: PendingState.created.rawValue)
                + customers.count(ofState: PendingState.linked.rawValue),
            ink: .ok, pane: .companies, search: ""))
    if let invitations = state.invitations.snapshot {
        for told in InvitationState.allCases {
            lines.append(
                OverviewLine(
                    label: told.label, count: invitations.count(ofState: told.rawValue), ink: told.ink,
                    pane: .invitations, search: "state:\(told.word)"))
        }
    }
    return lines
}

extension Frame {
    /// Draws Overview: what there is by state, how old it is, and what to do next.
    mutating func drawOverview(_ state: AppState, in body: Rect) {
        if state.isEmpty {
            drawWelcome(state, in: body)
            return
        }
        let area = body.inset(rows: 1, columns: 2)
        let wide = area.columns >= 70
        let (left, right) =
            wide
            ? area.split(left: area.columns >= 100 ? area.columns * 3 / 5 : 42)
            : (area, Rect(row: 0, column: 0, columns: 0, rows: 0))
        let used = drawFunnel(state, in: left)
        let next =
            wide
            ? right.split(left: 3).right
            : Rect(row: left.top + used + 1, column: left.left, columns: left.columns, rows: left.rows - used - 1)
        drawNextSteps(state, in: next)
    }

    private mutating func drawFunnel(_ state: AppState, in area: Rect) -> Int {
        let lines = overviewLines(state)
        let most = max(1, lines.map(\.count).max() ?? 1)
        let label = max(20, (lines.map(\.label.cells).max() ?? 0) + 1)
        let number = 11
        var row = area.top
        for (index, line) in lines.enumerated() {
            if index == 0 { row = heading("Customers", row: row, area) }
            if line.pane == .invitations, lines[index - 1].pane != .invitations {
                row = heading("Administrators", row: row + 1, area)
            }
            guard row < area.bottom else { break }
            drawLine(line, isMarked: index == state.overviewCursor.row, row: row, area, label, number, most)
            if index == state.overviewCursor.row, state.overlays.isEmpty {
                cursor = Position(row: row, column: area.left)
            }
            row += 1
        }
        return row - area.top
    }

    private mutating func heading(_ text: SafeText, row: Int, _ area: Rect) -> Int {
        put(text, row: row, column: area.left, Style(.title, on: .page, .bold), within: area)
        return row + 1
    }

    private mutating func drawLine(
        _ line: OverviewLine, isMarked: Bool, row: Int, _ area: Rect, _ label: Int, _ number: Int, _ most: Int
    ) {
        let ground: Ground = isMarked ? .cursor : .page
        if isMarked {
            fill(Rect(row: row, column: area.left, columns: area.columns, rows: 1), Style(.text, on: ground))
        }
        put(line.label, row: row, column: area.left + 1, cells: label, Style(line.ink, on: ground), within: area)
        put(
            SafeText(Wording.grouped(line.count)), row: row, column: area.left + 1 + label, cells: number,
            Style(line.count == 0 ? .muted : .strong, on: ground), alignment: .trailing, within: area)
        let start = area.left + label + number + 3
        let room = area.right - start - 1
        guard room > 3, line.count > 0 else { return }
        let part = Double(line.count) / Double(most)
        let filled = max(1, Int((part * Double(room)).rounded()))
        // A cursor's ground may be that of a reversed row, where a block of its ink would not show.
        put(
            SafeText(String(repeating: "█", count: filled)), row: row, column: start, Style(line.ink), within: area)
    }

    private mutating func drawNextSteps(_ state: AppState, in area: Rect) {
        guard area.rows > 1, area.columns > 10 else { return }
        var row = heading("What to do next", row: area.top, area)
        for step in nextSteps(state) {
            guard row < area.bottom else { return }
            put("›", row: row, column: area.left, Style(.accent), within: area)
            let room = Rect(row: row, column: area.left + 2, columns: area.columns - 2, rows: area.bottom - row)
            row += max(1, paragraph(step, in: room, Style(.text)))
        }
        let card = drawRequirements(
            state, in: Rect(row: row + 1, column: area.left, columns: area.columns, rows: max(0, area.bottom - row - 1))
        )
        if card > 0 { row += card + 1 }
        guard row + 2 < area.bottom else { return }
        row = heading("Data", row: row + 1, area)
        for line in dataLines(state) where row < area.bottom {
            let room = Rect(row: row, column: area.left, columns: area.columns, rows: area.bottom - row)
            row += max(1, paragraph(line, in: room, Style(.muted)))
        }
    }
}

/// What a manager should do next, the most pressing first.
func nextSteps(_ state: AppState) -> [SafeText] {
    guard let customers = state.customers.snapshot else { return [] }
    let count = { (standing: PendingState) in customers.count(ofState: standing.rawValue) }
    let key = { state.keymap.word(for: $0) }
    var steps = syncProgress(state).map { [$0] } ?? []
    if !state.jobs.interrupted.isEmpty { steps.append("A job was interrupted: open 8 and press R to resume it.") }
    if count(.unknown) > 0 {
        steps.append(
            SafeText("\(Wording.counted(count(.unknown), "outcome")) unknown: look before anything is repeated."))
    }
    if count(.ready) > 0 {
        steps.append(
            SafeText(
                "\(Wording.counted(count(.ready), "customer")) can be created: \(key(.openPending)), then \(key(.tickAll)) to tick all, \(key(.createSelected)) to create."
            ))
    }
    if count(.matched) + count(.ambiguous) > 0 {
        steps.append(
            SafeText(
                "\(Wording.counted(count(.matched) + count(.ambiguous), "customer")) may be on the marketplace already: look at them, \(key(.link)) links."
            ))
    }
    if count(.blocked) > 0 {
        steps.append(
            SafeText(
                "\(Wording.counted(count(.blocked), "customer")) blocked: import contacts, or press \(key(.edit)) on a row."
            ))
    }
    if let told = state.invitations.snapshot?.count(ofState: InvitationState.neverTold.rawValue), told > 0 {
        steps.append(
            SafeText(
                "\(Wording.counted(told, "administrator")) never told how to get in: see \(key(.openInvitations))."))
    }
    if count(.checking) > 0 {
        steps.append(
            SafeText(
                "\(Wording.counted(count(.checking), "customer")) checking: \(state.sync.isRunning ? "the synchronisation reads on" : "\(key(.refresh)) reads the companies that could be theirs")."
            ))
    }
    if !steps.isEmpty { return steps }
    let newer =
        state.profile.synchronises
        ? "Synchronise with \(key(.refresh))" : "Import a newer list with \(key(.importFile))"
    return [SafeText("Nothing waits. \(newer).")]
}

private func dataLines(_ state: AppState) -> [SafeText] {
    var lines = syncDataLines(state)
    if let note = state.lastImport {
        let kind = note.complete ? "a complete list" : "not a complete list"
        lines.append(
            SafeText(
                "Customers: \(note.file), \(Wording.counted(note.rows, "row")), \(kind), imported \(note.at.minute(offset: state.profile.offset))."
            ))
    } else if !state.profile.synchronises {
        lines.append("Customers: no list was imported into this store.")
    }
    lines.append(SafeText("Companies are created on: \(state.profile.marketplace.value)."))
    return lines
}
