/// A value of a JSON text that a client sent.
enum JSONValue: Equatable, Sendable {
    case null
    case flag(Bool)
    case number(Double)
    case text(String)
    case list([JSONValue])
    case object([String: JSONValue])

    /// The value of a text; nil when it is no JSON.
    init?(_ bytes: [UInt8]) {
        var reader = JSONReader(bytes)
        guard let value = reader.whole() else { return nil }
        self = value
    }

    /// The value of an object's field; nil when this is no object or has no such field.
    subscript(_ key: String) -> JSONValue? {
        if case .object(let fields) = self { fields[key] } else { nil }
    }

    /// The text; nil when it is none.
    var text: String? { if case .text(let text) = self { text } else { nil } }

    /// The whole number; nil when it is none.
    var number: Int? { if case .number(let number) = self { Int(exactly: number) } else { nil } }

    /// The number with its fraction; nil when it is none.
    var fraction: Double? { if case .number(let number) = self { number } else { nil } }

    /// Whether it is true; nil when it is neither true nor false.
    var flag: Bool? { if case .flag(let flag) = self { flag } else { nil } }

    /// The elements; nil when it is no list.
    var list: [JSONValue]? { if case .list(let list) = self { list } else { nil } }
}
