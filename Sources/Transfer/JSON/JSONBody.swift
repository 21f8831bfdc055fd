/// JSON to be sent, with its keys in the order in which they are given.
package indirect enum JSONBody: Equatable, Sendable {
    case null
    case flag(Bool)
    case integer(Int)
    case text(String)
    case list([JSONBody])
    case object([Member])

    /// One key of an object and its value.
    package struct Member: Equatable, Sendable {
        /// The key.
        package var key: String
        /// The value.
        package var value: JSONBody

        /// A member.
        package init(key: String, value: JSONBody) {
            self.key = key
            self.value = value
        }
    }

    /// An object without the members whose value is nil.
    package static func members(_ pairs: KeyValuePairs<String, JSONBody?>) -> JSONBody {
        .object(pairs.compactMap { pair in pair.value.map { Member(key: pair.key, value: $0) } })
    }

    /// The JSON text.
    package var bytes: [UInt8] {
        var out: [UInt8] = []
        append(to: &out)
        return out
    }

    private func append(to out: inout [UInt8]) {
        switch self {
        case .null: out += Array("null".utf8)
        case .flag(let flag): out += Array((flag ? "true" : "false").utf8)
        case .integer(let number): out += Array(String(number).utf8)
        case .text(let text): JSONText.append(text, to: &out)
        case .list(let items):
            out.append(UInt8(ascii: "["))
            for (index, item) in items.enumerated() {
                if index > 0 { out.append(UInt8(ascii: ",")) }
                item.append(to: &out)
            }
            out.append(UInt8(ascii: "]"))
        case .object(let members):
            out.append(UInt8(ascii: "{"))
            for (index, member) in members.enumerated() {
                if index > 0 { out.append(UInt8(ascii: ",")) }
                JSONText.append(member.key, to: &out)
                out.append(UInt8(ascii: ":"))
                member.value.append(to: &out)
            }
            out.append(UInt8(ascii: "}"))
        }
    }
}

extension JSONBody: ExpressibleByStringInterpolation, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral {
    package init(stringLiteral value: String) { self = .text(value) }
    package init(integerLiteral value: Int) { self = .integer(value) }
    package init(booleanLiteral value: Bool) { self = .flag(value) }
}

extension JSONBody: ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral {
    package init(arrayLiteral elements: JSONBody...) { self = .list(elements) }
    package init(dictionaryLiteral elements: (String, JSONBody)...) {
        self = .object(elements.map { Member(key: $0.0, value: $0.1) })
    }
}
