/// How old subscriptions are found in a list of them.
package struct SubscriptionSearches: Equatable, Sendable {
    /// The list.
    package var listing: Listing
    /// Finds those that ended.
    package var ended: String
    /// Finds those that ended and whose licences were checked.
    package var licencesChecked: String
    /// Finds those that will end; empty for all.
    package var ending: String
    /// The column with the moment of the end.
    package var endColumn: String

    /// Searches.
    package init(listing: Listing, ended: String, licencesChecked: String, ending: String, endColumn: String) {
        self.listing = listing
        self.ended = ended
        self.licencesChecked = licencesChecked
        self.ending = ending
        self.endColumn = endColumn
    }

    /// How the old subscriptions of migrated customers are found.
    package static let old = SubscriptionSearches(
        listing: .subscriptions, ended: SubscriptionQuery.ended, licencesChecked: SubscriptionQuery.licencesChecked,
        ending: SubscriptionQuery.ending, endColumn: SubscriptionQuery.endColumn)
}
