/// Ferry's memory: customers, companies, jobs, settings and the journal.
///
/// Other processes may write to it at any time.
///
/// Every writing call is one transaction, and derives the standing of each customer it touches before it commits.
package protocol CompanyStore: Sendable {
    // Lists

    /// The newest snapshot of a list; the same version as before when nothing changed.
    func snapshot(_ listing: Listing) throws(StoreFailure) -> ListSnapshot
    /// A customer; nil when the tenant is not known.
    func customer(_ tenant: TenantID) throws(StoreFailure) -> Customer?
    /// A customer by the store's number; nil when there is none.
    func customer(_ row: RowID) throws(StoreFailure) -> Customer?
    /// Where a customer stands, derived anew; nil when the tenant is not known.
    func standing(_ tenant: TenantID) throws(StoreFailure) -> Standing?
    /// The companies with these ids, in no order.
    func companies(_ ids: [CompanyID]) throws(StoreFailure) -> [Company]
    /// When customers last came in and from where; nil when they never did.
    func lastImport() throws(StoreFailure) -> ImportNote?
    /// The last import of each kind of list, newest first.
    func lastImports() throws(StoreFailure) -> [ImportNote]

    // Import

    /// Starts merging a file's rows; call the session from one task at a time.
    func beginImport(_ kind: ListFileKind, name: String, by who: String, at: Timestamp) throws(StoreFailure)
        -> any ImportSession
    /// Adds or updates companies that the marketplace shows, and their administrators.
    func mirror(_ companies: [Company]) throws(StoreFailure)

    // Changes by hand

    /// Changes parts of a customer's contact; false when the tenant is not known.
    func setContact(_ change: ContactChange, of tenant: TenantID, by who: String, at: Timestamp) throws(StoreFailure)
        -> Bool
    /// Sets customers aside, or takes them back with a nil reason; says how many changed.
    func setIgnored(_ rows: RowSet, reason: String?, by who: String, at: Timestamp) throws(StoreFailure) -> Int

    // Settings and journal

    /// The settings that differ from their standard.
    func settings() throws(StoreFailure) -> [Setting: String]
    /// Saves settings together, each journalled.
    func save(_ settings: [Setting: String], by who: String, at: Timestamp) throws(StoreFailure)
    /// The newest journal entries first, at most `limit`, from a moment on, below an entry's number.
    func journal(since: Timestamp?, before: Int64?, limit: Int) throws(StoreFailure) -> [JournalEntry]
    /// Adds an entry and waits for the disk; there is no call that changes or removes one.
    func note(_ entry: JournalEntry) throws(StoreFailure)

    // Jobs

    /// Writes a job down with an item for each customer whose standing still allows it; the others become skipped items.
    ///
    /// Soft stops are overridden for the customers in `anyway`.
    func createJob(_ kind: JobKind, customers: [RowID], anyway: RowSet, by who: String, at: Timestamp)
        throws(StoreFailure) -> Job
    /// Writes a link job down, with an item for each choice that still holds; the others become skipped items.
    func createLinkJob(_ choices: [LinkChoice], by who: String, at: Timestamp) throws(StoreFailure) -> Job
    /// Writes a verification down, with an item for each company that the store knows.
    func createVerificationJob(_ companies: [CompanyID], by who: String, at: Timestamp) throws(StoreFailure) -> Job
    /// All jobs of a kind that this Ferry knows, newest first.
    func jobs() throws(StoreFailure) -> [Job]
    /// A job; nil when there is none.
    func job(_ id: JobID) throws(StoreFailure) -> Job?
    /// A job's items in their order, from an offset on; those in certain states alone when words are given.
    func items(of job: JobID, states: [String]?, offset: Int, limit: Int) throws(StoreFailure) -> [JobItem]
    /// Takes the operating system's lock on a job; nil while another process or task holds it.
    func lock(_ job: JobID) throws(StoreFailure) -> (any JobLock)?
    /// Whether somebody holds the lock on a job; looking never keeps anybody from taking it.
    func isLocked(_ job: JobID) throws(StoreFailure) -> Bool
    /// Claims the next queued items by a conditional update, notes them as started in the journal, and waits for the
    /// disk: after this call a request may leave.
    func claim(_ count: Int, of job: JobID, by who: String, at: Timestamp) throws(StoreFailure) -> [JobItem]
    /// The customer of a job's item, and where it would stand if no job named it; nil when it is gone.
    func customer(of item: JobItem) throws(StoreFailure) -> ItemCustomer?
    /// Notes outcomes of claimed or unknown items, each with its journal entry, its companies and its evidence.
    func finish(_ outcomes: [ItemOutcome], of job: JobID, by who: String, at: Timestamp) throws(StoreFailure)
    /// Changes a job's state.
    ///
    /// Cancelling turns its queued and its running items to cancelled, so that their tenants are free again. Whoever
    /// cancels holds the job's lock and has nothing in flight: what is still running then was started by a process
    /// that ended. If that one made a company, the customer's standing shows it; where a cut request may still take
    /// effect, those items become unknown instead.
    func setState(_ state: JobState, of job: JobID, by who: String, at: Timestamp) throws(StoreFailure)
    /// Notes for how many seconds a cut request of a job may still take effect; before its first claim.
    func setSettling(_ seconds: Int, of job: JobID) throws(StoreFailure)
    /// Halts a job for a reason.
    func halt(_ job: JobID, _ halt: JobHalt, by who: String, at: Timestamp) throws(StoreFailure)
    /// Queues failed items that can be tried again; says how many.
    func requeueFailed(of job: JobID, by who: String, at: Timestamp) throws(StoreFailure) -> Int

    // Links and evidence

    /// Takes a tenant from a company, as the marketplace shows it afterwards; journalled.
    func unlinked(_ company: Company, from tenant: TenantID, by who: String, at: Timestamp) throws(StoreFailure)
    /// What was compared of a company when it was last verified, by level and field; empty when it never was.
    func evidence(of company: CompanyID) throws(StoreFailure) -> [Evidence]
}

/// A held lock on a job; released when it goes, and by the system when the process dies.
package protocol JobLock: AnyObject, Sendable {}

/// Rows of one file on their way into the store.
package protocol ImportSession: AnyObject, Sendable {
    /// Merges rows in one transaction and counts them; the first rows are journalled as the import's beginning.
    func merge(_ lines: [ListLine], at: Timestamp) throws(StoreFailure)
    /// Ends the import: a complete list marks the customers that it no longer holds. Journals the summary.
    func finish(complete: Bool, at: Timestamp) throws(StoreFailure) -> ImportSummary
    /// Ends an import early: what was merged stays, and no customer is marked. Journals the numbers as interrupted.
    func abandon(at: Timestamp) throws(StoreFailure)
    /// The numbers so far.
    var summary: ImportSummary { get }
}

/// When and from where a list last came.
package struct ImportNote: Equatable, Sendable {
    /// What the file was.
    package var kind: ListFileKind
    /// The file's name.
    package var file: String
    /// When the import ended.
    package var at: Timestamp
    /// Whether it was a complete list.
    package var complete: Bool
    /// How many rows it had.
    package var rows: Int

    /// A note.
    package init(kind: ListFileKind? = nil, file: String, at: Timestamp, complete: Bool, rows: Int) {
        self.kind = kind ?? .customers(complete: complete)
        self.file = file
        self.at = at
        self.complete = complete
        self.rows = rows
    }
}

/// Why the store can't do it.
package enum StoreFailure: Error, Equatable, Sendable {
    /// Another process holds the file too long.
    case busy(file: String)
    case full(file: String)
    case unreadable(file: String, why: String)
    /// A newer Ferry wrote it.
    case tooNew(file: String)
    case networkFileSystem(file: String)
    case readOnlyFileSystem(file: String)
    case damaged(file: String, why: String)
    case failed(why: String)
}
