/// Which users of a tenant get licences of the new product for those of the old one.
package struct ReassignmentPlan: Equatable, Sendable {
    /// Why a user is left as they are.
    package enum Reason: String, Equatable, Sendable, CaseIterable {
        /// Without a usage location no licence can be given.
        case noUsageLocation
        /// A group gives the old licence: it is changed there, for all of the group at once.
        case givenByGroup
        /// All licences of the new product are taken.
        case noFreeSeat
    }

    /// What happens to a user.
    package enum Verdict: Equatable, Sendable {
        case swap(LicenceSwap)
        case setAside(Reason)
    }

    /// A user and what happens.
    package struct Entry: Equatable, Sendable {
        /// The user.
        package var user: LicensedUser
        /// What happens.
        package var verdict: Verdict
    }

    /// What is asked for.
    package struct Question: Equatable, Sendable {
        /// The old subscription.
        package var subscription: String
        /// The customer's tenant.
        package var tenant: TenantID
        /// The product that users give back.
        package var old: LicenceProduct
        /// The product that they get.
        package var new: LicenceProduct

        /// A question.
        package init(subscription: String, tenant: TenantID, old: LicenceProduct, new: LicenceProduct) {
            self.subscription = subscription
            self.tenant = tenant
            self.old = old
            self.new = new
        }
    }

    /// What was asked for.
    package let question: Question
    /// Every user who has the old product, by sign-in name.
    package let entries: [Entry]

    /// Decides for each user; seats go by sign-in name, so that the same plan comes out each time.
    package init(_ users: [LicensedUser], _ question: Question) {
        self.question = question
        var free = question.new.free
        let having = users.filter { $0.has(question.old.id) }
        entries = having.sorted { ($0.principal, $0.id) < ($1.principal, $1.id) }.map { user in
            Entry(user: user, verdict: Self.verdict(user, question, &free))
        }
    }

    /// The swaps, in their order.
    package var swaps: [LicenceSwap] {
        entries.compactMap { if case .swap(let swap) = $0.verdict { swap } else { nil } }
    }

    /// How many users are left as they are, by why.
    package var setAside: [Reason: Int] {
        entries.reduce(into: [:]) { counts, entry in
            if case .setAside(let reason) = entry.verdict { counts[reason, default: 0] += 1 }
        }
    }

    private static func verdict(_ user: LicensedUser, _ question: Question, _ free: inout Int) -> Verdict {
        let (old, new) = (question.old.id, question.new.id)
        // Where a group gives it besides, it stays after the user's own was taken away.
        guard !user.byGroup.contains(old), let off = user.licences[old] else { return .setAside(.givenByGroup) }
        guard !user.usageLocation.isEmpty else { return .setAside(.noUsageLocation) }
        let own = user.licences[new]
        if own == nil {
            guard free > 0 else { return .setAside(.noFreeSeat) }
            free -= 1
        }
        return .swap(
            LicenceSwap(
                subscription: question.subscription, tenant: question.tenant, user: user.id,
                principal: user.principal, added: new,
                // What was switched off stays so, as far as the new product has it.
                switchedOff: own ?? off.intersection(question.new.services.keys), removed: old, wasSwitchedOff: off,
                hadAdded: own != nil))
    }
}
