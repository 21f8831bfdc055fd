import Core
import Screen
import Text

extension Frame {
    /// Draws the form for a customer's contact.
    mutating func drawContact(_ form: ContactForm, over body: Rect) {
        let area = body.centred(columns: min(64, body.columns - 2), rows: 11)
        let inner = box(area, title: SafeText("Contact of \(form.name.value)"))
        for (index, label) in ContactForm.labels.enumerated() {
            let row = inner.top + index
            put(label, row: row, column: inner.left, Style(.muted, on: .dialog), within: inner)
            let place = form.fields[index].draw(
                in: &self, row: row, column: inner.left + 12, cells: max(4, inner.columns - 12),
                style: Style(.text, on: index == 0 && form.problem != nil ? .inputError : .input))
            if index == form.focus { cursor = place }
        }
        if let problem = form.problem {
            put(problem, row: inner.top + 6, column: inner.left, Style(.error, on: .dialog), within: inner)
        }
        let places = buttons(
            ["Save", "Cancel"], focus: form.focus - form.fields.count, row: inner.bottom - 1, column: inner.left)
        if form.focus >= form.fields.count { cursor = places[form.focus - form.fields.count].origin }
    }

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

    /// Draws a message.
    mutating func drawMessage(_ title: SafeText, _ lines: [SafeText], over body: Rect) {
        let wide = lines.map(\.cells).max() ?? 0
        let columns = min(body.columns - 2, max(40, min(wide + 4, 90)))
        let wrappedLines = lines.flatMap { $0.value.isEmpty ? [$0] : wrapped($0, cells: columns - 4) }
        let area = body.centred(columns: columns, rows: min(body.rows, wrappedLines.count + 2))
        let inner = box(area, title: title)
        for (index, line) in wrappedLines.prefix(inner.rows).enumerated() {
            put(line, row: inner.top + index, column: inner.left, Style(.text, on: .dialog), within: inner)
        }
    }

    /// Draws a question with its safe answer first.
    mutating func drawQuestion(_ question: Question, _ focus: Int, _ state: AppState, over body: Rect) {
        let area = body.centred(columns: min(64, body.columns - 2), rows: 7)
        let words = questionWords(question, state)
        let inner = box(area, title: words.title)
        paragraph(words.text, in: inner, Style(.text, on: .dialog))
        let places = buttons(words.answers, focus: focus, danger: [1], row: inner.bottom - 1, column: inner.left)
        if places.indices.contains(focus) { cursor = places[focus].origin }
    }
}

private func questionWords(_ question: Question, _ state: AppState) -> (
    title: SafeText, text: SafeText, answers: [SafeText]
) {
    switch question {
    case .quit:
        let isIdle = state.jobs.running.isEmpty && !state.jobs.isBeginning && state.importing == nil
        return (
            "Quit?",
            isIdle
                ? "Changed settings are not saved. Leaving drops them."
                : "Something is still running. Leaving stops it between two rows; it can be resumed later.",
            ["Stay (n)", "Quit (y)"]
        )
    case .cancel(let id, let count):
        let left = state.jobs.jobs.first { $0.id == id }?.counts.left ?? count
        return (
            SafeText("Cancel job \(id)?"),
            SafeText(
                "\(Wording.counted(left, "row")) that have not begun will not be created, and the job can't be resumed."
            ),
            ["Go on (n)", "Cancel the job (y)"]
        )
    }
}

private func promptWords(_ prompt: Prompt) -> (SafeText, SafeText, SafeText) {
    let hidden = prompt.hidden > 0 ? ", \(Wording.grouped(prompt.hidden)) hidden by filter" : ""
    return switch prompt.purpose {
    case .ignore(let rows):
        (
            SafeText("Ignore \(Wording.counted(rows.count, "customer"))\(hidden)"),
            "Why? The reason is kept with the rows and in the journal.", "e.g. test tenant, customer of a partner"
        )
    case .importFile:
        ("Import a file", "The path of Customers.csv or of a list of contacts.", "~/Downloads/Customers.csv")
    }
}
