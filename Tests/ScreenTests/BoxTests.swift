import Screen
import SeededRandom
import Testing
import Text

@Suite struct BoxTests {
    @Test func aBoxHasAnEdgeATitleAndRoomInside() {
        var frame = Frame(size: Size(columns: 16, rows: 5))
        let inner = frame.box(Rect(row: 1, column: 1, columns: 12, rows: 4), title: "Plan")
        #expect(frame.lines == ["", " ╭─ Plan ───╮", " │          │", " │          │", " ╰──────────╯"])
        #expect(inner == Rect(row: 2, column: 3, columns: 8, rows: 2))
    }

    @Test func aLongTitleIsCutBeforeTheCorner() {
        var frame = Frame(size: Size(columns: 10, rows: 2))
        frame.box(frame.bounds, title: "東京東京東京東京")
        #expect(frame.lines[0].hasSuffix("╮"))
        #expect(cells(in: frame.lines[0]) == 10)
    }

    @Test(arguments: [(0, 0), (1, 1), (1, 5), (5, 1), (2, 2), (3, 2)])
    func aBoxWithoutRoomDrawsNothingOutside(columns: Int, rows: Int) {
        var frame = Frame(size: Size(columns: 8, rows: 8))
        frame.box(Rect(row: 2, column: 2, columns: columns, rows: rows), title: "Title")
        for row in 0..<8 {
            for column in 0..<8 where !(2..<2 + rows).contains(row) || !(2..<2 + columns).contains(column) {
                #expect(frame[row, column] == Cell())
            }
        }
    }

    @Test func theFocusedButtonIsMarkedByMoreThanColour() {
        var frame = Frame(size: Size(columns: 30, rows: 1))
        let places = frame.buttons(["Cancel", "Create"], focus: 0, danger: [1], row: 0, column: 1)
        #expect(frame.lines == [" ▸ Cancel     Create"])
        #expect(places.map(\.left) == [1, 12] && places.map(\.columns) == [9, 9])
        #expect(frame[0, 3].style.ground == .buttonFocus && frame[0, 14].style.ground == .buttonDanger)
    }

    @Test(arguments: [
        (0.0, "░░░░"), (0.25, "█░░░"), (0.5, "██░░"), (1.0, "████"), (-3.0, "░░░░"), (7.0, "████"), (0.375, "█▌░░"),
    ])
    func aBarIsFilledFromTheLeft(part: Double, expected: String) {
        var frame = Frame(size: Size(columns: 6, rows: 1))
        frame.bar(part, row: 0, column: 1, cells: 4, done: Style(.progressDone), left: Style(.progressLeft))
        #expect(frame.lines == [" \(expected)"])
    }

    @Test func aBarAlwaysTakesItsCellsAndNoMore() {
        for width in 0...9 {
            for step in 0...100 {
                var frame = Frame(size: Size(columns: 12, rows: 1))
                frame.bar(Double(step) / 100, row: 0, column: 1, cells: width, done: Style(), left: Style())
                #expect(cells(in: frame.lines[0]) == (width == 0 ? 0 : width + 1))
            }
        }
    }

    @Test(
        arguments: [
            ("", 5, []), ("north wind", 5, ["north", "wind"]), ("north wind", 10, ["north wind"]),
            ("north wind", 9, ["north", "wind"]), ("a b c", 3, ["a b", "c"]), ("abcdefgh", 3, ["abc", "def", "gh"]),
            ("東京東京", 5, ["東京", "東京"]), ("a   b", 9, ["a b"]), ("abc", 0, []), ("東京", 1, ["東京"]),
        ] as [(String, Int, [String])])
    func wordsAreBroken(text: String, width: Int, expected: [String]) {
        #expect(wrapped(SafeText(text), cells: width).map(\.value) == expected)
    }

    @Test(arguments: UInt64(80)...82)
    func noLineIsTooWideAndNothingGetsLost(seed: UInt64) {
        var random = SeededRandom(seed: seed)
        for _ in 0..<500 {
            let text = SafeText(random.hostileText(upTo: 40))
            let width = Int.random(in: 2...20, using: &random)
            let lines = wrapped(text, cells: width)
            #expect(lines.allSatisfy { $0.cells <= width }, "seed \(seed): \(text.value)")
            let letters = { (text: String) in text.unicodeScalars.filter { $0 != " " && $0 != "\u{25CC}" } }
            #expect(
                letters(lines.map(\.value).joined()).elementsEqual(letters(text.value)), "seed \(seed): \(text.value)")
        }
    }

    @Test func aParagraphStaysInItsPlace() {
        var frame = Frame(size: Size(columns: 10, rows: 4))
        let used = frame.paragraph("one two three four", in: Rect(row: 1, column: 2, columns: 5, rows: 2), Style())
        #expect(used == 2)
        #expect(frame.lines == ["", "  one", "  two", ""])
    }
}
