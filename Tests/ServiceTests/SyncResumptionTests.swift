import Core
import ProcessDeath
import Sandbox
import Store
import Testing

/// Synchronisations that are cut, and those that follow.
@Suite struct SyncResumptionTests {
    private static let customerList = "/partnercenter/v1/customers"
    private static let companyList = "/marketplace/api/account/v2/companies"

    private func isComplete(_ end: SyncEnd) -> Bool {
        if case .finished(let note, _) = end { note.isComplete } else { false }
    }

    private func checkComplete(_ store: SQLiteStore, _ place: SandboxPlace) throws {
        let state = place.control.state()
        #expect(try store.snapshot(.customers).total == state.listedTenants)
        #expect(try store.snapshot(.companies).total == state.companies)
        #expect(try store.syncMemory().mirror.hasUnreadCompanies == false)
    }

    @Test(arguments: 0..<5, SandboxOptions.ListEnd.allCases)
    func aCustomerListThatIsCutAtAPageGoesOnThere(page: Int, end: SandboxOptions.ListEnd) async throws {
        let place = try SandboxPlace(customers: 2200, seed: 4, listEnd: end)
        let store = try place.openStore()
        place.control.add(Fault(.cutBefore, path: Self.customerList, method: "GET", after: page))
        #expect(try await !isComplete(place.synchronise(store, stop: { false })))
        #expect(try store.snapshot(.customers).total <= page * 500)
        place.control.removeFaults()
        let asked = place.control.state().requests["GET " + Self.customerList] ?? 0
        #expect(try await isComplete(place.synchronise(store)))
        try checkComplete(store, place)
        // Five pages, and a sixth request where the end is an error; a place that another run met last is not believed.
        let again = (place.control.state().requests["GET " + Self.customerList] ?? 0) - asked
        #expect(again == (end == .absence ? 5 : 6) - page)
    }

    @Test(arguments: [Fault.Kind.truncated, .malformed, .status(503), .cutAfter], 0..<3)
    func aCompanyListThatFailsAtAPageGoesOnThere(kind: Fault.Kind, page: Int) async throws {
        let place = try SandboxPlace(customers: 3600, seed: 4)
        let store = try place.openStore()
        let run = SyncRun(
            store: store, customers: nil, companies: try place.marketplace(), surroundings: place.surroundings)
        place.control.add(Fault(kind, path: Self.companyList, method: "GET", after: page))
        #expect(try await !isComplete(run.run(full: false, stop: { false }, report: { _ in })))
        #expect(try store.syncMemory().mirror.hasUnreadCompanies)
        #expect(try store.snapshot(.companies).total == page * 250)
        place.control.removeFaults()
        #expect(try await isComplete(run.run(full: false, stop: { false }, report: { _ in })))
        #expect(try store.snapshot(.companies).total == place.control.state().companies)
    }

    @Test func aProcessThatDiesAgainAndAgainGetsToTheEnd() async throws {
        let place = try SandboxPlace(customers: 700, seed: 6)
        var lives = 0
        var end: SyncEnd?
        while end.map(isComplete) != true {
            lives += 1
            try #require(lives < 100)
            let store = try place.openStore()
            end = try await place.synchronise(store, over: place.wire(CommitBudget(250), seed: UInt64(lives)))
            try store.close()
        }
        #expect(lives > 3)
        try checkComplete(try place.openStore(), place)
    }

    @Test func auditRecordsSayWhoIsReadAgain() async throws {
        let place = try SandboxPlace(customers: 600, seed: 7)
        let store = try place.openStore()
        #expect(try await isComplete(place.synchronise(store)))
        let records = try store.records(.customers).filter { $0.state == PendingState.ready.rawValue }
        let (renamed, advised) = (records[0].tenant, records[1].tenant)
        place.clock.pass(3 * 3600)
        place.control.change(renamed, email: "new@contoso.example")
        place.control.change(advised, name: "Renamed Contoso", relationship: "advisor")
        let added = place.control.add(
            NewCustomer(name: "Contoso Late", contact: Contact(email: "ada@contoso.example")))
        let before = place.control.state().requests
        #expect(try await isComplete(place.synchronise(store)))
        let name = "GET /partnercenter/v1/customers/{id}"
        let details = (place.control.state().requests[name] ?? 0) - (before[name] ?? 0)
        #expect((3...5).contains(details))
        #expect(try store.customer(renamed)?.contact.email == "new@contoso.example")
        #expect(try store.customer(advised)?.name == "Renamed Contoso")
        #expect(try store.standing(advised)?.reason == .notReseller)
        #expect(try store.standing(added)?.state == .ready)
        try checkComplete(store, place)
    }

    @Test func aFullSynchronisationReadsEverybodyAgain() async throws {
        let place = try SandboxPlace(customers: 100, seed: 7)
        let store = try place.openStore()
        #expect(try await isComplete(place.synchronise(store)))
        let name = "GET /partnercenter/v1/customers/{id}"
        let before = place.control.state().requests[name] ?? 0
        #expect(try await isComplete(place.synchronise(store, full: true)))
        #expect((place.control.state().requests[name] ?? 0) - before == place.control.state().listedTenants)
    }

    @Test func customersVanishAndComeBack() async throws {
        let place = try SandboxPlace(customers: 100, seed: 7)
        let store = try place.openStore()
        #expect(try await isComplete(place.synchronise(store)))
        let ready = try store.records(.customers).filter { $0.state == PendingState.ready.rawValue }.map(\.tenant)
        let tenant = try #require(ready.first)
        place.control.set(.gone, of: tenant)
        #expect(try await isComplete(place.synchronise(store)))
        #expect(try store.customer(tenant)?.missingSince != nil)
        #expect(try store.standing(tenant)?.state == .blocked)
        place.control.set(.reseller, of: tenant, isListed: true)
        #expect(try await isComplete(place.synchronise(store)))
        #expect(try store.customer(tenant)?.missingSince == nil)
        #expect(try store.standing(tenant) == Standing(.ready))
    }

    @Test func companiesThatAreLinkedElsewhereLaterAreSeenByAFullSynchronisation() async throws {
        let place = try SandboxPlace(customers: 100, seed: 9)
        let store = try place.openStore()
        #expect(try await isComplete(place.synchronise(store)))
        let ready = try store.records(.customers).filter { $0.state == PendingState.ready.rawValue }.map(\.tenant)
        let tenant = try #require(ready.first)
        let company = place.control.add(ConsoleCompany(name: "Quite Another", tenant: tenant))
        #expect(try await isComplete(place.synchronise(store)))
        #expect(try store.standing(tenant)?.companies == [CompanyID(company)])
        place.control.link(company, to: nil)
        #expect(try await isComplete(place.synchronise(store, full: true)))
        #expect(try store.standing(tenant) == Standing(.ready))
    }
}
