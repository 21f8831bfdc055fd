import Core
import PartnerCenter
import Sandbox
import Store
import Testing

/// What a synchronisation over real HTTP makes of a sandbox, against what the sandbox was made of.
@Suite struct SyncContractTests {
    private static let customers = 1300

    private func check(_ end: SyncEnd) {
        guard case .finished(let note, let troubles) = end else {
            Issue.record("\(end)")
            return
        }
        #expect(note.isComplete && troubles.isEmpty, "\(troubles)")
    }

    @Test(arguments: SandboxOptions.ListEnd.allCases) func theWholeListComesInOnce(end: SandboxOptions.ListEnd)
        async throws
    {
        let place = try SandboxPlace(customers: Self.customers, seed: 3, listEnd: end)
        let store = try place.openStore()
        check(try await place.synchronise(store))
        let state = place.control.state()
        #expect(state.listedRows > state.listedTenants)
        #expect(try store.snapshot(.customers).total == state.listedTenants)
        #expect(try store.snapshot(.companies).total == state.companies)
        let memory = try store.syncMemory()
        #expect(memory.sources[.customerList]?.counts.seen == state.listedTenants)
        #expect(memory.sources[.companyList]?.counts.seen == state.companies)
        #expect(!memory.mirror.hasUnreadCompanies)
    }

    @Test(arguments: [3, 8] as [UInt64]) func everyCustomerStandsWhereTheDataPutsIt(seed: UInt64) async throws {
        let place = try SandboxPlace(customers: Self.customers, seed: seed)
        let store = try place.openStore()
        check(try await place.synchronise(store))
        let data = place.data(customers: Self.customers, seed: seed)
        let directory = try place.customers()
        var met: Set<DemoRole> = []
        for (index, role) in data.roles(in: 0..<Self.customers).enumerated() {
            let row = index..<index + 1
            guard let line = (data.customers(in: row) + data.vanished(in: row)).first else { continue }
            met.insert(role)
            let standing = try store.standing(line.tenant)
            let told = "row \(index), \(role), \(line.tenant) \(line.name): \(String(describing: standing))"
            guard role != .vanished else {
                #expect(standing == nil, "\(told)")
                continue
            }
            let found = try #require(standing, "\(told)")
            if try await directory.details(of: line.tenant).bond == .lost {
                #expect(found.reason == .relationshipLost, "\(told)")
                continue
            }
            let companies = Set(place.control.companies(of: line.tenant))
            let beside = data.companies(in: row).filter { $0.tenant == nil && !isStranger($0, line) }.map(\.id)
            switch role {
            case .ready, .ignored, .namesake: #expect(found.state == .ready, "\(told)")
            case .withoutContact: #expect(found.reason == .needsContact, "\(told)")
            case .malformedContact: #expect(found.reason == .contactMalformed, "\(told)")
            case .notReseller: #expect(found.reason == .notReseller, "\(told)")
            case .nameless: #expect(found.reason == .nameMissing, "\(told)")
            case .namedByDomain: #expect(found.reason == .nameIsDomain, "\(told)")
            case .linked, .created:
                #expect(found.state == .linked && found.level == .tenant, "\(told)")
                #expect(Set(found.companies.map(\.description)) == companies && companies.count == 1, "\(told)")
            case .matchedByDomain:
                #expect(found.state == .matched && found.reason == .domainMatch, "\(told)")
                #expect(found.companies == beside, "\(told): \(beside)")
            case .matchedByName:
                #expect(found.state == .matched && found.reason == .nameMatch, "\(told)")
                #expect(found.companies == beside, "\(told): \(beside)")
            case .ambiguous:
                #expect(found.state == .ambiguous && found.companies.count == 2, "\(told)")
                let expected = companies.isEmpty ? Set(beside.map(\.description)) : companies
                #expect(Set(found.companies.map(\.description)) == expected, "\(told)")
            case .vanished: break
            }
        }
        #expect(met == Set(DemoRole.allCases))
    }

    /// The companies that stand beside some rows and are nobody's have domains of their own.
    private func isStranger(_ company: Company, _ line: CustomerLine) -> Bool {
        !company.domain.isEmpty && company.domain != line.domain
    }

    @Test func everyLevelOfMatchingIsFound() async throws {
        let place = try SandboxPlace(customers: 200, seed: 5)
        let control = place.control
        func add(_ name: String, domain: String = "", relationship: String = "reseller") -> TenantID {
            control.add(
                NewCustomer(
                    name: name, domain: domain, relationship: relationship,
                    contact: Contact(email: "ada@\(domain.isEmpty ? "contoso.example" : domain)")))
        }
        let linked = add("Contoso Baltic")
        let byTenant = control.add(ConsoleCompany(name: "Something Else", tenant: linked))
        let keyed = add("Contoso Keyed")
        let byKey = control.add(
            ConsoleCompany(name: "Kept By Another", externalID: keyed.description.uppercased()))
        let domain = add("Contoso Domain", domain: "contoso-domain.onmicrosoft.com")
        let byDomain = control.add(
            ConsoleCompany(name: "Third Name", verifiedDomains: ["CONTOSO-domain.onmicrosoft.com"]))
        // Only the details tell this domain, and only reading the company shows that it verified it.
        let hidden = add("Contoso Hidden", domain: "contoso-hidden.onmicrosoft.com")
        let byHidden = control.add(
            ConsoleCompany(name: "Fourth Name", verifiedDomains: ["other.example", "contoso-hidden.example.com"]))
        let name = add("Contoso Næstved A/S")
        let byName = control.add(ConsoleCompany(name: "CONTOSO NAESTVED, LTD."))
        let twice = add("Contoso Twice GmbH")
        let both = [
            control.add(ConsoleCompany(name: "Contoso Twice")), control.add(ConsoleCompany(name: "Contoso Twice Ltd")),
        ]
        let namesake = add("Contoso Baltic Twin")
        let other = add("Contoso Baltic Twin")
        control.add(ConsoleCompany(name: "Contoso Baltic Twin", tenant: other))
        let advisor = add("Contoso Advised", relationship: "advisor")
        let store = try place.openStore()
        check(try await place.synchronise(store))
        func expect(
            _ tenant: TenantID, _ state: PendingState, _ level: MatchLevel, _ ids: [String], hasNamesake: Bool = false
        ) throws {
            let found = try #require(try store.standing(tenant))
            #expect(found.state == state && found.level == level, "\(found)")
            #expect(Set(found.companies.map(\.description)) == Set(ids) && found.hasNamesake == hasNamesake, "\(found)")
        }
        try expect(linked, .linked, .tenant, [byTenant])
        try expect(keyed, .linked, .tenant, [byKey])
        try expect(domain, .matched, .domain, [byDomain])
        try expect(hidden, .matched, .domain, [byHidden])
        try expect(name, .matched, .name, [byName])
        try expect(twice, .ambiguous, .name, both)
        try expect(namesake, .ready, .none, [], hasNamesake: true)
        try expect(advisor, .blocked, .none, [])
        #expect(try store.standing(advisor)?.reason == .notReseller)
    }

    @Test func lostAndDelegatedRelationshipsAreStates() async throws {
        let place = try SandboxPlace(customers: 20, seed: 5)
        let control = place.control
        let lost = control.add(NewCustomer(name: "Litware", isDelegated: false))
        let delegated = control.add(NewCustomer(name: "Fabrikam"))
        control.set(.lost, of: lost, isListed: true)
        control.set(.delegatedOnly, of: delegated, isListed: true)
        let store = try place.openStore()
        check(try await place.synchronise(store))
        #expect(try store.standing(lost) == Standing(.blocked, .relationshipLost))
        #expect(try store.standing(delegated) == Standing(.blocked, .delegatedOnly))
    }
}
