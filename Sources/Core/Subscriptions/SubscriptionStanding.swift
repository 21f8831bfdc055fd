/// All that follows from what is known of a subscription on a day.
package struct SubscriptionStanding: Equatable, Sendable {
    /// The programme.
    package var program: SubscriptionProgram
    /// By what it is told.
    package var evidence: ProgramEvidence
    /// How far it is, and until when.
    package var phase: SubscriptionPhase
    /// What takes its place; `none` for what is no old subscription.
    package var replacement: Replacement.Finding
    /// Whether licences have to be moved.
    package var licences: LicenceWork
    /// The last day on which the replacement can be bought; nil where the end is not known, and for what was stopped
    /// before it: then at once.
    package var replaceBy: Day?
    /// Its place among those that need a hand: the smallest first.
    package var hand: Int64

    /// How far it is.
    package var state: SubscriptionState { phase.state }

    /// Where the subscriptions of one tenant stand, in their order.
    package static func all(
        of subscriptions: [Subscription], relationship: Relationship?, on today: Day
    ) -> [SubscriptionStanding] {
        let drafts = subscriptions.map { Draft($0, relationship, on: today) }
        let replacements = replacements(of: drafts)
        return zip(drafts, replacements).map { SubscriptionStanding($0, $1) }
    }

    /// A subscription with what follows from it alone.
    private struct Draft {
        let subscription: Subscription
        let program: SubscriptionProgram
        let evidence: ProgramEvidence
        let phase: SubscriptionPhase

        init(_ subscription: Subscription, _ relationship: Relationship?, on today: Day) {
            self.subscription = subscription
            (program, evidence) = subscription.facts.program(relationship: relationship)
            phase = SubscriptionPhase(
                subscription.known, program, isGone: subscription.goneSince != nil, on: today)
        }
    }

    /// What takes the place of each, in their order.
    ///
    /// Where a person chose, that holds, and only one of those who share it can keep its licences. Of all others the
    /// new subscription with as many licences of an offer belongs to the old one that ends first.
    private static func replacements(of drafts: [Draft]) -> [Replacement.Finding] {
        var sold = drafts.filter { $0.program == .newCommerce }.map {
            (facts: $0.subscription.facts, state: $0.phase.state)
        }
        let all = sold
        var findings = [Replacement.Finding?](repeating: nil, count: drafts.count)
        var kept: Set<String> = []
        let old = drafts.indices.filter { drafts[$0].program.isOld }.sorted { one, other in
            let (one, other) = (drafts[one].subscription.facts, drafts[other].subscription.facts)
            let (end, otherEnd) = (one.end.day?.number ?? .max, other.end.day?.number ?? .max)
            return (end, one.id) < (otherEnd, other.id)
        }
        for place in old {
            let subscription = drafts[place].subscription
            guard var found = Replacement.chosen(subscription.replacedBy, for: subscription.facts, among: all) else {
                continue
            }
            // As many licences as this one has are another's: it keeps none by them.
            if !kept.insert(found.id).inserted { found.isSameQuantity = false }
            findings[place] = .one(found)
        }
        for place in old where findings[place] == nil && drafts[place].phase.state.isEnd {
            let free = sold.filter { !kept.contains($0.facts.id) }
            let finding = Replacement.find(for: drafts[place].subscription.facts, among: free)
            guard let found = finding.replacement, found.keepsLicences else { continue }
            findings[place] = finding
            sold.removeAll { $0.facts.id == found.id }
        }
        for place in old where findings[place] == nil {
            let subscription = drafts[place].subscription
            var finding = Replacement.find(for: subscription.facts, among: sold)
            if case .one(var found) = finding, kept.contains(found.id) {
                found.isSameQuantity = false
                finding = .one(found)
            }
            // Who chose one that is no more chooses again: another product is no guess to make for them.
            if subscription.replacedBy != nil, finding.replacement?.isSameOffer == false { finding = .several(1) }
            findings[place] = finding
        }
        return findings.map { $0 ?? .none }
    }

    private init(_ draft: Draft, _ replacement: Replacement.Finding) {
        let (subscription, phase) = (draft.subscription, draft.phase)
        program = draft.program
        evidence = draft.evidence
        self.phase = phase
        self.replacement = replacement
        let found = replacement.replacement
        let end = subscription.facts.end.day
        licences = LicenceWork(program, phase.state, found, isDone: subscription.mark != nil)
        let isDated = program.isOld && phase.state != .renews && !phase.isStopped
        replaceBy = isDated ? end?.adding(LicenceWork.daysForReplacement) : nil
        let isCovered = licences == .done || found?.keepsLicences == true && found?.isActive == true
        // What was stopped for another reason than its end waits for no day.
        let asks = phase.isOpenQuestion && program.isOld && !isCovered
        hand = Self.place(
            phase.state, isCovered: isCovered, asks: asks, phase.isStopped ? nil : end)
    }

    /// What ended or ends goes by the day of its end, so that what is longest overdue comes first; then old ones whose day
    /// is near and of which somebody has to find out whether they end, what nobody knows to end otherwise, what is seen
    /// to, and what needs nobody.
    private static func place(_ state: SubscriptionState, isCovered: Bool, asks: Bool, _ end: Day?) -> Int64 {
        let rank: Int64 =
            switch state {
            case .expired, .disabled, .ending, .ends: isCovered ? 3 : 0
            case .unclear: asks ? 1 : 2
            case .renews: 4
            case .endless: 5
            case .deleted: 6
            }
        // Without a day it comes first among those that are over, and last among the others.
        let day = end?.number ?? (state.isOver ? 0 : 9_999_999)
        return rank * places + max(0, min(places - 1, day)) + 1
    }

    /// How many places a rank has.
    private static let places: Int64 = 10_000_000

    /// The last place of those that need a hand: of the first two ranks.
    package static let lastHand = 2 * places

    /// Whether it needs a hand: it ended or ends, or may within days, and nothing is there in its place.
    package var needsHand: Bool { hand <= Self.lastHand }
}
