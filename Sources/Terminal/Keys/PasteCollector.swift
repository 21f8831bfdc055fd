/// Collects pasted bytes up to the mark that ends them.
struct PasteCollector: Sendable {
    /// The most that is kept of one paste, in bytes; the rest is dropped.
    static let limit = 1 << 20

    private static let end: [UInt8] = Array("\u{1b}[201~".utf8)
    private var bytes: [UInt8] = []
    private var matched = 0

    /// Takes one byte, and says whether it ended the paste.
    mutating func take(_ byte: UInt8) -> Bool {
        if byte == PasteCollector.end[matched] {
            matched += 1
            return matched == PasteCollector.end.count
        }
        keepMatched()
        // The mark's first byte is found nowhere else in it, so that only this byte can begin it anew.
        if byte == PasteCollector.end[0] { matched = 1 } else { keep(byte) }
        return false
    }

    /// The text so far, without the mark.
    mutating func finish() -> String {
        if matched < PasteCollector.end.count { keepMatched() }
        defer { self = PasteCollector() }
        return String(decoding: bytes, as: UTF8.self)
    }

    private mutating func keepMatched() {
        for byte in PasteCollector.end[..<matched] { keep(byte) }
        matched = 0
    }

    private mutating func keep(_ byte: UInt8) {
        if bytes.count < PasteCollector.limit { bytes.append(byte) }
    }
}
