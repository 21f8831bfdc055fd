/// The bytes of a JSON text, and what lies where in them.
///
/// Nothing is copied out until it is asked for: of a page of 500 customers only a few fields of each are ever read.
final class JSONDocument: Sendable {
    /// One value, or a key before its value.
    struct Node: Sendable {
        /// What it is.
        enum Kind: UInt8, Sendable {
            case null, yes, no, number, text, escapedText, list, object
        }

        /// What it is.
        var kind: Kind
        /// The first byte of a number or of a text within its quotes.
        var start: UInt32
        /// The byte behind it; of a list or an object, the node behind all that is in it.
        var end: UInt32
    }

    /// The text.
    let bytes: [UInt8]
    /// What is in it, in order: lists and objects before what they hold.
    let nodes: [Node]

    /// Reads a text.
    init(_ bytes: [UInt8]) throws(JSONProblem) {
        guard bytes.count < UInt32.max else { throw .tooLarge }
        let result: Result<[Node], JSONProblem> = bytes.withUnsafeBufferPointer { buffer in
            var parser = JSONParser(buffer)
            do throws(JSONProblem) { return .success(try parser.document()) } catch { return .failure(error) }
        }
        nodes = try result.get()
        self.bytes = bytes
    }

    /// The node behind one and all that is in it.
    func next(after index: Int) -> Int {
        let node = nodes[index]
        return node.kind == .list || node.kind == .object ? Int(node.end) : index + 1
    }

    /// The bytes of a number or a text, as they stand.
    func slice(_ node: Node) -> ArraySlice<UInt8> { bytes[Int(node.start)..<Int(node.end)] }
}
