/// Reads one record at a time from the bytes at hand; knows nothing of chunks, lines or files.
struct CSVScanner {
    /// What came of trying to read a record.
    enum Outcome {
        case record(Record)
        case incomplete
        case malformed(CSVProblem)
    }

    /// A record that was read.
    struct Record {
        var fields: [String] = []
        var problem: CSVProblem?
        /// Where the next record begins.
        var end = 0
        /// The line ends inside its quotes.
        var lineEnds = 0
    }

    /// What follows a field.
    private enum FieldEnd {
        case delimiter, record, incomplete, malformed(CSVProblem)
    }

    /// The most bytes a record may have.
    static let longestRecord = 1 << 20

    private let bytes: UnsafeBufferPointer<UInt8>
    private let start: Int
    private let delimiter: UInt8
    private let patience: Int
    private let isLast: Bool
    private var cursor: Int
    private var found = Record()

    /// Begins at an offset; `patience` is the most bytes it looks at before it holds a quote for open.
    init(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int, delimiter: UInt8, patience: Int, isLast: Bool) {
        self.bytes = bytes
        self.start = start
        self.delimiter = delimiter
        self.patience = patience
        self.isLast = isLast
        cursor = start
    }

    /// Reads the record; `incomplete` when its end is not among the bytes and they are not the last.
    mutating func record(expecting fieldCount: Int) -> Outcome {
        found.fields.reserveCapacity(fieldCount)
        while true {
            switch field() {
            case .delimiter: continue
            case .record: return .record(found)
            case .incomplete: return .incomplete
            case .malformed(let problem): return .malformed(problem)
            }
        }
    }

    private mutating func field() -> FieldEnd {
        cursor < bytes.count && bytes[cursor] == CSVByte.quote ? quotedField() : plainField()
    }

    private mutating func plainField() -> FieldEnd {
        let end = endOfText(from: cursor)
        if let failure = failure(at: end, limit: Self.longestRecord, .recordTooLong) { return failure }
        appendField(UnsafeBufferPointer(rebasing: bytes[cursor..<end]))
        return close(at: end)
    }

    private mutating func quotedField() -> FieldEnd {
        var content = cursor + 1
        var unescaped: [UInt8] = []
        let linesBefore = found.lineEnds
        while true {
            let quote = endOfQuoted(from: content)
            if let failure = failure(at: quote, limit: patience, .openQuote) { return failure }
            // At the end of the file, only a quote that is there can close the field.
            if quote == bytes.count { return .malformed(.openQuote) }
            if quote + 1 == bytes.count, !isLast { return .incomplete }
            guard quote + 1 < bytes.count, bytes[quote + 1] == CSVByte.quote else {
                let isOneLine = found.lineEnds == linesBefore
                return endQuotedField(content: content..<quote, after: unescaped, isOneLine: isOneLine)
            }
            unescaped.append(contentsOf: bytes[content...quote])
            content = quote + 2
        }
    }

    private mutating func endQuotedField(content: Range<Int>, after unescaped: [UInt8], isOneLine: Bool) -> FieldEnd {
        let end = endOfText(from: content.upperBound + 1)
        if let failure = failure(at: end, limit: Self.longestRecord, .recordTooLong) { return failure }
        let trailing = content.upperBound + 1..<end
        // Text after a quote on another line: this is the opening quote of a later field, and ours was left open.
        if !isOneLine, bytes[trailing].contains(where: { $0 != UInt8(ascii: " ") }) { return .malformed(.openQuote) }
        if unescaped.isEmpty, trailing.isEmpty {
            appendField(UnsafeBufferPointer(rebasing: bytes[content]))
        } else {
            if !trailing.isEmpty { note(.textAfterQuote) }
            (unescaped + bytes[content] + bytes[trailing]).withUnsafeBufferPointer { appendField($0) }
        }
        return close(at: end)
    }

    /// Why a field can't end at this place, which a search stopped at; nil when it can.
    private func failure(at place: Int, limit: Int, _ problem: CSVProblem) -> FieldEnd? {
        if place - start >= limit { return .malformed(problem) }
        return place >= bytes.count && !isLast ? .incomplete : nil
    }

    /// The first delimiter or line end, else the end of the bytes or of the longest record.
    private func endOfText(from first: Int) -> Int {
        let bound = min(bytes.count, start + Self.longestRecord)
        var place = first
        while place < bound {
            let byte = bytes[place]
            if byte == delimiter || byte == CSVByte.lineFeed || byte == CSVByte.carriageReturn { break }
            place += 1
        }
        return place
    }

    /// The first quote, else the end of the bytes or of patience; counts the line ends on the way.
    private mutating func endOfQuoted(from first: Int) -> Int {
        let bound = min(bytes.count, start + patience)
        var place = first
        while place < bound, bytes[place] != CSVByte.quote {
            let byte = bytes[place]
            if byte == CSVByte.carriageReturn
                || (byte == CSVByte.lineFeed && bytes[place - 1] != CSVByte.carriageReturn)
            {
                found.lineEnds += 1
            }
            place += 1
        }
        return place
    }

    private mutating func appendField(_ text: UnsafeBufferPointer<UInt8>) {
        if let valid = String(validating: text, as: UTF8.self) {
            found.fields.append(valid)
        } else {
            found.fields.append(String(decoding: text, as: UTF8.self))
            note(.badEncoding)
        }
    }

    private mutating func note(_ problem: CSVProblem) {
        found.problem = found.problem ?? problem
    }

    /// Steps over what ends a field: a delimiter, one byte of a line end, or the end of the file.
    private mutating func close(at end: Int) -> FieldEnd {
        let isDelimiter = end < bytes.count && bytes[end] == delimiter
        cursor = min(end + 1, bytes.count)
        found.end = cursor
        return isDelimiter ? .delimiter : .record
    }
}
