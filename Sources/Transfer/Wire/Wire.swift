/// Carries single requests to where their URL leads.
package protocol Wire: Sendable {
    /// The answer to one attempt, whatever its status; redirects are answers like any other and never followed.
    func carry(_ request: WireRequest) async throws(WireFailure) -> ServiceAnswer
}

/// One attempt of a request.
package struct WireRequest: Equatable, Sendable {
    /// The verb.
    package var method: HTTPMethod
    /// The whole URL.
    package var url: String
    /// The headers.
    package var headers: [HTTPHeader]
    /// The body; nil for none.
    package var body: [UInt8]?
    /// Whether it may be sent again on a new connection when an old one turns out to be dead.
    package var isRepeatable: Bool
    /// What it may take.
    package var limits: TransferLimits

    /// A request; only GET and HEAD are repeatable unless told.
    package init(
        _ method: HTTPMethod = .get, _ url: String, headers: [HTTPHeader] = [], body: [UInt8]? = nil,
        isRepeatable: Bool? = nil, limits: TransferLimits = TransferLimits()
    ) {
        self.method = method
        self.url = url
        self.headers = headers
        self.body = body
        self.isRepeatable = isRepeatable ?? (method == .get || method == .head)
        self.limits = limits
    }
}

extension WireRequest: CustomStringConvertible, CustomDebugStringConvertible {
    /// Verb and URL without secrets.
    package var description: String { "\(method.rawValue) \(MaskedURL(url))" }

    package var debugDescription: String { description }
}
