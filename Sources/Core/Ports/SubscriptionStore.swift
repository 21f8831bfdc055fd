/// What the store keeps of customers' subscriptions.
package protocol SubscriptionStore: Sendable {
    /// Stores what the services show of a tenant's subscriptions.
    ///
    /// What a list that was read to its end lacks is gone, and stays with its history. Marks of persons are never touched;
    /// Ferry's own go where users have licences again.
    func subscriptionsRead(_ reading: TenantSubscriptions, of tenant: TenantID, at: Timestamp) throws(StoreFailure)
    /// The number of the newest journal entry, by which a reading that begins now tells what came meanwhile.
    func newestEntry() throws(StoreFailure) -> Int64
    /// The tenants on the marketplace whose subscriptions are to be read, at most `limit`: those first where something
    /// needs a hand soonest and that were not read since `urgentBefore`, then those not read since `before`, which get
    /// half of the places at least. Those whose own list could not be read are due by `urgentBefore`, too.
    func tenantsWithSubscriptionsToRead(before: Timestamp, urgentBefore: Timestamp, limit: Int) throws(StoreFailure)
        -> [TenantID]
    /// How old the readings of tenants' subscriptions are.
    func subscriptionAges(_ due: ReadingDue) throws(StoreFailure) -> ReadingAges
    /// The subscriptions of a tenant and where they stand on a day, those that need a hand first.
    func subscriptions(of tenant: TenantID, at: Timestamp) throws(StoreFailure)
        -> [(subscription: Subscription, standing: SubscriptionStanding)]
    /// Says that the licences of subscriptions are moved, or takes that back; says how many changed. Journalled.
    func setLicenceWork(done: Bool, of rows: [RowID], by who: String, at: Timestamp) throws(StoreFailure) -> Int
    /// Keeps a person's word of whether subscriptions renew themselves, or takes it back; says how many changed.
    /// Journalled.
    ///
    /// Those of which a source says so keep the source's word. A person's goes when a source says so later, or when it
    /// was said that one ends and a source shows a later end.
    func setRenewal(_ renews: Bool?, of rows: [RowID], by who: String, at: Timestamp) throws(StoreFailure) -> Int
    /// Keeps which subscription takes an old one's place, by its id, or takes that back; says whether it changed.
    /// Journalled.
    func setReplacement(_ id: String?, of row: RowID, by who: String, at: Timestamp) throws(StoreFailure) -> Bool
    /// Has the list show where subscriptions stand today, of those where time alone changed that; says how many.
    func renewSubscriptions(at: Timestamp) throws(StoreFailure) -> Int
}
