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

    /// Draws the question whether to leave while something runs.
    mutating func drawConfirmQuit(_ focus: Int, _ state: AppState, over body: Rect) {
        let area = body.centred(columns: min(64, body.columns - 2), rows: 7)
        let inner = box(area, title: "Quit?")
        let why: SafeText =
            state.jobs.running.isEmpty && state.importing == nil
            ? "Changed settings are not saved. Leaving drops them."
            : "Something is still running. Leaving stops it between two rows; it can be resumed later."
        paragraph(why, in: inner, Style(.text, on: .dialog))
        let places = buttons(
            ["Stay (n)", "Quit (y)"], focus: focus, danger: [1], row: inner.bottom - 1, column: inner.left)
        if places.indices.contains(focus) { cursor = places[focus].origin }
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
