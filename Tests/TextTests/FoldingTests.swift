import SeededRandom
import Testing

@testable import Text

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

    @Test func everyScalarFoldsTheSameOnBothWays() {
        // Whatever is above these two planes takes the long way alone.
        let different = (UInt32(0)...0x1FFFF).compactMap(Unicode.Scalar.init).filter { scalar in
            Array(folded(String(scalar)).utf8) != foldedApart(String(scalar))
        }
        #expect(different.isEmpty)
    }

    @Test(arguments: UInt64(33)...36)
    func mixedScriptsFoldTheSameOnBothWays(seed: UInt64) {
        var random = SeededRandom(seed: seed)
        let ranges: [ClosedRange<UInt32>] = [
            0x61...0x7A, 0xC0...0x17F, 0x300...0x345, 0x370...0x3FF, 0x590...0x5F4, 0x610...0x670, 0x900...0x950,
            0xE01...0xE4E, 0xE38...0xE3A, 0xE48...0xE4B, 0x94D...0x94D, 0x93C...0x93C, 0x1100...0x11FF, 0x3041...0x309A,
            0xAC00...0xD7A3, 0x653...0x655,
        ]
        for round in 0..<5_000 {
            var scalars = String.UnicodeScalarView()
            for _ in 0..<Int.random(in: 1...6, using: &random) {
                let range = ranges.randomElement(using: &random) ?? 0x61...0x7A
                if let scalar = Unicode.Scalar(UInt32.random(in: range, using: &random)) { scalars.append(scalar) }
            }
            let text = String(scalars)
            #expect(
                Array(folded(text).utf8) == foldedApart(text), "seed \(seed), round \(round), \(scalars.map(\.value))")
        }
    }

    private func foldedApart(_ text: String) -> [UInt8] {
        var bytes: [UInt8] = []
        Folding.appendApart(text, to: &bytes)
        return bytes
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
