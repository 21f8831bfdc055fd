import Core
import Text

/// A record in the form in which segments hold it.
struct EncodedRow: Sendable {
    /// The parts of fixed size.
    struct Head: Sendable {
        var id: UInt32 = 0
        var state: UInt8 = 0
        var reason: UInt8 = 0
        /// Bit n: text column n is not empty.
        var filled: UInt32 = 0
    }

    var head = Head()
    var numbers: [Int64] = []
    /// The folded searched columns, separated by 0x1f and ended by a newline: the row's key in standard order.
    var searched: [UInt8] = []
    /// The other folded columns, likewise.
    var others: [UInt8] = []
    /// The original texts, each after its length.
    var body: [UInt8] = []
}

/// Turns records into encoded rows.
struct RowCoder: Sendable {
    /// What rows hold.
    let layout: ListLayout
    /// The text columns that a plain search doesn't look in.
    let others: [Int]

    static let separator: UInt8 = 0x1F
    static let newline: UInt8 = 0x0A
    /// What stands for an empty first column, so that nameless rows come last: a code point that nobody can search for.
    static let nameless: [UInt8] = [0xF4, 0x8F, 0xBF, 0xBF]

    /// A coder for the rows of a list.
    init(_ layout: ListLayout) {
        self.layout = layout
        others = layout.texts.indices.filter { !layout.searched.contains($0) }
    }

    /// Encodes a record into a row, whose buffers are used again.
    func encode(_ record: Record, into row: inout EncodedRow) {
        row.head = EncodedRow.Head(id: record.id.number, state: record.state, reason: record.reason)
        row.numbers.removeAll(keepingCapacity: true)
        for column in layout.numbers.indices {
            row.numbers.append(column < record.numbers.count ? record.numbers[column] : 0)
        }
        fold(layout.searched, of: record, into: &row.searched)
        fold(others, of: record, into: &row.others)
        row.body.removeAll(keepingCapacity: true)
        for column in layout.texts.indices {
            let text = Self.text(column, of: record)
            if !text.isEmpty { row.head.filled |= 1 << UInt32(column) }
            Self.append(text, to: &row.body)
        }
    }

    private static func text(_ column: Int, of record: Record) -> String {
        column < record.texts.count ? record.texts[column] : ""
    }

    private func fold(_ columns: [Int], of record: Record, into line: inout [UInt8]) {
        line.removeAll(keepingCapacity: true)
        for (index, column) in columns.enumerated() {
            if index > 0 { line.append(Self.separator) }
            let start = line.count
            if column == 0, Self.text(column, of: record).isEmpty { line.append(contentsOf: Self.nameless) }
            foldedUTF8(Self.text(column, of: record), into: &line)
            Self.replaceControls(in: &line, from: start)
        }
        line.append(Self.newline)
    }

    /// Sanitised text has no control characters; were there one, it must not pass for a separator.
    private static func replaceControls(in line: inout [UInt8], from start: Int) {
        for index in start..<line.count where line[index] < 0x20 { line[index] = 0x7F }
    }

    /// Appends a text after its length, in groups of seven bits, the lowest first.
    private static func append(_ text: String, to body: inout [UInt8]) {
        var length = text.utf8.count
        while length >= 0x80 {
            body.append(UInt8(length & 0x7F) | 0x80)
            length >>= 7
        }
        body.append(UInt8(length))
        body.append(contentsOf: text.utf8)
    }

    /// Reads texts that were appended; empty ones where the bytes are not what was written.
    static func texts(_ count: Int, in body: UnsafeRawBufferPointer) -> [String] {
        var at = 0
        return (0..<count).map { _ in
            var length = 0
            var shift = 0
            while at < body.count, shift < 56 {
                let byte = body[at]
                at += 1
                length |= Int(byte & 0x7F) << shift
                shift += 7
                if byte < 0x80 { break }
            }
            let end = min(length, body.count - at) + at
            defer { at = end }
            return String(decoding: body[at..<end], as: UTF8.self)
        }
    }
}
