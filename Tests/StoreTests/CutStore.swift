import Core
import Synchronization

/// How many commits a process makes before it dies.
final class CommitBudget: Sendable {
    private let left: Mutex<Int>

    init(_ commits: Int) { left = Mutex(commits) }

    /// Takes one; false when the process is dead.
    func take() -> Bool {
        left.withLock { left in
            guard left > 0 else { return false }
            left -= 1
            return true
        }
    }
}

/// A store whose process dies after some commits: from then on nothing is written any more.
struct CutStore: CompanyStore {
    let inner: any CompanyStore
    let budget: CommitBudget

    private func spend() throws(StoreFailure) {
        guard budget.take() else { throw .failed(why: "dead") }
    }

    func claim(_ count: Int, of job: JobID, by who: String, at: Timestamp) throws(StoreFailure) -> [JobItem] {
        try spend()
        return try inner.claim(count, of: job, by: who, at: at)
    }

    func finish(_ outcomes: [ItemOutcome], of job: JobID, by who: String, at: Timestamp) throws(StoreFailure) {
        try spend()
        try inner.finish(outcomes, of: job, by: who, at: at)
    }

    func setState(_ state: JobState, of job: JobID, by who: String, at: Timestamp) throws(StoreFailure) {
        try spend()
        try inner.setState(state, of: job, by: who, at: at)
    }

    func requeueFailed(of job: JobID, by who: String, at: Timestamp) throws(StoreFailure) -> Int {
        try spend()
        return try inner.requeueFailed(of: job, by: who, at: at)
    }

    func halt(_ job: JobID, _ halt: JobHalt, by who: String, at: Timestamp) throws(StoreFailure) {
        try spend()
        try inner.halt(job, halt, by: who, at: at)
    }

    func setSettling(_ seconds: Int, of job: JobID) throws(StoreFailure) {
        try spend()
        try inner.setSettling(seconds, of: job)
    }

    func unlinked(_ company: Company, from tenant: TenantID, by who: String, at: Timestamp) throws(StoreFailure) {
        try spend()
        try inner.unlinked(company, from: tenant, by: who, at: at)
    }

    func createLinkJob(_ choices: [LinkChoice], by who: String, at: Timestamp) throws(StoreFailure) -> Job {
        try inner.createLinkJob(choices, by: who, at: at)
    }
    func createVerificationJob(_ companies: [CompanyID], by who: String, at: Timestamp) throws(StoreFailure) -> Job {
        try inner.createVerificationJob(companies, by: who, at: at)
    }
    func customer(of item: JobItem) throws(StoreFailure) -> ItemCustomer? { try inner.customer(of: item) }
    func evidence(of company: CompanyID) throws(StoreFailure) -> [Evidence] { try inner.evidence(of: company) }
    func snapshot(_ listing: Listing) throws(StoreFailure) -> ListSnapshot { try inner.snapshot(listing) }
    func customer(_ tenant: TenantID) throws(StoreFailure) -> Customer? { try inner.customer(tenant) }
    func customer(_ row: RowID) throws(StoreFailure) -> Customer? { try inner.customer(row) }
    func standing(_ tenant: TenantID) throws(StoreFailure) -> Standing? { try inner.standing(tenant) }
    func companies(_ ids: [CompanyID]) throws(StoreFailure) -> [Company] { try inner.companies(ids) }
    func lastImport() throws(StoreFailure) -> ImportNote? { try inner.lastImport() }
    func beginImport(
        _ kind: ListFileKind, name: String, by who: String, at: Timestamp
    ) throws(StoreFailure) -> any ImportSession {
        try inner.beginImport(kind, name: name, by: who, at: at)
    }
    func mirror(_ companies: [Company]) throws(StoreFailure) { try inner.mirror(companies) }
    func setContact(
        _ change: ContactChange, of tenant: TenantID, by who: String, at: Timestamp
    ) throws(StoreFailure) -> Bool {
        try inner.setContact(change, of: tenant, by: who, at: at)
    }
    func setIgnored(_ rows: RowSet, reason: String?, by who: String, at: Timestamp) throws(StoreFailure) -> Int {
        try inner.setIgnored(rows, reason: reason, by: who, at: at)
    }
    func settings() throws(StoreFailure) -> [Setting: String] { try inner.settings() }
    func save(_ settings: [Setting: String], by who: String, at: Timestamp) throws(StoreFailure) {
        try inner.save(settings, by: who, at: at)
    }
    func journal(since: Timestamp?, before: Int64?, limit: Int) throws(StoreFailure) -> [JournalEntry] {
        try inner.journal(since: since, before: before, limit: limit)
    }
    func note(_ entry: JournalEntry) throws(StoreFailure) { try inner.note(entry) }
    func createJob(
        _ kind: JobKind, customers: [RowID], anyway: RowSet, by who: String, at: Timestamp
    ) throws(StoreFailure) -> Job {
        try inner.createJob(kind, customers: customers, anyway: anyway, by: who, at: at)
    }
    func jobs() throws(StoreFailure) -> [Job] { try inner.jobs() }
    func job(_ id: JobID) throws(StoreFailure) -> Job? { try inner.job(id) }
    func items(of job: JobID, states: [String]?, offset: Int, limit: Int) throws(StoreFailure) -> [JobItem] {
        try inner.items(of: job, states: states, offset: offset, limit: limit)
    }
    func lock(_ job: JobID) throws(StoreFailure) -> (any JobLock)? { try inner.lock(job) }
    func isLocked(_ job: JobID) throws(StoreFailure) -> Bool { try inner.isLocked(job) }
}

/// A marketplace that is reached from the same dying process.
struct CutMarketplace: Marketplace {
    let inner: any Marketplace
    let budget: CommitBudget

    var terms: MarketplaceTerms { inner.terms }

    func companies(of tenant: TenantID, named name: String) async throws(ServiceFailure) -> [Company] {
        try await inner.companies(of: tenant, named: name)
    }

    func create(_ company: NewCompany, by who: String) async throws(ServiceFailure) -> Company {
        guard budget.take() else { throw .outcomeUnknown("dead") }
        return try await inner.create(company, by: who)
    }
}
