import Core
import Sandbox
import Store
import Testing

/// Companies that somebody links in the web console, after Ferry has read them.
@Suite struct LinkedElsewhereTests {
    private let place: SandboxPlace
    private let store: SQLiteStore
    private let tenant: TenantID
    private let other: TenantID
    private let company: String

    init() throws {
        place = try SandboxPlace(customers: 20, seed: 5)
        let contact = Contact(email: "ada@contoso.example")
        tenant = place.control.add(NewCustomer(name: "Contoso Baltic", contact: contact))
        other = place.control.add(NewCustomer(name: "Fabrikam Nordic", contact: contact))
        company = place.control.add(ConsoleCompany(name: "Quite Another Holding"))
        store = try place.openStore()
    }

    private func create(_ tenants: [TenantID], looksAgain: Bool = false) async throws -> [ItemState] {
        let rows = try tenants.compactMap { try store.customer($0)?.id }
        let job = try store.createJob(
            .createCompanies, customers: rows, anyway: RowSet(), by: "mia@example", at: place.clock.now)
        let marketplace = try place.marketplace()
        if looksAgain {
            try await FreshLook(store: store, companies: marketplace).look(
                before: job, readBefore: place.clock.now, stop: { false })
        }
        _ = try await CreationRun(store: store, marketplace: marketplace, surroundings: place.surroundings).run(
            job.id, stop: { JobStop?.none }, report: { _ in })
        return try store.items(of: job.id, states: nil, offset: 0, limit: .max).map(\.state)
    }

    @Test func theNextSynchronisationFindsTheLink() async throws {
        try await place.synchronise(store)
        #expect(try store.standing(tenant) == Standing(.ready))
        place.control.link(company, to: tenant)
        try await place.synchronise(store)
        #expect(try store.standing(tenant)?.companies == [CompanyID(company)])
        #expect(try await create([tenant]) == [.skipped(.onMarketplace)])
        #expect(place.control.state().duplicates.isEmpty)
    }

    @Test func aJobLooksAgainBeforeItCreates() async throws {
        try await place.synchronise(store)
        place.control.link(company, to: tenant)
        place.clock.pass(3600)
        let states = try await create([tenant, other], looksAgain: true)
        #expect(states.first == .skipped(.onMarketplace))
        #expect(states.last?.word == "done")
        #expect(place.control.state().duplicates.isEmpty)
    }

    @Test func whatFerryCreatedIsConfirmedOnceItIsLinked() async throws {
        try await place.synchronise(store)
        guard case .done(let made, _)? = try await create([tenant]).first else {
            Issue.record("nothing was created")
            return
        }
        try await place.synchronise(store)
        #expect(try store.companies([made]).map(\.evidence) == [.written])
        place.control.link(made.description, to: tenant)
        try await place.synchronise(store)
        #expect(try store.companies([made]).map(\.evidence) == [.confirmed])
    }

    @Test func aLinkThatIsTakenAwayIsSeenInAFullSynchronisation() async throws {
        place.control.link(company, to: tenant)
        try await place.synchronise(store)
        #expect(try store.standing(tenant)?.state == .linked)
        place.control.link(company, to: nil)
        try await place.synchronise(store, full: true)
        #expect(try store.standing(tenant) == Standing(.ready))
    }

    @Test func aForeignIdInAnotherFieldIsNoReasonToSkipACompany() async throws {
        let foreign = TenantID(high: 0x1234, low: 0x5678)
        let keyed = place.control.add(ConsoleCompany(name: "Keyed Elsewhere", externalID: foreign.description))
        place.control.link(keyed, to: tenant)
        place.control.add(Fault(.status(403), path: "/marketplace/api/account/v2/companies/\(keyed)"))
        try await place.synchronise(store)
        #expect(try store.standing(tenant) == Standing(.checking, .companyUnreadable))
        let stuck = try store.syncMemory().mirror.unreadable
        #expect(stuck.map(\.id) == [CompanyID(keyed)])
        #expect(stuck.first?.why.contains("ROLE_PARTNER_READ") == true)
        place.control.removeFaults()
        try await place.synchronise(store)
        #expect(try store.standing(tenant)?.companies == [CompanyID(keyed)])
    }
}
