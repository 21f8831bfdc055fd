import AppDirect
import Core
import Testing

/// The look at the marketplace before each creation.
@Suite struct CompanySearchTests {
    private static let text = "33333333-3333-4333-8333-333333333333"
    private static let tenant = TenantID(high: 0x3333_3333_3333_4333, low: 0x8333_3333_3333_3333)
    private static let other = "44444444-4444-4444-8444-444444444444"

    @Test func nothingIsFoundByTwoRequests() async throws {
        let accounts = PretendAccounts([.init(id: "x", name: "Fabrikam")])
        #expect(try await marketplace(accounts).companies(of: Self.tenant, named: "Contoso Ltd").isEmpty)
        #expect(accounts.log == ["GET /externalId:\(Self.text)", "GET /?name=Contoso Ltd"])
    }

    @Test func theExternalIDFindsACompanyOfAnyName() async throws {
        let accounts = PretendAccounts([.init(id: "x", name: "Renamed", externalID: Self.text)])
        let found = try await marketplace(accounts).companies(of: Self.tenant, named: "Contoso Ltd")
        #expect(found.map(\.id.description) == ["x"])
    }

    @Test func aCompanyThatTheConsoleLinkedIsFoundByItsName() async throws {
        let accounts = PretendAccounts([
            .init(id: "a", externalID: "CRM-1", mosi: Self.other), .init(id: "b", mosi: Self.text.uppercased()),
        ])
        let found = try await marketplace(accounts).companies(of: Self.tenant, named: "Contoso Ltd")
        #expect(found.map(\.id.description) == ["b"])
        #expect(found.map(\.evidence) == [.confirmed])
        #expect(accounts.log.suffix(2) == ["GET /a", "GET /b"])
    }

    @Test func bothWaysGiveEachCompanyOnce() async throws {
        let accounts = PretendAccounts([
            .init(id: "a", externalID: Self.text), .init(id: "b", mosi: Self.text),
        ])
        let found = try await marketplace(accounts).companies(of: Self.tenant, named: "Contoso Ltd")
        #expect(found.map(\.id.description) == ["a", "b"])
        #expect(accounts.log.filter { $0 == "GET /a" }.isEmpty)
    }

    @Test func aServiceThatComparesByPartShowsTheSameNameFirst() async throws {
        var records: [PretendAccounts.Record] = (0..<300).map { .init(id: "c\($0)", name: "Contoso Ltd \($0)") }
        records.append(.init(id: "z", name: "CONTOSO Limited", mosi: Self.text))
        records.append(.init(id: "y", name: "Contoso Ltd.", mosi: Self.text))
        let accounts = PretendAccounts(records)
        accounts.compareByPart()
        let found = try await marketplace(accounts).companies(of: Self.tenant, named: "Contoso Ltd")
        #expect(found.map(\.id.description) == ["y"])
        #expect(accounts.log.filter { $0.hasPrefix("GET /c") }.count == 100)
        #expect(accounts.log.filter { $0.hasPrefix("GET /?") }.count == 2)
    }

    @Test func aListThatShrinksItsPagesIsReadFromItsBeginning() async throws {
        var records: [PretendAccounts.Record] = (0..<600).map { .init(id: "c\($0)", name: "C \(1000 + $0)") }
        records[599].attributes = ["ms_tenant": Self.text]
        let accounts = PretendAccounts(records)
        let shop = marketplace(accounts, field: .attribute("ms_tenant"))
        accounts.refusePages(above: 50, from: 2)
        let found = try await shop.companies(of: Self.tenant, named: "Contoso Ltd")
        #expect(found.map(\.id.description) == ["c599"])
    }

    @Test func aListThatNeverShowsAllThatItCountsIsNoAnswer() async {
        let accounts = PretendAccounts([.init(id: "a", name: "Fabrikam")])
        let short: [String: Any] = ["content": [], "page": ["totalElements": 1, "totalPages": 1]]
        for _ in 0..<4 { accounts.fault("GET /?name", .answer(.json(200, short))) }
        await #expect {
            try await marketplace(accounts).companies(of: Self.tenant, named: "Contoso Ltd")
        } throws: {
            if case .unreadable = $0 as? ServiceFailure { true } else { false }
        }
    }

    @Test func aListThatChangedWhileItWasReadIsReadAgain() async throws {
        let accounts = PretendAccounts([.init(id: "b", mosi: Self.text)])
        let short: [String: Any] = ["content": [], "page": ["totalElements": 1, "totalPages": 1]]
        accounts.fault("GET /?name", .answer(.json(200, short)))
        let found = try await marketplace(accounts).companies(of: Self.tenant, named: "Contoso Ltd")
        #expect(found.map(\.id.description) == ["b"])
    }

    @Test func anEmptyNameListsNothing() async throws {
        let accounts = PretendAccounts([.init(id: "a")])
        #expect(try await marketplace(accounts).companies(of: Self.tenant, named: " ").isEmpty)
        #expect(accounts.log == ["GET /externalId:\(Self.text)"])
    }

    @Test func twoTenantsOnOneCompanyNeedAPerson() async {
        let accounts = PretendAccounts([.init(id: "a", externalID: Self.text, mosi: Self.other)])
        await #expect(
            throws: ServiceFailure.refused(
                "needs a person: company a bears the tenant \(Self.text), but the marketplace links it to \(Self.other)"
            )
        ) { try await marketplace(accounts).companies(of: Self.tenant, named: "Contoso Ltd") }
    }

    @Test func aRowThatCannotBeReadMayBeTheOne() async {
        let accounts = PretendAccounts()
        accounts.fault("GET /?name", .answer(.json(200, ["content": [["name": "Contoso Ltd"]]])))
        await #expect { try await marketplace(accounts).companies(of: Self.tenant, named: "Contoso Ltd") } throws: {
            if case .unreadable = $0 as? ServiceFailure { true } else { false }
        }
    }

    @Test(arguments: ["GET /externalId", "GET /?name", "GET /a"])
    func aReadingThatFailsIsNeverTakenForNothingFound(line: String) async {
        let accounts = PretendAccounts([.init(id: "a")])
        accounts.fault(line, .fail(.unreachable("no route")))
        await #expect(throws: ServiceFailure.unreachable("no route")) {
            try await marketplace(accounts).companies(of: Self.tenant, named: "Contoso Ltd")
        }
    }

    @Test func anAttributeIsComparedInTheCompleteList() async throws {
        var records: [PretendAccounts.Record] = (0..<600).map { .init(id: "c\($0)", name: "C \($0)") }
        records[430].attributes = ["ms_tenant": Self.text.uppercased()]
        records[550].mosi = Self.text
        records[550].name = "Contoso Limited"
        let accounts = PretendAccounts(records)
        let marketplace = marketplace(accounts, field: .attribute("ms_tenant"))
        let found = try await marketplace.companies(of: Self.tenant, named: "Contoso Ltd")
        #expect(found.map(\.id.description) == ["c430", "c550"])
        #expect(accounts.log == ["GET /", "GET /", "GET /", "GET /c430", "GET /c550"])
    }

    @Test func thoseThatAskTogetherShareOneReadingOfTheCompleteList() async throws {
        let accounts = PretendAccounts((0..<600).map { .init(id: "c\($0)", name: "C \($0)") })
        let marketplace = marketplace(accounts, field: .attribute("ms_tenant"))
        await withTaskGroup(of: Void.self) { group in
            for number in 0..<20 {
                group.addTask {
                    let tenant = TenantID(high: 9, low: UInt64(number))
                    _ = try? await marketplace.companies(of: tenant, named: "None")
                }
            }
        }
        // Twenty readings of three pages each would be sixty; how many rounds there are depends on who comes when.
        #expect(accounts.log.count.isMultiple(of: 3))
        #expect(accounts.log.count <= 60)
        #expect(marketplace.terms.requestsPerCreation == 3)
    }

    @Test func theTermsAreThoseOfTheConfiguration() {
        let rules = MarketplaceRules(burst: 7, requestsPerSecond: 3, settleSeconds: 60, mailsFirstUser: false)
        let terms = AppDirectMarketplace(caller: PretendAccounts(), rules: rules).terms
        #expect(
            terms
                == MarketplaceTerms(
                    isLocal: false, settleSeconds: 60, burst: 7, requestsPerSecond: 3, requestsPerCreation: 5,
                    mailsFirstUser: false))
    }
}
