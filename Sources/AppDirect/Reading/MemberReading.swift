import Core
import Transfer

/// A member of a company, as far as Ferry wants to know.
struct MemberReading: Equatable, Sendable {
    /// The person.
    var person: MarketplacePerson
    /// Whether the membership is in force.
    var isEnabled: Bool
    /// Whether the person may sign in at all: users of managed companies never can.
    var mayLogIn: Bool

    /// Reads a membership; nil when it names no e-mail address.
    ///
    /// A membership shows no date of its own: that of its user is the nearest.
    init?(_ value: JSONValue) {
        let user = value["user"]
        let email = user.words("email")
        guard !email.isEmpty else { return nil }
        let role = MemberRole(highestOf: value["roles"].items)
        let wasSeen = user["activated"].flag ?? !user["lastSuccessfulLogin"].isNull
        person = MarketplacePerson(
            contact: Contact(email: email, firstName: user.words("firstName"), lastName: user.words("lastName")),
            role: role.name, isAdministrator: role.isAdministrator, access: wasSeen ? .active : .inactive,
            createdAt: user["creationDate"].momentOfMilliseconds,
            microsoftName: value["mosiUser"]["username"].line ?? value["metadata"].words("mosi_username"))
        isEnabled = value["enabled"].flag ?? true
        mayLogIn = user["allowLogin"].flag ?? true
    }
}
