package import Text

/// A line that is being typed.
package struct TextField: Equatable, Sendable {
    /// What was typed; control characters never get in.
    package private(set) var text: String
    /// The cursor: how many characters stand before it.
    package private(set) var cursor: Int

    /// The most scalars a field takes: a single character can be made of a million of them.
    package static let limit = 1000

    /// A field with some text, the cursor behind it.
    package init(_ text: String = "") {
        self.text = ""
        cursor = 0
        insert(text)
    }

    /// Handles a key; false when it is none for a field: it consumes every printable and every editing key.
    package mutating func handle(_ press: KeyPress) -> Bool {
        switch (press.key, press.modifiers) {
        case (.character(let scalar), []): insert(String(scalar))
        case (.backspace, []): delete(from: cursor - 1, to: cursor)
        case (.delete, []), (.character("d"), .control): delete(from: cursor, to: cursor + 1)
        case (.left, []), (.character("b"), .control): cursor = max(0, cursor - 1)
        case (.right, []), (.character("f"), .control): cursor = min(text.count, cursor + 1)
        case (.left, .control), (.character("b"), .alt): cursor = wordStart
        case (.right, .control), (.character("f"), .alt): cursor = wordEnd
        case (.home, []), (.character("a"), .control): cursor = 0
        case (.end, []), (.character("e"), .control): cursor = text.count
        case (.character("u"), .control): delete(from: 0, to: cursor)
        case (.character("k"), .control): delete(from: cursor, to: text.count)
        case (.character("w"), .control), (.backspace, .alt): delete(from: wordStart, to: cursor)
        default: return false
        }
        return true
    }

    /// Inserts pasted or typed text at the cursor, sanitised and on one line.
    package mutating func insert(_ hostile: String) {
        let place = text.index(text.startIndex, offsetBy: cursor)
        let tail = text[place...]
        let room = max(0, Self.limit - text.unicodeScalars.count)
        var scalars = text[..<place].unicodeScalars
        scalars.append(contentsOf: hostile.unicodeScalars.prefix(room))
        // Sanitised together with what stands before, so that a combining mark joins the letter it was typed behind.
        let safe = SafeText(String(scalars)).value.unicodeScalars.prefix(Self.limit - tail.unicodeScalars.count)
        text = SafeText(String(safe) + tail).value
        // Where letters join, positions are counted anew.
        cursor = min(String(safe).count, text.count)
    }

    /// Draws the field in one row so that the cursor is visible, and says in which cell it stands.
    @discardableResult
    package func draw(
        in frame: inout Frame, row: Int, column: Int, cells width: Int, style: Style, placeholder: SafeText = ""
    ) -> Position {
        if text.isEmpty {
            frame.put(placeholder, row: row, column: column, cells: width, Style(.placeholder, on: style.ground))
            return Position(row: row, column: column)
        }
        var start = 0
        let characters = Array(text)
        while cells(in: String(characters[start..<cursor])) >= width, start < cursor { start += 1 }
        let shown = SafeText(String(characters[start...]))
        frame.put("", row: row, column: column, cells: width, style)
        frame.put(
            shown, row: row, column: column, style,
            within: Rect(row: row, column: column, columns: width, rows: 1))
        return Position(row: row, column: column + cells(in: String(characters[start..<cursor])))
    }

    private var wordStart: Int {
        var at = cursor
        let characters = Array(text)
        while at > 0, characters[at - 1] == " " { at -= 1 }
        while at > 0, characters[at - 1] != " " { at -= 1 }
        return at
    }

    private var wordEnd: Int {
        var at = cursor
        let characters = Array(text)
        while at < characters.count, characters[at] == " " { at += 1 }
        while at < characters.count, characters[at] != " " { at += 1 }
        return at
    }

    private mutating func delete(from start: Int, to end: Int) {
        let from = max(0, start)
        let upTo = min(text.count, end)
        guard from < upTo else { return }
        let first = text.index(text.startIndex, offsetBy: from)
        text.removeSubrange(first..<text.index(first, offsetBy: upTo - from))
        cursor = from
    }
}
