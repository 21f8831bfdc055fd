import CHTTPServer

/// A request that came in whole.
struct WebRequest: Sendable {
    /// The verb, such as GET.
    var method: String
    /// The path, nothing in it decoded.
    var path: String
    /// The query's parameters in their order, decoded.
    var query: [(name: String, value: String)]
    /// The headers that the services look at, by their names in lower case.
    var headers: [String: String]
    /// The body.
    var body: [UInt8]

    /// What the services look at; the rest of a head is not kept.
    private static let known = [
        "authorization", "ms-continuationtoken", "ms-requestid", "ms-correlationid", "validatemfa", "if-match",
        "content-type", "client-request-id",
    ]

    /// The request of an exchange.
    init(_ exchange: OpaquePointer) {
        method = String(cString: ferry_http_method(exchange))
        let target = String(cString: ferry_http_target(exchange))
        let parts = target.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        path = String(parts.first ?? "")
        query = parts.count > 1 ? Self.parameters(parts[1]) : []
        headers = [:]
        for name in Self.known {
            if let value = ferry_http_header(exchange, name) { headers[name] = String(cString: value) }
        }
        var size = 0
        let bytes = ferry_http_body(exchange, &size)
        body = Array(UnsafeBufferPointer(start: bytes, count: bytes == nil ? 0 : size))
    }

    /// The path's segments, decoded, without the empty ones.
    var segments: [String] { path.split(separator: "/").map { Self.decoded($0) } }

    /// The first value of a query parameter; names have no case, as the services read them.
    func parameter(_ name: String) -> String? {
        query.first { $0.name.lowercased() == name.lowercased() }?.value
    }

    /// The body as a form.
    var form: [String: String] {
        let pairs = Self.parameters(String(decoding: body, as: UTF8.self)[...])
        return Dictionary(pairs.map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first })
    }

    /// The token behind `Bearer`; nil when there is none.
    var bearer: String? {
        guard let value = headers["authorization"], value.lowercased().hasPrefix("bearer ") else { return nil }
        return String(value.dropFirst(7))
    }

    private static func parameters(_ text: Substring) -> [(name: String, value: String)] {
        text.split(separator: "&").map { pair in
            let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            let value = parts.count > 1 ? parts[1] : ""
            return (decoded(parts[0], isForm: true), decoded(value, isForm: true))
        }
    }

    private static func decoded(_ text: Substring, isForm: Bool = false) -> String {
        var bytes: [UInt8] = []
        var rest = text.utf8
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "+"), isForm {
                bytes.append(UInt8(ascii: " "))
            } else if byte == UInt8(ascii: "%"), let value = UInt8(String(Substring(rest.prefix(2))), radix: 16) {
                bytes.append(value)
                rest = rest.dropFirst(2)
            } else {
                bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
