import Core
import Synchronization

/// A store in memory, with as much as a creation job and an import need.
final class MemoryStore: CompanyStore {
    /// Everything it remembers.
    struct Memory {
        var customers: [TenantID: Customer] = [:]
        var items: [JobItem] = []
        var state = JobState.queued
        /// What was written, in order: states, claims as `claim 4`, outcomes as `7 done`.
        var log: [String] = []
        /// What was noted in the journal beside jobs.
        var notes: [JournalEntry] = []
        /// Companies that outcomes brought.
        var companies: [CompanyID: Company] = [:]
        /// Companies that could be a customer's, linked to no tenant.
        var candidates: [TenantID: [CompanyID]] = [:]
        var informed: [CompanyID: InvitationState] = [:]
        var findings: [CompanyID: [Evidence]] = [:]
        var evidence: [String] = []
        var halt: JobHalt?
        var settling = 0
        var kind = JobKind.createCompanies
        /// The calls that fail.
        var failing: Set<String> = []
        var session: MemorySession?
    }

    let memory: Mutex<Memory>

    init(_ customers: [Customer]) {
        var memory = Memory()
        for (index, customer) in customers.enumerated() {
            memory.customers[customer.tenant] = customer
            memory.items.append(
                JobItem(
                    id: Int64(index + 1), job: JobID(1), customer: customer.id, tenant: customer.tenant,
                    name: customer.name, state: .queued, attempts: 0, changedAt: noon))
        }
        self.memory = Mutex(memory)
    }

    var log: [String] { memory.withLock { $0.log } }
    var states: [ItemState] { memory.withLock { $0.items.map(\.state) } }
    var halt: JobHalt? { memory.withLock { $0.halt } }
    /// The companies of a tenant that outcomes brought.
    func companies(of tenant: TenantID) -> [Company] {
        memory.withLock { $0.companies.values.filter { $0.tenant == tenant } }
    }

    /// A job to link or to verify, of items as they are given.
    convenience init(_ kind: JobKind, _ items: [JobItem], customers: [Customer]) {
        self.init(customers)
        memory.withLock { memory in
            memory.kind = kind
            memory.items = items
        }
    }

    private func check(_ call: String) throws(StoreFailure) {
        if memory.withLock({ $0.failing.contains(call) }) { throw .busy(file: "ferry.sqlite") }
    }

    // Jobs

    func items(of job: JobID, states: [String]?, offset: Int, limit: Int) throws(StoreFailure) -> [JobItem] {
        try check("items")
        return memory.withLock { memory in
            let found = memory.items.filter { states?.contains($0.state.word) ?? true }
            return Array(found.dropFirst(offset).prefix(limit))
        }
    }

    func claim(_ count: Int, of job: JobID, by who: String, at: Timestamp) throws(StoreFailure) -> [JobItem] {
        try check("claim")
        return memory.withLock { memory in
            var claimed: [JobItem] = []
            for index in memory.items.indices where memory.items[index].state == .queued && claimed.count < count {
                memory.items[index].state = .running
                memory.items[index].attempts += 1
                claimed.append(memory.items[index])
            }
            memory.log.append("claim \(claimed.count)")
            return claimed
        }
    }

    func finish(_ outcomes: [ItemOutcome], of job: JobID, by who: String, at: Timestamp) throws(StoreFailure) {
        try check("finish")
        memory.withLock { memory in
            for outcome in outcomes {
                for company in outcome.companies {
                    memory.companies[company.id] = company
                    if let informed = outcome.informed { memory.informed[company.id] = informed }
                }
                if let company = outcome.findings.first?.company { memory.findings[company] = outcome.findings }
                guard let index = memory.items.firstIndex(where: { $0.id == outcome.item.id }),
                    ["running", "unknown"].contains(memory.items[index].state.word)
                else { continue }
                memory.items[index].state = outcome.state
                memory.items[index].made = outcome.item.made
                memory.items[index].changedAt = at
                if !outcome.wasSent { memory.items[index].attempts -= 1 }
                memory.log.append("\(outcome.item.id) \(outcome.state.word)")
                memory.evidence.append(outcome.evidence)
            }
        }
    }

    func customer(of item: JobItem) throws(StoreFailure) -> ItemCustomer? {
        try check("customer")
        return memory.withLock { memory in
            guard let customer = memory.customers[item.tenant] else { return nil }
            let candidates = MatchCandidates(
                byTenant: memory.companies.values.filter { $0.tenant == item.tenant }.map {
                    MatchCandidate(id: $0.id, tenant: $0.tenant, origin: $0.origin)
                },
                byName: (memory.candidates[item.tenant] ?? []).map {
                    MatchCandidate(id: $0, tenant: nil, origin: .found)
                })
            return ItemCustomer(
                customer: customer, standing: Core.standing(of: customer, among: candidates, claim: .free))
        }
    }

    func setSettling(_ seconds: Int, of job: JobID) throws(StoreFailure) { memory.withLock { $0.settling = seconds } }

    func halt(_ job: JobID, _ halt: JobHalt, by who: String, at: Timestamp) throws(StoreFailure) {
        memory.withLock { $0.halt = halt }
        try setState(.halted, of: job, by: who, at: at)
    }

    func requeueFailed(of job: JobID, by who: String, at: Timestamp) throws(StoreFailure) -> Int {
        memory.withLock { memory in
            var count = 0
            for index in memory.items.indices {
                guard case .failed(let why) = memory.items[index].state, why.retryable else { continue }
                memory.items[index].state = .queued
                count += 1
            }
            return count
        }
    }

    func setState(_ state: JobState, of job: JobID, by who: String, at: Timestamp) throws(StoreFailure) {
        memory.withLock { memory in
            memory.state = state
            memory.log.append(state.rawValue)
            guard state == .cancelled else { return }
            for index in memory.items.indices where [.queued, .running].contains(memory.items[index].state) {
                memory.items[index].state = .cancelled
            }
        }
    }

    func job(_ id: JobID) throws(StoreFailure) -> Job? {
        memory.withLock { memory in
            var counts = JobCounts()
            for item in memory.items {
                switch item.state {
                case .queued: counts.queued += 1
                case .running: counts.running += 1
                case .done: counts.done += 1
                case .failed: counts.failed += 1
                case .skipped: counts.skipped += 1
                case .unknown: counts.unknown += 1
                case .cancelled: counts.cancelled += 1
                }
            }
            return Job(
                id: id, kind: memory.kind, state: memory.state, createdAt: noon, endedAt: nil, by: "anna@host",
                counts: counts)
        }
    }

    func customer(_ tenant: TenantID) throws(StoreFailure) -> Customer? {
        try check("customer")
        return memory.withLock { $0.customers[tenant] }
    }

    // Import

    func beginImport(_ kind: ListFileKind, name: String, by who: String, at: Timestamp) throws(StoreFailure)
        -> any ImportSession
    {
        try check("beginImport")
        let session = MemorySession(ImportSummary(file: name, kind: kind))
        memory.withLock { $0.session = session }
        return session
    }

    // What these tests never ask for

    private var missing: StoreFailure { .failed(why: "not part of this store") }
    func snapshot(_ listing: Listing) throws(StoreFailure) -> ListSnapshot { throw missing }
    func customer(_ row: RowID) throws(StoreFailure) -> Customer? { throw missing }
    func standing(_ tenant: TenantID) throws(StoreFailure) -> Standing? { throw missing }
    func companies(_ ids: [CompanyID]) throws(StoreFailure) -> [Company] { throw missing }
    func lastImport() throws(StoreFailure) -> ImportNote? { throw missing }
    func lastImports() throws(StoreFailure) -> [ImportNote] { throw missing }
    func mirror(_ companies: [Company]) throws(StoreFailure) { throw missing }
    func setContact(
        _ change: ContactChange, of tenant: TenantID, by who: String, at: Timestamp
    ) throws(StoreFailure) -> Bool {
        throw missing
    }
    func setIgnored(_ rows: RowSet, reason: String?, by who: String, at: Timestamp) throws(StoreFailure) -> Int {
        throw missing
    }
    func settings() throws(StoreFailure) -> [Setting: String] { throw missing }
    func save(_ settings: [Setting: String], by who: String, at: Timestamp) throws(StoreFailure) { throw missing }
    func journal(since: Timestamp?, before: Int64?, limit: Int) throws(StoreFailure) -> [JournalEntry] { throw missing }
    func note(_ entry: JournalEntry) throws(StoreFailure) {
        memory.withLock { memory in
            memory.log.append("note \(entry.action.rawValue)")
            memory.notes.append(entry)
        }
    }
    func createJob(_ kind: JobKind, customers: [RowID], anyway: RowSet, by who: String, at: Timestamp)
        throws(StoreFailure) -> Job
    { throw missing }
    func jobs() throws(StoreFailure) -> [Job] { throw missing }
    func lock(_ job: JobID) throws(StoreFailure) -> (any JobLock)? { throw missing }
    func isLocked(_ job: JobID) throws(StoreFailure) -> Bool { throw missing }
    func createLinkJob(_ choices: [LinkChoice], by who: String, at: Timestamp) throws(StoreFailure) -> Job {
        throw missing
    }
    func createVerificationJob(_ companies: [CompanyID], by who: String, at: Timestamp) throws(StoreFailure) -> Job {
        throw missing
    }
    func unlinked(_ company: Company, from tenant: TenantID, by who: String, at: Timestamp) throws(StoreFailure) {
        memory.withLock { memory in
            memory.companies[company.id] = company
            memory.log.append("unlinked \(company.id)")
        }
    }
    func evidence(of company: CompanyID) throws(StoreFailure) -> [Evidence] {
        memory.withLock { $0.findings[company] ?? [] }
    }
}

/// An import in memory that only counts.
final class MemorySession: ImportSession {
    private let counted: Mutex<(summary: ImportSummary, batches: [Int], complete: Bool?, isAbandoned: Bool)>

    init(_ summary: ImportSummary) { counted = Mutex((summary, [], nil, false)) }

    var summary: ImportSummary { counted.withLock { $0.summary } }
    /// How many rows each transaction held.
    var batches: [Int] { counted.withLock { $0.batches } }
    /// Whether it was ended early.
    var isAbandoned: Bool { counted.withLock { $0.isAbandoned } }
    /// Whether it was ended as a complete list; nil while it was not ended.
    var complete: Bool? { counted.withLock { $0.complete } }

    func merge(_ lines: [ListLine], at: Timestamp) throws(StoreFailure) {
        let isFull = counted.withLock { counted in
            counted.batches.append(lines.count)
            for line in lines {
                if case .rejected(let line) = line { counted.summary.reject(line) } else { counted.summary.added += 1 }
            }
            return counted.summary.added > 1000
        }
        if isFull { throw .full(file: "ferry.sqlite") }
    }

    func abandon(at: Timestamp) throws(StoreFailure) { counted.withLock { $0.isAbandoned = true } }

    func finish(complete: Bool, at: Timestamp) throws(StoreFailure) -> ImportSummary {
        counted.withLock { counted in
            counted.complete = complete
            return counted.summary
        }
    }
}
