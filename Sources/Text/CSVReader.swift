/// A reader of RFC 4180 files of any size, fed in chunks of any size.
///
/// Feed a chunk, take records until there is none, and so on; after the last chunk call `finish` and take the rest.
/// Blank lines are skipped. UTF-16 is read when the file has a byte-order mark; everything else is taken for UTF-8.
package struct CSVReader: Sendable {
    private var transcoder = CSVTranscoder()
    private var buffer: [UInt8] = []
    private var start = 0
    private var line = 1
    private var delimiter: UInt8?
    private var dialect: CSVDialect?
    private var isFinished = false
    private var isAfterCarriageReturn = false
    private var isSkippingLine = false
    private var usualFieldCount = 0
    /// How many bytes a record may run on within quotes.
    ///
    /// Each quote left open halves it, so that a file full of them is not read over and over.
    private var patience = CSVScanner.longestRecord

    private static let leastPatience = 4096

    /// Makes a reader; without a delimiter (an ASCII byte) it is found in the header record, or in a `sep=;` line.
    package init(delimiter: UInt8? = nil) {
        self.delimiter = delimiter
    }

    /// Takes the next bytes of the file.
    package mutating func feed(_ chunk: UnsafeRawBufferPointer) {
        if start > 0 { buffer.removeSubrange(0..<start) }
        start = 0
        transcoder.append(chunk, to: &buffer)
    }

    /// Takes the next bytes of the file.
    package mutating func feed(_ chunk: [UInt8]) {
        chunk.withUnsafeBytes { feed($0) }
    }

    /// Says that the file ends here.
    package mutating func finish() {
        transcoder.finish(&buffer)
        isFinished = true
    }

    /// The next record; nil when more bytes are needed, or at the end.
    package mutating func next() -> CSVRecord? {
        guard let delimiter = knownDelimiter() else { return nil }
        if isSkippingLine, !skipLine() { return nil }
        skipLineEnds()
        guard start < buffer.count else { return nil }
        let (start, fieldCount, patience, isFinished) = (start, usualFieldCount, patience, isFinished)
        let outcome = buffer.withUnsafeBufferPointer { bytes in
            var scanner = CSVScanner(bytes, from: start, delimiter: delimiter, patience: patience, isLast: isFinished)
            return scanner.record(expecting: fieldCount)
        }
        return switch outcome {
        case .record(let scanned): accept(scanned)
        case .malformed(let problem): reject(problem)
        case .incomplete: nil
        }
    }

    private mutating func accept(_ scanned: CSVScanner.Record) -> CSVRecord {
        let record = CSVRecord(line: line, fields: scanned.fields, problem: scanned.problem)
        start = scanned.end
        isAfterCarriageReturn = buffer[start - 1] == CSVByte.carriageReturn
        line += scanned.lineEnds + 1
        usualFieldCount = scanned.fields.count
        return record
    }

    private mutating func reject(_ problem: CSVProblem) -> CSVRecord {
        isSkippingLine = true
        isAfterCarriageReturn = false
        if problem == .openQuote { patience = max(patience / 2, Self.leastPatience) }
        return CSVRecord(line: line, fields: [], problem: problem)
    }

    /// Decides on the delimiter once enough of the file is there, and steps over a `sep=;` line.
    private mutating func knownDelimiter() -> UInt8? {
        if let dialect { return delimiter ?? dialect.delimiter }
        guard let found = CSVDialect(detectedIn: buffer[start...], isLast: isFinished) else { return nil }
        dialect = found
        isSkippingLine = found.hasSeparatorLine
        return delimiter ?? found.delimiter
    }

    /// Steps over blank lines, and over the second half of a CR LF.
    private mutating func skipLineEnds() {
        while start < buffer.count, CSVByte.endsLine(buffer[start]) {
            stepOverLineEnd()
        }
    }

    private mutating func stepOverLineEnd() {
        let isReturn = buffer[start] == CSVByte.carriageReturn
        if isReturn || !isAfterCarriageReturn { line += 1 }
        isAfterCarriageReturn = isReturn
        start += 1
    }

    /// Steps over the rest of the line; false when its end is not there yet.
    private mutating func skipLine() -> Bool {
        guard let end = buffer[start...].firstIndex(where: CSVByte.endsLine) else {
            start = buffer.count
            return false
        }
        start = end
        stepOverLineEnd()
        isSkippingLine = false
        return true
    }
}
