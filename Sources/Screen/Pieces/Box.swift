package import Text

extension Frame {
    /// Draws a box with a title on its upper edge, filled with its ground, and gives the room inside.
    @discardableResult
    package mutating func box(_ area: Rect, title: SafeText, ground: Ground = .dialog, ink: Ink = .borderFocus) -> Rect
    {
        guard area.rows >= 2, area.columns >= 2 else { return area }
        fill(area, Style(.text, on: ground))
        let line = Style(ink, on: ground)
        let bar = String(repeating: "─", count: area.columns - 2)
        put(SafeText("╭\(bar)╮"), row: area.top, column: area.left, line)
        put(SafeText("╰\(bar)╯"), row: area.bottom - 1, column: area.left, line)
        for row in (area.top + 1)..<max(area.top + 1, area.bottom - 1) {
            put("│", row: row, column: area.left, line)
            put("│", row: row, column: area.right - 1, line)
        }
        if !title.value.isEmpty {
            let room = Rect(row: area.top, column: area.left + 2, columns: area.columns - 4, rows: 1)
            put(
                SafeText(" \(title.value) "), row: area.top, column: area.left + 2, Style(.title, on: ground),
                within: room)
        }
        return area.inset(rows: 1, columns: 2)
    }

    /// Draws buttons in a row, the focused one marked, and gives their places.
    @discardableResult
    package mutating func buttons(
        _ labels: [SafeText], focus: Int, danger: Set<Int> = [], row: Int, column: Int, ground: Ground = .dialog
    ) -> [Rect] {
        var at = column
        return labels.enumerated().map { index, label in
            let text = SafeText(index == focus ? "▸ \(label.value) " : "  \(label.value) ")
            let style = Style(
                .text, on: index == focus ? .buttonFocus : danger.contains(index) ? .buttonDanger : .button)
            let width = put(text, row: row, column: at, style)
            defer { at += width + 2 }
            return Rect(row: row, column: at, columns: width, rows: 1)
        }
    }

    /// Draws a text in lines of at most so many cells, broken between words, and says how many lines it took.
    @discardableResult
    package mutating func paragraph(_ text: SafeText, in area: Rect, _ style: Style) -> Int {
        let lines = wrapped(text, cells: area.columns)
        for (index, line) in lines.prefix(area.rows).enumerated() {
            put(line, row: area.top + index, column: area.left, style, within: area)
        }
        return min(lines.count, area.rows)
    }
}

/// A text in lines of at most so many cells, broken between words; longer words are cut into pieces.
package func wrapped(_ text: SafeText, cells width: Int) -> [SafeText] {
    guard width > 0 else { return [] }
    var lines: [String] = []
    var line = ""
    for word in text.value.split(separator: " ") {
        if line.isEmpty {
            line = String(word)
        } else if cells(in: line) + 1 + cells(in: String(word)) <= width {
            line += " \(word)"
        } else {
            lines.append(line)
            line = String(word)
        }
        // Cut by scalars, as cells are counted: one character may take several cells.
        while cells(in: line) > width {
            let head = truncated(line, to: width, ellipsis: "")
            guard !head.isEmpty else { break }
            lines.append(head)
            line = String(line.unicodeScalars.dropFirst(head.unicodeScalars.count))
        }
    }
    if !line.isEmpty { lines.append(line) }
    return lines.map { SafeText($0) }
}
