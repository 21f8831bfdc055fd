/// What goes back to a client.
struct WebAnswer: Sendable {
    /// The HTTP status.
    var status: Int
    /// The headers beside those that every answer has.
    var headers: [(name: String, value: String)] = []
    /// The body.
    var body: [UInt8] = []
    /// The body's type.
    var type = "application/json; charset=utf-8"
    /// How many bytes of the body leave before the connection is cut; nil for all.
    var sent: Int?
    /// Whether the connection is closed without an answer.
    var isCut = false
    /// How many milliseconds it waits.
    var delay = 0

    /// An answer without a body.
    static func empty(_ status: Int) -> WebAnswer { WebAnswer(status: status) }

    /// No answer at all.
    static let cut = WebAnswer(status: 0, isCut: true)

    /// An answer with a JSON object in its body.
    static func object(
        _ status: Int = 200, style: JSONWriter.Style = .plain, _ fill: (inout JSONWriter) -> Void
    ) -> WebAnswer {
        WebAnswer(status: status, body: JSONWriter.object(style: style, fill))
    }

    /// An answer with a JSON list in its body.
    static func list(
        _ status: Int = 200, style: JSONWriter.Style = .plain, _ fill: (inout JSONWriter) -> Void
    ) -> WebAnswer {
        WebAnswer(status: status, body: JSONWriter.list(style: style, fill))
    }

    /// This answer with one more header.
    func with(_ name: String, _ value: String) -> WebAnswer {
        var copy = self
        copy.headers.append((name, value))
        return copy
    }

    /// The head's lines as the server wants them.
    var head: String {
        var lines = body.isEmpty ? "" : "Content-Type: \(type)\n"
        for header in headers { lines += "\(header.name): \(header.value)\n" }
        return lines
    }
}
