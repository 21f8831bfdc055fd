/// A value in a JSON text, read tolerantly; one that is not there reads as null.
package struct JSONValue: Sendable {
    private let document: JSONDocument?
    private let index: Int

    /// Reads a JSON text, with or without a byte-order mark.
    package init(_ bytes: [UInt8]) throws(JSONProblem) {
        document = try JSONDocument(bytes)
        index = 0
    }

    private init(_ document: JSONDocument?, _ index: Int) {
        self.document = document
        self.index = index
    }

    /// A value that is not there.
    package static let missing = JSONValue(nil, 0)

    private var node: JSONDocument.Node? { document?.nodes[index] }

    /// Whether it is null or not there.
    package var isNull: Bool { node.map { $0.kind == .null } ?? true }

    /// Whether it is a list, perhaps an empty one.
    package var isList: Bool { node?.kind == .list }

    /// Whether it is an object, perhaps an empty one.
    package var isObject: Bool { node?.kind == .object }

    /// The member of an object with this key; case and underscores do not count, but the exact spelling goes first.
    package subscript(_ key: String) -> JSONValue {
        guard let document, let node, node.kind == .object else { return .missing }
        var key = key
        let place = key.withUTF8 { Self.place(of: $0, in: document, from: index + 1, to: Int(node.end)) }
        return place.map { JSONValue(document, $0) } ?? .missing
    }

    private static func place(
        of key: UnsafeBufferPointer<UInt8>, in document: JSONDocument, from start: Int, to end: Int
    ) -> Int? {
        var alike: Int?
        var at = start
        while at < end {
            let node = document.nodes[at]
            let name = document.slice(node)
            if name.elementsEqual(key) { return at + 1 }
            if alike == nil {
                let plain = node.kind == .text ? name : ArraySlice(JSONText.unescaped(name).utf8)
                if JSONText.isSameKey(plain, key) { alike = at + 1 }
            }
            at = document.next(after: at + 1)
        }
        return alike
    }

    /// The elements of a list; none of anything else.
    package var items: [JSONValue] {
        guard let document, let node, node.kind == .list else { return [] }
        var items: [JSONValue] = []
        var at = index + 1
        while at < node.end {
            items.append(JSONValue(document, at))
            at = document.next(after: at)
        }
        return items
    }

    /// The members of an object in their order; none of anything else.
    package var members: [(key: String, value: JSONValue)] {
        guard let document, let node, node.kind == .object else { return [] }
        var members: [(key: String, value: JSONValue)] = []
        var at = index + 1
        while at < node.end {
            members.append((JSONValue(document, at).text ?? "", JSONValue(document, at + 1)))
            at = document.next(after: at + 1)
        }
        return members
    }

    /// A text as it is, and of a number or a flag what is written there; nil of anything else.
    package var text: String? {
        guard let document, let node else { return nil }
        switch node.kind {
        case .text, .number: return String(decoding: document.slice(node), as: UTF8.self)
        case .escapedText: return JSONText.unescaped(document.slice(node))
        case .yes: return "true"
        case .no: return "false"
        case .null, .list, .object: return nil
        }
    }

    /// Whether the value is a number or a text, and so has one.
    package var isText: Bool { node.map { $0.kind == .text || $0.kind == .escapedText } ?? false }
}
