import AppDirect
import Core
import ProcessDeath
import Sandbox
import SeededRandom
import Store
import Testing

/// Creates companies on a sandbox under faults and deaths, until the job is over.
struct DuplicateHunt {
    private let place: SandboxPlace
    private let seed: UInt64
    private let customers: Int
    private let field: TenantField
    private var random: SeededRandom
    /// Tenants that a person linked in the web console to a company of another name, before anybody synchronised.
    private var linked: Set<TenantID> = []
    /// Tenants that got a company after it, by the company's id.
    private var overtaken: [TenantID: String] = [:]

    /// A hunt among so many customers, of which about seven in ten are created.
    init(seed: UInt64, customers: Int, field: TenantField = .externalID) throws {
        place = try SandboxPlace(customers: customers, seed: seed)
        self.seed = seed
        self.customers = customers
        self.field = field
        random = SeededRandom(seed: seed)
    }

    /// Runs it, and checks what came of it.
    mutating func run() async throws {
        linkInConsole()
        let sleeping = addSleeping()
        var store = try place.openStore()
        try await synchronise(store)
        try linkLater(sleeping, store)
        try await synchronise(store)
        let rows = try self.rows(store)
        try overtake(rows, store)
        let job = try store.createJob(
            .createCompanies, customers: rows, anyway: RowSet(), by: "mia@example", at: place.clock.now
        ).id
        try store.close()
        addFaults(about: rows.count)
        var lives = 0
        while try await !isOver(job) {
            lives += 1
            try #require(lives < 300, "seed \(seed) never ends")
        }
        place.control.removeFaults()
        await place.settle()
        store = try place.openStore()
        try check(store, job)
        try await synchronise(store)
        try checkStandings(store, job)
        try store.close()
        let state = place.control.state()
        print("duplicate hunt: seed \(seed), \(rows.count) rows, \(lives + 1) lives, faults \(state.faults)")
    }

    private func synchronise(_ store: SQLiteStore) async throws {
        guard case .finished(let note, let troubles) = try await place.synchronise(store, field: field) else {
            throw StoreFailure.failed(why: "seed \(seed): the synchronisation did not finish")
        }
        #expect(note.isComplete, "seed \(seed): \(troubles)")
    }

    /// A person linked tenants to companies that go by other names.
    private mutating func linkInConsole() {
        let data = place.data(customers: customers, seed: seed)
        let roles = data.roles(in: 0..<customers)
        for (index, role) in roles.enumerated() where role == .ready && Int.random(in: 0..<12, using: &random) == 0 {
            guard let line = data.customers(in: index..<index + 1).first else { continue }
            place.control.add(ConsoleCompany(name: "Acquired \(index) Holding", tenant: line.tenant))
            linked.insert(line.tenant)
        }
    }

    /// Companies that nobody has linked yet.
    private func addSleeping() -> [String] {
        (0..<max(4, customers / 10)).map { place.control.add(ConsoleCompany(name: "Sleeping \($0) Trust")) }
    }

    /// A person links them to tenants that Ferry has found ready.
    private mutating func linkLater(_ companies: [String], _ store: SQLiteStore) throws {
        let ready = try store.records(.customers).filter { $0.state == PendingState.ready.rawValue }
        for (company, record) in zip(companies, ready.shuffled(using: &random)) {
            place.control.link(company, to: record.tenant)
            linked.insert(record.tenant)
        }
    }

    /// Every row that may be created, and those that a person might tick although they are linked.
    private func rows(_ store: SQLiteStore) throws -> [RowID] {
        let records = try store.records(.customers)
        for record in records where linked.contains(record.tenant) {
            #expect(record.state == PendingState.linked.rawValue, "seed \(seed): \(record.tenant)")
        }
        return records.filter { [.ready, .linked].contains(PendingState(rawValue: $0.state)) }.map(\.id)
    }

    /// Meanwhile others make companies: for some tenants, and of some names for nobody.
    private mutating func overtake(_ rows: [RowID], _ store: SQLiteStore) throws {
        for row in rows {
            guard let customer = try store.customer(row), try store.standing(customer.tenant)?.state == .ready else {
                continue
            }
            switch Int.random(in: 0..<30, using: &random) {
            case 0:
                overtaken[customer.tenant] = place.control.add(
                    ConsoleCompany(name: customer.name, tenant: customer.tenant))
            case 1 where field == .externalID:
                overtaken[customer.tenant] = place.control.add(
                    ConsoleCompany(name: "Quite Other \(row)", externalID: customer.tenant.description))
            case 2: place.control.add(ConsoleCompany(name: customer.name))
            default: break
            }
        }
    }

    private mutating func addFaults(about count: Int) {
        let companies = "/marketplace/api/account/v2/companies"
        let times = max(2, count / 8)
        for kind in kinds(times) {
            place.control.add(
                Fault(
                    kind.0, path: companies, method: "POST", count: kind.count, probability: 0.08,
                    seed: UInt64.random(in: 0...UInt64.max, using: &random)))
            place.control.add(
                Fault(
                    kind.0, path: "/marketplace/*", count: kind.count, probability: 0.015,
                    seed: UInt64.random(in: 0...UInt64.max, using: &random)))
        }
    }

    /// What goes wrong, and how often at most: an end of the faults is an end of the hunt.
    private mutating func kinds(_ times: Int) -> [(Fault.Kind, count: Int)] {
        var kinds: [(Fault.Kind, count: Int)] = [
            (.cutBefore, times), (.cutAfter, times), (.truncated, times), (.malformed, times),
            (.status(500), times), (.status(502), times), (.status(503), times), (.tooMany(retryAfter: nil), times),
            (.tooMany(retryAfter: 0), times), (.tooMany(retryAfter: 1), 1), (.expiredToken, times), (.fullBucket, 1),
        ]
        for _ in 0..<4 { kinds.append((.late(milliseconds: Int.random(in: 0...250, using: &random)), times)) }
        return kinds.shuffled(using: &random)
    }

    /// One life of a process: it may die at any commit, request or answer, and the next one goes on.
    private mutating func isOver(_ job: JobID) async throws -> Bool {
        let dies = Bool.random(using: &random)
        let budget = CommitBudget(dies ? Int.random(in: 0...customers * 2, using: &random) : Int.max)
        let wire = place.wire(budget, seed: UInt64.random(in: 0...UInt64.max, using: &random))
        let inner = try place.openStore()
        let store = CutStore(inner: inner, budget: budget)
        let policy = JobPolicy(parallelism: Int.random(in: 1...16, using: &random))
        let run = CreationRun(
            store: store, marketplace: try place.marketplace(over: wire, field: field),
            surroundings: place.surroundings, policy: policy)
        let state = try? await run.run(job, stop: { JobStop?.none }, report: { _ in })
        place.clock.pass(Int.random(in: 0...10, using: &random))
        let isOver =
            try state == .done && inner.requeueFailed(of: job, by: "mia@example", at: place.clock.now) == 0
        try inner.close()
        return isOver
    }

    /// One company for each tenant, and the store says the same.
    private func check(_ store: SQLiteStore, _ job: JobID) throws {
        let state = place.control.state()
        #expect(state.duplicates.isEmpty, "seed \(seed): \(state.duplicates)")
        for item in try store.items(of: job, states: nil, offset: 0, limit: .max) {
            let ids = place.control.companies(of: item.tenant)
            let known = try store.companies(of: item.tenant).map(\.id.description)
            #expect(known == ids, "seed \(seed), \(item.tenant): \(item.state)")
            switch item.state {
            case .done(let company, _):
                #expect(ids == [company.description], "seed \(seed), \(item.tenant)")
                if let other = overtaken[item.tenant] { #expect(other == company.description, "seed \(seed)") }
            case .skipped(.onMarketplace): #expect(ids.count == 1, "seed \(seed), \(item.tenant)")
            case .queued, .running, .failed, .skipped, .unknown, .cancelled:
                Issue.record("seed \(seed), \(item.tenant) \(item.name): \(item.state)")
            }
        }
        for tenant in linked { #expect(place.control.companies(of: tenant).count == 1, "seed \(seed), \(tenant)") }
    }

    /// A further synchronisation changes nothing.
    private func checkStandings(_ store: SQLiteStore, _ job: JobID) throws {
        for item in try store.items(of: job, states: nil, offset: 0, limit: .max) {
            let standing = try #require(try store.standing(item.tenant))
            let isOurs = if case .done(_, false) = item.state { true } else { false }
            // What was there, or was found after a lost answer, may count as found.
            #expect(
                isOurs ? standing.state == .created : [.linked, .created].contains(standing.state),
                "seed \(seed), \(item.tenant): \(item.state), \(standing)")
            #expect(standing.companies.map(\.description) == place.control.companies(of: item.tenant))
        }
    }
}

extension SQLiteStore {
    /// All rows of a list.
    func records(_ listing: Listing) throws -> [Record] {
        let snapshot = try snapshot(listing)
        guard let answer = snapshot.answer(ListQuestion(), { false }) else { return [] }
        return (0..<answer.count).map { snapshot.record(answer.slot($0)) }
    }
}

extension Record {
    /// The tenant of a customer's row.
    var tenant: TenantID { TenantID(self[CustomerColumn.tenant]) ?? JobItem.noTenant }
}
