/// How a file separates its fields, found out from its beginning.
struct CSVDialect: Sendable {
    /// The byte between fields.
    let delimiter: UInt8
    /// Whether the first line is the `sep=;` that Excel writes, and no record.
    let hasSeparatorLine: Bool

    /// Looks at the beginning of a file; nil when its first record is not all there yet and more is to come.
    init?(detectedIn bytes: ArraySlice<UInt8>, isLast: Bool) {
        let beginning = bytes.prefix(CSVScanner.longestRecord)
        let isWhole = isLast || beginning.count == CSVScanner.longestRecord
        guard isWhole || beginning.contains(where: CSVByte.endsLine) else { return nil }
        if let named = Self.separatorLine(of: beginning) {
            delimiter = named
            hasSeparatorLine = true
            return
        }
        guard let counted = Self.mostFrequent(inHeaderOf: beginning, isWhole: isWhole) else { return nil }
        delimiter = counted
        hasSeparatorLine = false
    }

    private static func separatorLine(of bytes: ArraySlice<UInt8>) -> UInt8? {
        let line = bytes.prefix { !CSVByte.endsLine($0) }
        guard line.count == 5, String(decoding: line.prefix(4), as: UTF8.self).lowercased() == "sep=" else {
            return nil
        }
        let named = line[line.startIndex + 4]
        return candidates.contains(named) || named == CSVByte.verticalBar ? named : nil
    }

    /// In order of preference when they are equally frequent.
    private static let candidates = [CSVByte.comma, CSVByte.semicolon, CSVByte.tab]

    /// Counts the candidates outside quotes in the first record; nil when the record does not end.
    private static func mostFrequent(inHeaderOf bytes: ArraySlice<UInt8>, isWhole: Bool) -> UInt8? {
        var counts = [0, 0, 0]
        var isQuoted = false
        var previous: UInt8 = CSVByte.lineFeed
        for byte in bytes {
            if byte == CSVByte.quote {
                isQuoted = !isQuoted && opensQuote(after: previous)
            } else if !isQuoted {
                // Line ends before the first record are blank lines.
                if CSVByte.endsLine(byte), !CSVByte.endsLine(previous) { return best(of: counts) }
                if let candidate = candidates.firstIndex(of: byte) { counts[candidate] += 1 }
            }
            previous = byte
        }
        return isWhole ? best(of: counts) : nil
    }

    /// A quote opens at the start of a field only; one right after another is the second half of a doubled one.
    private static func opensQuote(after byte: UInt8) -> Bool {
        byte == CSVByte.quote || CSVByte.endsLine(byte) || candidates.contains(byte)
    }

    private static func best(of counts: [Int]) -> UInt8 {
        let most = counts.max() ?? 0
        let winner = counts.firstIndex(of: most) ?? 0
        return candidates[winner]
    }
}
