/// The verbs that the services know.
package enum HTTPMethod: String, Sendable {
    case get = "GET"
    case head = "HEAD"
    case post = "POST"
    case put = "PUT"
    case patch = "PATCH"
    case delete = "DELETE"
}

/// One line of a request's or an answer's head.
package struct HTTPHeader: Equatable, Sendable {
    /// The name.
    package var name: String
    /// The value.
    package var value: String

    /// A header.
    package init(_ name: String, _ value: String) {
        self.name = name
        self.value = value
    }
}

/// What is asked of a service.
package struct ServiceRequest: Equatable, Sendable {
    /// The verb.
    package var method: HTTPMethod
    /// The path below the service's URL, already percent-encoded, such as `/v1/customers`.
    package var path: String
    /// The query's parameters, not yet encoded.
    package var query: [HTTPHeader]
    /// Headers beside those that the service always gets.
    package var headers: [HTTPHeader]
    /// The body; nil for none.
    package var body: [UInt8]?
    /// Whether sending it twice does no more than sending it once, so that a lost answer may be followed by a repetition.
    package var isRepeatable: Bool
    /// The operation of the user to which it belongs: a GUID that the service's support can find.
    package var correlation: String?

    /// A request; only GET and HEAD are repeatable unless told.
    package init(
        _ method: HTTPMethod = .get, _ path: String, query: [HTTPHeader] = [], headers: [HTTPHeader] = [],
        body: [UInt8]? = nil, isRepeatable: Bool? = nil, correlation: String? = nil
    ) {
        self.method = method
        self.path = path
        self.query = query
        self.headers = headers
        self.body = body
        self.isRepeatable = isRepeatable ?? (method == .get || method == .head)
        self.correlation = correlation
    }
}

/// What a service answered.
package struct ServiceAnswer: Equatable, Sendable {
    /// The HTTP status.
    package var status: Int
    /// The headers.
    package var headers: [HTTPHeader]
    /// The body, without transfer and content encodings.
    package var body: [UInt8]

    /// An answer.
    package init(status: Int, headers: [HTTPHeader] = [], body: [UInt8] = []) {
        self.status = status
        self.headers = headers
        self.body = body
    }

    /// The first value of a header, whatever the case of its name.
    package subscript(header name: String) -> String? {
        headers.first { $0.name.lowercased() == name.lowercased() }?.value
    }

    /// Whether the service did what it was asked.
    package var isSuccess: Bool { (200..<300).contains(status) }
}

extension HTTPHeader: CustomStringConvertible, CustomDebugStringConvertible {
    /// The name alone, since the value may be a secret.
    package var description: String { "\(name): …" }

    package var debugDescription: String { description }
}

extension ServiceRequest: CustomStringConvertible, CustomDebugStringConvertible {
    /// Verb and path alone, since headers, query and body may hold secrets.
    package var description: String { "\(method.rawValue) \(MaskedURL(path))" }

    package var debugDescription: String { description }
}

extension ServiceAnswer: CustomStringConvertible, CustomDebugStringConvertible {
    /// Status and size alone.
    package var description: String { "\(status), \(body.count) bytes" }

    package var debugDescription: String { description }
}
