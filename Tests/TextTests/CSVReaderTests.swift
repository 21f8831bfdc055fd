import SeededRandom
import Testing
import Text

/// A file and the records it holds.
struct CSVExample: CustomTestStringConvertible {
    let name: String
    let bytes: [UInt8]
    let records: [CSVRecord]
    var testDescription: String { name }

    init(_ name: String, _ text: String, _ records: [CSVRecord]) {
        self.init(name, bytes: Array(text.utf8), records)
    }

    init(_ name: String, bytes: [UInt8], _ records: [CSVRecord]) {
        self.name = name
        self.bytes = bytes
        self.records = records
    }
}

/// Short for a record in the tables below.
private func row(_ line: Int, _ fields: [String], _ problem: CSVProblem? = nil) -> CSVRecord {
    CSVRecord(line: line, fields: fields, problem: problem)
}

/// Reads a whole file, fed in chunks of a size.
func records(in bytes: [UInt8], chunk: Int, delimiter: UInt8? = nil) -> [CSVRecord] {
    var reader = CSVReader(delimiter: delimiter)
    var records: [CSVRecord] = []
    for start in stride(from: 0, to: bytes.count, by: chunk) {
        reader.feed(Array(bytes[start..<min(start + chunk, bytes.count)]))
        while let record = reader.next() { records.append(record) }
    }
    reader.finish()
    while let record = reader.next() { records.append(record) }
    return records
}

private func utf16(_ text: String, bigEndian: Bool) -> [UInt8] {
    ("\u{FEFF}" + text).utf16.flatMap { unit in
        let (high, low) = (UInt8(unit >> 8), UInt8(unit & 0xFF))
        return bigEndian ? [high, low] : [low, high]
    }
}

private let mebibyte = 1 << 20

private let rules: [CSVExample] = [
    CSVExample("empty", "", []),
    CSVExample("blank lines only", "\n\r\n\r\r", []),
    CSVExample("no last line end", "a,b", [row(1, ["a", "b"])]),
    CSVExample("LF", "a,b\nc,d\n", [row(1, ["a", "b"]), row(2, ["c", "d"])]),
    CSVExample("CR LF", "a,b\r\nc,d\r\n", [row(1, ["a", "b"]), row(2, ["c", "d"])]),
    CSVExample("CR", "a,b\rc,d\r", [row(1, ["a", "b"]), row(2, ["c", "d"])]),
    CSVExample(
        "blank lines count", "\n\na,b\r\n\r\n\r\nc,d\r\re\n", [row(3, ["a", "b"]), row(6, ["c", "d"]), row(8, ["e"])]),
    CSVExample("empty fields", ",\na,\n,b\n", [row(1, ["", ""]), row(2, ["a", ""]), row(3, ["", "b"])]),
    CSVExample("empty field at the end", "a,", [row(1, ["a", ""])]),
    CSVExample("quotes", "\"a\",\"b,c\",\"\"\n\"\"\n", [row(1, ["a", "b,c", ""]), row(2, [""])]),
    CSVExample("doubled quotes", "\"a\"\"b\",\"\"\"\",\"\"\"c\"\"\"\n", [row(1, ["a\"b", "\"", "\"c\""])]),
    CSVExample("quote inside plain text", "a\"b,c \"d\"\n", [row(1, ["a\"b", "c \"d\""])]),
    CSVExample("quote at the end of the file", "a,\"b\"", [row(1, ["a", "b"])]),
    CSVExample(
        "line ends in quotes", "\"a\nb\",\"c\r\nd\re\"\r\nf,g",
        [row(1, ["a\nb", "c\r\nd\re"]), row(5, ["f", "g"])]),
    CSVExample(
        "text after a quote", "\"abc\"x,d\n\"a\"\"b\" y,\n",
        [row(1, ["abcx", "d"], .textAfterQuote), row(2, ["a\"b y", ""], .textAfterQuote)]),
    CSVExample(
        "open quote", "a,b\n\"c,d\ne,f\n\ng,h",
        [row(1, ["a", "b"]), row(2, [], .openQuote), row(3, ["e", "f"]), row(5, ["g", "h"])]),
    CSVExample(
        "open quote, CR LF", "a,b\r\n\"c,d\r\ne,f\r\n",
        [row(1, ["a", "b"]), row(2, [], .openQuote), row(3, ["e", "f"])]),
    CSVExample(
        "open quote before quoted fields", "a,b\n\"c,d\n\"e\",f\n\"g\nh\",i\n",
        [row(1, ["a", "b"]), row(2, [], .openQuote), row(3, ["e", "f"]), row(4, ["g\nh", "i"])]),
    CSVExample("space after a quote", "\"a\nb\" ,c\n", [row(1, ["a\nb ", "c"], .textAfterQuote)]),
    CSVExample("open quote at the very end", "a,b\nc,\"", [row(1, ["a", "b"]), row(2, [], .openQuote)]),
    CSVExample("open quote in the header", "\"a,b\nc,d\n", [row(1, [], .openQuote), row(2, ["c", "d"])]),
    CSVExample("semicolons", "a;b,c;d\n1;2;3\n", [row(1, ["a", "b,c", "d"]), row(2, ["1", "2", "3"])]),
    CSVExample("tabs", "a\tb\n1,5\t2\n", [row(1, ["a", "b"]), row(2, ["1,5", "2"])]),
    CSVExample(
        "delimiters in quotes do not count", "\"a;;;\",\"b\"\"\n;;\"\n1,2\n",
        [row(1, ["a;;;", "b\"\n;;"]), row(3, ["1", "2"])]),
    CSVExample("one column", "a\nb\n", [row(1, ["a"]), row(2, ["b"])]),
    CSVExample("separator line", "sep=;\r\na;b,c,d\r\n", [row(2, ["a", "b,c,d"])]),
    CSVExample("separator line, bar, CR", "SEP=|\ra|b\r", [row(2, ["a", "b"])]),
    CSVExample("separator line alone", "sep=;", []),
    CSVExample("no separator line", "sep=;x\n1\n", [row(1, ["sep=", "x"]), row(2, ["1"])]),
    CSVExample("UTF-8 mark", "\u{FEFF}\"a\",ü\n", [row(1, ["a", "ü"])]),
    CSVExample("UTF-8 mark and separator line", "\u{FEFF}sep=;\na;b\n", [row(2, ["a", "b"])]),
    CSVExample("NUL", "a\0,\0\n\0\n", [row(1, ["a\0", "\0"]), row(2, ["\0"])]),
    CSVExample(
        "bad UTF-8", bytes: [0x61, 0x2C, 0xFC, 0x62, 0x0A, 0x63, 0x2C, 0xE2, 0x82, 0x0A, 0x64, 0x0A],
        [row(1, ["a", "\u{FFFD}b"], .badEncoding), row(2, ["c", "\u{FFFD}"], .badEncoding), row(3, ["d"])]),
    CSVExample(
        "UTF-16 LE", bytes: utf16("ä,\"𝄞\"\r\n株,b", bigEndian: false), [row(1, ["ä", "𝄞"]), row(2, ["株", "b"])]),
    CSVExample("UTF-16 BE", bytes: utf16("ä\t𝄞\r\n株\tb", bigEndian: true), [row(1, ["ä", "𝄞"]), row(2, ["株", "b"])]),
    CSVExample(
        "UTF-16 with lone surrogates",
        bytes: [0xFE, 0xFF, 0xD8, 0x34, 0x00, 0x61, 0x00, 0x0A, 0xDD, 0x1E, 0x00, 0x0A, 0x00, 0x62],
        [row(1, ["\u{FFFD}a"], .badEncoding), row(2, ["\u{FFFD}"], .badEncoding), row(3, ["b"])]),
    CSVExample("UTF-16 cut short", bytes: [0xFF, 0xFE, 0x61, 0x00, 0x62], [row(1, ["a\u{FFFD}"], .badEncoding)]),
    CSVExample("mark only", bytes: [0xFF, 0xFE], []),
]

@Suite struct CSVReaderTests {
    @Test(arguments: rules)
    func fileHoldsItsRecords(_ example: CSVExample) {
        for chunk in [1, 2, 3, 5, 1000] {
            #expect(records(in: example.bytes, chunk: chunk) == example.records, "chunks of \(chunk)")
        }
    }

    @Test func aGivenDelimiterIsNotDetected() {
        let semicolon = UInt8(ascii: ";")
        #expect(records(in: Array("a,b,c;d\n".utf8), chunk: 4, delimiter: semicolon) == [row(1, ["a,b,c", "d"])])
        #expect(records(in: Array("sep=,\na,b;c\n".utf8), chunk: 4, delimiter: semicolon) == [row(2, ["a,b", "c"])])
    }

    @Test(arguments: [65_536, 1_000_003, 4_000_000])
    func anOpenQuoteDoesNotSwallowTheRest(chunk: Int) {
        let lines = 50_000
        var text = "name,id\n\"Contoso,1\n"
        for number in 0..<lines { text += "Fabrikam,\(number) and more\n" }
        let found = records(in: Array(text.utf8), chunk: chunk)
        #expect(text.utf8.count > mebibyte)
        #expect(found.count == lines + 2)
        #expect(found.dropFirst().first == row(2, [], .openQuote))
        #expect(found.last == row(lines + 2, ["Fabrikam", "\(lines - 1) and more"]))
    }

    @Test(arguments: [65_536, 8_000_000])
    func aLongFieldIsReadUpToTheLimit(chunk: Int) {
        let long = String(repeating: "x\n", count: mebibyte / 2 - 10)
        let found = records(in: Array("a,\"\(long)\"\nb,c\n".utf8), chunk: chunk)
        #expect(found == [row(1, ["a", long]), row(mebibyte / 2 - 8, ["b", "c"])])
    }

    @Test(arguments: [65_536, 8_000_000])
    func aLineWithoutEndIsPassedOver(chunk: Int) {
        let endless = String(repeating: "x", count: mebibyte * 2)
        let found = records(in: Array("a,b\r\(endless)\r\nc,d\r\n".utf8), chunk: chunk)
        #expect(found == [row(1, ["a", "b"]), row(2, [], .recordTooLong), row(3, ["c", "d"])])
    }

    @Test func quotesThatNeverEndARecordAreGivenUp() {
        // Every line closes the quote of the line before and opens one of its own.
        let lines = 42_000
        let text = String(repeating: "x\",,\"Contoso and Fabrikam\n", count: lines) + "a,b\n"
        let found = records(in: Array(text.utf8), chunk: 65_536)
        #expect(found.first?.problem == .openQuote)
        #expect(found.last == row(lines + 1, ["a", "b"]))
        #expect(found.map(\.line) == found.map(\.line).sorted())
    }

    @Test(arguments: [UInt64(51), 52])
    func chunksMakeNoDifference(seed: UInt64) {
        var random = SeededRandom(seed: seed)
        let pieces = ["\"", "\"", ",", ";", "\n", "\r", "\r\n", "a", "ü", "株", "\0", "sep=;", "\t"].map {
            Array($0.utf8)
        }
        for round in 0..<3_000 {
            let count = Int.random(in: 0...24, using: &random)
            var bytes = (0..<count).flatMap { _ in pieces.randomElement(using: &random) ?? [] }
            if Int.random(in: 0..<4, using: &random) == 0 { bytes.insert(0xFF, at: bytes.count / 2) }
            let whole = records(in: bytes, chunk: 1000)
            #expect(records(in: bytes, chunk: 1) == whole, "seed \(seed), round \(round), \(bytes)")
            #expect(records(in: bytes, chunk: 3) == whole, "seed \(seed), round \(round), \(bytes)")
        }
    }
}
