import Core

/// A store that lets a job claim nothing more once the user has interrupted it.
///
/// The run then ends between two rows and the job stays as it is, ready to be resumed: a stop would cancel it.
struct InterruptibleStore: CompanyStore {
    /// The store itself.
    let store: any CompanyStore
    /// Ctrl-C.
    let interruption: Interruption

    /// What a refused claim throws.
    static let interrupted = StoreFailure.failed(why: "interrupted")

    func claim(_ count: Int, of job: JobID, by who: String, at: Timestamp) throws(StoreFailure) -> [JobItem] {
        if interruption.isRaised() { throw Self.interrupted }
        return try store.claim(count, of: job, by: who, at: at)
    }

    func snapshot(_ listing: Listing) throws(StoreFailure) -> ListSnapshot { try store.snapshot(listing) }
    func customer(_ tenant: TenantID) throws(StoreFailure) -> Customer? { try store.customer(tenant) }
    func customer(_ row: RowID) throws(StoreFailure) -> Customer? { try store.customer(row) }
    func standing(_ tenant: TenantID) throws(StoreFailure) -> Standing? { try store.standing(tenant) }
    func companies(_ ids: [CompanyID]) throws(StoreFailure) -> [Company] { try store.companies(ids) }
    func lastImport() throws(StoreFailure) -> ImportNote? { try store.lastImport() }

    func beginImport(
        _ kind: ListFileKind, name: String, by who: String, at: Timestamp
    ) throws(StoreFailure) -> any ImportSession {
        try store.beginImport(kind, name: name, by: who, at: at)
    }

    func mirror(_ companies: [Company]) throws(StoreFailure) { try store.mirror(companies) }

    func setContact(
        _ contact: Contact, of tenant: TenantID, by who: String, at: Timestamp
    ) throws(StoreFailure) -> Bool {
        try store.setContact(contact, of: tenant, by: who, at: at)
    }

    func setIgnored(_ rows: RowSet, reason: String?, by who: String, at: Timestamp) throws(StoreFailure) -> Int {
        try store.setIgnored(rows, reason: reason, by: who, at: at)
    }

    func settings() throws(StoreFailure) -> [Setting: String] { try store.settings() }

    func save(_ settings: [Setting: String], by who: String, at: Timestamp) throws(StoreFailure) {
        try store.save(settings, by: who, at: at)
    }

    func journal(since: Timestamp?, before: Int64?, limit: Int) throws(StoreFailure) -> [JournalEntry] {
        try store.journal(since: since, before: before, limit: limit)
    }

    func note(_ entry: JournalEntry) throws(StoreFailure) { try store.note(entry) }

    func createJob(
        _ kind: JobKind, customers: [RowID], anyway: RowSet, by who: String, at: Timestamp
    ) throws(StoreFailure) -> Job {
        try store.createJob(kind, customers: customers, anyway: anyway, by: who, at: at)
    }

    func jobs() throws(StoreFailure) -> [Job] { try store.jobs() }
    func job(_ id: JobID) throws(StoreFailure) -> Job? { try store.job(id) }

    func items(of job: JobID, states: [String]?, offset: Int, limit: Int) throws(StoreFailure) -> [JobItem] {
        try store.items(of: job, states: states, offset: offset, limit: limit)
    }

    func lock(_ job: JobID) throws(StoreFailure) -> (any JobLock)? { try store.lock(job) }

    func finish(_ outcomes: [ItemOutcome], of job: JobID, by who: String, at: Timestamp) throws(StoreFailure) {
        try store.finish(outcomes, of: job, by: who, at: at)
    }

    func setState(_ state: JobState, of job: JobID, by who: String, at: Timestamp) throws(StoreFailure) {
        try store.setState(state, of: job, by: who, at: at)
    }

    func requeueFailed(of job: JobID, by who: String, at: Timestamp) throws(StoreFailure) -> Int {
        try store.requeueFailed(of: job, by: who, at: at)
    }
}
