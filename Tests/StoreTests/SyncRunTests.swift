import Core
import Store
import Synchronization
import Testing

/// Says stop after it was asked so many times.
private final class Patience: Sendable {
    private let left: Mutex<Int>

    init(_ asked: Int) { left = Mutex(asked) }

    func isOver() -> Bool {
        left.withLock { left in
            left -= 1
            return left < 0
        }
    }
}

@Suite struct SyncRunTests {
    private let folder: TemporaryFolder
    private let store: SQLiteStore

    init() throws {
        folder = try TemporaryFolder()
        store = try SQLiteStore.open(path: folder.store)
    }

    @discardableResult
    private func run(
        _ customers: ScriptedCustomers?, _ companies: ScriptedCompanies?, full: Bool = false,
        policy: SyncPolicy = SyncPolicy(customersAtOnce: 2, companiesAtOnce: 2, batch: 3), at: Timestamp = noon,
        onScreen: @escaping @Sendable () -> [RowID] = { [] }, stop: @escaping @Sendable () -> Bool = { false },
        report: @escaping @Sendable (SyncReport) -> Void = { _ in }
    ) async throws -> SyncEnd {
        let run = SyncRun(
            store: store, customers: customers, companies: companies,
            surroundings: Surroundings(who: "mia@example", now: { at }), policy: policy)
        return try await run.run(full: full, onScreen: onScreen, stop: stop, report: report)
    }

    private func note(_ end: SyncEnd) throws -> SyncNote {
        switch end {
        case .finished(let note, _), .stopped(let note, _), .signInNeeded(_, let note): return note
        case .held: throw StoreFailure.failed(why: "held")
        }
    }

    /// Three pages of customers and three of companies, one of them linked under another name.
    private func services() -> (ScriptedCustomers, ScriptedCompanies) {
        let customers = ScriptedCustomers(pages: [
            [line(1), line(2, email: "")], [line(3, email: ""), line(4)], [line(5)],
        ])
        customers.change { script in
            script.details[tenant(2)] = CustomerDetails(
                tenant: tenant(2), bond: .known, contact: Contact(email: "two@example.com"))
            script.details[tenant(3)] = CustomerDetails(tenant: tenant(3), bond: .lost)
        }
        let companies = ScriptedCompanies([
            listed("a", name: "Customer 1"), listed("b", name: "Quite another"), listed("c", name: "Free"),
            listed("d", name: "Customer 5"), listed("e", name: "Last"),
        ])
        companies.change { script in
            for company in script.companies {
                script.byID[company.id.description] = read(company.id.description, name: company.name)
            }
            script.byID["b"] = read("b", name: "Quite another", tenant: tenant(4))
            script.administrators["b"] = Contact(email: "boss@example.com")
        }
        return (customers, companies)
    }

    /// What everybody must agree on once all is read.
    private func checkAll() throws {
        #expect(try store.stand(1).state == .matched)
        #expect(try store.stand(2) == Standing(.ready))
        #expect(try store.stand(3) == Standing(.blocked, .relationshipLost))
        #expect(try store.stand(4).state == .linked)
        #expect(try store.stand(5).state == .matched)
        #expect(try store.companies([CompanyID("b")]).map(\.administrator.email) == ["boss@example.com"])
        let memory = try store.syncMemory()
        #expect(SyncSource.allCases.allSatisfy { memory.sources[$0]?.isComplete == true })
        #expect(!memory.mirror.hasUnreadCompanies)
    }

    @Test func readsEverythingAndSaysSo() async throws {
        let (customers, companies) = services()
        let reports = Mutex<[SyncReport]>([])
        let end = try await run(customers, companies, report: { report in reports.withLock { $0.append(report) } })
        guard case .finished(let note, let troubles) = end else {
            Issue.record("\(end)")
            return
        }
        #expect(note.isComplete && troubles.isEmpty)
        try checkAll()
        #expect(try store.lastSync() == note)
        #expect(reports.withLock { Set($0.map(\.source)) } == Set(SyncSource.allCases).subtracting([.audit]))
        #expect(reports.withLock { $0.last }?.left == 0)
        #expect(try store.actions() == [.syncEnded, .syncBegun])
        let entry = try store.journal(since: nil, before: nil, limit: 1).first
        #expect(entry?.evidence == "complete" && entry?.result.contains("customers: 5, 5 new") == true)
        // The likeliest companies are read first.
        let byID = companies.asked.filter { $0.count == 1 }
        #expect(byID.count == 5 && Set(byID.prefix(2)) == ["a", "d"])
        // The next one reads the lists, and what only reading tells: who is linked or back by now.
        let asked = (customers.asked.count, companies.asked.count)
        try await run(customers, companies, at: noon.adding(seconds: 60))
        #expect(
            customers.asked.dropFirst(asked.0) == ["page 0", "page 1", "page 2", "changes", "\(tenant(3))"])
        let again = companies.asked.dropFirst(asked.1)
        #expect(again.prefix(3) == ["page 0", "page 1", "page 2"])
        #expect(Set(again.dropFirst(3)) == ["a", "d", "c", "e"] && again.count == 7)
        try checkAll()
    }

    @Test(arguments: 0...40) func stoppedAnywhereItGoesOn(_ patience: Int) async throws {
        let (customers, companies) = services()
        let patience = Patience(patience)
        let first = try await run(customers, companies, stop: { patience.isOver() })
        let wasWhole = try note(first).isComplete
        let isChecking = try store.syncMemory().mirror.hasUnreadCompanies
        for number in UInt64(1)...5 where try store.customer(tenant(number)) != nil {
            let state = try store.stand(number).state
            #expect(!isChecking || (state != .ready && state != .matched))
        }
        if !wasWhole {
            #expect(try store.lastSync()?.isComplete == false)
            #expect(try store.actions().first == .syncInterrupted)
        }
        #expect(try note(await run(customers, companies)).isComplete)
        try checkAll()
        #expect(customers.asked.filter { $0 == "\(tenant(2))" }.count == 1)
        #expect(companies.asked.filter { $0 == "b" }.count == 1)
    }

    @Test(arguments: ["page 0", "page 1", "page 2"], [ServiceFailure.busy(seconds: 9), .unreachable("cut")])
    func aCutListGoesOnAtItsPage(_ page: String, _ failure: ServiceFailure) async throws {
        let (customers, companies) = services()
        try store.list([lines(1...9)])
        customers.change { $0.failures[page] = failure }
        let end = try await run(customers, companies)
        guard case .finished(let note, let troubles) = end else {
            Issue.record("\(end)")
            return
        }
        #expect(!note.isComplete && troubles.sources == [.customerList: failure])
        #expect(try store.stand(9).reason != .notInLastList)
        customers.change { $0.failures = [:] }
        let asked = customers.asked.count
        #expect(try self.note(await run(customers, companies)).isComplete)
        #expect(customers.asked.dropFirst(asked).first == page)
        #expect(try store.stand(9) == Standing(.blocked, .notInLastList))
        #expect(try store.syncMemory().sources[.customerList]?.counts.seen == 5)
    }

    @Test func aForgottenPlaceBeginsTheListAnew() async throws {
        let (customers, _) = services()
        customers.change { $0.failures["page 2"] = .unreachable("cut") }
        try await run(customers, nil)
        customers.change {
            $0.failures = ["page 2": .refused("token expired")]
            $0.onceOnly = true
        }
        let asked = customers.asked.count
        #expect(try note(await run(customers, nil)).isComplete)
        #expect(customers.asked.dropFirst(asked).prefix(4) == ["page 2", "page 0", "page 1", "page 2"])
        #expect(try store.syncMemory().sources[.customerList]?.counts.seen == 5)
    }

    @Test func aListMayEndWithAnEmptyPage() async throws {
        let (customers, _) = services()
        customers.change { $0.endsEmpty = true }
        #expect(try note(await run(customers, nil)).isComplete)
        #expect(try store.snapshot(.customers).total == 5)
        #expect(try store.syncMemory().sources[.customerList]?.counts.seen == 5)
    }

    @Test func aListThatGoesRoundIsNotComplete() async throws {
        struct Circle: CustomerDirectory {
            func page(after place: ListPlace?) async throws(ServiceFailure) -> CustomerPage {
                CustomerPage(lines: [line(1)], next: ListPlace("same"))
            }
            func details(of tenant: TenantID) async throws(ServiceFailure) -> CustomerDetails { throw .refused("") }
            func changes(since: Timestamp, until: Timestamp) async throws(ServiceFailure) -> Set<TenantID> { [] }
            func facts(of tenant: TenantID) async throws(ServiceFailure) -> TenantFacts? { nil }
            func facts(ofDomain domain: String) async throws(ServiceFailure) -> TenantFacts? { nil }
            func isDelegated(_ tenant: TenantID) async throws(ServiceFailure) -> Bool { false }
        }
        let run = SyncRun(store: store, customers: Circle(), companies: nil, surroundings: someone)
        let end = try await run.run(full: false, stop: { false }, report: { _ in })
        guard case .finished(let note, let troubles) = end else {
            Issue.record("\(end)")
            return
        }
        #expect(!note.isComplete && troubles.sources[.customerList] != nil && troubles.rowCount == 1)
    }

    @Test func vanishedAndReturnedCustomersAreMarkedAndUnmarked() async throws {
        let (customers, _) = services()
        try await run(customers, nil)
        customers.change {
            $0.pages = [[line(1), line(1, relationship: .advisor)], [line(2), line(1)]]
            $0.details[tenant(4)] = CustomerDetails(tenant: tenant(4), bond: .delegatedOnly)
        }
        try await run(customers, nil)
        #expect(try store.stand(5) == Standing(.blocked, .notInLastList))
        #expect(try store.stand(4) == Standing(.blocked, .delegatedOnly))
        customers.change {
            $0.pages = [[line(1), line(2)], [line(4), line(5)]]
            $0.details[tenant(4)] = nil
        }
        try await run(customers, nil)
        #expect(try store.stand(4) == Standing(.ready) && store.stand(5) == Standing(.ready))
    }

    @Test func signingInComesFirst() async throws {
        let (customers, companies) = services()
        customers.change { $0.failures["\(tenant(2))"] = .signInNeeded("The token expired.") }
        let end = try await run(customers, companies)
        guard case .signInNeeded(let why, let note) = end else {
            Issue.record("\(end)")
            return
        }
        #expect(why == "The token expired." && !note.isComplete && companies.asked.isEmpty)
        #expect(try store.snapshot(.customers).total == 5)
        #expect(try store.actions() == [.syncInterrupted, .syncBegun])
    }

    @Test func anUnreadableRowCostsItself() async throws {
        let (customers, companies) = services()
        customers.change { script in
            script.pages[0].append(.rejected(RejectedLine(line: 9, reason: .noTenant, tenant: tenant(8))))
            script.failures["\(tenant(1))"] = .unreadable("no JSON")
        }
        companies.change { $0.failures["c"] = .notAllowed("no") }
        let end = try await run(customers, companies)
        guard case .finished(let note, let troubles) = end else {
            Issue.record("\(end)")
            return
        }
        #expect(!note.isComplete && troubles.sources.isEmpty && troubles.rowCount == 3)
        #expect(Set(troubles.rows.map(\.key)) == ["\(tenant(8))", "\(tenant(1))", "c"])
        // What could be anybody's company can't be read.
        #expect(try store.stand(2) == Standing(.checking, .companyUnreadable))
        companies.change { $0.failures = [:] }
        try await run(customers, companies)
        #expect(try store.stand(2) == Standing(.ready))
    }

    @Test func manyFailuresInARowEndTheSourceAndDontBlockTheOthersTheNextTime() async throws {
        let customers = ScriptedCustomers(pages: [lines(1...30)])
        customers.change { script in
            for number in UInt64(1)...12 { script.failures["\(tenant(number))"] = .refused("no") }
        }
        let policy = SyncPolicy(customersAtOnce: 1, batch: 16)
        guard case .finished(_, let troubles) = try await run(customers, nil, policy: policy) else { return }
        #expect(troubles.sources == [.customerDetails: .refused("no")])
        try await run(customers, nil, policy: policy)
        #expect(try store.customer(tenant(30))?.detailsAt == noon)
    }

    @Test func thoseOnScreenAreReadFirst() async throws {
        let customers = ScriptedCustomers(pages: [lines(1...20)])
        customers.change { $0.failures["page 0"] = .unreachable("cut") }
        try store.bringIn(lines(1...20))
        let onScreen = [try store.row(17), try store.row(9)]
        try await run(customers, nil, policy: SyncPolicy(customersAtOnce: 1, batch: 4), onScreen: { onScreen })
        let asked = customers.asked.filter { $0.count == 36 }
        #expect(asked.prefix(3) == ["\(tenant(17))", "\(tenant(9))", "\(tenant(1))"] && asked.count == 20)
    }

    @Test func auditRecordsSayWhatIsReadAgain() async throws {
        let customers = ScriptedCustomers(pages: [lines(1...6)])
        try await run(customers, nil)
        customers.change { $0.changed = [tenant(3), tenant(77)] }
        func read(at: Timestamp, full: Bool = false) async throws -> Int {
            let before = customers.asked.count
            try await run(customers, nil, full: full, at: at)
            return customers.asked.dropFirst(before).filter { $0.count == 36 }.count
        }
        #expect(try await read(at: noon.adding(seconds: 600)) == 1)
        customers.change { $0.failures["changes"] = .busy(seconds: 1) }
        let covered = try store.syncMemory().sources[.audit]?.coveredUntil
        #expect(try await read(at: noon.adding(seconds: 700)) == 0)
        #expect(try store.syncMemory().sources[.audit]?.coveredUntil == covered)
        customers.change { $0.failures = [:] }
        #expect(try await read(at: noon.adding(seconds: 800)) == 1)
        // Records go back 90 days: after that nobody knows what changed.
        #expect(try await read(at: noon.adding(seconds: 100 * 86400)) == 6)
        #expect(try await read(at: noon.adding(seconds: 100 * 86400 + 60), full: true) == 6)
        #expect(try store.syncMemory().sources[.customerDetails]?.fullAt == noon.adding(seconds: 100 * 86400 + 60))
    }

    @Test func aCompanyThatGoesWhilePagesAreReadHidesNoOther() async throws {
        let companies = ScriptedCompanies((1...6).map { listed("c\($0)") })
        companies.change { script in
            script.beforePage = { number, companies in
                // The first company goes between the pages: the third one moves to a page that was read.
                if number == 1, companies.first?.id == CompanyID("c1") { companies.removeFirst() }
            }
            script.total = 6
        }
        guard case .finished(let note, _) = try await run(nil, companies) else { return }
        #expect(note.isComplete)
        #expect(try store.companies([CompanyID("c3")]).map(\.isRead) == [true])
        #expect(try store.syncMemory().sources[.companyList]?.counts.seen == 6)
    }

    @Test func aListWithUnreadableCompaniesIsNotRead() async throws {
        let companies = ScriptedCompanies([listed("a"), listed("b"), listed("c")])
        try store.bringIn(lines(1...1))
        companies.change { $0.unreadable[1] = ["no id"] }
        guard case .finished(let note, let troubles) = try await run(nil, companies) else { return }
        #expect(!note.isComplete && troubles.sources[.companyList] != nil && troubles.rowCount == 1)
        #expect(try store.stand(1).state == .checking)
        companies.change { $0.unreadable = [:] }
        #expect(try self.note(await run(nil, companies)).isComplete)
        #expect(try store.stand(1) == Standing(.ready))
    }

    @Test func whoComesSecondIsTold() async throws {
        let session = try store.sync()
        #expect(try await run(nil, ScriptedCompanies([])) == .held)
        withExtendedLifetime(session) {}
    }

    @Test func nothingIsMissedWithoutAReason() async throws {
        let (customers, companies) = services()
        customers.change { script in
            script.facts[tenant(50)] = TenantFacts(
                tenant: tenant(50), name: "Fifty", domain: "fifty.example.com", brand: "")
            script.facts[tenant(51)] = TenantFacts(
                tenant: tenant(51), name: "More", domain: "more.example.com", brand: "")
            script.delegated = [tenant(51)]
        }
        let inquiry = AbsenceInquiry(store: store, directory: customers)
        func first(_ subject: AbsenceInquiry.Subject) async throws -> AbsenceFinding.Check? {
            try await inquiry.answer(subject).knowledge.findings.first { $0.verdict == .holds }?.check
        }
        #expect(try await first(.tenant(tenant(50))) == .notSynchronised)
        try await run(customers, companies)
        #expect(try await first(.domain("fifty.example.com")) == .notAccepted)
        #expect(try await first(.tenant(tenant(51))) == .delegatedOnly)
        #expect(try await first(.tenant(tenant(52))) == .noSuchTenant)
        #expect(try await first(.tenant(tenant(3))) == .relationshipLost)
        #expect(try await first(.domain("customer4.example.com")) == .onMarketplace)
        #expect(try await first(.tenant(tenant(2))) == nil)
    }
}
