package import Core

/// What a list's index is made from: the rows of the database.
package struct IndexSource: Sendable {
    /// The list.
    package var listing: Listing
    /// Tells stores apart, so that the index of another store at the same path is never believed.
    package var storeID: UInt64
    /// The newest revision of the list that is committed.
    package var revision: @Sendable () throws(StoreFailure) -> Int64
    /// Visits every row of a part once, in any order and of one moment, and gives that moment's revision.
    package var all: @Sendable (_ part: Part, _ visit: (Record) -> Void) throws(StoreFailure) -> Int64
    /// The rows that changed after a revision; nil when they are more than the limit.
    package var changes: @Sendable (_ since: Int64, _ limit: Int) throws(StoreFailure) -> IndexChanges?

    /// A source.
    package init(
        listing: Listing, storeID: UInt64, revision: @escaping @Sendable () throws(StoreFailure) -> Int64,
        all: @escaping @Sendable (Part, (Record) -> Void) throws(StoreFailure) -> Int64,
        changes: @escaping @Sendable (Int64, Int) throws(StoreFailure) -> IndexChanges?
    ) {
        self.listing = listing
        self.storeID = storeID
        self.revision = revision
        self.all = all
        self.changes = changes
    }
}

extension IndexSource {
    /// A part of a list: at one revision, every row is in exactly one of so many.
    package struct Part: Sendable {
        /// Which part it is, from 0.
        package var number: Int
        /// How many parts there are.
        package var count: Int

        /// A part.
        package init(_ number: Int, of count: Int) {
            self.number = number
            self.count = count
        }
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
