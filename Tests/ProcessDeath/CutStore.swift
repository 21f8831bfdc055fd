package import Core
import Synchronization

/// How many commits a process makes before it dies.
package final class CommitBudget: Sendable {
    private let left: Mutex<Int>

    /// A budget of so many.
    package init(_ commits: Int) { left = Mutex(commits) }

    /// Whether the process still lives.
    package var isAlive: Bool { left.withLock { $0 >= 0 } }

    /// Takes one; false when the process is dead.
    package func take() -> Bool {
        left.withLock { left in
            left = max(-1, left - 1)
            return left >= 0
        }
    }
}

/// A store whose process dies after some commits: from then on nothing is written any more.
package struct CutStore: CompanyStore {
    private let inner: any CompanyStore
    private let budget: CommitBudget

    /// A store that writes to another one as long as the budget lasts.
    package init(inner: any CompanyStore, budget: CommitBudget) {
        self.inner = inner
        self.budget = budget
    }

    private func spend() throws(StoreFailure) {
        guard budget.take() else { throw .failed(why: "dead") }
    }

    package func claim(_ count: Int, of job: JobID, by who: String, at: Timestamp) throws(StoreFailure) -> [JobItem] {
        try spend()
        return try inner.claim(count, of: job, by: who, at: at)
    }

    package func finish(_ outcomes: [ItemOutcome], of job: JobID, by who: String, at: Timestamp) throws(StoreFailure) {
        try spend()
        try inner.finish(outcomes, of: job, by: who, at: at)
    }

    package func setState(_ state: JobState, of job: JobID, by who: String, at: Timestamp) throws(StoreFailure) {
        try spend()
        try inner.setState(state, of: job, by: who, at: at)
    }

    package func requeueFailed(of job: JobID, by who: String, at: Timestamp) throws(StoreFailure) -> Int {
        try spend()
        return try inner.requeueFailed(of: job, by: who, at: at)
    }

    package func halt(_ job: JobID, _ halt: JobHalt, by who: String, at: Timestamp) throws(StoreFailure) {
        try spend()
        try inner.halt(job, halt, by: who, at: at)
    }

    package func setSettling(_ seconds: Int, of job: JobID) throws(StoreFailure) {
        try spend()
        try inner.setSettling(seconds, of: job)
    }

    package func unlinked(_ company: Company, from tenant: TenantID, by who: String, at: Timestamp) throws(StoreFailure)
    {
        try spend()
        try inner.unlinked(company, from: tenant, by: who, at: at)
    }

    package func createLinkJob(_ choices: [LinkChoice], by who: String, at: Timestamp) throws(StoreFailure) -> Job {
        try inner.createLinkJob(choices, by: who, at: at)
    }
    package func createVerificationJob(_ companies: [CompanyID], by who: String, at: Timestamp) throws(StoreFailure)
        -> Job
    {
        try inner.createVerificationJob(companies, by: who, at: at)
    }
    package func customer(of item: JobItem) throws(StoreFailure) -> ItemCustomer? { try inner.customer(of: item) }
    package func evidence(of company: CompanyID) throws(StoreFailure) -> [Evidence] { try inner.evidence(of: company) }
    package func snapshot(_ listing: Listing) throws(StoreFailure) -> ListSnapshot { try inner.snapshot(listing) }
    package func customer(_ tenant: TenantID) throws(StoreFailure) -> Customer? { try inner.customer(tenant) }
    package func customer(_ row: RowID) throws(StoreFailure) -> Customer? { try inner.customer(row) }
    package func standing(_ tenant: TenantID) throws(StoreFailure) -> Standing? { try inner.standing(tenant) }
    package func companies(_ ids: [CompanyID]) throws(StoreFailure) -> [Company] { try inner.companies(ids) }
    package func lastImport() throws(StoreFailure) -> ImportNote? { try inner.lastImport() }
    package func lastImports() throws(StoreFailure) -> [ImportNote] { try inner.lastImports() }
    package func beginImport(
        _ kind: ListFileKind, name: String, by who: String, at: Timestamp
    ) throws(StoreFailure) -> any ImportSession {
        try inner.beginImport(kind, name: name, by: who, at: at)
    }
    package func mirror(_ companies: [Company]) throws(StoreFailure) { try inner.mirror(companies) }
    package func setContact(
        _ change: ContactChange, of tenant: TenantID, by who: String, at: Timestamp
    ) throws(StoreFailure) -> Bool {
        try inner.setContact(change, of: tenant, by: who, at: at)
    }
    package func setIgnored(_ rows: RowSet, reason: String?, by who: String, at: Timestamp) throws(StoreFailure) -> Int
    {
        try inner.setIgnored(rows, reason: reason, by: who, at: at)
    }
    package func settings() throws(StoreFailure) -> [Setting: String] { try inner.settings() }
    package func save(_ settings: [Setting: String], by who: String, at: Timestamp) throws(StoreFailure) {
        try inner.save(settings, by: who, at: at)
    }
    package func journal(since: Timestamp?, before: Int64?, limit: Int) throws(StoreFailure) -> [JournalEntry] {
        try inner.journal(since: since, before: before, limit: limit)
    }
    package func note(_ entry: JournalEntry) throws(StoreFailure) { try inner.note(entry) }
    package func createJob(
        _ kind: JobKind, customers: [RowID], anyway: RowSet, by who: String, at: Timestamp
    ) throws(StoreFailure) -> Job {
        try inner.createJob(kind, customers: customers, anyway: anyway, by: who, at: at)
    }
    package func jobs() throws(StoreFailure) -> [Job] { try inner.jobs() }
    package func job(_ id: JobID) throws(StoreFailure) -> Job? { try inner.job(id) }
    package func items(of job: JobID, states: [String]?, offset: Int, limit: Int) throws(StoreFailure) -> [JobItem] {
        try inner.items(of: job, states: states, offset: offset, limit: limit)
    }
    package func lock(_ job: JobID) throws(StoreFailure) -> (any JobLock)? { try inner.lock(job) }
    package func isLocked(_ job: JobID) throws(StoreFailure) -> Bool { try inner.isLocked(job) }
}

/// The invitations of a store whose process dies after some commits.
package struct CutInvitations: InvitationStore {
    private let inner: any InvitationStore
    private let budget: CommitBudget

    /// Invitations that are written to another store as long as the budget lasts.
    package init(inner: any InvitationStore, budget: CommitBudget) {
        self.inner = inner
        self.budget = budget
    }

    package func createInvitationJob(
        _ action: InvitationAction, users: [RowID], coolDown: Timestamp?, by who: String, at: Timestamp
    ) throws(StoreFailure) -> Job {
        try inner.createInvitationJob(action, users: users, coolDown: coolDown, by: who, at: at)
    }

    package func invitation(of item: JobItem) throws(StoreFailure) -> OpenInvitation? {
        try inner.invitation(of: item)
    }

    package func note(
        _ step: InvitationStep, of item: JobItem, by who: String, at: Timestamp
    ) throws(StoreFailure) -> Bool {
        guard budget.take() else { throw .failed(why: "dead") }
        return try inner.note(step, of: item, by: who, at: at)
    }
}

/// A marketplace that is reached from the same dying process.
package struct CutMarketplace: Marketplace {
    private let inner: any Marketplace
    private let budget: CommitBudget

    /// A marketplace that is reached as long as the budget lasts.
    package init(inner: any Marketplace, budget: CommitBudget) {
        self.inner = inner
        self.budget = budget
    }

    package var terms: MarketplaceTerms { inner.terms }

    package func companies(of tenant: TenantID, named name: String) async throws(ServiceFailure) -> [Company] {
        try await inner.companies(of: tenant, named: name)
    }

    package func create(_ company: NewCompany, by who: String) async throws(ServiceFailure) -> Company {
        guard budget.take() else { throw .outcomeUnknown("dead") }
        return try await inner.create(company, by: who)
    }
}
