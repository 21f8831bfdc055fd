import Core
import Transfer

/// An invitation to a company; who accepted it is a member besides.
struct InvitationReading: Equatable, Sendable {
    /// Whom it invites; AppDirect keeps no name of the invited.
    var person: MarketplacePerson
    /// Whether it was accepted.
    var isAccepted: Bool

    /// Reads an invitation; nil when it names no e-mail address.
    init?(_ value: JSONValue) {
        let email = value.words("email")
        guard !email.isEmpty else { return nil }
        let role = MemberRole(value.words("role"))
        let created = value["createdOn"].momentOfMilliseconds
        person = MarketplacePerson(
            contact: Contact(email: email), role: role.name, isAdministrator: role.isAdministrator, access: .invited,
            createdAt: created, changedAt: value["lastModified"].momentOfMilliseconds ?? created)
        isAccepted = value["accepted"].flag ?? false
    }
}

/// What came of one invitation: AppDirect answers 200 also where it invited nobody.
enum InvitationOutcome: Equatable, Sendable {
    case sent
    /// The word for why not, such as ALREADY_EXISTS.
    case refused(String)

    /// Reads the answer to an invitation of one person; nil when it tells neither.
    init?(_ value: JSONValue) {
        if let error = value["errors"].items.first {
            self = .refused(error["type"].line ?? "no reason given")
        } else {
            switch value["invitationsSent"].integer {
            case nil: return nil
            case 0: self = .refused("no invitation was sent")
            default: self = .sent
            }
        }
    }
}
