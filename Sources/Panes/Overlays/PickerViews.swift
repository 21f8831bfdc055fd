import Core
import Screen
import Text

extension Frame {
    /// Draws the list of keys.
    mutating func drawHelp(_ help: HelpState, _ state: AppState, over body: Rect) {
        drawPicker(
            "Help: keys", help.filter, help.cursor, pickerActions(help.filter.text, state), state, over: body,
            showsMeaning: true)
    }

    /// Draws the list of all actions.
    mutating func drawPalette(_ palette: PaletteState, _ state: AppState, over body: Rect) {
        drawPicker(
            "All actions", palette.filter, palette.cursor, pickerActions(palette.filter.text, state), state, over: body,
            showsMeaning: false)
    }

    /// Draws the choice of themes.
    mutating func drawThemes(_ themes: ThemesState, over body: Rect) {
        let rows = min(body.rows, themes.names.count + 2)
        let area = Rect(
            row: body.bottom - rows, column: max(0, body.right - 34), columns: min(34, body.columns), rows: rows)
        let inner = box(area, title: "Themes")
        for line in 0..<inner.rows {
            let place = themes.cursor.top + line
            guard place < themes.names.count else { break }
            let ground: Ground = place == themes.cursor.row ? .cursor : .dialog
            fill(
                Rect(row: inner.top + line, column: inner.left, columns: inner.columns, rows: 1),
                Style(.text, on: ground))
            put(
                SafeText(place == themes.cursor.row ? "▸" : " "), row: inner.top + line, column: inner.left,
                Style(.accent, on: ground))
            put(
                SafeText(themes.names[place]), row: inner.top + line, column: inner.left + 2, Style(.text, on: ground),
                within: inner)
            if ground == .cursor { cursor = Position(row: inner.top + line, column: inner.left) }
        }
    }

    private mutating func drawPicker(
        _ title: SafeText, _ filter: TextField, _ list: ListCursor, _ actions: [Action], _ state: AppState,
        over body: Rect, showsMeaning: Bool
    ) {
        let area = pickerBox(over: body)
        let inner = box(area, title: title)
        put(":", row: inner.top, column: inner.left, Style(.accent, on: .dialog, .bold))
        cursor = filter.draw(
            in: &self, row: inner.top, column: inner.left + 2, cells: inner.columns - 2,
            style: Style(.text, on: .input), placeholder: "type to find")
        let rows = inner.split(top: 2).lower
        if actions.isEmpty {
            put("No action is called that.", row: rows.top, column: rows.left, Style(.muted, on: .dialog))
        }
        for line in 0..<rows.rows {
            let place = list.top + line
            guard place < actions.count else { break }
            drawPickerLine(actions[place], isMarked: place == list.row, row: rows.top + line, rows, state, showsMeaning)
        }
    }

    private mutating func drawPickerLine(
        _ action: Action, isMarked: Bool, row: Int, _ area: Rect, _ state: AppState, _ showsMeaning: Bool
    ) {
        let reason = disabledReason(action.id, in: state)
        let ground: Ground = isMarked ? .cursor : .dialog
        if isMarked {
            fill(Rect(row: row, column: area.left, columns: area.columns, rows: 1), Style(.text, on: ground))
        }
        let keys = state.keymap.keys(of: action.id).map(\.label).joined(separator: " ")
        put(SafeText(keys), row: row, column: area.left, cells: 14, Style(.footerKey, on: ground))
        let ink: Ink = reason == nil ? .strong : .muted
        put(action.title, row: row, column: area.left + 15, cells: 28, Style(ink, on: ground), within: area)
        let note = reason ?? (showsMeaning ? action.meaning : "")
        put(
            SafeText(truncated(note.value, to: max(0, area.columns - 44))), row: row, column: area.left + 44,
            Style(reason == nil ? .muted : .warning, on: ground), within: area)
    }
}

/// The box of help and palette.
func pickerBox(over body: Rect) -> Rect { body.centred(columns: min(100, body.columns - 2), rows: body.rows - 1) }

/// The actions whose title, name, key or meaning holds what was typed; those that can be started now first.
func pickerActions(_ filter: String, _ state: AppState) -> [Action] {
    let words = folded(filter).split(separator: " ")
    let found = ActionTable.all.filter { action in
        let hay = folded("\(action.title.value) \(action.id.rawValue) \(action.meaning.value)")
        return words.allSatisfy { hay.contains($0) } || state.keymap.keys(of: action.id).contains { $0.label == filter }
    }
    // What is called so comes before what only mentions it.
    let named = found.filter { action in
        let name = folded("\(action.title.value) \(action.id.rawValue)")
        return words.allSatisfy { name.contains($0) }
    }
    let ordered = named + found.filter { action in !named.contains { $0.id == action.id } }
    return ordered.filter { disabledReason($0.id, in: state) == nil }
        + ordered.filter { disabledReason($0.id, in: state) != nil }
}
