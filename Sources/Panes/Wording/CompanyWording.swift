package import Core

extension Wording {
    /// A company's status in a word; one that is not known stays as the marketplace wrote it.
    package static func phrase(forStatus status: String) -> String {
        switch status {
        case "ACTIVE", "INACTIVE", "ENABLED", "DISABLED": status.lowercased()
        default: safe(status)
        }
    }

    /// What an administrator knows of how to get in, in a few words.
    package static func phrase(for state: InvitationState) -> String {
        switch state {
        case .neverTold: "never told"
        case .perhapsTold: "perhaps told"
        case .told: "told"
        case .reminderDue: "reminder due"
        case .activated: "activated"
        case .revoked: "revoked, not invited"
        }
    }

    /// The same by the word that lists keep of it; empty where there is nobody to be told.
    package static func phrase(forInformed word: String) -> String {
        InvitationState.allCases.first { $0.word == word }.map { phrase(for: $0) } ?? safe(word)
    }

    /// Where a company came from, in a few words, by the word that lists keep of it.
    package static func phrase(forOrigin word: String) -> String {
        switch CompanyOrigin(rawValue: word) {
        case .found: "was on the marketplace"
        case .byHand: "created by hand with Ferry"
        case .automatic: "created automatically by Ferry"
        case nil: safe(word)
        }
    }
}
