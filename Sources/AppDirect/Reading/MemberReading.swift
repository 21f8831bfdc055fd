import Core
import Transfer

/// A member of a company, as far as Ferry wants to know.
struct MemberReading: Equatable, Sendable {
    /// The person.
    var contact: Contact
    /// Whether the person administers the company.
    var isAdministrator: Bool
    /// Whether the membership is in force.
    var isEnabled: Bool

    /// Reads a membership; nil when it names no e-mail address.
    init?(_ value: JSONValue) {
        let user = value["user"]
        let email = user.words("email")
        guard !email.isEmpty else { return nil }
        contact = Contact(email: email, firstName: user.words("firstName"), lastName: user.words("lastName"))
        // Roles come with the prefix ROLE_ in some answers and without it in others.
        isAdministrator = value["roles"].items.contains { ["rolesysadmin", "sysadmin"].contains($0.word) }
        isEnabled = value["enabled"].flag ?? true
    }
}
