/// Collects lines and hands them to a sink in large pieces; the owner flushes at the end.
struct LineWriter {
    private let sink: OutputSink
    private var buffer: [UInt8] = []
    private static let piece = 1 << 16

    /// A writer to a sink.
    init(_ sink: OutputSink) { self.sink = sink }

    /// Adds a line.
    mutating func line(_ text: String) throws(OutputFailure) {
        buffer.append(contentsOf: text.utf8)
        try endLine()
    }

    /// Adds text as it stands.
    mutating func text(_ text: String) throws(OutputFailure) {
        buffer.append(contentsOf: text.utf8)
        try flushWhenLarge()
    }

    /// Adds one JSON object on a line of its own.
    mutating func object(_ fill: (inout JSONObject) -> Void) throws(OutputFailure) {
        JSONObject.append(to: &buffer, fill)
        try endLine()
    }

    /// Hands over what is left.
    mutating func flush() throws(OutputFailure) {
        guard !buffer.isEmpty else { return }
        try sink.write(buffer)
        buffer.removeAll(keepingCapacity: true)
    }

    private mutating func endLine() throws(OutputFailure) {
        buffer.append(UInt8(ascii: "\n"))
        try flushWhenLarge()
    }

    private mutating func flushWhenLarge() throws(OutputFailure) {
        if buffer.count >= Self.piece { try flush() }
    }
}
