import Core
import Screen
import Text

extension Frame {
    /// Draws a question that one line answers.
    mutating func drawPrompt(_ prompt: Prompt, over body: Rect) {
        let area = body.centred(columns: min(76, body.columns - 2), rows: 7)
        let (title, hint, placeholder) = promptWords(prompt)
        let inner = box(area, title: title)
        put(hint, row: inner.top, column: inner.left, Style(.muted, on: .dialog), within: inner)
        cursor = prompt.field.draw(
            in: &self, row: inner.top + 2, column: inner.left, cells: inner.columns,
            style: Style(.text, on: prompt.problem == nil ? .input : .inputError), placeholder: placeholder)
        if let problem = prompt.problem {
            put(problem, row: inner.top + 4, column: inner.left, Style(.error, on: .dialog), within: inner)
        }
    }

    /// Draws a message from one of its lines on, and says where it goes on.
    mutating func drawMessage(_ title: SafeText, _ lines: [SafeText], _ top: Int, over body: Rect) {
        let places = MessagePlaces(lines, over: body)
        let inner = box(places.box, title: title)
        let first = min(top, places.lastTop)
        for (index, line) in places.lines.dropFirst(first).prefix(inner.rows).enumerated() {
            put(line, row: inner.top + index, column: inner.left, Style(.text, on: .dialog), within: inner)
        }
        guard places.lastTop > 0 else { return }
        let place = SafeText(" \(min(first + inner.rows, places.lines.count)) of \(places.lines.count) lines, ↑ ↓ ")
        put(
            place, row: places.box.bottom - 1, column: places.box.right - 2 - place.cells, Style(.muted, on: .dialog),
            within: places.box)
    }

    /// Draws a question with its safe answer first.
    mutating func drawQuestion(_ question: Question, _ focus: Int, _ state: AppState, over body: Rect) {
        let words = questionWords(question, state)
        let columns = min(words.facts.isEmpty ? 64 : 90, body.columns - 2)
        let lines = ([words.text] + words.facts).flatMap { wrapped($0, cells: columns - 4) }
        let area = body.centred(columns: columns, rows: max(7, lines.count + 4))
        let inner = box(area, title: words.title)
        for (index, line) in lines.prefix(max(0, inner.rows - 1)).enumerated() {
            put(line, row: inner.top + index, column: inner.left, Style(.text, on: .dialog), within: inner)
        }
        let places = buttons(words.answers, focus: focus, danger: [1], row: inner.bottom - 1, column: inner.left)
        if places.indices.contains(focus) { cursor = places[focus].origin }
    }
}

/// Where the lines of a message stand.
struct MessagePlaces {
    /// The dialog with its border.
    let box: Rect
    /// The lines as they are broken.
    let lines: [SafeText]
    /// The last line that can be the first on show.
    let lastTop: Int

    /// The places of a message over a page's body.
    init(_ texts: [SafeText], over body: Rect) {
        let wide = texts.map(\.cells).max() ?? 0
        let columns = min(body.columns - 2, max(40, min(wide + 4, 90)))
        lines = texts.flatMap { $0.value.isEmpty ? [$0] : wrapped($0, cells: columns - 4) }
        box = body.centred(columns: columns, rows: min(body.rows, lines.count + 2))
        lastTop = max(0, lines.count - (box.rows - 2))
    }
}

/// What a question says.
private struct QuestionWords {
    var title: SafeText
    var text: SafeText
    /// What else there is to know, a line each.
    var facts: [SafeText] = []
    /// The safe answer, then the other.
    var answers: [SafeText]
}

private func questionWords(_ question: Question, _ state: AppState) -> QuestionWords {
    switch question {
    case .quit:
        return QuestionWords(title: "Quit?", text: quitWords(state), answers: ["Stay (n)", "Quit (y)"])
    case .cancel(let id, let count): return cancelWords(id, count, state)
    case .unignore(let rows, let hidden):
        return QuestionWords(
            title: SafeText("Take back \(Wording.counted(rows.count, "customer"))\(hiddenWords(hidden))?"),
            text: "Those that were set aside stand among the others again, and may be created.",
            answers: ["Leave (n)", "Take back (y)"])
    case .link(let offer):
        return QuestionWords(
            title: "Link this company?", text: "The customer | the company:", facts: linkFacts(offer),
            answers: ["Leave (n)", "Link (y)"])
    case .unlink(let company, let tenant, let name):
        return QuestionWords(
            title: SafeText("Unlink \(name.value)?"),
            text:
                "The tenant id that Ferry wrote is taken from the company. A link that the marketplace made itself stays.",
            facts: [SafeText("Company: \(company)"), SafeText("Tenant: \(tenant)")],
            answers: ["Leave (n)", "Unlink (y)"])
    case .accept(_, let customer, let company, let sign):
        return QuestionWords(
            title: SafeText("Did this customer accept the request to \(company.value)?"),
            text: "The request ends with it; the customer stands in Pending Companies.",
            facts: [
                SafeText("Customer: \(customer)"),
                SafeText("Recognised: \(sign.map(Wording.phrase) ?? "by hand")"),
            ], answers: ["Leave (n)", "It did (y)"])
    case .replace(let export):
        return QuestionWords(
            title: SafeText("Replace \(export.path)?"), text: "There is one already. Replacing it loses what it holds.",
            answers: ["Leave (n)", "Replace (y)"])
    case .licenceWork(let marking): return markingWords(marking)
    case .verifyShown(let answer, _):
        return QuestionWords(
            title: SafeText("Verify \(Wording.counted(answer.count, "company", "companies"))?"),
            text: "Each of them and its tenant are read again, as a job. Nothing is changed outside.",
            answers: ["Leave (n)", "Verify (y)"])
    }
}

private func markingWords(_ marking: LicenceMarking) -> QuestionWords {
    var facts: [SafeText] = []
    if marking.held > 0 {
        facts.append(SafeText("\(Wording.grouped(marking.held)) of them: users still have a licence of the product."))
    }
    if marking.leftOut > 0 {
        let rows = Wording.counted(marking.leftOut, "ticked row")
        facts.append(SafeText("\(rows) \(marking.leftOut == 1 ? "is" : "are") left out: it means nothing there."))
    }
    let count = Wording.counted(marking.rows.count, "subscription")
    return QuestionWords(
        title: SafeText("Mark \(count) \(marking.done ? "as done" : "as not done")?"),
        text: marking.done
            ? "Licences moved, or none to move: they need no hand any more."
            : "They need a hand again where one is due.",
        facts: facts, answers: ["Leave (n)", "Mark (y)"])
}

private func quitWords(_ state: AppState) -> SafeText {
    if !state.jobs.inGrace.isEmpty { return "Letters wait to leave. Leaving takes all of them back: none is sent." }
    if !state.jobs.running.isEmpty || state.jobs.isBeginning || state.importing != nil {
        return "Something is still running. Leaving stops it between two rows; it can be resumed later."
    }
    if state.exporting > 0 { return "A file is being written. Leaving stops that, and nothing is left of it." }
    if state.sync.isRunning {
        return "A synchronisation is running. Leaving stops it; the next one goes on where it stopped."
    }
    return state.settings.drafts.isEmpty
        ? "Nothing is running any more." : "Changed settings are not saved. Leaving drops them."
}

private func cancelWords(_ id: JobID, _ count: Int, _ state: AppState) -> QuestionWords {
    let job = state.jobs.jobs.first { $0.id == id }
    let left = job?.counts.left ?? count
    let verb =
        switch job?.kind {
        case .linkCompanies: "linked"
        case .verifyCompanies: "verified"
        case .sendLetters: "sent"
        case .reinvitePeople: "invited again"
        case .revokeInvitations: "revoked"
        case .reassignLicences: "reassigned"
        case .undoReassignment: "given back"
        case .createCompanies, nil: "created"
        }
    return QuestionWords(
        title: SafeText("Cancel job \(id)?"),
        text: SafeText(
            "\(Wording.counted(left, "row")) that have not begun will not be \(verb), and the job can't be resumed."),
        answers: ["Go on (n)", "Cancel the job (y)"])
}

private func hiddenWords(_ count: Int) -> String {
    count > 0 ? ", \(Wording.grouped(count)) hidden by filter" : ""
}

/// The journal shows its newest entries; the command writes all.
private func exportTitle(_ export: Export, _ hidden: String) -> SafeText {
    if case .journal(let count) = export.rows {
        return SafeText("Export the newest \(Wording.counted(count, "row")) of the journal")
    }
    return SafeText("Export \(Wording.counted(export.count, "row"))\(hidden)")
}

/// Of rows on show, the data sets take the ready ones.
private func dataSetTitle(_ export: Export, _ hidden: String) -> SafeText {
    if case .shown = export.rows { return "Export data sets of the ready rows on show" }
    return SafeText("Export data sets of \(Wording.counted(export.count, "row"))\(hidden)")
}

private func promptWords(_ prompt: Prompt) -> (SafeText, SafeText, SafeText) {
    let hidden = hiddenWords(prompt.hidden)
    return switch prompt.purpose {
    case .ignore(let rows):
        (
            SafeText("Ignore \(Wording.counted(rows.count, "customer"))\(hidden)"),
            "Why? The reason is kept with the rows and in the journal.", "e.g. test tenant, customer of a partner"
        )
    case .closeRequests(let rows):
        (
            SafeText("Close \(Wording.counted(rows.count, "request"))\(hidden)"),
            "Why? The reason is kept with the requests and in the journal.", "e.g. stays with another reseller"
        )
    case .testLetter:
        (
            "Send a test letter", "The letter as this row would get it, to an address of yours. Nobody counts as told.",
            "e.g. me@example.com"
        )
    case .whyAbsent:
        (
            "Why is a customer not here?", "Its tenant id, or one of its domains.",
            "e.g. contoso.onmicrosoft.com"
        )
    case .importFile:
        (
            "Import a file", "The path of Customers.csv, or of a list of contacts or prospects.",
            "e.g. ~/Downloads/Customers.csv"
        )
    case .export(let export):
        export.form == .rows
            ? (
                exportTitle(export, hidden),
                "The file to write: .csv for CSV, .jsonl for JSON lines.", "e.g. ~/list.csv"
            )
            : (
                dataSetTitle(export, hidden), "The folder to make, for the files of AppDirect's migration tool.",
                "e.g. ~/migration"
            )
    }
}
