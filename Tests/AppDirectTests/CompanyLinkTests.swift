import AppDirect
import Core
import Testing

/// Writing a tenant on a company, and taking it away.
@Suite struct CompanyLinkTests {
    private static let text = "33333333-3333-4333-8333-333333333333"
    private static let tenant = TenantID(high: 0x3333_3333_3333_4333, low: 0x8333_3333_3333_3333)
    private static let other = "44444444-4444-4444-8444-444444444444"
    private static let id = CompanyID("a")

    @Test func anEmptyFieldTakesTheTenantAndReadsBack() async throws {
        let accounts = PretendAccounts([.init(id: "a")])
        let company = try await marketplace(accounts).link(Self.id, to: Self.tenant)
        #expect(company.tenant == Self.tenant)
        #expect(company.evidence == .written)
        #expect(accounts.log == ["GET /a", "GET /externalId:\(Self.text)", "PATCH /a", "GET /a"])
        #expect(accounts.requests[2].text == "{\"externalId\":\"\(Self.text)\"}")
    }

    @Test(arguments: [nil, text]) func theSameTenantIsThereAlready(mosi: String?) async throws {
        let accounts = PretendAccounts([.init(id: "a", externalID: Self.text.uppercased(), mosi: mosi)])
        #expect(try await marketplace(accounts).link(Self.id, to: Self.tenant).tenant == Self.tenant)
        #expect(accounts.log == ["GET /a"])
    }

    @Test func aCompanyThatTheConsoleLinkedGetsItsKey() async throws {
        let accounts = PretendAccounts([.init(id: "a", mosi: Self.text)])
        #expect(try await marketplace(accounts).link(Self.id, to: Self.tenant).evidence == .confirmed)
        #expect(accounts.records[0].externalID == Self.text)
    }

    @Test(
        arguments: [
            (other, nil, "the external id of a is \(other), not \(text)"),
            ("CRM-7", nil, "the external id of a is CRM-7, not \(text)"),
            (nil, other, "the marketplace itself links a to \(other), not to \(text)"),
            (text, other, "the marketplace itself links a to \(other), not to \(text)"),
            (nil, "MOSI-1", "the marketplace itself links a to MOSI-1, not to \(text)"),
        ] as [(String?, String?, String)])
    func anotherValueIsNeverOverwritten(external: String?, mosi: String?, words: String) async {
        let accounts = PretendAccounts([.init(id: "a", externalID: external, mosi: mosi)])
        await #expect(throws: ServiceFailure.refused(words)) {
            try await marketplace(accounts).link(Self.id, to: Self.tenant)
        }
        #expect(accounts.log == ["GET /a"])
    }

    @Test func aTenantIsNotGivenToASecondCompany() async {
        let accounts = PretendAccounts([.init(id: "a"), .init(id: "b", externalID: Self.text)])
        await #expect(
            throws: ServiceFailure.refused("\(Self.text) is the external id of b already, not of a")
        ) { try await marketplace(accounts).link(Self.id, to: Self.tenant) }
        #expect(accounts.records[0].externalID == nil)
    }

    @Test func aLostAnswerCountsWhenTheTenantShows() async throws {
        let accounts = PretendAccounts([.init(id: "a")])
        accounts.fault("PATCH /a", .loseAnswer(.outcomeUnknown("cut")))
        #expect(try await marketplace(accounts).link(Self.id, to: Self.tenant).tenant == Self.tenant)
        accounts.fault("PATCH /a", .fail(.outcomeUnknown("cut")))
        await #expect(throws: ServiceFailure.outcomeUnknown("cut")) {
            try await marketplace(accounts).unlink(Self.id, from: Self.tenant)
        }
    }

    @Test func aCompanyThatIsNotThereCannotBeLinked() async {
        await #expect(throws: ServiceFailure.notFound("the marketplace has no company a")) {
            try await marketplace(PretendAccounts()).link(Self.id, to: Self.tenant)
        }
    }

    @Test func aReadOnlyProfileLinksNothing() async {
        let accounts = PretendAccounts([.init(id: "a", externalID: Self.text)])
        let marketplace = marketplace(accounts, isReadOnly: true)
        await #expect(throws: ServiceFailure.self) { try await marketplace.link(Self.id, to: Self.tenant) }
        await #expect(throws: ServiceFailure.self) { try await marketplace.unlink(Self.id, from: Self.tenant) }
        #expect(accounts.log.isEmpty)
    }

    @Test func otherAttributesStay() async throws {
        let accounts = PretendAccounts([.init(id: "a", externalID: "CRM-7", attributes: ["colour": "blue"])])
        let marketplace = marketplace(accounts, field: .attribute("ms_tenant"))
        #expect(try await marketplace.link(Self.id, to: Self.tenant).tenant == Self.tenant)
        #expect(accounts.records[0].attributes == ["colour": "blue", "ms_tenant": Self.text])
        #expect(try await marketplace.unlink(Self.id, from: Self.tenant).tenant == nil)
        #expect(accounts.records[0].attributes == ["colour": "blue"])
        #expect(accounts.records[0].externalID == "CRM-7")
    }

    @Test(arguments: [false, true]) func ourOwnTenantIsRemoved(ignoresNull: Bool) async throws {
        let accounts = PretendAccounts([.init(id: "a", externalID: Self.text)])
        if ignoresNull { accounts.ignoreNull() }
        let company = try await marketplace(accounts).unlink(Self.id, from: Self.tenant)
        #expect(company.tenant == nil)
        #expect(company.tenantKey == "")
        #expect(accounts.log.filter { $0 == "PATCH /a" }.count == (ignoresNull ? 2 : 1))
    }

    @Test(
        arguments: [
            (text, text, "the marketplace itself links a to \(text); unlink it in its console"),
            (other, nil, "the external id of a is \(other), not \(text)"),
            ("CRM-7", nil, "the external id of a is CRM-7, not \(text)"),
        ] as [(String, String?, String)])
    func whatFerryDidNotWriteStays(external: String, mosi: String?, words: String) async {
        let accounts = PretendAccounts([.init(id: "a", externalID: external, mosi: mosi)])
        await #expect(throws: ServiceFailure.refused(words)) {
            try await marketplace(accounts).unlink(Self.id, from: Self.tenant)
        }
        #expect(accounts.records[0].externalID == external)
    }

    @Test func anEmptyFieldIsUnlinkedAlready() async throws {
        let accounts = PretendAccounts([.init(id: "a")])
        #expect(try await marketplace(accounts).unlink(Self.id, from: Self.tenant).tenant == nil)
        #expect(accounts.log == ["GET /a"])
    }
}
