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

    /// A subscription.
    package init(
        row: RowID, facts: SubscriptionFacts, company: String, readAt: Timestamp, goneSince: Timestamp? = nil,
        mark: LicenceMark? = nil
    ) {
        self.row = row
        self.facts = facts
        self.company = company
        self.readAt = readAt
        self.goneSince = goneSince
        self.mark = mark
    }
}

/// How old subscriptions are found in their list, for whoever counts them.
package enum SubscriptionQuery {
    /// Finds the old ones that ended.
    package static let ended = "side:old state:expired,disabled,deleted"
    /// Finds those among them whose licences are moved, or need not be.
    package static let licencesChecked = "\(ended) !licences:due"
    /// Finds the old ones that will end: by `endColumn` one tells when.
    package static let ending = "side:old state:ending,ends"
    /// The column with the last day of the term.
    package static let endColumn = "endsOn"
}
