import Core
import Screen
import Text

extension Frame {
    /// Draws Sync Settings: two panels of settings with their values, and help for the marked one.
    mutating func drawSettings(_ state: AppState, in body: Rect) {
        let area = body.inset(rows: 1, columns: 2)
        let (upper, help) = area.split(bottom: 5)
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
            drawShownOnly(line, row: row, area, state.settings)
            return
        }
        let settings = state.settings
        let isMarked = setting == settings.chosen
        let ground: Ground = isMarked ? .cursor : .page
        if isMarked {
            fill(Rect(row: row, column: area.left, columns: area.columns, rows: 1), Style(.text, on: ground))
        }
        put(SafeText(setting.rawValue), row: row, column: area.left + 1, cells: nameCells, Style(.text, on: ground))
        let column = area.left + 2 + nameCells
        if isMarked, let field = settings.field {
            cursor = field.draw(in: &self, row: row, column: column, cells: 16, style: Style(.text, on: .input))
            return
        }
        var place = area
        if let told = settings.told(setting) {
            let label = Wording.label(of: told.comparison, isOn: told.isOn)
            place.size.columns -= toldCells
            put(label, row: row, column: place.right, Style(told.comparison.ink, on: ground), within: area)
        }
        drawValue(of: setting, settings, row: row, column: column, ground, within: place)
        if isMarked { cursor = Position(row: row, column: area.left) }
    }

    /// Draws a setting's value, and whether it was changed.
    private mutating func drawValue(
        of setting: Setting, _ settings: SettingsState, row: Int, column: Int, _ ground: Ground, within area: Rect
    ) {
        let at =
            column
            + put(shownValue(setting, settings), row: row, column: column, Style(.strong, on: ground), within: area)
        if settings.drafts[setting] != nil {
            let before = SafeText("  changed, was \(settings.savedValue(setting))")
            put(before, row: row, column: at, Style(.warning, on: ground), within: area)
        } else if settings.saved[setting] == nil {
            put("  (default)", row: row, column: at, Style(.muted, on: ground), within: area)
        }
    }

    /// Draws a panel's title, or what is only shown.
    private mutating func drawShownOnly(_ line: SettingLine, row: Int, _ area: Rect, _ settings: SettingsState) {
        guard line.words.value.isEmpty else {
            put(line.title, row: row, column: area.left + 1, cells: nameCells, Style(.muted))
            put(line.words, row: row, column: area.left + 2 + nameCells, Style(.muted), within: area)
            return
        }
        put(line.title, row: row, column: area.left, Style(.title, on: .page, .bold), within: area)
        guard line.hasToldColumn, case .told = settings.marketplace else { return }
        put("  marketplace", row: row, column: area.right - toldCells, Style(.muted), within: area)
    }

    private mutating func drawSettingHelp(_ state: AppState, in area: Rect) {
        let setting = state.settings.chosen
        if let problem = state.settings.problem {
            paragraph(problem, in: area, Style(.error))
            return
        }
        var parts: [(String, Ink)] = [
            (setting.meaning, .text),
            ("It takes \(Wording.phrase(for: setting.kind)); by default \(setting.standard).", .muted),
        ]
        if let told = state.settings.told(setting) {
            parts.append((Wording.sentence(for: told.comparison, isOn: told.isOn), told.comparison.ink))
        }
        var top = area.top
        for (words, ink) in parts where top < area.bottom {
            let place = Rect(row: top, column: area.left, columns: area.columns, rows: area.bottom - top)
            top += paragraph(SafeText(words), in: place, Style(ink))
        }
    }
}

/// Cells of a setting's name.
private let nameCells = 32
/// Cells of the column that tells the marketplace's own settings.
private let toldCells = 15

/// One line of the form: a panel's title, a setting, or what is only shown and why.
private struct SettingLine {
    var title: SafeText = ""
    var setting: Setting?
    var words: SafeText = ""
    var hasToldColumn = false
}

private func settingLines(_ settings: SettingsState) -> [SettingLine] {
    var lines = [SettingLine(title: "Company Sync", hasToldColumn: true)]
    lines += SettingsState.companySync.map { SettingLine(setting: $0) }
    lines += [SettingLine(), SettingLine(title: "Letters and reminders")]
    lines += SettingsState.letters.map { SettingLine(setting: $0) }
    lines += [
        SettingLine(), SettingLine(title: "On the marketplace, only shown"),
        SettingLine(title: "Link Company", words: "belongs to AppDirect, which switches it on"),
        SettingLine(title: "Microsoft tenant porting", words: "belongs to AppDirect: see its Sync Settings"),
    ]
    if let words = Wording.phrase(for: settings.marketplace) {
        lines.append(SettingLine(title: "Its other settings", words: SafeText(words)))
    }
    return lines
}

/// A value as people read it.
private func shownValue(_ setting: Setting, _ settings: SettingsState) -> SafeText {
    let value = settings.value(setting)
    switch setting.kind {
    case .toggle: return value == "true" ? "[x] on" : "[ ] off"
    case .choice: return SafeText("‹ \(value) ›")
    case .number(_, let unit), .numberOr(_, _, let unit):
        return SafeText(Int(value) == nil ? value : "\(value) \(unit)")
    }
}
