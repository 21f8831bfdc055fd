import Core
import Synchronization
import Testing

/// What Microsoft tells of one tenant in these tests.
private struct Microsoft: CustomerDirectory {
    var facts: Result<TenantFacts?, ServiceFailure> = .success(
        TenantFacts(tenant: tenant(1), name: "Contoso", domain: "contoso.example", brand: ""))
    var details: Result<CustomerDetails, ServiceFailure> = .success(
        CustomerDetails(
            tenant: tenant(1), bond: .known, billingName: "CONTOSO Ltd.",
            contact: Contact(email: "ADA@contoso.example"),
            address: PostalAddress(
                street: "1 Way", street2: "2nd Floor", city: "Århus", postalCode: "DK-8000", country: "DK"),
            domains: ["contoso.example"]))
    var isDelegated: Result<Bool, ServiceFailure> = .success(true)

    func page(after place: ListPlace?) async throws(ServiceFailure) -> CustomerPage {
        CustomerPage(lines: [], next: nil)
    }
    func details(of tenant: TenantID) async throws(ServiceFailure) -> CustomerDetails { try details.get() }
    func changes(since: Timestamp, until: Timestamp) async throws(ServiceFailure) -> Set<TenantID> { [] }
    func facts(of tenant: TenantID) async throws(ServiceFailure) -> TenantFacts? { try facts.get() }
    func facts(ofDomain domain: String) async throws(ServiceFailure) -> TenantFacts? { nil }
    func isDelegated(_ tenant: TenantID) async throws(ServiceFailure) -> Bool { try isDelegated.get() }
}

@Suite struct VerificationTests {
    private let clock = VirtualClock()

    private func contoso(_ change: (inout Company) -> Void = { _ in }) -> Company {
        var company = company("a", tenant: tenant(1))
        company.domain = "contoso.example"
        company.administrator = Contact(email: "ada@contoso.example", country: "dk")
        company.address = PostalAddress(street: "1 WAY; 2nd floor", city: "arhus", postalCode: "dk 8000")
        change(&company)
        return company
    }

    private func verify(
        _ company: Company, _ microsoft: Microsoft?, customers: [Customer] = [customer(1)], halts: JobState = .done
    ) async throws -> MemoryStore {
        let item = JobItem(
            id: 1, job: JobID(1), customer: RowID(1), tenant: company.tenant ?? JobItem.noTenant, name: company.name,
            state: .queued, attempts: 0, changedAt: noon, company: company.id)
        let store = MemoryStore(.verifyCompanies, [item], customers: customers)
        let run = VerificationRun(
            store: store, directory: ScriptedDirectory([company]), customers: microsoft,
            surroundings: clock.surroundings)
        #expect(try await run.run(JobID(1), stop: { nil }, report: { _ in }) == halts)
        return store
    }

    /// Level, field and verdict as `2 name agree`.
    private func lines(_ store: MemoryStore) throws -> [String] {
        try store.evidence(of: CompanyID("a")).map {
            "\($0.level.rawValue) \($0.field.rawValue) \($0.verdict.rawValue)"
        }
    }

    @Test func allFourLevelsAreComparedFieldByField() async throws {
        let same = customer(1) {
            $0.name = "Contoso, Inc."
            $0.domain = "contoso.example"
        }
        let store = try await verify(contoso(), Microsoft(), customers: [same])
        #expect(
            try lines(store) == [
                "1 tenant agree", "1 name agree", "1 domain agree", "2 tenant agree", "2 name agree", "2 domain agree",
                "3 tenant agree", "3 name agree", "3 street agree", "3 city agree", "3 state unknown",
                "3 postalCode agree", "3 country agree", "3 email agree",
                "4 delegation unknown", "4 domain agree",
            ])
        let evidence = try store.evidence(of: CompanyID("a"))
        #expect(tenantLevel(of: evidence) == .partnerCenter)
        #expect(evidence.allSatisfy { $0.readAt == clock.now && $0.company == CompanyID("a") })
        let street = evidence.first { $0.field == .street }
        #expect(street?.marketplace == "1 WAY; 2nd floor" && street?.microsoft == "1 Way, 2nd Floor")
        #expect(store.companies(of: tenant(1)).count == 1)
    }

    @Test func whatDiffersIsSaidAndWhatIsMissingIsUnknown() async throws {
        let other = contoso {
            $0.name = "Fabrikam"
            $0.domain = ""
            $0.verifiedDomains = ["fabrikam.example"]
            $0.administrator = Contact(email: "bo@fabrikam.example", country: "")
            $0.address?.street = "2 Way"
            $0.address?.city = ""
        }
        let lines = try lines(try await verify(other, Microsoft()))
        for line in [
            "1 name differ", "2 name differ", "2 domain differ", "3 name differ", "3 street differ",
            "3 city unknown", "3 country unknown", "3 email differ",
            "4 domain differ",
        ] { #expect(lines.contains(line), "\(line)") }
    }

    @Test func aTenantThatMicrosoftDoesNotKnowContradicts() async throws {
        var microsoft = Microsoft()
        microsoft.facts = .success(nil)
        let store = try await verify(contoso(), microsoft)
        #expect(try lines(store).contains("2 tenant differ"))
        #expect(tenantLevel(of: try store.evidence(of: CompanyID("a"))) == nil)
    }

    @Test func aLostRelationshipIsEvidenceToo() async throws {
        var microsoft = Microsoft()
        microsoft.details = .success(CustomerDetails(tenant: tenant(1), bond: .lost))
        microsoft.isDelegated = .success(false)
        let lines = try lines(try await verify(contoso(), microsoft, customers: []))
        #expect(lines.contains("3 tenant differ") && lines.contains("1 tenant unknown"))
        #expect(!lines.contains { $0.hasPrefix("4 domain") })
    }

    @Test func whatMayNotBeReadIsUnknownWithItsReason() async throws {
        var microsoft = Microsoft()
        microsoft.facts = .failure(.notAllowed("the permission is missing"))
        microsoft.details = .failure(.notAllowed("no role"))
        microsoft.isDelegated = .failure(.unreadable("odd"))
        let store = try await verify(contoso(), microsoft)
        let evidence = try store.evidence(of: CompanyID("a")).filter { $0.level > .list }
        #expect(evidence.map(\.verdict) == [.unknown, .unknown, .unknown])
        #expect(evidence.map(\.source) == ["the permission is missing", "no role", "odd"])
    }

    @Test func withoutMicrosoftTheListAloneIsCompared() async throws {
        #expect(try lines(try await verify(contoso(), nil)).allSatisfy { $0.hasPrefix("1 ") })
    }

    @Test func aCompanyWithoutTenantIsReadAgainAndSkipped() async throws {
        let store = try await verify(contoso { $0.tenant = nil }, Microsoft())
        #expect(store.states == [.skipped(.unlinked)])
        #expect(store.memory.withLock { $0.companies[CompanyID("a")] } != nil)
    }

    @Test func whatCanNotBeReadNowIsTriedAgainLater() async throws {
        var microsoft = Microsoft()
        microsoft.details = .failure(.unreachable("no route"))
        let store = try await verify(contoso(), microsoft)
        #expect(store.states == [.failed(ItemFailure("no route", retryable: true))])
        #expect(try store.evidence(of: CompanyID("a")).isEmpty)
        microsoft.details = .failure(.signInNeeded("expired"))
        #expect(try await verify(contoso(), microsoft, halts: .halted).states == [.queued])
    }

    @Test func anAdministratorThatTheCompanyDoesNotShowIsAskedFor() async throws {
        let store = try await verify(contoso { $0.administrator = Contact() }, Microsoft())
        #expect(try store.evidence(of: CompanyID("a")).first { $0.field == .email }?.marketplace == "boss@example.com")
    }
}
