import SeededRandom
import Testing
import Text

@Suite struct CSVWriterTests {
    @Test(arguments: [
        (["a", "b"], "a,b\r\n"), (["a,b", "c\"d"], "\"a,b\",\"c\"\"d\"\r\n"), ([""], "\"\"\r\n"), (["", ""], ",\r\n"),
        (["=1+1", "-5"], "'=1+1,'-5\r\n"), (["a;b"], "\"a;b\"\r\n"), ([" a"], "\" a\"\r\n"),
        (["\"\""], "\"\"\"\"\"\"\r\n"),
        (["a\u{1B}[31m", "b\nc"], "a[31m,b c\r\n"), (["sep=;"], "\"sep=;\"\r\n"), ([], "\r\n"),
        (["\u{200B}"], "\"\"\r\n"), (["\"\u{301}"], "\"\"\"\u{301}\"\r\n"),
    ])
    func fieldsBecomeALine(fields: [String], line: String) {
        #expect(CSVWriter.line(fields) == line)
    }

    @Test(arguments: [
        (["a", "b"], "a,b\r\n"), (["=1+1", "+45 1"], "=1+1,\"+45 1\"\r\n"), ([""], "\"\"\r\n"), ([" a"], "\" a\"\r\n"),
        (["b\nc", "d\"e"], "\"b\nc\",\"d\"\"e\"\r\n"), (["\"\u{301}"], "\"\"\"\u{301}\"\r\n"), (["ü;"], "\"ü;\"\r\n"),
    ])
    func exactFieldsAreKeptLetterForLetter(fields: [String], line: String) {
        #expect(CSVWriter.exactLine(fields) == line)
    }

    @Test(arguments: ["=1+1", "-5", "+45 1", "@x", "\u{FF1D}x", "'quoted'", "'", "", "O'Hara", "plain"])
    func theApostropheOfAFormulaIsTakenBack(text: String) {
        #expect(SafeText.fromSpreadsheet(SafeText.spreadsheetCell(text)) == text)
    }

    @Test(arguments: [UInt64(61), 62])
    func whatIsWrittenIsReadAgain(seed: UInt64) {
        var random = SeededRandom(seed: seed)
        for round in 0..<1_000 {
            let width = Int.random(in: 1...4, using: &random)
            let table = (0..<3).map { _ in (0..<width).map { _ in field(&random) } }
            let text = table.map(CSVWriter.line).joined()
            let expected = table.map { $0.map(SafeText.spreadsheetCell) }
            let found = records(in: Array(text.utf8), chunk: 7, delimiter: UInt8(ascii: ","))
            #expect(found.map(\.fields) == expected, "seed \(seed), round \(round)")
            #expect(found.map(\.line) == [1, 2, 3], "seed \(seed), round \(round)")
            #expect(found.allSatisfy { $0.problem == nil }, "seed \(seed), round \(round)")
        }
    }

    /// Text of any kind, or a short one of the characters that matter to CSV.
    private func field(_ random: inout SeededRandom) -> String {
        if Bool.random(using: &random) { return random.hostileText(upTo: 6) }
        let pieces = ["\"", ",", ";", "|", "\r\n", "=", "-", "@", " ", "a", "\t", "sep=|"]
        let count = Int.random(in: 0...5, using: &random)
        return (0..<count).compactMap { _ in pieces.randomElement(using: &random) }.joined()
    }
}
