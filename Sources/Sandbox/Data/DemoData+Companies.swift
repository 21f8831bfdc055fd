package import Core

/// What the administrator of a made-up company was told of it.
package struct DemoInvitation: Equatable, Sendable {
    /// The company.
    package var company: CompanyID
    /// The administrator's address.
    package var email: String
    /// What was told.
    package var state: InvitationState
    /// When the last letter left; nil when none did.
    package var lastSent: Timestamp?
}

extension DemoData {
    /// The marketplace companies beside these rows: those of linked and matched customers, and some that are nobody's.
    package func companies(in range: Range<Int>) -> [Company] {
        var companies: [Company] = []
        forEachBlock(in: range) { wheel, rows in
            for index in rows { CompanyMaker(data: self, index: index, wheel: wheel).append(to: &companies) }
        }
        return companies
    }

    /// What the administrators of the companies beside these rows were told, in the companies' order.
    package func invitations(in range: Range<Int>) -> [DemoInvitation] {
        companies(in: range).map { company in
            var random = SplitMix64(seed: seed ^ (TenantID(company.id.description)?.low ?? 0))
            let state: InvitationState =
                switch random.below(10) {
                case 0..<5: .activated
                case 5, 6: .told
                case 7: .reminderDue
                case 8: .perhapsTold
                default: .neverTold
                }
            let isTold = state != .neverTold && state != .perhapsTold
            let days = Int64(state == .told ? random.below(2) : 3 + random.below(30))
            let sent = max(company.createdAt, now.adding(seconds: -86_400 * days - 3_600))
            return DemoInvitation(
                company: company.id, email: company.administrator.email, state: state, lastSent: isTold ? sent : nil)
        }
    }
}
