/// Finds out what lies where in a JSON text.
///
/// It takes control characters within texts, which the services let through from what people typed.
struct JSONParser {
    private typealias Node = JSONDocument.Node

    private let bytes: UnsafeBufferPointer<UInt8>
    private var at = 0
    private var nodes: [JSONDocument.Node] = []

    /// A parser, to be used while the bytes stay where they are.
    init(_ bytes: UnsafeBufferPointer<UInt8>) {
        self.bytes = bytes
        nodes.reserveCapacity(bytes.count / 16 + 4)
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { at = 3 }
    }

    /// Reads one value and nothing behind it.
    mutating func document() throws(JSONProblem) -> [JSONDocument.Node] {
        skipBlanks()
        guard at < bytes.count else { throw .empty }
        try value(depth: 0)
        skipBlanks()
        guard at == bytes.count else { throw .malformed(at: at) }
        return nodes
    }

    private mutating func value(depth: Int) throws(JSONProblem) {
        guard depth < 200 else { throw .tooDeep }
        guard at < bytes.count else { throw .malformed(at: at) }
        switch bytes[at] {
        case UInt8(ascii: "\""): try text()
        case UInt8(ascii: "{"): try object(depth: depth)
        case UInt8(ascii: "["): try list(depth: depth)
        case UInt8(ascii: "t"): try word("true", .yes)
        case UInt8(ascii: "f"): try word("false", .no)
        case UInt8(ascii: "n"): try word("null", .null)
        default: try number()
        }
    }

    private mutating func object(depth: Int) throws(JSONProblem) {
        let place = open(.object)
        at += 1
        skipBlanks()
        if take(UInt8(ascii: "}")) { return close(place) }
        while true {
            guard at < bytes.count, bytes[at] == UInt8(ascii: "\"") else { throw .malformed(at: at) }
            try text()
            skipBlanks()
            guard take(UInt8(ascii: ":")) else { throw .malformed(at: at) }
            skipBlanks()
            try value(depth: depth + 1)
            skipBlanks()
            if take(UInt8(ascii: "}")) { return close(place) }
            guard take(UInt8(ascii: ",")) else { throw .malformed(at: at) }
            skipBlanks()
        }
    }

    private mutating func list(depth: Int) throws(JSONProblem) {
        let place = open(.list)
        at += 1
        skipBlanks()
        if take(UInt8(ascii: "]")) { return close(place) }
        while true {
            try value(depth: depth + 1)
            skipBlanks()
            if take(UInt8(ascii: "]")) { return close(place) }
            guard take(UInt8(ascii: ",")) else { throw .malformed(at: at) }
            skipBlanks()
        }
    }

    private mutating func text() throws(JSONProblem) {
        at += 1
        let start = at
        var isEscaped = false
        while at < bytes.count {
            let byte = bytes[at]
            if byte == UInt8(ascii: "\"") {
                add(isEscaped ? .escapedText : .text, from: start)
                at += 1
                return
            }
            if byte == UInt8(ascii: "\\") {
                isEscaped = true
                at += 1
            }
            at += 1
        }
        throw .malformed(at: bytes.count)
    }

    private mutating func number() throws(JSONProblem) {
        let start = at
        var hasDigit = false
        scan: while at < bytes.count {
            switch bytes[at] {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): hasDigit = true
            case UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "."), UInt8(ascii: "e"), UInt8(ascii: "E"): break
            default: break scan
            }
            at += 1
        }
        guard hasDigit else { throw .malformed(at: start) }
        add(.number, from: start)
    }

    private mutating func word(_ word: StaticString, _ kind: Node.Kind) throws(JSONProblem) {
        let length = word.utf8CodeUnitCount
        guard at + length <= bytes.count else { throw .malformed(at: at) }
        for index in 0..<length where bytes[at + index] != word.utf8Start[index] { throw .malformed(at: at) }
        at += length
        add(kind, from: at - length)
    }

    private mutating func add(_ kind: Node.Kind, from start: Int) {
        nodes.append(Node(kind: kind, start: UInt32(start), end: UInt32(at)))
    }

    private mutating func open(_ kind: Node.Kind) -> Int {
        nodes.append(Node(kind: kind, start: UInt32(at), end: 0))
        return nodes.count - 1
    }

    private mutating func close(_ place: Int) { nodes[place].end = UInt32(nodes.count) }

    private mutating func take(_ byte: UInt8) -> Bool {
        guard at < bytes.count, bytes[at] == byte else { return false }
        at += 1
        return true
    }

    private mutating func skipBlanks() {
        while at < bytes.count, bytes[at] <= 32, bytes[at] == 32 || (9...13).contains(bytes[at]) { at += 1 }
    }
}
