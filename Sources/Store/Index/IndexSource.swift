package import Core

/// What a list's index is made from: the rows of the database.
package struct IndexSource: Sendable {
    /// The list.
    package var listing: Listing
    /// Tells stores apart, so that the index of another store at the same path is never believed.
    package var storeID: UInt64
    /// The newest revision of the list that is committed.
    package var revision: @Sendable () throws(StoreFailure) -> Int64
    /// Visits every row once, in any order and of one moment, and gives that moment's revision.
    package var all: @Sendable (_ visit: (Record) -> Void) throws(StoreFailure) -> Int64
    /// The rows that changed after a revision; nil when they are more than the limit.
    package var changes: @Sendable (_ since: Int64, _ limit: Int) throws(StoreFailure) -> IndexChanges?

    /// A source.
    package init(
        listing: Listing, storeID: UInt64, revision: @escaping @Sendable () throws(StoreFailure) -> Int64,
        all: @escaping @Sendable ((Record) -> Void) throws(StoreFailure) -> Int64,
        changes: @escaping @Sendable (Int64, Int) throws(StoreFailure) -> IndexChanges?
    ) {
        self.listing = listing
        self.storeID = storeID
        self.revision = revision
        self.all = all
        self.changes = changes
    }
}

/// What changed in a list since a revision.
package struct IndexChanges: Sendable {
    /// The revision up to which these are all changes.
    package var revision: Int64
    /// New and changed rows.
    package var upserted: [Record]
    /// Rows that are gone.
    package var removed: [RowID]

    /// Changes up to a revision.
    package init(revision: Int64, upserted: [Record], removed: [RowID] = []) {
        self.revision = revision
        self.upserted = upserted
        self.removed = removed
    }
}
