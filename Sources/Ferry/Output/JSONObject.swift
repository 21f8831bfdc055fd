import Core
import Text

/// One JSON object while it is being written: keys in the order in which they are added, texts sanitised.
struct JSONObject: RowValues {
    private var bytes: [UInt8]
    private var isEmpty = true

    /// Appends a whole object to some bytes.
    static func append(to bytes: inout [UInt8], _ fill: (inout JSONObject) -> Void) {
        var object = JSONObject(bytes: bytes)
        bytes = []
        object.bytes.append(UInt8(ascii: "{"))
        fill(&object)
        object.bytes.append(UInt8(ascii: "}"))
        bytes = object.bytes
    }

    private init(bytes: consuming [UInt8]) { self.bytes = bytes }

    /// Adds a text, or null.
    mutating func add(_ key: StaticString, _ text: String?) {
        begin(key)
        if let text { append(SafeText(text).value) } else { appendNull() }
    }

    /// Adds a number.
    mutating func add(_ key: StaticString, _ number: Int) {
        begin(key)
        bytes.append(contentsOf: String(number).utf8)
    }

    /// Adds a number, or null.
    mutating func add(_ key: StaticString, _ number: Int?) {
        begin(key)
        if let number { bytes.append(contentsOf: String(number).utf8) } else { appendNull() }
    }

    /// Adds a truth value, or null.
    mutating func add(_ key: StaticString, _ value: Bool?) {
        begin(key)
        if let value { bytes.append(contentsOf: (value ? "true" : "false").utf8) } else { appendNull() }
    }

    /// Adds a truth value.
    mutating func add(_ key: StaticString, _ value: Bool) {
        begin(key)
        bytes.append(contentsOf: (value ? "true" : "false").utf8)
    }

    /// Adds a truth value, or null.
    mutating func add(_ key: StaticString, _ value: Bool?, unknown word: StaticString) { add(key, value) }

    /// Adds a moment as RFC 3339 in UTC, or null.
    mutating func add(_ key: StaticString, _ moment: Timestamp?) {
        begin(key)
        if let moment { append(moment.description) } else { appendNull() }
    }

    /// Adds an array of texts.
    mutating func add(_ key: StaticString, texts: [String]) {
        begin(key)
        bytes.append(UInt8(ascii: "["))
        for (index, text) in texts.enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            append(SafeText(text).value)
        }
        bytes.append(UInt8(ascii: "]"))
    }

    /// Adds an array of objects, one for each value.
    mutating func add<Value>(_ key: StaticString, objects values: [Value], _ fill: (Value, inout JSONObject) -> Void) {
        begin(key)
        bytes.append(UInt8(ascii: "["))
        for (index, value) in values.enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            Self.append(to: &bytes) { fill(value, &$0) }
        }
        bytes.append(UInt8(ascii: "]"))
    }

    /// Adds an object inside this one, or null.
    mutating func add(_ key: StaticString, object fill: ((inout JSONObject) -> Void)?) {
        begin(key)
        if let fill { Self.append(to: &bytes, fill) } else { appendNull() }
    }

    mutating func add(_ key: StaticString, isThere: Bool, values fill: (inout JSONObject) -> Void) {
        begin(key)
        if isThere { Self.append(to: &bytes, fill) } else { appendNull() }
    }

    private mutating func begin(_ key: StaticString) {
        if !isEmpty { bytes.append(UInt8(ascii: ",")) }
        isEmpty = false
        // Our own keys need no escapes.
        bytes.append(UInt8(ascii: "\""))
        key.withUTF8Buffer { bytes.append(contentsOf: $0) }
        bytes.append(UInt8(ascii: "\""))
        bytes.append(UInt8(ascii: ":"))
    }

    private mutating func appendNull() { bytes.append(contentsOf: "null".utf8) }

    private mutating func append(_ text: String) {
        bytes.append(UInt8(ascii: "\""))
        if text.utf8.contains(where: Self.needsEscape) {
            appendEscaped(text)
        } else {
            bytes.append(contentsOf: text.utf8)
        }
        bytes.append(UInt8(ascii: "\""))
    }

    private static func needsEscape(_ byte: UInt8) -> Bool {
        byte < 32 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") || byte == 127
    }

    private mutating func appendEscaped(_ text: String) {
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\""): bytes.append(contentsOf: #"\""#.utf8)
            case UInt8(ascii: "\\"): bytes.append(contentsOf: #"\\"#.utf8)
            case 0..<32, 127: appendEscape(byte)
            default: bytes.append(byte)
            }
        }
    }

    private mutating func appendEscape(_ byte: UInt8) {
        let digits = String(byte, radix: 16)
        bytes.append(contentsOf: "\\u\(String(repeating: "0", count: 4 - digits.count))\(digits)".utf8)
    }
}
