/// What a marketplace shows of the people of its companies, and how it invites them.
package protocol MemberDirectory: Sendable {
    /// Everybody of a company who can get in or is invited to. Empty when the marketplace has no such company.
    ///
    /// Somebody without an address stands for those who could not be read: nobody is gone because such a list lacks him.
    func people(of company: CompanyID) async throws(ServiceFailure) -> [MarketplacePerson]
    /// Takes an open invitation back, and by that its link; refused when the person has become active.
    func revoke(_ email: EmailAddress, from company: CompanyID) async throws(ServiceFailure)
    /// Invites somebody who has no account; the marketplace mails the invitation. Refused when there is one already.
    func invite(_ person: Contact, role: String, to company: CompanyID) async throws(ServiceFailure)
    /// Whether the marketplace itself reminds those who did not register; nil when it does not tell.
    func remindsByItself() async throws(ServiceFailure) -> Bool?
}

/// Somebody of a company on the marketplace.
package struct MarketplacePerson: Equatable, Sendable {
    /// How far somebody is.
    package enum Access: String, CaseIterable, Sendable {
        /// Signed in at least once.
        case active
        /// A member who never signed in: only a new password helps; inviting again is refused.
        case inactive
        /// An invitation that nobody accepted: it can be revoked and made again.
        case invited
    }

    /// The person.
    package var contact: Contact
    /// The marketplace's own word for the role, such as SYS_ADMIN; of several the highest.
    package var role: String
    /// Whether the person administers the company.
    package var isAdministrator: Bool
    /// How far the person is.
    package var access: Access
    /// When the membership or invitation was made; nil when that is not shown.
    package var createdAt: Timestamp?
    /// When the invitation last changed, which is the nearest to when it was last sent; nil when that is not shown.
    package var changedAt: Timestamp?
    /// The sign-in name of the Microsoft account that is linked; possibly empty.
    package var microsoftName: String

    /// A person.
    package init(
        contact: Contact, role: String, isAdministrator: Bool, access: Access, createdAt: Timestamp? = nil,
        changedAt: Timestamp? = nil, microsoftName: String = ""
    ) {
        self.contact = contact
        self.role = role
        self.isAdministrator = isAdministrator
        self.access = access
        self.createdAt = createdAt
        self.changedAt = changedAt
        self.microsoftName = microsoftName
    }
}
