import Core
import Screen
import Text

extension Frame {
    /// Draws Jobs & Journal.
    mutating func drawJobs(_ state: AppState, in body: Rect) {
        let area = body.inset(rows: 0, columns: 1)
        switch state.jobs.view {
        case .jobs: drawJobList(state, in: area)
        case .items(let id): drawItems(of: id, state, in: area)
        case .journal: drawJournal(state, in: area)
        }
    }

    private mutating func drawJobList(_ state: AppState, in area: Rect) {
        let jobs = state.jobs
        guard !jobs.jobs.isEmpty else {
            drawWords(
                [
                    "No jobs yet.",
                    SafeText(
                        "Every bulk action becomes a job with a result for each row: tick rows in \(state.keymap.word(for: .openPending)), press \(state.keymap.word(for: .createSelected))."
                    ),
                ], in: area)
            return
        }
        let (head, rows) = area.split(top: 1)
        let layout = TableLayout(jobColumns.map(\.1), from: area.left + 1, cells: area.columns - 2)
        drawColumnTitles(jobColumns.map(\.0), layout, in: head, trailing: [2, 3, 4, 5])
        for line in 0..<rows.rows {
            let place = jobs.cursor.top + line
            guard place < jobs.jobs.count else { break }
            let job = jobs.jobs[place]
            let ground = drawGround(isCursor: place == jobs.cursor.row, row: rows.top + line, rows, state)
            for column in layout.places {
                let (text, ink, alignment) = jobCell(column.index, job, state)
                put(
                    text, row: rows.top + line, column: column.column, cells: column.cells, Style(ink, on: ground),
                    alignment: alignment)
            }
        }
    }

    private mutating func drawItems(of id: JobID, _ state: AppState, in area: Rect) {
        guard let job = state.jobs.jobs.first(where: { $0.id == id }) else { return }
        let (head, below) = area.split(top: 3)
        drawProgress(of: job, state, in: head)
        let (titles, rows) = below.split(top: 1)
        let columns: [(SafeText, ColumnWidth)] = [
            ("Company", ColumnWidth(least: 20, wanted: 32, growth: 2)), ("Result", ColumnWidth(least: 11)),
            ("Why", ColumnWidth(least: 24, wanted: 40, growth: 3)), ("Tenant", ColumnWidth(least: 36, rank: 3)),
        ]
        let layout = TableLayout(columns.map(\.1), from: area.left + 1, cells: area.columns - 2)
        drawColumnTitles(columns.map(\.0), layout, in: titles, trailing: [])
        for line in 0..<rows.rows {
            let place = state.jobs.itemCursor.top + line
            let index = place - state.jobs.itemsOffset
            guard place < state.jobs.shownItems(of: job), index >= 0, index < state.jobs.items.count else { break }
            let item = state.jobs.items[index]
            let row = rows.top + line
            let ground = drawGround(isCursor: place == state.jobs.itemCursor.row, row: row, rows, state)
            let texts: [(SafeText, Ink)] = [
                (SafeText(item.name), .strong), (item.label(of: job.kind), item.ink),
                (itemWhy(item, of: job.kind), .muted),
                (tenantsText(item), .muted),
            ]
            for column in layout.places {
                let (text, ink) = texts[column.index]
                put(text, row: row, column: column.column, cells: column.cells, Style(ink, on: ground))
            }
        }
    }

    private mutating func drawProgress(of job: Job, _ state: AppState, in area: Rect) {
        let counts = job.counts
        let ended = counts.total - counts.left
        var words = [
            "Job \(job.id)", Wording.phrase(for: job.kind), jobWord(job, state.jobs),
            "\(Wording.grouped(ended)) of \(Wording.counted(counts.total, "row"))",
        ]
        if let rate = rate(of: job, state) {
            words.append("\(Wording.grouped(rate)) a second")
            if rate > 0, counts.left > 0 { words.append("about \(duration(counts.left / rate)) left") }
        }
        put(
            SafeText(words.joined(separator: " · ")), row: area.top, column: area.left + 1, Style(.strong), within: area
        )
        let part = counts.total == 0 ? 1 : Double(ended) / Double(counts.total)
        bar(
            part, row: area.top + 1, column: area.left + 1, cells: max(0, area.columns - 2), done: Style(.progressDone),
            left: Style(.progressLeft))
        let shown: SafeText =
            state.jobs.troublesOnly
            ? SafeText("\(countsText(counts).value) · shown: failed and unknown ones") : countsText(counts)
        put(shown, row: area.top + 2, column: area.left + 1, Style(.muted), within: area)
    }

    private mutating func drawJournal(_ state: AppState, in area: Rect) {
        let entries = state.jobs.entries
        guard !entries.isEmpty else {
            drawWords(
                ["The journal is empty.", "It keeps who did what, when and on which evidence, and never forgets."],
                in: area)
            return
        }
        let (head, rows) = area.split(top: 1)
        let columns: [(SafeText, ColumnWidth)] = [
            ("When", ColumnWidth(least: 16)), ("What", ColumnWidth(least: 18)),
            ("About", ColumnWidth(least: 18, wanted: 36, growth: 1, rank: 2)),
            ("Result", ColumnWidth(least: 16, wanted: 36, growth: 3)),
            ("Who", ColumnWidth(least: 14, wanted: 18, rank: 3)),
        ]
        let layout = TableLayout(columns.map(\.1), from: area.left + 1, cells: area.columns - 2)
        drawColumnTitles(columns.map(\.0), layout, in: head, trailing: [])
        for line in 0..<rows.rows {
            let place = state.jobs.entryCursor.top + line
            guard place < entries.count else { break }
            let entry = entries[place]
            let row = rows.top + line
            let ground = drawGround(isCursor: place == state.jobs.entryCursor.row, row: row, rows, state)
            let texts: [(SafeText, Ink)] = [
                (SafeText(entry.at.minute(offset: state.profile.offset)), .muted),
                (SafeText(Wording.phrase(for: entry.action)), .strong), (SafeText(entry.subject), .text),
                (SafeText(entry.result), .text), (SafeText(entry.who), .muted),
            ]
            for column in layout.places {
                let (text, ink) = texts[column.index]
                put(text, row: row, column: column.column, cells: column.cells, Style(ink, on: ground))
            }
        }
    }

    private mutating func drawGround(isCursor: Bool, row: Int, _ area: Rect, _ state: AppState) -> Ground {
        guard isCursor else { return .page }
        fill(Rect(row: row, column: area.left, columns: area.columns, rows: 1), Style(.text, on: .cursor))
        put("▌", row: row, column: area.left, Style(.accent, on: .cursor))
        if state.overlays.isEmpty { cursor = Position(row: row, column: area.left) }
        return .cursor
    }

    private mutating func drawColumnTitles(
        _ titles: [SafeText], _ layout: TableLayout, in line: Rect, trailing: Set<Int>
    ) {
        fill(line, Style(.columnTitle, on: .tableHeader))
        for place in layout.places {
            put(
                titles[place.index], row: line.top, column: place.column, cells: place.cells,
                Style(.columnTitle, on: .tableHeader), alignment: trailing.contains(place.index) ? .trailing : .leading)
        }
    }

    private mutating func drawWords(_ lines: [SafeText], in area: Rect) {
        let box = area.centred(columns: area.columns, rows: lines.count)
        for (index, line) in lines.enumerated() {
            put(
                line, row: box.top + index, column: box.left, cells: box.columns, Style(index == 0 ? .title : .muted),
                alignment: .centre)
        }
    }
}

private let jobColumns: [(SafeText, ColumnWidth)] = [
    ("Job", ColumnWidth(least: 20, wanted: 26, growth: 1)), ("State", ColumnWidth(least: 13)),
    ("Done", ColumnWidth(least: 8)), ("Failed", ColumnWidth(least: 8)), ("Skipped", ColumnWidth(least: 8, rank: 2)),
    ("Left", ColumnWidth(least: 8)), ("Begun", ColumnWidth(least: 16, rank: 3)),
    ("By", ColumnWidth(least: 14, wanted: 20, growth: 1, rank: 4)),
]

private func jobCell(_ index: Int, _ job: Job, _ state: AppState) -> (SafeText, Ink, TextAlignment) {
    switch index {
    case 0: (SafeText("\(job.id) \(Wording.phrase(for: job.kind))"), .strong, .leading)
    case 1: (jobLabel(job, state.jobs), jobInk(job, state.jobs), .leading)
    case 2: (SafeText(Wording.grouped(job.counts.done)), .ok, .trailing)
    case 3: (SafeText(Wording.grouped(job.counts.failed)), job.counts.failed > 0 ? .error : .muted, .trailing)
    case 4: (SafeText(Wording.grouped(job.counts.skipped)), .muted, .trailing)
    case 5: (SafeText(Wording.grouped(job.counts.left)), .text, .trailing)
    case 6: (SafeText(job.createdAt.minute(offset: state.profile.offset)), .muted, .leading)
    default: (SafeText(job.by), .muted, .leading)
    }
}

/// How far a job is, in a word.
private func jobWord(_ job: Job, _ jobs: JobsState) -> String {
    Wording.phrase(for: job.state, isHeld: !jobs.interrupted.contains(job.id))
}

private func jobLabel(_ job: Job, _ jobs: JobsState) -> SafeText {
    let word = jobWord(job, jobs)
    let glyph =
        switch word {
        case "running": "▶"
        case "interrupted", "halted": "!"
        case "done": job.counts.failed > 0 ? "✗" : "✓"
        default: "–"
        }
    return SafeText("\(glyph) \(word)")
}

private func jobInk(_ job: Job, _ jobs: JobsState) -> Ink {
    switch jobWord(job, jobs) {
    case "running": .pending
    case "interrupted", "halted": .warning
    case "done": job.counts.failed > 0 ? .error : .ok
    default: .muted
    }
}

/// The tenant that an item is about, with how many more.
private func tenantsText(_ item: JobItem) -> SafeText {
    guard let first = item.tenants.first else { return "–" }
    return SafeText(item.tenants.count == 1 ? first.description : "\(first) +\(item.tenants.count - 1)")
}

private func itemWhy(_ item: JobItem, of kind: JobKind) -> SafeText {
    switch item.state {
    case .queued, .running: item.company.map { SafeText("company \($0)") } ?? ""
    case .done(JobItem.noCompany, _): ""
    case .done(let company, _): SafeText("company \(company)\(levelWords(item.level))")
    case .failed(let failure): SafeText(failure.message)
    case .unknown(let why): SafeText(why)
    default: SafeText(Wording.sentence(for: item.state, of: kind))
    }
}

/// How a linked company was found; nothing where none was looked for.
private func levelWords(_ level: MatchLevel) -> String { level == .none ? "" : ", \(Wording.phrase(for: level))" }

/// Rows a second since the job began here; nil in its first second and when it does not run here.
private func rate(of job: Job, _ state: AppState) -> Int? {
    guard let begun = state.jobs.running[job.id], let ended = state.jobs.finishedHere[job.id] else { return nil }
    let seconds = state.now.seconds - begun.seconds
    return seconds > 0 ? ended / Int(seconds) : nil
}

private func duration(_ seconds: Int) -> String {
    seconds < 90 ? Wording.counted(max(1, seconds), "second") : Wording.counted((seconds + 59) / 60, "minute")
}

private func countsText(_ counts: JobCounts) -> SafeText {
    let parts: [(Int, String)] = [
        (counts.done, "done"), (counts.failed, "failed"), (counts.skipped, "skipped"), (counts.unknown, "unknown"),
        (counts.cancelled, "cancelled"), (counts.left, "left"),
    ]
    return SafeText(parts.filter { $0.0 > 0 }.map { "\(Wording.grouped($0.0)) \($0.1)" }.joined(separator: " · "))
}
