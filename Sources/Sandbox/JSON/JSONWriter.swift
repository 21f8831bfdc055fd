/// Writes JSON straight into bytes, with the spellings that the services mix.
struct JSONWriter {
    /// How a service spells an answer.
    struct Style: Sendable {
        /// Whether keys begin with a capital letter.
        var hasPascalKeys = false
        /// Whether a byte-order mark stands in front.
        var hasByteOrderMark = false

        /// camelCase and no mark.
        static let plain = Style()
    }

    private(set) var bytes: [UInt8] = []
    private let hasPascalKeys: Bool
    private var needsComma = false

    private init(_ style: Style) {
        hasPascalKeys = style.hasPascalKeys
        if style.hasByteOrderMark { bytes = [0xEF, 0xBB, 0xBF] }
    }

    /// The bytes of an object.
    static func object(style: Style = .plain, _ fill: (inout JSONWriter) -> Void) -> [UInt8] {
        var writer = JSONWriter(style)
        writer.nest("{", "}", fill)
        return writer.bytes
    }

    /// The bytes of a list.
    static func list(style: Style = .plain, _ fill: (inout JSONWriter) -> Void) -> [UInt8] {
        var writer = JSONWriter(style)
        writer.nest("[", "]", fill)
        return writer.bytes
    }

    /// A field of text; null for nil.
    mutating func field(_ key: String, _ text: String?) {
        self.key(key)
        value(text)
    }

    /// A field with a number.
    mutating func field(_ key: String, _ number: Int) {
        self.key(key)
        bytes.append(contentsOf: String(number).utf8)
    }

    /// A field with a number; null for nil.
    mutating func field(_ key: String, number: Int?) {
        self.key(key)
        bytes.append(contentsOf: (number.map { String($0) } ?? "null").utf8)
    }

    /// A field that is true or false.
    mutating func field(_ key: String, _ flag: Bool) {
        self.key(key)
        bytes.append(contentsOf: (flag ? "true" : "false").utf8)
    }

    /// A field with an object.
    mutating func object(_ key: String, _ fill: (inout JSONWriter) -> Void) {
        self.key(key)
        nest("{", "}", fill)
    }

    /// A field with a list.
    mutating func list(_ key: String, _ fill: (inout JSONWriter) -> Void = { _ in }) {
        self.key(key)
        nest("[", "]", fill)
    }

    /// A field with a list of texts.
    mutating func list(_ key: String, _ texts: [String]) {
        list(key) { list in for text in texts { list.element(text) } }
    }

    /// A text in a list.
    mutating func element(_ text: String) {
        comma()
        value(text)
    }

    /// A number in a list.
    mutating func element(_ number: Int) {
        comma()
        bytes.append(contentsOf: String(number).utf8)
    }

    /// An object in a list.
    mutating func element(_ fill: (inout JSONWriter) -> Void) {
        comma()
        nest("{", "}", fill)
    }

    private mutating func nest(_ open: Unicode.Scalar, _ close: Unicode.Scalar, _ fill: (inout JSONWriter) -> Void) {
        bytes.append(UInt8(ascii: open))
        needsComma = false
        fill(&self)
        bytes.append(UInt8(ascii: close))
        needsComma = true
    }

    private mutating func comma() {
        if needsComma { bytes.append(UInt8(ascii: ",")) }
        needsComma = true
    }

    private mutating func key(_ key: String) {
        comma()
        bytes.append(UInt8(ascii: "\""))
        let start = bytes.count
        bytes.append(contentsOf: key.utf8)
        if hasPascalKeys, start < bytes.count, (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(bytes[start]) {
            bytes[start] -= 32
        }
        bytes.append(UInt8(ascii: "\""))
        bytes.append(UInt8(ascii: ":"))
    }

    private mutating func value(_ text: String?) {
        guard let text else {
            bytes.append(contentsOf: "null".utf8)
            return
        }
        bytes.append(UInt8(ascii: "\""))
        for byte in text.utf8 { append(byte) }
        bytes.append(UInt8(ascii: "\""))
    }

    private mutating func append(_ byte: UInt8) {
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"):
            bytes.append(UInt8(ascii: "\\"))
            bytes.append(byte)
        case 0..<32:
            let digits = Array("0123456789abcdef".utf8)
            bytes.append(contentsOf: "\\u00".utf8)
            bytes.append(digits[Int(byte >> 4)])
            bytes.append(digits[Int(byte & 15)])
        default: bytes.append(byte)
        }
    }
}
