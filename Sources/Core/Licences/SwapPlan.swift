/// Which way licences go.
package enum LicenceWay: Equatable, Sendable {
    /// To what takes an old subscription's place; where several could, to the candidate at this place, nil while nobody
    /// chose.
    case reassign(candidate: Int?)
    /// Back to the old subscription.
    case undo
}

/// Whose licences are swapped for the sake of an old subscription, and who is left as they are.
package struct SwapPlan: Equatable, Sendable {
    /// What happens to a user.
    package struct Entry: Equatable, Sendable {
        /// The name with which the user signs in.
        package var principal: String
        /// The shown name; possibly empty.
        package var name: String
        /// What happens.
        package var verdict: ReassignmentPlan.Verdict

        /// Why the user is left as they are; nil when the licences are swapped.
        package var reason: ReassignmentPlan.Reason? { if case .setAside(let reason) = verdict { reason } else { nil } }
    }

    /// Which way licences go.
    package let way: LicenceWay
    /// The old subscription.
    package let old: Subscription
    /// What takes its place; nil while nobody chose, and where licences go back.
    package let new: Subscription?
    /// The users, by sign-in name.
    package let entries: [Entry]
    /// What the product is called that users get.
    package let added: String
    /// What the product is called that they give back.
    package let removed: String
    /// How many licences of the new product nobody has; nil where that is not asked.
    package let free: Int?
    /// What users of the old product lose with it, by Microsoft's names.
    package let lost: [String]
    /// What stands around it; nil where licences go back, and while nobody chose.
    package let setting: Setting?
    /// What could take the old subscription's place, where a person has to choose; else empty.
    package let candidates: [Subscription]

    /// The swaps, in their order.
    package let swaps: [LicenceSwap]

    /// How many users get a licence of the new product who have none of it yet.
    package var newHolders: Int { swaps.count { !$0.hadAdded } }

    /// What stands around a reassignment.
    package struct Setting: Equatable, Sendable {
        /// Why it can't be taken back, in the word of the old subscription's state; nil when it can.
        package var final: SubscriptionState?
        /// Whether the old subscription renews itself.
        package var renews: Bool
        /// What stands against the new subscription, in the word of its state, where it is no running one of the new
        /// commerce; nil where it is.
        package var unfit: String?
        /// How many subscriptions bring licences of the old product.
        package var sources: Int
        /// How many users have a licence of the new product already.
        package var holders: Int
        /// How many licences of it stay once old subscriptions are gone; nil where that is not known.
        package var lasting: Int?

        /// What stands around a reassignment.
        package init(
            final: SubscriptionState? = nil, renews: Bool = false, unfit: String? = nil, sources: Int = 1,
            holders: Int = 0, lasting: Int? = nil
        ) {
            self.final = final
            self.renews = renews
            self.unfit = unfit
            self.sources = sources
            self.holders = holders
            self.lasting = lasting
        }
    }

    /// A plan to reassign.
    package init(
        _ plan: ReassignmentPlan, of old: Subscription, to new: Subscription, way: LicenceWay, setting: Setting,
        candidates: [Subscription] = []
    ) {
        self.way = way
        self.setting = setting
        (self.old, self.new) = (old, new)
        self.candidates = candidates
        entries = plan.entries.map { Entry(principal: $0.user.principal, name: $0.user.name, verdict: $0.verdict) }
        swaps = plan.swaps
        lost = plan.question.old.services(missingIn: plan.question.new)
        (added, removed, free) = (plan.question.new.name, plan.question.old.name, plan.question.new.free)
    }

    /// A plan that waits for a person to choose what takes the old subscription's place.
    package init(choosingAmong candidates: [Subscription], for old: Subscription) {
        way = .reassign(candidate: nil)
        (self.old, new) = (old, nil)
        self.candidates = candidates
        (entries, swaps, added, removed, free, lost, setting) = ([], [], "", "", nil, [], nil)
    }

    /// A plan to take swaps back.
    package init(undoing swaps: [LicenceSwap], of old: Subscription, added: String, removed: String) {
        way = .undo
        (self.old, new) = (old, nil)
        (candidates, lost, setting) = ([], [], nil)
        self.swaps = swaps
        entries = swaps.map { Entry(principal: $0.principal, name: "", verdict: .swap($0)) }
        (self.added, self.removed, free) = (added, removed, nil)
    }
}
