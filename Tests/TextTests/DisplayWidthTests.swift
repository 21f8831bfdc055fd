import CWidthOracle
import SeededRandom
import Testing
import Text

@Suite struct DisplayWidthTests {
    @Test func everyCodePointHasTheWidthOfTheCLibrary() throws {
        try #require(ferry_wcwidth(0x4E00) == 2, "the C library knows C.UTF-8")
        var different: [UInt32] = []
        for value in UInt32(0)...0x10FFFF {
            guard let scalar = Unicode.Scalar(value) else { continue }
            if displayWidth(of: scalar) != Int(ferry_wcwidth(value)) { different.append(value) }
        }
        #expect(different.isEmpty)
    }

    @Test(arguments: [
        ("", 0), ("Contoso", 7), ("Müller", 6), ("株式会社", 8), ("e\u{301}", 1), ("\u{301}", 1),
        ("👩👩👧", 6), ("🇩🇪", 2), ("❤", 1), ("\u{1FAE8}", 1), ("\0a", 2), ("\u{1B}", 1), ("한국", 4),
    ])
    func textTakesItsCells(text: String, expected: Int) {
        #expect(cells(in: text) == expected)
    }

    @Test func clustersAreWhatNcursesDraws() {
        #expect(
            Array(DrawnClusters(of: "a株e\u{323}\u{301}\u{302}")) == [
                DrawnCluster(text: "a", width: 1), DrawnCluster(text: "株", width: 2),
                DrawnCluster(text: "e\u{323}\u{301}", width: 1),
            ])
        #expect(DrawnClusters(of: "🇩🇪").map(\.width) == [1, 1])
        #expect(DrawnClusters(of: "\u{301}\u{1B}\0").map(\.text) == ["\u{25CC}\u{301}", "\u{FFFD}", "\u{FFFD}"])
    }

    @Test func clustersAreVisitedInOrder() {
        var seen: [String] = []
        forEachCluster(in: "ab株") { seen.append($0.text) }
        #expect(seen == ["a", "b", "株"])
    }

    @Test(arguments: [UInt64(11), 12])
    func clustersAddUpToTheCellsOfTheText(seed: UInt64) {
        var random = SeededRandom(seed: seed)
        for round in 0..<5_000 {
            let raw = random.hostileText(upTo: 12)
            for text in [raw, SafeText(raw).value] {
                let clusters = Array(DrawnClusters(of: text))
                #expect(clusters.map(\.width).reduce(0, +) == cells(in: text), "seed \(seed), round \(round)")
                #expect(clusters.allSatisfy { cells(in: $0.text) == $0.width }, "seed \(seed), round \(round)")
            }
            let safe = SafeText(raw).value
            let drawn = DrawnClusters(of: safe).map(\.text).joined()
            #expect(drawn.utf8.elementsEqual(safe.utf8), "safe text is drawn whole; seed \(seed), round \(round)")
        }
    }
}
