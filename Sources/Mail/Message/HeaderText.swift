import Foundation

/// Text within the head of a message: as it is where that is safe, else as encoded words (RFC 2047).
///
/// Parameters with names in other scripts (RFC 2231) don't come up: no letter has attachments.
enum HeaderText {
    /// The longest encoded word.
    private static let longest = 75
    /// What a word without any blank may be long, so that its line keeps to the width.
    private static let longestPlain = 60

    /// The words of an ASCII text that may stand as it is and be folded at its blanks; nil for any other.
    static func tokens(_ text: String, name: String) -> [String]? {
        let isPrintable = text.utf8.allSatisfy { (32...126).contains($0) }
        // What looks like an encoded word would be read as one.
        guard isPrintable, !text.contains("=?"), !text.contains("?=") else { return nil }
        guard !text.isEmpty else { return [] }
        let words = text.split(separator: " ", omittingEmptySubsequences: false)
        return words.allSatisfy { (1...longestPlain).contains($0.utf8.count) } ? words.map(String.init) : nil
    }

    /// The text as encoded words for a field: none ends inside a character, and each fits on a line.
    static func encoded(_ text: String, name: String) -> [String] {
        let encoding = Encoding.shorter(for: text)
        var words: [String] = []
        var current: [UInt8] = []
        var room = min(longest, HeaderField.width - name.utf8.count - 2)
        let close = {
            words.append(encoding.word(current))
            current = []
            room = longest
        }
        for piece in pieces(of: text) {
            if !current.isEmpty, encoding.length(current + piece) > room { close() }
            current += piece
        }
        if !current.isEmpty { close() }
        return words
    }

    /// Whole characters; those that fit into no encoded word by their scalars.
    private static func pieces(of text: String) -> [[UInt8]] {
        text.flatMap { character in
            character.utf8.count <= 12
                ? [Array(character.utf8)] : character.unicodeScalars.map { Array(String($0).utf8) }
        }
    }
}

/// The two ways in which an encoded word holds bytes.
private enum Encoding {
    case quoted, base64

    /// The one that makes less of a text.
    static func shorter(for text: String) -> Encoding {
        let bytes = Array(text.utf8)
        return Encoding.quoted.length(bytes) <= Encoding.base64.length(bytes) ? .quoted : .base64
    }

    /// The length of a word of the bytes.
    func length(_ bytes: [UInt8]) -> Int {
        switch self {
        case .quoted: 12 + bytes.reduce(0) { $0 + (Self.isPlain($1) || $1 == 32 ? 1 : 3) }
        case .base64: 12 + (bytes.count + 2) / 3 * 4
        }
    }

    /// The word.
    func word(_ bytes: [UInt8]) -> String {
        switch self {
        case .quoted:
            let text = bytes.map { byte in
                byte == 32 ? "_" : Self.isPlain(byte) ? String(UnicodeScalar(byte)) : QuotedPrintable.escaped(byte)
            }
            return "=?UTF-8?Q?\(text.joined())?="
        case .base64: return "=?UTF-8?B?\(Data(bytes).base64EncodedString())?="
        }
    }

    /// What may stand unescaped anywhere, also in a name before an address.
    private static func isPlain(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
        default: "!*+-/".utf8.contains(byte)
        }
    }
}
