import Core
import Screen
import Text

extension Frame {
    /// Draws the header: profile, where data comes from and how old it is, and what must not be overlooked.
    mutating func drawHeader(_ state: AppState, in line: Rect) {
        fill(line, Style(.text, on: .header))
        var at = line.left + 1
        at += put("Ferry", row: line.top, column: at, Style(.title, on: .header, .bold))
        // A long title never pushes the badges behind it off the page.
        let title = truncated(state.profile.title.value, to: line.columns / 3)
        at += put(SafeText("  \(title)"), row: line.top, column: at, Style(.strong, on: .header))
        at += 2
        if state.profile.isSandbox { at += chip("SANDBOX", .badge, row: line.top, column: at) }
        if state.profile.isReadOnly { at += chip("READ-ONLY", .badgeAlert, row: line.top, column: at) }
        drawAge(state, from: at, in: line)
    }

    /// Draws what works and how old the data is, in the longest forms that find room; the age goes before the work.
    private mutating func drawAge(_ state: AppState, from start: Int, in line: Rect) {
        let ages = dataAges(state).map { SafeText("\($0.value) ") } + [SafeText("")]
        let works = workChips(state)
        let level = max(0, (works.map(\.count).max() ?? 1) - 1)
        let forms = (0...level).map { level in works.map { $0[min(level, $0.count - 1)] } }
        let pairs =
            ages.dropLast().flatMap { age in forms.prefix(2).map { (age, $0) } } + forms.map { (SafeText(""), $0) }
        let fits = pairs.first { age, chips in
            start + 1 + chips.reduce(0) { $0 + $1.cells + 2 } + age.cells < line.right
        }
        guard let (age, chips) = fits ?? pairs.last else { return }
        put(age, row: line.top, column: line.right - age.cells, Style(.muted, on: .header))
        // Where not even the shortest forms find room, they are cut rather than left out.
        var at = max(start, line.right - age.cells - chips.reduce(0) { $0 + $1.cells + 2 })
        for chip in chips { at += put(chip, row: line.top, column: at, Style(.text, on: .badge)) + 2 }
    }

    /// Draws the tabs of the panes, with how many rows wait behind them.
    mutating func drawTabs(_ state: AppState, in line: Rect) {
        for tab in tabPlaces(state, in: line) {
            let isOpen = tab.pane == state.pane
            put(
                tab.label, row: line.top, column: tab.place.left,
                Style(isOpen ? .strong : .muted, on: isOpen ? .tabFocus : .tab, isOpen ? .bold : []))
        }
    }

    private mutating func chip(_ text: SafeText, _ ground: Ground, row: Int, column: Int) -> Int {
        put(SafeText(" \(text.value) "), row: row, column: column, Style(.text, on: ground, .bold)) + 1
    }

    /// How old the data is, the longest form first.
    private func dataAges(_ state: AppState) -> [SafeText] {
        let synced = state.profile.synchronises ? syncHeader(state) : []
        if !synced.isEmpty { return synced }
        guard let note = state.lastImport else {
            return [state.isEmpty ? "no data yet" : SafeText("marketplace: \(state.profile.marketplace.value)")]
        }
        let kind = note.complete ? "complete" : "partial"
        let file = truncated(lastPart(of: note.file), to: 24)
        return [SafeText("\(file) · \(kind) · \(note.at.minute(offset: state.profile.offset))")]
    }

    /// The name of a file without its folders, which would push it off the page.
    private func lastPart(of path: String) -> String { path.split(separator: "/").last.map(String.init) ?? path }

    /// What works here, each with its longest form first.
    private func workChips(_ state: AppState) -> [[SafeText]] {
        let synchronising = syncChips(state)
        return [signInChip(state), workChip(state).map { [$0] } ?? [], synchronising].filter { !$0.isEmpty }
    }

    private func workChip(_ state: AppState) -> SafeText? {
        if let importing = state.importing {
            let part = importing.part.map { " \(Int($0 * 100)) %" } ?? ""
            return SafeText(" ▶ import\(part) ")
        }
        if state.jobs.isBeginning { return " ▶ job begins " }
        let running = state.jobs.jobs.filter { state.jobs.running[$0.id] != nil }
        guard !running.isEmpty else {
            let key = state.keymap.word(for: .openJobs)
            return state.jobs.interrupted.isEmpty ? nil : SafeText(" ! interrupted job: press \(key) ")
        }
        let counts = running.map(\.counts)
        let total = counts.reduce(0) { $0 + $1.total }
        let ended = total - counts.reduce(0) { $0 + $1.left }
        let failed = counts.reduce(0) { $0 + $1.failed }
        let trouble = failed > 0 ? " \(Wording.grouped(failed)) ✗" : ""
        return SafeText(" ▶ \(Wording.grouped(ended)) of \(Wording.grouped(total))\(trouble) ")
    }
}

/// One tab and its place.
struct TabPlace {
    /// The pane.
    var pane: Pane
    /// What stands on it.
    var label: SafeText
    /// Where it stands.
    var place: Rect
}

/// The tabs from left to right; long titles where they all fit, else short ones, at last numbers alone.
func tabPlaces(_ state: AppState, in line: Rect) -> [TabPlace] {
    for level in 0..<4 {
        var at = line.left
        var places: [TabPlace] = []
        for pane in Pane.allCases {
            let label = tabLabel(pane, state, level: level)
            places.append(
                TabPlace(
                    pane: pane, label: label, place: Rect(row: line.top, column: at, columns: label.cells, rows: 1)))
            at += label.cells
        }
        if at <= line.right || level == 3 { return places }
    }
    return []
}

private func tabLabel(_ pane: Pane, _ state: AppState, level: Int) -> SafeText {
    if level == 3, pane != state.pane { return SafeText(" \(pane.rawValue) ") }
    let title = level == 0 ? pane.title : pane.shortTitle
    guard level < 2, let listing = pane.listing, let snapshot = state[listing].snapshot else {
        return SafeText(" \(pane.rawValue) \(title.value) ")
    }
    let count =
        pane == .pending
        ? PendingState.pending.reduce(0) { $0 + snapshot.count(ofState: $1.rawValue) } : snapshot.total
    return SafeText(" \(pane.rawValue) \(title.value) \(Wording.grouped(count)) ")
}
