import Core
import Testing

/// What every marketplace has to keep, whatever stands behind it.
///
/// It creates companies of made-up tenants, so it runs on a marketplace that nobody uses.
struct MarketplaceContract {
    /// The marketplace.
    let marketplace: any Marketplace

    /// Runs all of it.
    func check() async throws {
        try await anUnknownTenantHasNoCompany()
        let first = try await creationGivesTheTenantsOneCompany()
        try await creatingAgainGivesTheSameCompany(first)
        try await creatingSideBySideMakesOneCompany()
        try await twoTenantsOfOneNameAreTwoCustomers()
        try await namesOfAnyScriptComeBackAsTheyWere()
    }

    private func anUnknownTenantHasNoCompany() async throws {
        #expect(try await marketplace.companies(of: tenant(0), named: "Contract Nobody").isEmpty)
    }

    private func creationGivesTheTenantsOneCompany() async throws -> Company {
        let company = try await marketplace.create(new(1, "Contract One Ltd"), by: "ada@desk")
        #expect(company.tenant == tenant(1))
        #expect(company.name == "Contract One Ltd")
        #expect(company.evidence != .none)
        #expect(company.administrator.email == "ada1@contoso.example")
        let found = try await marketplace.companies(of: tenant(1), named: "Contract One Ltd")
        #expect(found.map(\.id) == [company.id])
        return company
    }

    private func creatingAgainGivesTheSameCompany(_ first: Company) async throws {
        let again = try await marketplace.create(new(1, "Contract One Limited"), by: "una@desk")
        #expect(again.id == first.id)
        let found = try await marketplace.companies(of: tenant(1), named: "Contract One Limited")
        #expect(found.map(\.id) == [first.id])
    }

    private func creatingSideBySideMakesOneCompany() async throws {
        let ids = try await withThrowingTaskGroup(of: CompanyID.self) { group in
            for _ in 0..<8 {
                group.addTask { try await marketplace.create(new(2, "Contract Two"), by: "ada@desk").id }
            }
            return try await group.reduce(into: Set()) { $0.insert($1) }
        }
        #expect(ids.count == 1)
        #expect(try await marketplace.companies(of: tenant(2), named: "Contract Two").map(\.id) == Array(ids))
    }

    private func twoTenantsOfOneNameAreTwoCustomers() async throws {
        let third = try await marketplace.create(new(3, "Contract Twins"), by: "ada@desk")
        let fourth = try await marketplace.create(new(4, "Contract Twins"), by: "ada@desk")
        #expect(third.id != fourth.id)
        #expect(try await marketplace.companies(of: tenant(3), named: "Contract Twins").map(\.id) == [third.id])
        #expect(try await marketplace.companies(of: tenant(4), named: "Contract Twins").map(\.id) == [fourth.id])
    }

    private func namesOfAnyScriptComeBackAsTheyWere() async throws {
        let names = ["Ærøskøbing & Sønner A/S", "株式会社コントソ", "شركة كونتوسو", "\"Quoted\" \\ Ltd", "100% + more?#"]
        for (number, name) in names.enumerated() {
            let company = try await marketplace.create(new(UInt64(10 + number), name), by: "ada@desk")
            #expect(company.name == name)
            let found = try await marketplace.companies(of: tenant(UInt64(10 + number)), named: name)
            #expect(found.map(\.id) == [company.id])
        }
    }

    private func tenant(_ number: UInt64) -> TenantID {
        TenantID(high: 0xC0DE_0000_0000_4000, low: 0x8000 << 48 | number)
    }

    private func new(_ number: UInt64, _ name: String) -> NewCompany {
        NewCompany(
            tenant: tenant(number), name: name, domain: "contract\(number).example",
            administrator: Contact(
                email: "ada\(number)@contoso.example", firstName: "Ada", lastName: "Example", country: "DK"))
    }
}

@Suite struct PretendAccountsContractTests {
    @Test func theAdapterKeepsTheContract() async throws {
        try await MarketplaceContract(marketplace: marketplace(PretendAccounts())).check()
    }
}
