import SeededRandom
import Testing
import Text

@Suite struct FittingTests {
    @Test(arguments: [
        ("Contoso", 7, "Contoso"), ("Contoso", 6, "Conto…"), ("Contoso", 1, "…"), ("Contoso", 0, ""),
        ("Contoso", -3, ""), ("株式会社", 8, "株式会社"), ("株式会社", 7, "株式会…"), ("株式会社", 6, "株式…"),
        ("株式会社", 2, "…"), ("", 0, ""), ("e\u{301}e\u{301}e\u{301}", 2, "e\u{301}…"),
    ])
    func longTextIsCutByCells(text: String, limit: Int, expected: String) {
        #expect(truncated(text, to: limit) == expected)
    }

    @Test func anEllipsisWiderThanTheRoomIsLeftOut() {
        #expect(truncated("Contoso", to: 2, ellipsis: "...") == "Co")
    }

    @Test func textStandsWhereItIsAligned() {
        #expect(padded("ab", to: 5) == "ab   ")
        #expect(padded("ab", to: 5, alignment: .trailing) == "   ab")
        #expect(padded("ab", to: 5, alignment: .centre) == " ab  ")
        #expect(padded("株式会社", to: 6) == "株式… ")
        #expect(padded("ab", to: -1).isEmpty)
    }

    @Test(arguments: [UInt64(21), 22])
    func fittedTextTakesTheCellsItWasGiven(seed: UInt64) {
        var random = SeededRandom(seed: seed)
        for round in 0..<5_000 {
            let raw = random.hostileText(upTo: 14)
            let width = Int.random(in: 0...16, using: &random)
            for text in [raw, SafeText(raw).value] {
                let cut = truncated(text, to: width)
                let fits = cells(in: text) <= width
                #expect(cells(in: cut) <= width, "seed \(seed), round \(round)")
                #expect(cells(in: cut) >= min(width, cells(in: text)) - 1, "seed \(seed), round \(round)")
                #expect(!fits || cut == text, "seed \(seed), round \(round)")
                #expect(cells(in: padded(text, to: width)) == width, "seed \(seed), round \(round)")
            }
        }
    }
}
