import Core
import Store
import Synchronization
import Testing

/// Companies that only a result report tells of, until the marketplace shows the real ones.
@Suite struct ReportedCompanyTests {
    private let folder: TemporaryFolder
    private let store: SQLiteStore
    private let administrator = "admin@customer1.example.com"

    init() throws {
        folder = try TemporaryFolder()
        store = try SQLiteStore.open(path: folder.store)
        try store.bringIn([line(1), line(2)])
    }

    /// Imports a report that one customer's company was created.
    private func report(_ id: String? = nil) throws {
        let line = ListLine.result(ResultLine(line: 2, tenant: tenant(1), company: id.map { CompanyID($0) }))
        let rest = Mutex([line])
        let file = ListFile(
            kind: .results, name: "r.csv",
            next: { _ throws(ListFileFailure) in
                rest.withLock { rest in
                    defer { rest = [] }
                    return rest
                }
            }, progress: { nil })
        _ = try ListImport(store: store, surroundings: someone).run(
            file, full: false, stop: { false }, report: { _ in })
    }

    /// Synchronises with a marketplace.
    private func sync(_ companies: ScriptedCompanies, at: Timestamp = noon.adding(seconds: 60)) async throws -> SyncEnd
    {
        let run = SyncRun(
            store: store, customers: nil, companies: companies,
            surroundings: Surroundings(who: "mia@example", now: { at }))
        return try await run.run(full: false, stop: { false }, report: { _ in })
    }

    /// Sends the administrator a letter.
    private func tell() async throws {
        let row = try store.invitation(administrator).id
        let job = try store.createLetterJob(
            [draft(administrator, users: [row])], anyway: false, by: "mia@example", at: noon)
        let run = LetterRun(
            store: store, courier: ScriptedCourier(),
            surroundings: Surroundings(who: "mia", wait: { _ in }, now: { noon }), graceSeconds: 0)
        let lock = try store.lock(job.id)
        _ = try await run.run(job.id, stop: { nil }, report: { _ in })
        withExtendedLifetime(lock) {}
    }

    private func real() -> ScriptedCompanies {
        let companies = ScriptedCompanies([listed("c-1", name: "Customer 1", tenant: tenant(1))])
        companies.change { script in
            script.byID = ["c-1": read("c-1", name: "Customer 1", tenant: tenant(1))]
            script.administrators = ["c-1": Contact(email: administrator)]
        }
        return companies
    }

    private func isComplete(_ end: SyncEnd) -> Bool {
        if case .finished(let note, let troubles) = end { note.isComplete && troubles == SyncTroubles() } else { false }
    }

    @Test func theRealCompanyTakesThePlaceOfTheReportedOne() async throws {
        try report()
        try await tell()
        let companies = real()
        #expect(isComplete(try await sync(companies)))
        #expect(isComplete(try await sync(companies, at: noon.adding(seconds: 600))))
        #expect(try store.records(.companies).map { $0[CompanyColumn.id] } == ["c-1"])
        let invitations = try store.records(.invitations)
        #expect(invitations.map { $0[InvitationColumn.id] } == ["c-1"])
        #expect(invitations.first?[InvitationColumn.Number.timesSent] == 1)
        #expect(invitations.first?.state == InvitationState.told.rawValue)
        #expect(try store.standing(tenant(1))?.companies == [CompanyID("c-1")])
        #expect(companies.asked.allSatisfy { !$0.contains("external:") })
    }

    /// The administrator of the real company was read before anybody said that it belongs to the tenant.
    @Test func whatWasToldGoesToAnAdministratorWhoIsKnownAlready() async throws {
        try report()
        try await tell()
        let before = ScriptedCompanies([listed("c-1", name: "Customer 1")])
        before.change { $0.administrators = ["c-1": Contact(email: "Admin@Customer1.example.com")] }
        _ = try await sync(before)
        #expect(try store.records(.invitations).count == 2)
        #expect(isComplete(try await sync(real(), at: noon.adding(seconds: 600))))
        let invitations = try store.records(.invitations)
        #expect(invitations.map { $0[InvitationColumn.id] } == ["c-1"])
        #expect(invitations.first?[InvitationColumn.Number.timesSent] == 1)
        #expect(try store.letters(to: invitations[0].id).count == 1)
    }

    @Test func aReportedIdThatTheMarketplaceDoesNotKnowGivesWay() async throws {
        try report("c-wrong")
        try await tell()
        let companies = real()
        companies.change { script in
            script.byID["c-wrong"] = .some(nil)
            script.failures["administrator of c-wrong"] = .notFound("the marketplace has no company c-wrong")
        }
        #expect(isComplete(try await sync(companies)))
        #expect(isComplete(try await sync(companies, at: noon.adding(seconds: 600))))
        let invitations = try store.records(.invitations)
        #expect(invitations.map { $0[InvitationColumn.id] } == ["c-1"])
        #expect(invitations.first?[InvitationColumn.Number.timesSent] == 1)
        let linked = try store.records(.companies).filter {
            [CompanyState.written.rawValue, CompanyState.confirmed.rawValue].contains($0.state)
        }
        #expect(linked.map { $0[CompanyColumn.id] } == ["c-1"])
    }

    /// Nothing tells the services of a company that has no id.
    @Test func nobodyAsksForACompanyWithoutAnId() async throws {
        try report()
        let companies = ScriptedCompanies([listed("c-9", name: "Another")])
        #expect(isComplete(try await sync(companies)))
        #expect(companies.asked.allSatisfy { !$0.contains("external:") })
        #expect(try store.companiesWithPeopleToRead(before: noon, limit: 9) == [CompanyID("c-9")])
        #expect(try store.standing(tenant(1))?.level == .tenant)
    }
}
