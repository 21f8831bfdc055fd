import Screen
import SeededRandom
import Testing
import Text

@Suite struct FrameTests {
    private func frame(_ columns: Int, _ rows: Int = 1) -> Frame { Frame(size: Size(columns: columns, rows: rows)) }

    @Test func aNewPageIsBlank() {
        #expect(frame(4, 2).lines == ["", ""])
        #expect(frame(0, 0).lines.isEmpty)
    }

    @Test(arguments: [
        ("contoso", 0, 7, "contoso"), ("contoso", 6, 4, "      cont"), ("contoso", 10, 0, ""),
        ("contoso", -3, 7, "toso"),
        ("東京都", 0, 6, "東京都"), ("東京都", 5, 4, "     東京"), ("東京都", 9, 0, ""), ("東京都", -1, 6, " 京都"),
    ])
    func textIsCutAtThePagesEdges(text: String, column: Int, cells: Int, line: String) {
        var page = frame(10)
        let used = page.put(SafeText(text), row: 0, column: column, Style())
        #expect(used == cells)
        #expect(page.lines == [line])
    }

    @Test(arguments: [-1, 1, 99])
    func rowsOutsideThePageTakeNothing(row: Int) {
        var page = frame(4)
        let used = page.put("abc", row: row, column: 0, Style())
        #expect(used == 0)
        #expect(page == frame(4))
    }

    @Test func aLimitCutsOnAllSides() {
        var page = frame(12, 3)
        let limit = Rect(row: 1, column: 3, columns: 5, rows: 1)
        for row in 0..<3 { page.put("東京東京東京", row: row, column: 0, Style(), within: limit) }
        #expect(page.lines == ["", "    東京", ""])
    }

    @Test(arguments: [
        (TextAlignment.leading, "ab    "), (.centre, "  ab  "), (.trailing, "    ab"),
    ])
    func textFillsItsCells(alignment: TextAlignment, expected: String) {
        var page = frame(8)
        page.fill(page.bounds, Style(), character: "#")
        page.put("ab", row: 0, column: 1, cells: 6, Style(), alignment: alignment)
        #expect(page.lines == ["#\(expected)#"])
    }

    @Test func aWideCharacterThatIsCutInHalfLeavesABlank() {
        var page = frame(6)
        page.put("東東東", row: 0, column: 0, Style())
        page.put("x", row: 0, column: 3, Style())
        #expect(page.lines == ["東 x東"])
        page.put("y", row: 0, column: 0, Style())
        #expect(page.lines == ["y  x東"])
        page.put("京", row: 0, column: 3, Style())
        #expect(page.lines == ["y  京"])
        #expect(page[0, 5] == Cell())
    }

    @Test func fillingOverHalvesLeavesBlanks() {
        var page = frame(6)
        page.put("東東東", row: 0, column: 0, Style())
        page.fill(Rect(row: 0, column: 1, columns: 4, rows: 1), Style(on: .cursor), character: "-")
        #expect(page.lines == [" ----"])
        #expect(page[0, 0].style == Style() && page[0, 1].style == Style(on: .cursor))
    }

    @Test func fillAndRestyleStayOnThePage() {
        var page = frame(3, 2)
        page.fill(Rect(row: -2, column: -2, columns: 40, rows: 40), Style(on: .dialog), character: "x")
        #expect(page.lines == ["xxx", "xxx"])
        page.restyle(Rect(row: 1, column: 1, columns: 40, rows: 40)) { $0.ink = .match }
        #expect(page[1, 1].style == Style(.match, on: .dialog) && page[0, 1].style == Style(on: .dialog))
        page.fill(Rect(row: 5, column: 5, columns: 2, rows: 2), Style())
        page.restyle(Rect(row: 2, column: 0, columns: 3, rows: 1)) { $0.ink = .error }
        #expect(page.lines == ["xxx", "xxx"])
    }

    @Test func marksStayWithTheirLetter() {
        var page = frame(6)
        let used = page.put("e\u{323}\u{301}x", row: 0, column: 0, Style())
        #expect(used == 2)
        #expect(page[0, 1].text == "x")
        #expect(page.lines[0].unicodeScalars.count <= 4)
    }

    @Test func cellsOutsideThePageAreBlank() {
        #expect(frame(1)[5, 5] == Cell() && frame(1)[-1, 0] == Cell())
    }

    @Test(arguments: UInt64(40)...43)
    func whateverIsDrawnEveryWideCharacterKeepsItsTwoCells(seed: UInt64) {
        var random = SeededRandom(seed: seed)
        for _ in 0..<60 {
            var page = frame(.random(in: 0...20, using: &random), .random(in: 0...4, using: &random))
            for _ in 0..<40 { scribble(&page, &random) }
            #expect(isSound(page), "seed \(seed): \(page.lines)")
            #expect(page.lines.count == page.size.rows, "seed \(seed)")
        }
    }

    private func scribble(_ page: inout Frame, _ random: inout SeededRandom) {
        let row = Int.random(in: -1...5, using: &random)
        let column = Int.random(in: -5...22, using: &random)
        let limit = Rect(
            row: .random(in: -1...3, using: &random), column: .random(in: -3...15, using: &random),
            columns: .random(in: 0...20, using: &random), rows: .random(in: 0...5, using: &random))
        let text = SafeText(Bool.random(using: &random) ? "東a京b👍é" : random.hostileText(upTo: 12))
        switch Int.random(in: 0..<5, using: &random) {
        case 0: page.fill(limit, Style(on: .dialog), character: "·")
        case 1: page.restyle(limit) { $0.ink = .match }
        case 2: page.put(text, row: row, column: column, cells: .random(in: -2...12, using: &random), Style(.ok))
        case 3: page.put(text, row: row, column: column, Style(.error), within: limit)
        default: page.put(text, row: row, column: column, Style())
        }
    }

    /// Every wide character has its right half behind it, and there are no right halves alone.
    private func isSound(_ page: Frame) -> Bool {
        (0..<page.size.rows).allSatisfy { row in
            (0..<page.size.columns).allSatisfy { column in
                switch page[row, column].width {
                case 0: column > 0 && page[row, column - 1].width == 2
                case 2: column + 1 < page.size.columns && page[row, column + 1].width == 0
                default: page[row, column].width == 1
                }
            }
        }
    }
}
