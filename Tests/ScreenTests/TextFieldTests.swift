import Screen
import SeededRandom
import Testing
import Text

/// Presses keys by their names; characters that are no names are typed one by one.
private func type(_ names: String..., into field: inout TextField) {
    for name in names { if let press = KeyPress(name: name) { _ = field.handle(press) } }
}

/// A field with `|` as its cursor.
private func picture(_ field: TextField) -> String {
    "\(field.text.prefix(field.cursor))|\(field.text.dropFirst(field.cursor))"
}

@Suite struct TextFieldTests {
    @Test(arguments: [
        ("backspace", "north win|"), ("left backspace", "north wi|d"), ("home delete", "|orth wind"),
        ("home ctrl-d", "|orth wind"), ("left", "north win|d"), ("ctrl-b ctrl-b", "north wi|nd"),
        ("home right", "n|orth wind"), ("home ctrl-f", "n|orth wind"), ("right", "north wind|"),
        ("home left", "|north wind"),
        ("ctrl-left", "north |wind"), ("alt-b alt-b", "|north wind"), ("home ctrl-right", "north| wind"),
        ("home alt-f alt-f", "north wind|"), ("ctrl-a", "|north wind"), ("ctrl-a ctrl-e", "north wind|"),
        ("home end", "north wind|"),
        ("left ctrl-u", "|d"), ("home right ctrl-k", "n|"), ("ctrl-w", "north |"), ("ctrl-w ctrl-w", "|"),
        ("alt-backspace", "north |"), ("home backspace", "|north wind"), ("end delete", "north wind|"),
        ("home ctrl-w", "|north wind"), ("home x", "x|north wind"), ("space", "north wind |"),
    ])
    func everyEditingKeyDoesItsWork(keys: String, expected: String) {
        var field = TextField("north wind")
        for name in keys.split(separator: " ") { type(String(name), into: &field) }
        #expect(picture(field) == expected)
    }

    @Test(arguments: [
        "up", "down", "pgup", "pgdn", "tab", "enter", "esc", "f1", "insert", "ctrl-x", "alt-x", "shift-left",
    ])
    func otherKeysAreNotTheFields(name: String) throws {
        var field = TextField("north")
        let press = try #require(KeyPress(name: name))
        let isTaken = field.handle(press)
        #expect(!isTaken)
        #expect(picture(field) == "north|")
    }

    @Test func everyPrintableKeyIsTaken() {
        for code in UInt32(0x21)...0x7E {
            var field = TextField()
            let key = KeyPress(.character(Unicode.Scalar(code) ?? " "))
            let isTaken = field.handle(key)
            #expect(isTaken)
            #expect(field.text.unicodeScalars.map(\.value) == [code])
        }
    }

    @Test func whatIsPastedBecomesOneSafeLine() {
        var field = TextField("a|")
        field.insert("one\r\ntwo\n\nthree\tfour\u{1B}]52;c;eA==\u{7}\u{202E}five\u{0}")
        #expect(field.text == "a|one two three four]52;c;eA==five")
        #expect(field.cursor == field.text.count)
    }

    @Test func pastingInTheMiddleKeepsTheRest() {
        var field = TextField("north wind")
        type("ctrl-left", into: &field)
        field.insert("east\n")
        #expect(picture(field) == "north east |wind")
    }

    @Test func aMarkThatIsTypedJoinsTheLetterBeforeIt() {
        var field = TextField()
        for scalar in "e\u{301}".unicodeScalars { _ = field.handle(KeyPress(.character(scalar))) }
        #expect(field.text.unicodeScalars.map(\.value) == [0xE9])
        #expect(field.cursor == 1)
    }

    @Test(arguments: ["สวัสดีครับ", "हिन्दी", "שָׁלוֹם", "한국어", "Việt Nam"])
    func scriptsWithMarksCanBeTyped(text: String) {
        var typed = TextField()
        for scalar in text.unicodeScalars { _ = typed.handle(KeyPress(.character(scalar))) }
        var pasted = TextField()
        pasted.insert(text)
        #expect(typed == pasted)
        #expect(!typed.text.unicodeScalars.contains("\u{25CC}"))
    }

    @Test func aMarkAtTheBeginningStandsOnACircle() {
        var field = TextField()
        _ = field.handle(KeyPress(.character("\u{301}")))
        #expect(field.text == "\u{25CC}\u{301}" && field.cursor == 1)
    }

    @Test func deletingTakesALetterWithItsMarks() {
        var field = TextField("ae\u{323}\u{301}b")
        type("left", "backspace", into: &field)
        #expect(picture(field) == "a|b")
    }

    @Test func aFieldTakesNoMoreThanItsLimit() {
        var field = TextField(String(repeating: "a", count: 5000))
        #expect(field.text.count == TextField.limit)
        type("home", "b", into: &field)
        field.insert("more")
        #expect(field.text == String(repeating: "a", count: TextField.limit))
    }

    @Test(arguments: [
        "a", "\u{1100}", "\u{301}", "👨‍👩‍👧", "\u{1F1E9}", "क\u{94D}", "\u{958}", "東", "\u{1B}", "\u{200D}", "\r\n",
    ])
    func aHugePasteIsCut(piece: String) {
        var field = TextField("north")
        field.insert(String(repeating: piece, count: 1_000_000 / piece.utf8.count))
        field.insert(String(repeating: piece, count: 3000))
        #expect(field.text.unicodeScalars.count <= TextField.limit)
        #expect(field.text.hasPrefix("north") || field.text.hasPrefix("nort"))
        #expect((0...field.text.count).contains(field.cursor))
    }

    @Test func theCursorStaysInSightInALongField() {
        var field = TextField("abcdefghij")
        var frame = Frame(size: Size(columns: 12, rows: 1))
        var place = field.draw(in: &frame, row: 0, column: 2, cells: 5, style: Style())
        #expect(place == Position(row: 0, column: 6))
        #expect(frame.lines == ["  ghij"])
        type("home", into: &field)
        place = field.draw(in: &frame, row: 0, column: 2, cells: 5, style: Style())
        #expect(place == Position(row: 0, column: 2))
        #expect(frame.lines == ["  abcde"])
    }

    @Test func anEmptyFieldShowsWhatItIsFor() {
        var frame = Frame(size: Size(columns: 12, rows: 1))
        let place = TextField().draw(
            in: &frame, row: 0, column: 1, cells: 6, style: Style(), placeholder: "search here")
        #expect(frame.lines == [" searc…"] && place == Position(row: 0, column: 1))
    }

    @Test(arguments: UInt64(50)...53)
    func randomTypingKeepsTextSafeAndTheCursorInside(seed: UInt64) {
        var random = SeededRandom(seed: seed)
        let names = [
            "left", "right", "home", "end", "backspace", "delete", "ctrl-w", "ctrl-left", "ctrl-right", "ctrl-u",
            "ctrl-k",
        ]
        var field = TextField()
        for step in 0..<1500 {
            switch Int.random(in: 0..<4, using: &random) {
            case 0: type(names.randomElement(using: &random) ?? "left", into: &field)
            case 1: field.insert(random.hostileText(upTo: 6))
            case 2: for scalar in random.hostileText(upTo: 3).unicodeScalars { field.insert(String(scalar)) }
            default: for name in ["left", "backspace"] { type(name, into: &field) }
            }
            #expect((0...field.text.count).contains(field.cursor), "seed \(seed), step \(step)")
            #expect(
                !field.text.unicodeScalars.contains { $0.value < 32 || $0.value == 0x202E },
                "seed \(seed), step \(step)")
            var frame = Frame(size: Size(columns: 9, rows: 1))
            let place = field.draw(in: &frame, row: 0, column: 1, cells: 6, style: Style())
            #expect((1...6).contains(place.column), "seed \(seed), step \(step): \(field)")
        }
    }
}
