/// Why a job stopped itself.
package struct JobHalt: Equatable, Sendable {
    /// The cause, said once: in the words of the service or the store, sanitised.
    package var cause: String
    /// How many failures in a row there were.
    package var count: Int
    /// Whether all of them had this cause; else it is the last one's.
    package var isCommon: Bool

    /// A halt.
    package init(cause: String, count: Int, isCommon: Bool) {
        self.cause = cause
        self.count = count
        self.isCommon = isCommon
    }

    /// What a row of troubles comes to; nil when there are none.
    init?(_ troubles: [Trouble]) {
        guard let last = troubles.last else { return nil }
        let isCommon = troubles.allSatisfy { $0.kind == last.kind }
        self.init(cause: last.words, count: troubles.count, isCommon: isCommon)
    }
}

/// Why one item came to nothing.
struct Trouble: Equatable, Sendable {
    /// What tells one cause from another: words differ where a service puts a request's number into them.
    var kind: String
    /// The cause in words.
    var words: String
}

extension Trouble {
    /// A trouble with a service.
    init(_ failure: ServiceFailure) {
        self.init(kind: failure.kind, words: failure.words)
    }
}

extension ServiceFailure {
    /// The sort of failure, whatever its words.
    fileprivate var kind: String {
        switch self {
        case .refused: "refused"
        case .notFound: "not found"
        case .notAllowed: "not allowed"
        case .busy: "busy"
        case .unreachable: "unreachable"
        case .outcomeUnknown: "outcome unknown"
        case .unreadable: "unreadable"
        case .signInNeeded: "sign-in needed"
        case .cancelled: "cancelled"
        }
    }

    /// The service's own words, without the kind.
    package var words: String {
        switch self {
        case .refused(let why), .notFound(let why), .notAllowed(let why), .unreachable(let why),
            .outcomeUnknown(let why), .unreadable(let why), .signInNeeded(let why):
            why
        case .busy(let seconds): "the service asks to wait \(seconds) seconds"
        case .cancelled: "it was stopped before it left"
        }
    }

    /// Whether trying again later can help, with nothing changed by a person.
    var isRetryable: Bool {
        switch self {
        case .refused, .notFound, .notAllowed: false
        case .busy, .unreachable, .outcomeUnknown, .unreadable, .signInNeeded, .cancelled: true
        }
    }
}
