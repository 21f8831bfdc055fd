/// Why a service did not do it, by what can be done about it.
package enum ServiceFailure: Error, Equatable, Sendable {
    /// It said no, and will say no again.
    case refused(String)
    /// It does not know what was asked for.
    case notFound(String)
    /// Whoever asks may not: a role, a permission or a relationship is missing.
    case notAllowed(String)
    /// It asks to be left alone for some seconds.
    case busy(seconds: Int)
    /// The request did not reach it: sending it again is safe.
    case unreachable(String)
    /// The request left and no answer came: it may have been carried out.
    case outcomeUnknown(String)
    /// The answer can't be understood.
    case unreadable(String)
    /// Somebody has to sign in again; the sentence says why and how.
    case signInNeeded(String)
    /// It was stopped from here before it left.
    case cancelled

    /// Whether the service as a whole did not answer or asked to be left alone, whatever was asked for.
    package var isOutage: Bool {
        switch self {
        case .busy, .unreachable, .outcomeUnknown: true
        case .refused, .notFound, .notAllowed, .unreadable, .signInNeeded, .cancelled: false
        }
    }
}
