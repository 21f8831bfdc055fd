/// Ferry's memory of licence swaps.
package protocol LicenceStore: Sendable {
    /// Writes a job down with an item for each swap; users with an open swap become skipped items.
    func createReassignmentJob(_ swaps: [LicenceSwap], by who: String, at: Timestamp) throws(StoreFailure) -> Job
    /// The swap of a job's item; nil when it has none.
    func swap(of item: JobItem) throws(StoreFailure) -> LicenceSwap?
    /// The job that is not over for a subscription's sake: it has swaps that wait, run, or of which nobody knows what
    /// became of them; nil when there is none.
    func openReassignment(of subscription: String, _ tenant: TenantID) throws(StoreFailure) -> JobID?
    /// Marks the licences of those subscriptions as moved for whose sake a job swapped, and whose product no user has any
    /// more; says how many.
    ///
    /// `counted` are the subscriptions of which a reading just told that nobody has their product.
    func markMoved(_ counted: Set<String>, by job: JobID, by who: String, at: Timestamp) throws(StoreFailure) -> Int
    /// The swaps for a subscription's sake that were carried out and not taken back since, in their order.
    func standingSwaps(of subscription: String) throws(StoreFailure) -> [StandingSwap]
}

/// A swap that holds.
package struct StandingSwap: Equatable, Sendable {
    /// Its number.
    package var number: SwapNumber
    /// The swap.
    package var swap: LicenceSwap
    /// When it was carried out.
    package var at: Timestamp

    /// A swap that holds since a moment.
    package init(number: SwapNumber, swap: LicenceSwap, at: Timestamp) {
        self.number = number
        self.swap = swap
        self.at = at
    }
}
