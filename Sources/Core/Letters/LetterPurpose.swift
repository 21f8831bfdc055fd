/// Why a letter is written: an address gets at most one for each purpose inside the cool-down.
package enum LetterPurpose: String, CaseIterable, Sendable {
    /// Somebody whose account waits is asked to use it.
    case activationReminder
    /// Somebody who never signed in is told where to choose a password.
    case passwordReset
    /// A customer is asked for the reseller relationship.
    case relationshipRequest
    /// The account team is told of a customer.
    case accountTeamNote

    /// The word for files, scripts and lists.
    package var word: String {
        switch self {
        case .activationReminder: "activation-reminder"
        case .passwordReset: "reset-your-password"
        case .relationshipRequest: "relationship-request"
        case .accountTeamNote: "note-to-the-account-team"
        }
    }

    /// Whether it goes to a user of a company, so that the list of invitations shows it.
    package var isForUsers: Bool {
        switch self {
        case .activationReminder, .passwordReset: true
        case .relationshipRequest, .accountTeamNote: false
        }
    }

    /// The letter that helps the users of a marketplace: where it has accounts of its own, a new password.
    package static func usual(under terms: MarketplaceTerms) -> LetterPurpose {
        terms.isLocal ? .activationReminder : .passwordReset
    }
}
