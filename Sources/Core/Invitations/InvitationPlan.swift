/// Which invitations a choice of users changes, decided before anything is touched.
package struct InvitationPlan: Equatable, Sendable {
    /// What happens to a row.
    package enum Verdict: Equatable, Sendable {
        case change
        case skip(SkipReason)
    }

    /// One chosen row.
    package struct Entry: Equatable, Sendable {
        /// The user.
        package var person: LetterRecipient
        /// What happens.
        package var verdict: Verdict
    }

    /// The chosen rows, in their order.
    package let entries: [Entry]
    /// The users whose invitation is changed.
    package let users: [RowID]
    /// What is done.
    package let action: InvitationAction
    /// How many seconds it takes at least; nil where nothing limits the requests.
    package let seconds: Int?
    /// How many chosen rows are gone from the list since.
    package let gone: Int

    /// The plan for these users; others that were chosen are gone.
    ///
    /// Who was invited again after `coolDown` is not invited once more: the marketplace mails each time.
    package init(
        _ people: [LetterRecipient], _ action: InvitationAction, terms: MarketplaceTerms, coolDown: Timestamp? = nil,
        gone: Int = 0
    ) {
        self.gone = gone
        let toldAfter = action == .reinvite ? coolDown : nil
        let entries = people.map { Entry(person: $0, verdict: Self.verdict(on: $0, terms, toldAfter: toldAfter)) }
        self.entries = entries
        users = entries.filter { $0.verdict == .change }.map(\.person.row)
        self.action = action
        // Members and invitations are read before, and each of the two changes is a request.
        let requests = (action == .reinvite ? 4 : 3) * users.count
        seconds = terms.requestsPerSecond.map { max(0, requests - terms.burst) / max(1, $0) }
    }

    /// How many rows are left out.
    package var skipped: Int { entries.count - users.count }

    /// How many of those that are changed were revoked before, so that they are only invited.
    package var halfDone: Int { entries.count { $0.verdict == .change && $0.person.state == .revoked } }

    /// How many of those who are left out have an account that was never used.
    package var accounts: Int { entries.count { $0.verdict == .skip(.hasAccount) } }

    private static func verdict(
        on person: LetterRecipient, _ terms: MarketplaceTerms, toldAfter coolDown: Timestamp?
    ) -> Verdict {
        if terms.isLocal { return .skip(.noInvitation) }
        guard EmailAddress(person.contact.email) != nil else { return .skip(.needsPerson) }
        if person.state == .revoked { return .change }
        switch person.access {
        case .active: return .skip(.activated)
        case .inactive: return .skip(.hasAccount)
        case .invited:
            guard let coolDown, let invited = person.invitedAt, invited > coolDown else { return .change }
            return .skip(.recentlyTold)
        case nil: return .skip(person.state == .activated ? .activated : .notRead)
        }
    }
}
