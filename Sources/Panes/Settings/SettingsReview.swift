package import Core
import Screen
package import Text

/// What happens at once when a setting is switched on, which somebody has to know before.
package struct SwitchConsequence: Equatable, Sendable {
    /// The setting.
    package var setting: Setting
    /// How many companies or letters; that number is typed to go on, unless it is nought.
    package var count: Int
    /// What would happen, in a sentence.
    package var words: SafeText
    /// Whom it concerns, a line each.
    package var rows: [SafeText]
    /// Whether the setting itself is switched on; else another one lets more happen by it.
    package var isSwitchedOn: Bool

    /// What the number is typed for, such as `Type 12 to switch reminders on`.
    package var demand: String {
        "Type \(count) to \(isSwitchedOn ? "switch \(setting.rawValue) on" : "let that happen")"
    }

    /// A consequence.
    package init(_ setting: Setting, count: Int, words: SafeText, rows: [SafeText], isSwitchedOn: Bool = true) {
        self.isSwitchedOn = isSwitchedOn
        self.setting = setting
        self.count = count
        self.words = words
        self.rows = rows
    }

    /// Whether what was typed is the number.
    package func isConfirmed(by text: String) -> Bool {
        text.trimmingBlanks.filter { $0 != "," && $0 != "." && $0 != " " } == String(count)
    }
}

/// The changes of Sync Settings before they are saved: what was, what will be, and what that does at once.
package struct SettingsReview: Equatable, Sendable {
    /// The changes.
    package var drafts: [Setting: String]
    /// The saved values.
    package var before: [Setting: String]
    /// What happens at once.
    package var consequences: [SwitchConsequence]
    /// A field for each number that has to be typed.
    package var form: FormFields
    /// The first line on show.
    package var top = 0

    /// A review.
    package init(_ drafts: [Setting: String], before: [Setting: String], _ consequences: [SwitchConsequence]) {
        self.drafts = drafts
        self.before = before
        self.consequences = consequences
        form = FormFields(consequences.filter { $0.count > 0 }.map { _ in "" })
    }

    /// The consequences whose number has to be typed, in the order of the fields.
    var asked: [SwitchConsequence] { consequences.filter { $0.count > 0 } }

    /// The lines above the fields.
    var lines: [SafeText] {
        let changes = SettingsState.order.compactMap { setting in
            drafts[setting].map { SafeText("\(setting.rawValue): \(before[setting] ?? setting.standard) → \($0)") }
        }
        return changes + consequences.flatMap { ["", $0.words] + $0.rows.map { SafeText("  \($0.value)") } }
    }
}

extension AppState {
    /// Shows what saving would do.
    mutating func review(_ drafts: [Setting: String], _ consequences: [SwitchConsequence]) {
        guard drafts == settings.drafts, !drafts.isEmpty, overlays.isEmpty else { return }
        let before = drafts.reduce(into: [:]) { $0[$1.key] = settings.savedValue($1.key) }
        toast = nil
        overlays.append(.settings(SettingsReview(drafts, before: before, consequences)))
    }

    /// Gives a key to the review.
    mutating func typeReview(_ press: KeyPress, _ review: SettingsReview) -> [Effect] {
        var review = review
        let places = ReviewPlaces(review, over: PagePlaces(size).body)
        switch press.key {
        case .pageUp: review.top = max(0, min(review.top - places.shown, places.lastTop))
        case .pageDown: review.top = max(0, min(review.top + places.shown, places.lastTop))
        case .left where review.form.fields.isEmpty, .right where review.form.fields.isEmpty:
            review.form.focus = 1 - review.form.focus
        default:
            switch review.form.take(press) {
            case .stay: break
            case .cancel:
                overlays.removeLast()
                return []
            case .save: return save(review)
            }
        }
        replaceTop(.settings(review))
        return []
    }

    private mutating func save(_ review: SettingsReview) -> [Effect] {
        var review = review
        let wrong = zip(review.asked, review.form.texts).enumerated().first { !$1.0.isConfirmed(by: $1.1) }
        if let (field, (consequence, _)) = wrong {
            review.form.refuse(
                field, SafeText("\(consequence.demand), or press Esc.")
            )
            replaceTop(.settings(review))
            return []
        }
        overlays.removeLast()
        return [.saveSettings(review.drafts)]
    }
}

/// Where the parts of a review stand.
struct ReviewPlaces {
    /// The dialog with its border.
    let box: Rect
    /// The lines as they are broken.
    let lines: [SafeText]
    /// How many lines are on show.
    let shown: Int
    /// The last line that can be the first on show.
    let lastTop: Int

    /// The places of a review over a page's body.
    init(_ review: SettingsReview, over body: Rect) {
        let columns = min(body.columns - 2, 84)
        lines = review.lines.flatMap { $0.value.isEmpty ? [$0] : wrapped($0, cells: columns - 4) }
        // Border, fields, what is wrong, and the buttons with a line above.
        let rest = 5 + review.form.fields.count + (review.form.fields.isEmpty ? 0 : 1)
        box = body.centred(columns: columns, rows: min(body.rows, lines.count + rest))
        shown = max(1, box.rows - rest)
        lastTop = max(0, lines.count - shown)
    }
}

extension Frame {
    /// Draws the changes, what they do at once, and the fields for the numbers.
    mutating func drawReview(_ review: SettingsReview, over body: Rect) {
        let places = ReviewPlaces(review, over: body)
        let inner = box(places.box, title: "Save settings")
        let top = min(review.top, places.lastTop)
        for (index, line) in places.lines.dropFirst(top).prefix(places.shown).enumerated() {
            put(line, row: inner.top + index, column: inner.left, Style(.text, on: .dialog), within: inner)
        }
        if places.lastTop > 0 {
            let more = SafeText(
                " \(min(top + places.shown, places.lines.count)) of \(places.lines.count) lines, PgUp PgDn ")
            put(
                more, row: places.box.top, column: places.box.right - 2 - more.cells, Style(.muted, on: .dialog),
                within: places.box)
        }
        let fields = inner.bottom - 2 - review.form.fields.count - (review.form.fields.isEmpty ? 0 : 1)
        for (index, consequence) in review.asked.enumerated() {
            let label = SafeText(consequence.demand)
            put(label, row: fields + index, column: inner.left, Style(.strong, on: .dialog), within: inner)
            let place = review.form.fields[index].draw(
                in: &self, row: fields + index, column: inner.left + label.cells + 2,
                cells: max(4, min(12, inner.columns - label.cells - 2)),
                style: Style(.text, on: index == review.form.problem?.field ? .inputError : .input))
            if index == review.form.focus { cursor = place }
        }
        if let problem = review.form.problem {
            put(
                problem.words, row: inner.bottom - 3, column: inner.left, Style(.error, on: .dialog), within: inner)
        }
        let focus = review.form.focus - review.form.fields.count
        let buttons = buttons(["Save", "Cancel"], focus: focus, row: inner.bottom - 1, column: inner.left)
        if buttons.indices.contains(focus) { cursor = buttons[focus].origin }
    }
}
