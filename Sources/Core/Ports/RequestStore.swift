/// What the store keeps of requests for the reseller relationship.
///
/// Each list of customers that comes in is searched for those who accepted, in the transaction that ends it.
package protocol RequestStore: Sendable {
    /// Writes requests down, journalled, and looks whether their customers are here already; one to the same
    /// address is left as it is unless it was closed.
    func add(_ prospects: [Prospect], by who: String, at: Timestamp) throws(StoreFailure) -> RequestsAdded
    /// Requests by the store's numbers, in their order; those that are gone are left out.
    func requests(_ rows: [RowID]) throws(StoreFailure) -> [RelationshipRequest]
    /// Closes requests that wait, for a reason; says how many there were. Journalled.
    func close(_ rows: [RowID], reason: String, by who: String, at: Timestamp) throws(StoreFailure) -> Int
    /// Says by hand that a customer accepted a request; false when it does not wait or the tenant is not known.
    func accept(_ row: RowID, by customer: TenantID, who: String, at: Timestamp) throws(StoreFailure) -> Bool
}

/// What became of requests that were to be written down.
package struct RequestsAdded: Equatable, Sendable {
    /// Those that are new, in the order of the prospects.
    package var added: [RowID] = []
    /// Those to the same address that were there already.
    package var known: [RowID] = []

    /// Nothing yet.
    package init() {}
}
