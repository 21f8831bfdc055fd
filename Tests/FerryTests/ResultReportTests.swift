import Core
import Store
import Testing

@testable import Ferry

/// Result reports of the migration tool, beside what the store knows of the marketplace.
@Suite struct ResultReportTests {
    /// A world whose store knows some companies of the marketplace.
    private func world(_ companies: Company...) async throws -> TestWorld {
        let world = try await TestWorld.withCustomers()
        try world.store().mirror(companies)
        return world
    }

    private func company(_ id: String, name: String, tenant: String? = nil, tenantKey: String = "") -> Company {
        Company(
            id: CompanyID(id), name: name, tenant: tenant.flatMap { TenantID($0) },
            evidence: tenant == nil ? .none : .confirmed, domain: "", status: "ACTIVE",
            createdAt: TestWorld.now.adding(seconds: -86_400),
            administrator: Contact(email: "boss@market.example", firstName: "Bo", lastName: "Boss"), origin: .found,
            tenantKey: tenantKey)
    }

    private func report(_ world: TestWorld, _ rows: (tenant: String, company: String)...) async throws -> Outcome {
        let lines = rows.map { "\($0.tenant),Name,\($0.company),Created\n" }.joined()
        return await world.run("import", try world.file("r.csv", "EXTERNAL_ID,NAME,COMPANY_ID,STATUS\n" + lines))
    }

    @Test func aReportTakesNoCompanyFromItsTenant() async throws {
        let world = try await world(company("c-17", name: "Northwind A/S", tenant: Sample.northwind))
        let outcome = try await report(world, (Sample.contoso, "c-17"))
        #expect(outcome.status == .someRowsFailed && outcome.output.contains("0 added"))
        #expect(outcome.errors.contains("r.csv:2: Company c-17 belongs to tenant \(Sample.northwind)"))
        let companies = await world.run("companies", "list", "--json").output
        #expect(companies.contains(#""name":"Northwind A/S","tenantId":"\#(Sample.northwind)""#))
        #expect(companies.contains(#""tenantEvidence":"confirmed""#))
        #expect(await world.run("pending", "list", "--state", "ready", "--json").output.contains(Sample.contoso))
        #expect(await world.run("pending", "list", "--state", "linked", "--json").output.contains(Sample.northwind))
    }

    @Test func aRowThatSaysBothIsNoSuccess() async throws {
        let world = try await world()
        let file = try world.file(
            "r.csv", "EXTERNAL_ID,NAME,STATUS,ERROR\n\(Sample.contoso),Contoso,SUCCESS,duplicate e-mail\n")
        let outcome = await world.run("import", file)
        #expect(outcome.status == .someRowsFailed && outcome.errors.contains("duplicate e-mail"))
        #expect(await world.run("pending", "list", "--state", "ready", "--json").output.contains(Sample.contoso))
    }

    @Test func aReportTakesNoCompanyThatBearsAForeignKey() async throws {
        let world = try await world(company("c-18", name: "Elsewhere", tenantKey: "ERP-4711"))
        let outcome = try await report(world, (Sample.contoso, "c-18"))
        #expect(outcome.status == .someRowsFailed && outcome.errors.contains("Company c-18 bears “ERP-4711”"))
    }

    @Test func aCompanyWithoutATenantKeepsWhatIsKnownOfIt() async throws {
        let world = try await world(company("c-19", name: "Contoso Holding"))
        let outcome = try await report(world, (Sample.contoso, "c-19"))
        #expect(outcome.status == .done && outcome.output.contains("1 added"))
        let companies = await world.run("companies", "list", "--json")
        #expect(companies.lines.count == 1)
        #expect(companies.output.contains(#""name":"Contoso Holding","tenantId":"\#(Sample.contoso)""#))
        #expect(companies.output.contains(#""tenantEvidence":"written","status":"ACTIVE""#))
        #expect(companies.output.contains("boss@market.example"))
    }

    @Test func oneReportGivesACompanyToOneTenant() async throws {
        let world = try await world()
        let outcome = try await report(world, (Sample.contoso, "c-20"), (Sample.northwind, "c-20"))
        #expect(outcome.status == .someRowsFailed && outcome.output.contains("1 added"))
        #expect(outcome.errors.contains("r.csv:3: Company c-20 belongs to tenant \(Sample.contoso)"))
        #expect(await world.run("companies", "list", "--json").output.contains(Sample.contoso))
    }
}
