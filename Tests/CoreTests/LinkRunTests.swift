import Core
import Synchronization
import Testing

/// The companies of a marketplace that a script keeps.
final class ScriptedDirectory: CompanyDirectory {
    private struct Memory {
        var companies: [CompanyID: Company] = [:]
        var failures: [CompanyID: ServiceFailure] = [:]
        /// Writes that are carried out and whose answer is lost.
        var losing: Set<CompanyID> = []
        var writes: [String] = []
    }

    private let memory = Mutex(Memory())

    init(_ companies: [Company]) {
        memory.withLock { memory in
            for company in companies { memory.companies[company.id] = company }
        }
    }

    var writes: [String] { memory.withLock { $0.writes } }
    func fail(_ id: String, _ failure: ServiceFailure?) { memory.withLock { $0.failures[CompanyID(id)] = failure } }
    func lose(_ id: String) { memory.withLock { _ = $0.losing.insert(CompanyID(id)) } }
    func tenant(of id: String) -> TenantID? { memory.withLock { $0.companies[CompanyID(id)]?.tenant } }

    func page(_ number: Int) async throws(ServiceFailure) -> CompanyPage {
        CompanyPage(companies: [], total: 0, isLast: true)
    }

    func company(_ id: CompanyID) async throws(ServiceFailure) -> Company? { memory.withLock { $0.companies[id] } }

    func administrator(of id: CompanyID) async throws(ServiceFailure) -> Contact? {
        Contact(email: "boss@example.com", country: "DK")
    }

    func link(_ id: CompanyID, to tenant: TenantID) async throws(ServiceFailure) -> Company {
        try write(id, "link", mayReplace: { $0 == nil || $0 == tenant }, tenant)
    }

    func unlink(_ id: CompanyID, from tenant: TenantID) async throws(ServiceFailure) -> Company {
        try write(id, "unlink", mayReplace: { $0 == nil || $0 == tenant }, nil)
    }

    private func write(
        _ id: CompanyID, _ word: String, mayReplace: (TenantID?) -> Bool, _ tenant: TenantID?
    ) throws(ServiceFailure) -> Company {
        let (failure, company) = memory.withLock { memory -> (ServiceFailure?, Company?) in
            memory.writes.append("\(word) \(id)")
            if let failure = memory.failures[id] { return (failure, nil) }
            guard var company = memory.companies[id] else { return (nil, nil) }
            guard mayReplace(company.tenant) else { return (.refused("another value"), nil) }
            company.tenant = tenant
            company.evidence = tenant == nil ? .none : .written
            company.tenantKey = tenant?.description ?? ""
            memory.companies[id] = company
            return memory.losing.contains(id) ? (.outcomeUnknown("cut"), nil) : (nil, company)
        }
        if let failure { throw failure }
        guard let company else { throw .notFound("no \(id)") }
        return company
    }
}

@Suite struct LinkRunTests {
    private let clock = VirtualClock()

    private func item(_ number: Int, _ company: String, _ level: MatchLevel = .domain) -> JobItem {
        JobItem(
            id: Int64(number), job: JobID(1), customer: RowID(UInt32(number)), tenant: tenant(number),
            name: "Contoso \(number)", state: .queued, attempts: 0, changedAt: noon, company: CompanyID(company),
            level: level)
    }

    private func run(_ store: MemoryStore, _ directory: ScriptedDirectory) async throws -> JobState {
        try await LinkRun(store: store, directory: directory, surroundings: clock.surroundings)
            .run(JobID(1), stop: { nil }, report: { _ in })
    }

    @Test func aFreeCompanyIsLinkedReadBackAndStored() async throws {
        let directory = ScriptedDirectory([company("a", tenant: nil)])
        let store = MemoryStore(.linkCompanies, [item(1, "a", .hand)], customers: [customer(1)])
        #expect(try await run(store, directory) == .done)
        #expect(store.states == [.done(company: CompanyID("a"), wasThere: false)])
        #expect(store.companies(of: tenant(1)).map(\.evidence) == [.written])
        #expect(store.memory.withLock { $0.evidence } == ["matched by hand, read back by id"])
    }

    @Test func whatTheMarketplaceLinkedItselfOnlyGetsItsForeignId() async throws {
        let directory = ScriptedDirectory([company("a", tenant: tenant(1))])
        let store = MemoryStore(.linkCompanies, [item(1, "a", .tenant)], customers: [customer(1)])
        _ = try await run(store, directory)
        #expect(store.states == [.done(company: CompanyID("a"), wasThere: false)])
        let again = MemoryStore(.linkCompanies, [item(1, "a", .tenant)], customers: [customer(1)])
        _ = try await run(again, directory)
        #expect(again.states == [.done(company: CompanyID("a"), wasThere: true)])
    }

    @Test func anotherTenantIsNeverOverwrittenAndBothAreSaid() async throws {
        let directory = ScriptedDirectory([company("a", tenant: tenant(9))])
        let store = MemoryStore(.linkCompanies, [item(1, "a")], customers: [customer(1)])
        _ = try await run(store, directory)
        guard case .failed(let why) = store.states[0] else {
            Issue.record("\(store.states)")
            return
        }
        #expect(why.message.contains(tenant(9).description) && why.message.contains(tenant(1).description))
        #expect(!why.retryable && directory.writes.isEmpty && directory.tenant(of: "a") == tenant(9))
    }

    @Test func anotherForeignIdIsSaidTheSame() async throws {
        var other = company("a", tenant: nil)
        other.tenantKey = "CRM-17"
        let directory = ScriptedDirectory([other])
        directory.fail("a", .refused("its foreign id is in use"))
        let store = MemoryStore(.linkCompanies, [item(1, "a")], customers: [customer(1)])
        _ = try await run(store, directory)
        guard case .failed(let why) = store.states[0] else {
            Issue.record("\(store.states)")
            return
        }
        #expect(why.message.contains("CRM-17") && why.message.contains(tenant(1).description))
    }

    @Test func aTenantThatHasACompanyGetsNoSecond() async throws {
        let directory = ScriptedDirectory([company("a", tenant: nil)])
        let store = MemoryStore(.linkCompanies, [item(1, "a")], customers: [customer(1)])
        store.memory.withLock { $0.companies[CompanyID("b")] = company("b", tenant: tenant(1)) }
        _ = try await run(store, directory)
        #expect(store.states == [.skipped(.onMarketplace)] && directory.writes.isEmpty)
    }

    @Test func aLostAnswerIsReadBack() async throws {
        let directory = ScriptedDirectory([company("a", tenant: nil), company("b", tenant: nil)])
        directory.lose("a")
        directory.fail("b", .outcomeUnknown("cut"))
        let store = MemoryStore(
            .linkCompanies, [item(1, "a"), item(2, "b")], customers: [customer(1), customer(2)])
        #expect(try await run(store, directory) == .done)
        #expect(store.states[0] == .done(company: CompanyID("a"), wasThere: false))
        #expect(store.states[1] == .failed(ItemFailure("cut", retryable: true)))
    }

    @Test func whatADeadProcessStartedIsLinkedAgain() async throws {
        let directory = ScriptedDirectory([company("a", tenant: nil), company("b", tenant: tenant(2))])
        var items = [item(1, "a"), item(2, "b")]
        for index in items.indices {
            items[index].state = .running
            items[index].attempts = 1
        }
        let store = MemoryStore(.linkCompanies, items, customers: [customer(1), customer(2)])
        #expect(try await run(store, directory) == .done)
        #expect(store.states.allSatisfy { $0.word == "done" })
    }

    @Test func aCompanyThatIsGoneFails() async throws {
        let store = MemoryStore(.linkCompanies, [item(1, "a")], customers: [customer(1)])
        _ = try await run(store, ScriptedDirectory([]))
        #expect(store.states == [.failed(ItemFailure("the marketplace has no company a", retryable: false))])
    }

    @Test func unlinkingIsJournalledBeforeAndAfter() async throws {
        let directory = ScriptedDirectory([company("a", tenant: tenant(1))])
        let store = MemoryStore([customer(1)])
        let unlinking = Unlinking(store: store, directory: directory, surroundings: clock.surroundings)
        #expect(try await unlinking.unlink(CompanyID("a"), from: tenant(1)).tenant == nil)
        #expect(store.log == ["note unlinkStarted", "unlinked a"])
    }

    @Test(
        arguments: [
            (.refused("no"), "unlinkFailed", "a: no"), (.busy(seconds: 9), "unlinkFailed", "wait 9 seconds"),
            (.signInNeeded("expired"), "unlinkFailed", "a: expired"), (.cancelled, "unlinkFailed", "before it left"),
            (.outcomeUnknown("cut"), "unlinkUnknown", "a: cut"), (.unreadable("odd"), "unlinkUnknown", "a: odd"),
        ] as [(ServiceFailure, String, String)])
    func anUnlinkThatFailsIsClosedInTheJournal(failure: ServiceFailure, action: String, words: String) async throws {
        let directory = ScriptedDirectory([company("a", tenant: tenant(1))])
        directory.fail("a", failure)
        let store = MemoryStore([customer(1)])
        let unlinking = Unlinking(store: store, directory: directory, surroundings: clock.surroundings)
        await #expect(throws: UnlinkFailure.service(failure)) {
            try await unlinking.unlink(CompanyID("a"), from: tenant(1))
        }
        #expect(store.log == ["note unlinkStarted", "note \(action)"])
        #expect(store.memory.withLock { $0.notes.last?.result.contains(words) } == true)
    }

    @Test func unlinkingReadsALostAnswerBackAndRefusesAnotherTenant() async throws {
        let directory = ScriptedDirectory([company("a", tenant: tenant(1)), company("b", tenant: tenant(2))])
        directory.lose("a")
        let store = MemoryStore([customer(1)])
        let unlinking = Unlinking(store: store, directory: directory, surroundings: clock.surroundings)
        #expect(try await unlinking.unlink(CompanyID("a"), from: tenant(1)).tenant == nil)
        await #expect(throws: UnlinkFailure.service(.refused("another value"))) {
            try await unlinking.unlink(CompanyID("b"), from: tenant(1))
        }
        #expect(directory.tenant(of: "b") == tenant(2))
    }
}
