/// A way in which letters leave.
package protocol Courier: Sendable {
    /// Where letters go, for plans and requirements: such as "the maildir /home/ada/Mail/ferry-outbox".
    var place: String { get }
    /// Hands one letter over; says what the other side said of it, such as its queue number, sanitised.
    ///
    /// Letters that follow each other share a connection where there is one.
    func deliver(_ letter: Letter) async throws(CourierFailure) -> String
    /// Finds out whether letters could leave now, without one: a folder that can be written, a server that lets in.
    func check() async throws(CourierFailure) -> String
    /// Lets go of what was kept for the next letter.
    func finish() async
}

/// Why a letter was not handed over, by what can be done about it; the words are sanitised.
package enum CourierFailure: Error, Equatable, Sendable {
    /// The recipient was refused for good (5xx at RCPT): another address is needed.
    case bounced(String)
    /// This letter was refused for good, not for its recipient.
    case refused(String)
    /// It was refused for now: later it may pass.
    case later(String)
    /// Nothing left: sending it again is safe.
    case unreachable(String)
    /// It left, and whether it was taken is not known: it must not be repeated without a person.
    case outcomeUnknown(String)
    /// Nothing can leave until somebody mends the configuration, a permission or a password.
    case unusable(String)
    /// It was stopped from here before it left.
    case cancelled
}
