/// What a company's user knows of how to get in.
package enum InvitationState: UInt8, CaseIterable, Sendable {
    case neverTold, perhapsTold, told, reminderDue, activated
    /// The invitation was taken back to be made again, and was not made: nobody can get in by it.
    case revoked

    /// The word for lists and scripts.
    package var word: String {
        switch self {
        case .neverTold: "never-told"
        case .perhapsTold: "perhaps-told"
        case .told: "told"
        case .reminderDue: "reminder-due"
        case .activated: "activated"
        case .revoked: "revoked"
        }
    }
}

/// What is known of somebody's way in, from which the state follows.
package struct InvitationFacts: Equatable, Sendable {
    /// How far the marketplace says that the person is; nil while nobody asked it.
    package var access: MarketplacePerson.Access?
    /// When the last letter left; nil when none did.
    package var lastSent: Timestamp?
    /// How many letters left.
    package var timesSent: Int
    /// Whether something may have been told that nobody saw: by the marketplace itself, or by a letter that got lost.
    package var perhapsTold: Bool
    /// When the next reminder is to leave; nil when none is.
    package var reminderDue: Timestamp?
    /// Whether the invitation was taken back to be made again, and was not made.
    package var isRevoked: Bool

    /// Facts; nothing is known and nothing was told unless said.
    package init(
        access: MarketplacePerson.Access? = nil, lastSent: Timestamp? = nil, timesSent: Int = 0,
        perhapsTold: Bool = false, reminderDue: Timestamp? = nil, isRevoked: Bool = false
    ) {
        self.access = access
        self.lastSent = lastSent
        self.timesSent = timesSent
        self.perhapsTold = perhapsTold
        self.reminderDue = reminderDue
        self.isRevoked = isRevoked
    }
}

extension InvitationState {
    /// The state at a moment: who is active needs nothing more, and a reminder is due only from its moment on.
    package init(_ facts: InvitationFacts, at now: Timestamp) {
        if facts.access == .active {
            self = .activated
        } else if facts.isRevoked {
            self = .revoked
        } else if let due = facts.reminderDue, due <= now {
            self = .reminderDue
        } else if facts.timesSent > 0 || facts.lastSent != nil {
            self = .told
        } else {
            self = facts.perhapsTold ? .perhapsTold : .neverTold
        }
    }
}
