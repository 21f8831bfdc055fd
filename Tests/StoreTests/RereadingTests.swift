import Core
import Store
import Synchronization
import Testing

/// What a later synchronisation reads again: what nobody else would ever tell of.
@Suite struct RereadingTests {
    private let folder: TemporaryFolder
    private let store: SQLiteStore
    private let customers = ScriptedCustomers(pages: [lines(1...3)])
    private let companies = ScriptedCompanies([
        listed("a", name: "Customer 1"), listed("b", name: "Quite another"), listed("c", name: "Free"),
    ])

    init() throws {
        folder = try TemporaryFolder()
        store = try SQLiteStore.open(path: folder.store)
        companies.change { script in
            for company in script.companies {
                script.byID[company.id.description] = read(company.id.description, name: company.name)
            }
        }
    }

    @discardableResult
    private func run(
        day: Int64 = 0, second: Int64 = 0,
        policy: SyncPolicy = SyncPolicy(companiesAtOnce: 1, batch: 1, fullEveryDays: 7),
        stop: @escaping @Sendable () -> Bool = { false }
    ) async throws -> (note: SyncNote, troubles: SyncTroubles) {
        let now = noon.adding(seconds: day * 86_400 + second)
        let end = try await SyncRun(
            store: store, customers: customers, companies: companies,
            surroundings: Surroundings(who: "mia@example", now: { now }), policy: policy
        ).run(full: false, stop: stop, report: { _ in })
        switch end {
        case .finished(let note, let troubles), .stopped(let note, let troubles): return (note, troubles)
        case .signInNeeded, .held: throw StoreFailure.failed(why: "\(end)")
        }
    }

    /// The companies that were read by their ids since some questions were asked.
    private func byID(since asked: Int) -> [String] { companies.asked.dropFirst(asked).filter { $0.count == 1 } }

    @Test func aLinkMadeElsewhereIsFound() async throws {
        try await run()
        #expect(try store.stand(2) == Standing(.ready))
        companies.change { $0.byID["b"] = read("b", name: "Quite another", tenant: tenant(2)) }
        try await run()
        #expect(try store.stand(2).state == .linked && store.stand(2).companies == [CompanyID("b")])
        // What the marketplace itself links is not read time and again.
        let asked = companies.asked.count
        try await run()
        #expect(byID(since: asked) == ["a", "c"])
    }

    @Test(arguments: [(60, ["c"]), (7200, ["a", "c", "b"])] as [(Int64, [String])])
    func whatWasStoppedGoesOnWithTheOldestReading(pause: Int64, expected: [String]) async throws {
        try await run()
        let before = companies.asked.count
        try await run(second: 60, stop: { byID(since: before).count >= 2 })
        #expect(byID(since: before) == ["a", "b"])
        let asked = companies.asked.count
        try await run(second: 60 + pause)
        #expect(byID(since: asked) == expected)
        let last = companies.asked.count
        try await run(second: 120 + pause)
        #expect(Set(byID(since: last)) == ["a", "b", "c"])
    }

    @Test func everythingIsReadAgainWhenTheLastTimeIsDaysAgo() async throws {
        companies.change { $0.byID["b"] = read("b", name: "Quite another", tenant: tenant(2)) }
        #expect(try await run().note.isFull == false)
        companies.change { $0.byID["b"] = read("b", name: "Quite another") }
        #expect(try await run(day: 6).note.isFull == false)
        #expect(try store.stand(2).state == .linked)
        #expect(try await run(day: 7).note.isFull)
        #expect(try store.stand(2) == Standing(.ready))
        #expect(try await run(day: 8).note.isFull == false)
    }

    @Test func whoTrustsAReadingThatIsTooOld() async throws {
        try await run()
        companies.change { $0.failures["c"] = .unreachable("cut") }
        try await run(day: 6)
        #expect(try store.stand(2) == Standing(.ready))
        try await run(day: 14)
        #expect(try store.stand(2) == Standing(.checking, .companiesUnread))
        companies.change { $0.failures = [:] }
        try await run(day: 14)
        #expect(try store.stand(2) == Standing(.ready))
    }

    @Test func aCompanyWithAForeignTenantIdIsReadBeforeAnybodyIsReady() async throws {
        companies.change { script in
            script.companies[2] = listed("c", name: "Free", tenant: tenant(99), tenantKey: "\(tenant(99))")
            script.byID["c"] = read("c", name: "Free", tenant: tenant(3))
        }
        try await run(stop: { byID(since: 0).count >= 2 })
        #expect(try store.stand(3) == Standing(.checking, .companiesUnread))
        try await run()
        #expect(try store.stand(3).state == .linked)
    }

    @Test func aCompanyThatCannotBeReadIsNamedAndStopsSoftly() async throws {
        companies.change { $0.failures["c"] = .notAllowed("the role is missing") }
        let (note, troubles) = try await run()
        #expect(!note.isComplete && troubles.rowCount == 1)
        #expect(try store.stand(2) == Standing(.checking, .companyUnreadable))
        let stuck = UnreadableCompany(id: CompanyID("c"), name: "Free", why: "the role is missing")
        #expect(try store.syncMemory().mirror.unreadable == [stuck])
        #expect(try store.syncMemory().sources[.companyDetails]?.isComplete == false)
        let job = try store.makeJob(2...3, anyway: [2])
        #expect(try store.allItems(job.id).map(\.state) == [.queued, .skipped(.checking)])
        // Nobody has read a new one yet: that comes first.
        companies.change { $0.companies.append(listed("d")) }
        try store.list(companies.script.withLock { $0.companies })
        #expect(try store.stand(3) == Standing(.checking, .companiesUnread))
        companies.change { $0.failures = [:] }
        #expect(try await run().note.isComplete)
        #expect(try store.stand(3) == Standing(.ready))
    }

    @Test func aListThatShowsFewerThanItCountsIsNotComplete() async throws {
        try await run()
        companies.change { script in
            script.companies.removeLast()
            script.total = 1_000
        }
        let (note, troubles) = try await run(day: 1)
        #expect(!note.isComplete)
        #expect(troubles.sources[.companyList] == .unreadable("the list shows 2 of 1,000 companies"))
        #expect(try store.companies([CompanyID("c")]).map(\.missingSince) == [nil])
        #expect(companies.asked.filter { $0 == "page 0" }.count == 3)
    }

    @Test(arguments: [TenantEvidence.written, .confirmed])
    func aTenantThatAListNoLongerShowsIsReadAgain(evidence: TenantEvidence) async throws {
        var made = company("n", name: "New", tenant: tenant(3), evidence: evidence)
        made.tenantKey = "\(tenant(3))"
        try store.bringIn(lines(1...3))
        try store.mirror([made])
        #expect(try store.stand(3).state == .linked)
        try store.list([listed("n", name: "New")])
        let session = try store.sync()
        _ = try session.begin(.companyDetails, at: noon)
        #expect(try session.wantedCompanies(.companyDetails, after: nil, limit: 9).map(\.key) == [CompanyID("n")])
        try session.store([read("n", name: "New")], gone: [], at: noon)
        #expect(try store.stand(3) == Standing(.ready))
        #expect(try session.wantedCount(.companyDetails) == 0)
    }

    @Test func theDomainsOfALinkedCompanyAreReadOnceAndKept() async throws {
        companies.change { script in
            script.byID["b"] = read("b", name: "Quite another", tenant: tenant(2))
            script.domains["b"] = ["Two.example.com", "b.example.com"]
        }
        try await run()
        let after = companies.asked
        #expect(after.filter { $0.hasPrefix("domains") } == ["domains of b"])
        try await run(day: 1)
        #expect(companies.asked.filter { $0.hasPrefix("domains") } == ["domains of b"])
        try await run(day: 7)
        let company = try #require(try store.companies([CompanyID("b")]).first)
        #expect(company.verifiedDomains == ["b.example.com", "two.example.com"] && company.domain == "b.example.com")
        #expect(try store.records(.companies).map { $0[CompanyColumn.domain] }.contains("b.example.com"))
    }

    @Test func aLostRelationshipIsReadAgain() async throws {
        customers.change { $0.details[tenant(1)] = CustomerDetails(tenant: tenant(1), bond: .lost) }
        try await run()
        #expect(try store.stand(1) == Standing(.blocked, .relationshipLost))
        customers.change { $0.details[tenant(1)] = nil }
        let asked = customers.asked.count
        try await run(day: 1, policy: SyncPolicy(firstDetails: 0))
        #expect(customers.asked.dropFirst(asked).filter { $0.count == 36 } == ["\(tenant(1))"])
        #expect(try store.stand(1).state == .matched)
    }
}
