/// What synchronising needs of Ferry's memory.
package protocol SyncStore: Sendable {
    /// Begins a synchronisation, journalled; nil while another process or task holds it.
    ///
    /// Readings that an earlier one left unfinished go on where they stopped.
    func beginSync(full: Bool, by who: String, at: Timestamp) throws(StoreFailure) -> (any SyncSession)?
    /// Whether somebody synchronises; looking never keeps anybody from it.
    func isSyncing() throws(StoreFailure) -> Bool
    /// What is known of synchronisations.
    func syncMemory() throws(StoreFailure) -> SyncMemory
    /// The last synchronisation that ended; nil when none did yet.
    func lastSync() throws(StoreFailure) -> SyncNote?
    /// Notes whether the marketplace is outside; customers are derived anew when that changes.
    func setMarketplace(isRemote: Bool) throws(StoreFailure)
    /// The companies that are linked to a tenant, those that vanished too, the oldest first.
    func companies(of tenant: TenantID) throws(StoreFailure) -> [Company]
    /// The companies to be read once more before a creation job begins: what shares a name or a domain with one of its
    /// rows, and at most so many of the others that were last read before a moment, the oldest reading first.
    func companiesToReadAgain(before job: JobID, readBefore: Timestamp, most: Int) throws(StoreFailure) -> [CompanyID]
    /// The customers that a domain belongs to.
    func customers(ofDomain domain: String) throws(StoreFailure) -> [Customer]
}

/// A synchronisation that is under way.
///
/// The operating system's lock goes with it, and with the process. Every call is one transaction; call it from one
/// task at a time.
package protocol SyncSession: AnyObject, Sendable {
    /// Whether everything is to be read again.
    var isFull: Bool { get }

    /// Begins the reading of a source, or goes on with one that did not end.
    ///
    /// For what is read one by one, this decides which rows are wanted: those never read, those that may have changed
    /// without a word (`MirrorDoubt`) and were not read in this synchronisation, and with a full one all.
    func begin(_ source: SyncSource, at: Timestamp) throws(StoreFailure) -> SyncProgress
    /// Goes back to the beginning of a list; what it showed counts as seen still if told so.
    func restart(_ list: SyncSource, keepingSeen: Bool, at: Timestamp) throws(StoreFailure) -> SyncProgress
    /// Ends the reading of a source. A complete list of companies marks those that it no longer holds.
    func end(_ source: SyncSource, complete: Bool, at: Timestamp) throws(StoreFailure) -> SyncProgress
    /// Notes wanted rows that could not be read, and why: they stay wanted, and come last from now on.
    func reject(_ rows: [RowID: String], of source: SyncSource) throws(StoreFailure)
    /// No longer counts companies as read whose reading is older, unless the marketplace itself linked them.
    func distrustReadings(before: Timestamp) throws(StoreFailure)

    /// Stores a page of the customer list with the place after it.
    ///
    /// The last one ends the list: it marks customers that the list no longer holds, and unmarks those that are back.
    func store(_ page: CustomerPage, at: Timestamp) throws(StoreFailure) -> SyncProgress
    /// Stores a page of the company list with the number of the page after it.
    func store(_ page: CompanyPage, number: Int, at: Timestamp) throws(StoreFailure) -> SyncProgress
    /// Has the named customers read again, and notes until when the audit records were read.
    func want(_ changed: Set<TenantID>, coveredUntil: Timestamp, at: Timestamp) throws(StoreFailure) -> SyncProgress
    /// Has every customer read again.
    func wantAllCustomers() throws(StoreFailure)

    /// How many rows of a source are still wanted.
    func wantedCount(_ source: SyncSource) throws(StoreFailure) -> Int
    /// The next wanted customers, the most useful first.
    func wantedCustomers(after: WantedPlace?, limit: Int) throws(StoreFailure) -> [Wanted<TenantID>]
    /// Those of some customers that are wanted, in their order.
    func wantedCustomers(among rows: [RowID]) throws(StoreFailure) -> [Wanted<TenantID>]
    /// The next companies that are wanted for what a source reads of them, the likeliest first.
    func wantedCompanies(_ source: SyncSource, after: WantedPlace?, limit: Int) throws(StoreFailure)
        -> [Wanted<CompanyID>]

    /// Stores what reading customers by their tenants showed.
    func store(_ details: [CustomerDetails], at: Timestamp) throws(StoreFailure)
    /// Stores companies that were read by their ids; those that are gone are marked as missing.
    func store(_ companies: [Company], gone: [CompanyID], at: Timestamp) throws(StoreFailure)
    /// Stores the administrators of companies; nil where a company has none.
    func store(_ administrators: [(CompanyID, Contact?)], at: Timestamp) throws(StoreFailure)

    /// Stores the verified domains of companies.
    func store(_ domains: [(CompanyID, [String])], at: Timestamp) throws(StoreFailure)

    /// Ends the synchronisation, journalled with its numbers.
    func finish(complete: Bool, at: Timestamp) throws(StoreFailure) -> SyncNote
    /// Ends it early, journalled; what was stored stays, and the next one goes on.
    func interrupt(why: String, at: Timestamp) throws(StoreFailure) -> SyncNote
}

/// A row that is to be read by its key.
package struct Wanted<Key: Sendable>: Sendable {
    /// Where it stands in the order of reading.
    package var place: WantedPlace
    /// What the service knows it by.
    package var key: Key

    /// A wanted row.
    package init(place: WantedPlace, key: Key) {
        self.place = place
        self.key = key
    }
}

extension Wanted: Equatable where Key: Equatable {}

/// A place in the order in which wanted rows are read.
package struct WantedPlace: Hashable, Sendable, Comparable {
    /// 0 for what is most useful.
    package var rank: Int
    /// The store's number.
    package var row: RowID

    /// From this rank on, companies were read before: nobody waits for them.
    package static let readBefore = 2

    /// A place.
    package init(rank: Int, row: RowID) {
        self.rank = rank
        self.row = row
    }

    package static func < (left: WantedPlace, right: WantedPlace) -> Bool {
        (left.rank, left.row) < (right.rank, right.row)
    }
}
