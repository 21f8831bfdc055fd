import Core
import Screen
import Text

extension Frame {
    /// Draws Sync Settings: two panels of settings with their values, and help for the marked one.
    mutating func drawSettings(_ state: AppState, in body: Rect) {
        let area = body.inset(rows: 1, columns: 2)
        let (upper, help) = area.split(bottom: 4)
        let lines = settingLines(state.settings)
        let marked = lines.firstIndex { $0.setting == state.settings.chosen } ?? 0
        let top = max(0, min(marked - upper.rows / 2, lines.count - upper.rows))
        for (index, line) in lines[top...].prefix(upper.rows).enumerated() {
            drawSetting(line, row: upper.top + index, upper, state)
        }
        drawSettingHelp(state, in: help)
    }

    private mutating func drawSetting(_ line: SettingLine, row: Int, _ area: Rect, _ state: AppState) {
        guard let setting = line.setting else {
            put(line.title, row: row, column: area.left, Style(.title, on: .page, .bold), within: area)
            return
        }
        let settings = state.settings
        let isMarked = setting == settings.chosen
        let ground: Ground = isMarked ? .cursor : .page
        if isMarked {
            fill(Rect(row: row, column: area.left, columns: area.columns, rows: 1), Style(.text, on: ground))
        }
        let nameCells = 32
        put(SafeText(setting.rawValue), row: row, column: area.left + 1, cells: nameCells, Style(.text, on: ground))
        let column = area.left + 2 + nameCells
        if isMarked, let field = settings.field {
            cursor = field.draw(in: &self, row: row, column: column, cells: 16, style: Style(.text, on: .input))
            return
        }
        var at = column
        at += put(shownValue(setting, settings), row: row, column: at, Style(.strong, on: ground), within: area)
        if settings.drafts[setting] != nil {
            let before = SafeText("  changed, was \(settings.savedValue(setting))")
            put(before, row: row, column: at, Style(.warning, on: ground), within: area)
        } else if settings.saved[setting] == nil {
            put("  (default)", row: row, column: at, Style(.muted, on: ground), within: area)
        }
        if isMarked { cursor = Position(row: row, column: area.left) }
    }

    private mutating func drawSettingHelp(_ state: AppState, in area: Rect) {
        let setting = state.settings.chosen
        if let problem = state.settings.problem {
            paragraph(problem, in: area, Style(.error))
            return
        }
        let lines = paragraph(SafeText(setting.meaning), in: area, Style(.text))
        let takes = SafeText("It takes \(Wording.phrase(for: setting.kind)); by default \(setting.standard).")
        paragraph(
            takes, in: Rect(row: area.top + lines, column: area.left, columns: area.columns, rows: area.rows - lines),
            Style(.muted))
    }
}

/// One line of the form: a panel's title or a setting.
private struct SettingLine {
    var title: SafeText = ""
    var setting: Setting?
}

private func settingLines(_ settings: SettingsState) -> [SettingLine] {
    [SettingLine(title: "Company Sync")] + SettingsState.companySync.map { SettingLine(setting: $0) }
        + [SettingLine(), SettingLine(title: "Letters and reminders")]
        + SettingsState.letters.map { SettingLine(setting: $0) }
}

/// A value as people read it.
private func shownValue(_ setting: Setting, _ settings: SettingsState) -> SafeText {
    let value = settings.value(setting)
    switch setting.kind {
    case .toggle: return value == "true" ? "[x] on" : "[ ] off"
    case .choice: return SafeText("‹ \(value) ›")
    case .number(_, let unit): return SafeText("\(value) \(unit)")
    }
}
