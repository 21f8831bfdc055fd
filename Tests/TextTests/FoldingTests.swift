import SeededRandom
import Testing
import Text

@Suite struct FoldingTests {
    @Test(arguments: [
        ("muller", "muller"), ("MULLER", "muller"), ("Müller", "muller"), ("MU\u{308}LLER", "muller"),
        ("Straße", "strasse"), ("STRAẞE", "strasse"), ("Ærø", "aero"), ("Łódź", "lodz"), ("Đuro", "duro"),
        ("Œuvre", "oeuvre"), ("Þór", "thor"), ("İstanbul ısı", "istanbul isi"), ("I\u{307}", "i"),
        ("Ｃｏｎｔｏｓｏ　１２", "contoso 12"), ("a\u{A0}b", "a b"), ("Ștefan Ơ", "stefan o"), ("3×4÷2", "3×4÷2"),
        ("ΌΣΟΣ", "οσοσ"), ("όσος", "οσοσ"), ("ЁЛКА й", "елка и"), ("\u{212A}", "k"), ("µ", "μ"),
        ("がぎ", "がぎ"), ("か\u{3099}", "が"), ("コントソ", "コントソ"), ("한국", "한국"), ("\u{1112}\u{1161}\u{11AB}", "한"),
        ("שָׁלוֹם", "שלום"), ("مُحَمَّد", "محمد"), ("कि", "कि"), ("", ""), ("ij IJ ŉ", "ij ij n"),
    ])
    func spellingsFoldAlike(text: String, expected: String) {
        #expect(Array(folded(text).unicodeScalars) == Array(expected.unicodeScalars))
    }

    @Test func bytesAreAppendedToTheBuffer() {
        var bytes: [UInt8] = Array("x".utf8)
        foldedUTF8("ABC", into: &bytes)
        foldedUTF8("É", into: &bytes)
        foldedUTF8("\u{1E0A}", into: &bytes)
        #expect(String(decoding: bytes, as: UTF8.self) == "xabced")
    }

    @Test(arguments: [UInt64(31), 32])
    func foldingTwiceIsFoldingOnce(seed: UInt64) {
        var random = SeededRandom(seed: seed)
        for round in 0..<10_000 {
            let text = SafeText(random.hostileText(upTo: 10)).value
            let once = folded(text)
            #expect(folded(once).utf8.elementsEqual(once.utf8), "seed \(seed), round \(round), \(text)")
            var bytes: [UInt8] = []
            foldedUTF8(text, into: &bytes)
            #expect(bytes == Array(once.utf8), "seed \(seed), round \(round)")
        }
    }
}
