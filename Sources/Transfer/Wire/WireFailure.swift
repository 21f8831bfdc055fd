/// Why an attempt brought no answer.
package struct WireFailure: Error, Equatable, Sendable {
    /// What went wrong.
    package enum Cause: Equatable, Sendable {
        /// The request itself can't be sent: a wrong URL or header, or plain http to another machine.
        case unsendable
        /// The host's name is not known.
        case unresolved
        /// No connection came about.
        case unconnected
        /// The other side could not prove who it is, or no TLS came about.
        case insecure
        /// The connection ended before the answer did.
        case cut
        /// A limit of time was reached.
        case late
        /// The body is larger than the limit.
        case tooLarge
        /// What came back is no HTTP.
        case garbled
        /// It was stopped from here.
        case cancelled
    }

    /// What went wrong.
    package var cause: Cause
    /// Whether the request may have reached the service, and so may have been carried out.
    package var mayHaveLeft: Bool
    /// What happened, in words that hold no secret.
    package var words: String

    /// A failure.
    package init(_ cause: Cause, mayHaveLeft: Bool, _ words: String) {
        self.cause = cause
        self.mayHaveLeft = mayHaveLeft
        self.words = words
    }
}
