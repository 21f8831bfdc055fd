/// Whether users' licences have to be moved from an old subscription to its replacement.
package enum LicenceWork: UInt8, CaseIterable, Sendable {
    /// It is no old subscription.
    case notOld
    /// The replacement is the same product with as many licences: Microsoft keeps them.
    case none
    /// It will be, once it is known to end.
    case later
    /// They have to be, and nobody said that they are.
    case due
    /// Somebody said that they are.
    case done
    /// It is deleted, and its licences are with it.
    case over

    /// The word for lists and scripts; empty for what has no such work.
    package var word: String {
        switch self {
        case .notOld: ""
        case .none: "none"
        case .later: "later"
        case .due: "due"
        case .done: "done"
        case .over: "over"
        }
    }

    /// For so many days after an old subscription's end its replacement can still be bought.
    package static let daysForReplacement = 30

    init(_ program: SubscriptionProgram, _ state: SubscriptionState, _ found: Replacement?, isDone: Bool) {
        if isDone {
            self = .done
        } else if !program.isOld {
            self = .notOld
        } else if found?.keepsLicences == true {
            self = .none
        } else {
            switch state {
            case .renews, .endless, .unclear: self = .later
            case .deleted: self = .over
            case .expired, .disabled, .ending, .ends: self = .due
            }
        }
    }
}

/// That somebody said the licences of a subscription are moved.
package struct LicenceMark: Equatable, Sendable {
    /// Who: user@host.
    package var by: String
    /// When.
    package var at: Timestamp
    /// Whether Ferry set it, for it counted nobody with a licence: it goes when somebody has one again.
    package var isCounted: Bool

    /// A mark.
    package init(by: String, at: Timestamp, isCounted: Bool = false) {
        self.by = by
        self.at = at
        self.isCounted = isCounted
    }
}
