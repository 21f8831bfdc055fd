import AppDirect
import Core
import Testing
import Transfer

/// What reading a company by its id tells of its tenant.
@Suite struct CompanyReadingTests {
    private static let tenant = "33333333-3333-4333-8333-333333333333"
    private static let other = "44444444-4444-4444-8444-444444444444"

    @Test(
        arguments: [
            (nil, nil, nil, .none, nil), (tenant, nil, tenant, .written, nil), (nil, tenant, tenant, .confirmed, nil),
            (tenant, tenant.uppercased(), tenant, .confirmed, nil), (tenant, other, other, .confirmed, tenant),
            ("CRM-7", tenant, tenant, .confirmed, nil), ("CRM-7", nil, nil, .none, nil),
            (tenant, "MOSI-0815", tenant, .written, nil), (nil, "MOSI-0815", nil, .none, nil),
        ] as [(String?, String?, String?, TenantEvidence, String?)])
    func theMarketplacesOwnWordWins(
        external: String?, mosi: String?, expected: String?, evidence: TenantEvidence, contradiction: String?
    ) async throws {
        let accounts = PretendAccounts([.init(id: "a", externalID: external, mosi: mosi)])
        let reading = try #require(try await marketplace(accounts).reading(of: CompanyID("a")))
        #expect(reading.company.tenant == expected.flatMap { TenantID($0) })
        #expect(reading.company.evidence == evidence)
        #expect(reading.company.isRead)
        #expect(reading.company.status == "INACTIVE")
        #expect(reading.microsoftID == mosi ?? "")
        #expect(reading.contradiction == contradiction.flatMap { TenantID($0) })
    }

    @Test func anExternalIDSaysNothingWhereAnAttributeHoldsTheTenant() async throws {
        let accounts = PretendAccounts([
            .init(id: "a", externalID: Self.other, attributes: ["ms_tenant": Self.tenant])
        ])
        let company = try await marketplace(accounts, field: .attribute("ms_tenant")).company(CompanyID("a"))
        #expect(company?.tenant == TenantID(Self.tenant))
        #expect(company?.tenantKey == Self.tenant)
    }

    @Test func theAddressIsReadAndTheCountryMayStandBesideIt() async throws {
        let street = ["street1": "1 Way", "street2": "2nd\u{1B} floor", "city": "Aarhus", "state": "", "zip": "8000"]
        let accounts = PretendAccounts([
            .init(id: "a", address: street.merging(["country": "DK"]) { $1 }, countryCode: "SE"),
            .init(id: "b", address: street, countryCode: "SE"), .init(id: "c", countryCode: "SE"), .init(id: "d"),
        ])
        var addresses: [PostalAddress?] = []
        for id in ["a", "b", "c", "d"] {
            addresses.append(try await marketplace(accounts).company(CompanyID(id))?.address)
        }
        #expect(addresses.map { $0?.country } == ["DK", "SE", "SE", nil])
        #expect(addresses[0]?.street == "1 Way" && addresses[0]?.postalCode == "8000")
        #expect(addresses[1]?.street2.contains("\u{1B}") == false && addresses[2]?.street == "")
    }

    @Test func domainsAreReadOnlyWhereNoTenantIsKnown() async throws {
        let accounts = PretendAccounts([
            .init(id: "a", externalID: Self.tenant, domains: ["contoso.example"]),
            .init(id: "b", domains: ["Fabrikam.example", "fabrikam.test"]),
        ])
        let marketplace = marketplace(accounts)
        #expect(try await marketplace.company(CompanyID("a"))?.verifiedDomains == [])
        let company = try await marketplace.company(CompanyID("b"))
        #expect(company?.verifiedDomains == ["fabrikam.example", "fabrikam.test"])
        #expect(company?.domain == "fabrikam.example")
        #expect(accounts.log == ["GET /a", "GET /b", "GET /b/verifiedDomains"])
    }

    @Test(arguments: [400, 403, 404]) func domainsThatMayNotBeSeenCostThemselvesAlone(status: Int) async throws {
        let accounts = PretendAccounts([.init(id: "a", domains: ["contoso.example"])])
        accounts.fault("GET /a/verifiedDomains", .answer(.problem(status, "no")))
        #expect(try await marketplace(accounts).company(CompanyID("a"))?.verifiedDomains == [])
    }

    @Test func aCompanyThatIsNotThereIsNil() async throws {
        #expect(try await marketplace(PretendAccounts()).company(CompanyID("a")) == nil)
    }

    @Test func anOddIDIsEncodedInThePath() async throws {
        let accounts = PretendAccounts([.init(id: "a/b?c é")])
        _ = try await marketplace(accounts).company(CompanyID("a/b?c é"))
        #expect(accounts.log.first == "GET /a%2Fb%3Fc%20%C3%A9")
    }

    @Test(arguments: [nil, "EXAMPLE"]) func theAdministratorIsTheOldestMemberWhoAdministersAndIsInForce(
        partner: String?
    ) async throws {
        let accounts = PretendAccounts([.init(id: "a", partner: partner)])
        let contact = try await marketplace(accounts).administrator(of: CompanyID("a"))
        #expect(contact == Contact(email: "ada@contoso.example", firstName: "Ada", lastName: "Example"))
        let query = accounts.requests[0].query
        #expect(query.contains(HTTPHeader("includeCompanies", "false")))
    }

    @Test func aCompanyWithoutAdministratorsHasNone() async throws {
        let accounts = PretendAccounts([.init(id: "a")])
        accounts.fault("GET /a/memberships", .answer(.json(200, ["content": [["user": ["email": "x@y.example"]]]])))
        accounts.fault("GET /a/memberships", .answer(.json(200, ["content": []])))
        #expect(try await marketplace(accounts).administrator(of: CompanyID("a")) == nil)
        await #expect(throws: ServiceFailure.self) {
            try await marketplace(accounts).administrator(of: CompanyID("b"))
        }
    }
}
