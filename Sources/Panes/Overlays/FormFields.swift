import Core
package import Screen
package import Text

/// The fields of a dialog that is filled in, and its two buttons.
package struct FormFields: Equatable, Sendable {
    /// The fields, from top to bottom.
    package var fields: [TextField]
    /// The focused field, then the buttons Save and Cancel.
    package var focus = 0
    /// What is wrong with a field, once it was tried.
    package var problem: Problem?

    /// What is wrong with a field.
    package struct Problem: Equatable, Sendable {
        /// Which field, from 0.
        package var field: Int
        /// In words.
        package var words: SafeText
    }

    /// What a key came to.
    enum Answer: Equatable {
        case stay, save, cancel
    }

    /// Fields with texts to begin with.
    package init(_ texts: [String]) { fields = texts.map { TextField($0) } }

    /// What the fields say, without blanks around it.
    package var texts: [String] { fields.map { $0.text.trimmingBlanks } }

    /// Takes a key.
    mutating func take(_ press: KeyPress) -> Answer {
        let places = fields.count + 2
        switch (press.key, press.modifiers) {
        case (.escape, _): return .cancel
        case (.tab, .shift), (.up, _): focus = (focus + places - 1) % places
        case (.tab, _), (.down, _): focus = (focus + 1) % places
        case (.enter, _): return focus == fields.count + 1 ? .cancel : .save
        default: if focus < fields.count { _ = fields[focus].handle(press) }
        }
        return .stay
    }

    /// Takes pasted text into the focused field; the buttons take none.
    mutating func insert(_ text: String) {
        if focus < fields.count { fields[focus].insert(text) }
    }

    /// Says what is wrong with a field, and goes there.
    mutating func refuse(_ field: Int, _ words: SafeText) {
        problem = Problem(field: field, words: words)
        focus = field
    }
}

extension Frame {
    /// Draws a dialog with labelled fields, a line for what is wrong, and its buttons.
    mutating func draw(_ form: FormFields, title: SafeText, labels: [SafeText], over body: Rect) {
        let width = labels.map(\.cells).max() ?? 0
        let area = body.centred(columns: min(width + 54, body.columns - 2), rows: form.fields.count + 6)
        let inner = box(area, title: title)
        for (index, label) in labels.enumerated() {
            let row = inner.top + index
            put(label, row: row, column: inner.left, Style(.muted, on: .dialog), within: inner)
            let place = form.fields[index].draw(
                in: &self, row: row, column: inner.left + width + 2, cells: max(4, inner.columns - width - 2),
                style: Style(.text, on: index == form.problem?.field ? .inputError : .input))
            if index == form.focus { cursor = place }
        }
        if let problem = form.problem {
            put(
                problem.words, row: inner.top + labels.count + 1, column: inner.left, Style(.error, on: .dialog),
                within: inner)
        }
        let places = buttons(
            ["Save", "Cancel"], focus: form.focus - form.fields.count, row: inner.bottom - 1, column: inner.left)
        if form.focus >= form.fields.count { cursor = places[form.focus - form.fields.count].origin }
    }
}
