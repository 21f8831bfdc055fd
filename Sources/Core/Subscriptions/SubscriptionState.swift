/// How far a subscription is, by its end and what the service says.
package enum SubscriptionState: UInt8, CaseIterable, Sendable {
    /// It ended, and everything still works for some days.
    case expired
    /// Users are blocked; administrators get in for some weeks.
    case disabled
    /// It ends within thirty days.
    case ending
    /// It ends later.
    case ends
    /// Whether it ends or renews itself, nobody said; or when.
    case unclear
    /// It renews itself.
    case renews
    /// It has no end.
    case endless
    /// It is gone, with what was in it.
    case deleted

    /// The word for lists and scripts.
    package var word: String { "\(self)" }

    /// Whether it is known to end, or did, and something can still be done.
    var isEnd: Bool { [.expired, .disabled, .ending, .ends].contains(self) }

    /// Whether its term is over.
    package var isOver: Bool { self == .expired || self == .disabled || self == .deleted }
}

/// Where a subscription stands on a day, by its end and the service's word; the later of the two counts.
package struct SubscriptionPhase: Equatable, Sendable {
    /// How far it is.
    package var state: SubscriptionState
    /// The last day of this state; nil where that is not known.
    package var until: Day?
    /// The last day before everything is deleted; nil where that is not known, or it renews itself.
    package var deletedAfter: Day?
    /// The next day on which the state, or whether somebody has to look, changes by itself; nil when it doesn't.
    package var changesOn: Day?
    /// Whether its day is near or past, and nobody said whether it ends or renews itself then.
    package var isOpenQuestion = false

    /// Whether the service says that it is over for another reason than its day: no date tells anything then.
    package var isStopped: Bool { state.isOver && state != .deleted && until == nil }

    /// So many days before the end it counts as ending.
    package static let endingDays = 30

    /// The phase of a subscription of a programme on a day, which is counted in UTC as Microsoft does.
    package init(_ facts: SubscriptionFacts, _ program: SubscriptionProgram, isGone: Bool, on today: Day) {
        self.init(state: .unclear)
        guard !isGone, facts.status != .deleted else {
            state = .deleted
            return
        }
        let fading = program.fading
        let told = Self.told(facts.status)
        if told == nil, facts.renewsAsFarAsKnown == true {
            state = .renews
            until = facts.end.day
            return
        }
        guard let end = facts.end.day else {
            state = told ?? (facts.end == .never ? .endless : .unclear)
            return
        }
        // What nobody knows to end gives no countdown, until the service says that it ended.
        guard told != nil || facts.renewsAsFarAsKnown == false else {
            until = end
            let near = end.adding(-Self.endingDays)
            isOpenQuestion = today >= near
            changesOn = isOpenQuestion ? nil : near
            return
        }
        // Who cancels skips the days in which everything still works.
        let works = end.adding(facts.isCancelled && told == .disabled ? 0 : fading.expiredDays)
        let last = works.adding(fading.disabledDays)
        let byDate: SubscriptionState =
            today > last
            ? .deleted
            : today > works
                ? .disabled
                : today > end ? .expired : today >= end.adding(-Self.endingDays) ? .ending : .ends
        // A service that says that it is over before its day stopped it for another reason: no date tells for how long.
        guard let told, !byDate.isOver || told.rawValue > byDate.rawValue else {
            state = byDate
            deletedAfter = last
            switch byDate {
            case .expired: until = works
            case .disabled: until = last
            case .ending, .ends: until = end
            default: deletedAfter = nil
            }
            changesOn = [end.adding(-Self.endingDays), end.adding(1), works.adding(1), last.adding(1)]
                .filter { $0 > today }.min()
            return
        }
        state = told
        changesOn = (told == .expired ? works : last).adding(1)
        if byDate.isOver {
            until = last
            deletedAfter = last
        }
    }

    private init(state: SubscriptionState) { self.state = state }

    /// What the service says by itself; nil where it says that it runs, or nothing that is known.
    private static func told(_ status: SubscriptionStatus) -> SubscriptionState? {
        switch status {
        case .expired: .expired
        case .suspended, .disabled: .disabled
        case .deleted: .deleted
        case .active, .pending, .none, .other: nil
        }
    }
}
