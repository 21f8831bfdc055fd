/// Text as quoted-printable (RFC 2045), in lines that nothing on the way has a reason to touch.
struct QuotedPrintable {
    /// The longest line but for the sign of a soft break.
    private static let width = 75

    /// The lines that were added, each with its end.
    private(set) var bytes: [UInt8] = []
    private let lineEnd: [UInt8]
    private var column = 0

    /// An empty text whose lines end in a certain way.
    init(lineEnd: [UInt8]) { self.lineEnd = lineEnd }

    /// Adds the lines of a text, which end by LF, CRLF or CR.
    ///
    /// Blanks at line ends, a dot at a line's start and mbox's "From " are escaped, so that the letter is the same
    /// whatever server, program or folder it passes through.
    mutating func add(_ text: String) {
        var text = text
        text.withUTF8 { bytes in
            var start = bytes.startIndex
            while start < bytes.endIndex {
                let end = bytes[start...].firstIndex { $0 == 10 || $0 == 13 } ?? bytes.endIndex
                addLine(bytes[start..<end])
                let isPair = end + 1 < bytes.endIndex && bytes[end] == 13 && bytes[end + 1] == 10
                start = end + (isPair ? 2 : 1)
            }
            if bytes.isEmpty { addLine(bytes[...]) }
        }
    }

    /// A byte by its hexadecimal number.
    static func escaped(_ byte: UInt8) -> String {
        String(decoding: escape(byte), as: UTF8.self)
    }

    private static func escape(_ byte: UInt8) -> [UInt8] {
        let digit = { (value: UInt8) in value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "A") + value - 10 }
        return [UInt8(ascii: "="), digit(byte >> 4), digit(byte & 15)]
    }

    private mutating func addLine(_ line: Slice<UnsafeBufferPointer<UInt8>>) {
        column = 0
        var at = line.startIndex
        while at < line.endIndex {
            // A scalar's bytes stay on one line, for people who read the source.
            var end = at + 1
            while end < line.endIndex, line[end] & 0xC0 == 0x80 { end += 1 }
            let isSafe = end == at + 1 && Self.isSafe(line[at], isLast: end == line.endIndex)
            let length = isSafe ? 1 : 3 * (end - at)
            if column + length > Self.width {
                bytes.append(UInt8(ascii: "="))
                bytes += lineEnd
                column = 0
            }
            if isSafe && !(column == 0 && Self.isTouchedAtStart(line[at...])) {
                bytes.append(line[at])
                column += 1
            } else {
                for byte in line[at..<end] { bytes += Self.escape(byte) }
                column += 3 * (end - at)
            }
            at = end
        }
        bytes += lineEnd
    }

    private static func isSafe(_ byte: UInt8, isLast: Bool) -> Bool {
        switch byte {
        case UInt8(ascii: " "), UInt8(ascii: "\t"): !isLast
        case UInt8(ascii: "="): false
        default: (33...126).contains(byte)
        }
    }

    private static func isTouchedAtStart(_ rest: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
        rest.first == UInt8(ascii: ".") || rest.starts(with: "From ".utf8)
    }
}
