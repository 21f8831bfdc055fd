/// What can be done to an open invitation.
package enum InvitationAction: String, CaseIterable, Sendable {
    /// Revoke it and invite again, which is the nearest that AppDirect has to sending it once more.
    case reinvite
    /// Revoke it for good.
    case revoke

    /// The kind of job that does it.
    package var kind: JobKind { self == .reinvite ? .reinvitePeople : .revokeInvitations }
}

/// How far the change of an invitation is; each step is on disk before a request leaves for it.
package enum InvitationStep: String, CaseIterable, Sendable {
    /// The request to revoke it may leave any moment, or did.
    case revoking
    /// It is revoked; nothing left yet to invite again.
    case revoked
    /// The request to invite again may leave any moment, or did.
    case inviting
}

/// The invitation that an item of a job changes, as the store knows it now.
package struct OpenInvitation: Equatable, Sendable {
    /// Who is invited.
    package var contact: Contact
    /// The marketplace's own word for the role.
    package var role: String
    /// The company.
    package var company: CompanyID
    /// How far the change is; nil while nothing left for it.
    package var step: InvitationStep?

    /// An invitation.
    package init(contact: Contact, role: String, company: CompanyID, step: InvitationStep?) {
        self.contact = contact
        self.role = role
        self.company = company
        self.step = step
    }
}
