/// A customer's subscription, as far as it is known.
package struct Subscription: Equatable, Sendable {
    /// The store's number.
    package var row: RowID
    /// What the sources tell of it.
    package var facts: SubscriptionFacts
    /// The customer's name; possibly empty.
    package var company: String
    /// When it was last read.
    package var readAt: Timestamp
    /// Since when its source shows it no more; nil while it does.
    package var goneSince: Timestamp?
    /// That somebody said its licences are moved; nil when nobody did.
    package var mark: LicenceMark?
    /// What somebody said of whether it renews itself; nil when nobody did.
    package var renewalWord: RenewalWord?
    /// The id of the subscription that takes its place by a person's word; nil where nobody chose.
    package var replacedBy: String?

    /// A subscription.
    package init(
        row: RowID, facts: SubscriptionFacts, company: String, readAt: Timestamp, goneSince: Timestamp? = nil,
        mark: LicenceMark? = nil, renewalWord: RenewalWord? = nil, replacedBy: String? = nil
    ) {
        self.row = row
        self.facts = facts
        self.company = company
        self.readAt = readAt
        self.goneSince = goneSince
        self.mark = mark
        self.renewalWord = renewalWord
        self.replacedBy = replacedBy
    }

    /// What the sources tell, with a person's word where none of them says whether it renews itself.
    package var known: SubscriptionFacts {
        var known = facts
        known.renews = facts.renews ?? renewalWord?.renews
        return known
    }
}

/// How old subscriptions are found in their list, for whoever counts them.
package enum SubscriptionQuery {
    /// Finds the old ones that ended.
    package static let ended = "side:old state:expired,disabled,deleted"
    /// Finds those among them whose licences are moved, or need not be.
    package static let licencesChecked = "\(ended) !licences:due !licences:over"
    /// Finds those among them whose licences are as a word of `LicenceWork` says.
    package static func ended(_ work: LicenceWork) -> String { "\(ended) licences:\(work.word)" }
    /// Finds those that need a hand.
    package static let needsHand = "hand:<\(SubscriptionStanding.lastHand + 1)"
    /// Finds the old ones that will end: by `endColumn` one tells when.
    package static let ending = "side:old state:ending,ends"
    /// Finds the old ones that end or renew themselves, nobody said which.
    package static let undecided = "side:old state:unclear"
    /// The column with the last day of the term.
    package static let endColumn = "endsOn"
}
