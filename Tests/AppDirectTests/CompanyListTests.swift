import AppDirect
import Core
import Testing
import Transfer

/// What is read of companies; all data is made up, in the published shapes.
@Suite struct CompanyListTests {
    private static let tenant = "33333333-3333-4333-8333-333333333333"
    private static let other = "44444444-4444-4444-8444-444444444444"

    @Test func thePageIsAskedForInAStableOrderWithoutWhatIsCostly() async throws {
        let accounts = PretendAccounts([.init(id: "a")])
        _ = try await marketplace(accounts).page(3)
        let request = try #require(accounts.requests.first)
        #expect(request.path == "/api/account/v2/companies")
        let query = Dictionary(request.query.map { ($0.name, $0.value) }) { first, _ in first }
        #expect(
            query == [
                "page": "3", "size": "250", "sortField": "NAME", "sortOrder": "ASC",
                "includePurchaseLimitData": "false", "includeCustomAttributes": "false",
            ])
    }

    @Test func customAttributesComeOnlyWhereTheyHoldTheTenant() async throws {
        let accounts = PretendAccounts([.init(id: "a", attributes: ["ms_tenant": Self.tenant, "colour": "blue"])])
        let page = try await marketplace(accounts, field: .attribute("ms_tenant")).page(0)
        #expect(accounts.requests[0].query.contains(HTTPHeader("includeCustomAttributes", "true")))
        #expect(page.companies.map(\.tenant) == [TenantID(Self.tenant)])
        #expect(page.companies.map(\.evidence) == [.written])
    }

    @Test func aRowOfTheListIsNotReadUnlessItNamesTheMicrosoftCustomer() async throws {
        let rows: [[String: Any]] = [
            ["uuid": "a", "name": "Contoso", "externalId": Self.tenant.uppercased()],
            ["uuid": "b", "name": "Fabrikam", "mosiCustomerId": Self.other, "enabled": false],
            ["uuid": "c", "name": "Tail\u{202E}spin", "externalId": "CRM-7", "creationDate": "1700000000000"],
        ]
        let page = try await page(["content": rows, "page": ["totalElements": 3, "totalPages": 1]])
        #expect(page.companies.map(\.isRead) == [false, true, false])
        #expect(page.companies.map(\.tenant) == [TenantID(Self.tenant), TenantID(Self.other), nil])
        #expect(page.companies.map(\.evidence) == [.written, .confirmed, .none])
        #expect(page.companies.map(\.status) == ["", "DISABLED", ""])
        #expect(page.companies[2].tenantKey == "CRM-7")
        #expect(!page.companies[2].name.unicodeScalars.contains("\u{202E}"))
        #expect(page.companies[2].createdAt == Timestamp(seconds: 1_700_000_000))
        #expect(page.total == 3)
        #expect(page.isLast)
    }

    @Test func anUnreadableRowCostsItselfAlone() async throws {
        let rows: [Any] = [["name": "No id"], "text", ["uuid": "a", "name": ["odd"], "externalId": 7]]
        let page = try await page(["content": rows, "page": ["totalElements": 3, "totalPages": 9]])
        #expect(page.companies.map(\.id.description) == ["a"])
        #expect(page.companies.map(\.name) == [""])
        #expect(page.unreadable == ["row 1 of page 0 has no id: No id", "row 2 of page 0 has no id"])
        #expect(!page.isLast)
    }

    @Test(
        arguments: [
            (["totalPages": 1], true), (["totalPages": 2], false), (["totalPages": 0], true),
            (["totalElements": 50, "size": 50], true), (["totalElements": 51, "size": 50], false), ([:], false),
        ] as [([String: Int], Bool)])
    func theLastPageIsKnownByWhatThePageBlockTells(block: [String: Int], isLast: Bool) async throws {
        #expect(try await page(["content": [["uuid": "a"]], "page": block]).isLast == isLast)
    }

    @Test func withoutAPageBlockAnEmptyPageIsTheLast() async throws {
        #expect(try await page(["content": []]).isLast)
    }

    @Test func aSizeThatIsRefusedGivesWayToTheDocumentedOne() async throws {
        let accounts = PretendAccounts((0..<120).map { .init(id: "c\($0)", name: "C\($0)") })
        accounts.refusePages(above: 50)
        let marketplace = marketplace(accounts)
        #expect(try await marketplace.page(0).companies.count == 50)
        #expect(try await marketplace.page(2).companies.count == 20)
        let sizes = accounts.requests.map { request in request.query.first { $0.name == "size" }?.value }
        #expect(sizes == ["250", "50", "50"])
    }

    @Test(arguments: ["<html>Sign in</html>", "{}", "[]", "{\"content\": 7}", ""])
    func anAnswerThatIsNoListIsUnreadable(body: String) async {
        let accounts = PretendAccounts()
        accounts.fault("GET /", .answer(.text(200, body)))
        await #expect { try await marketplace(accounts).page(0) } throws: { error in
            if case .unreadable = error as? ServiceFailure { true } else { false }
        }
    }

    private func page(_ object: [String: Any]) async throws -> CompanyPage {
        let accounts = PretendAccounts()
        accounts.fault("GET /", .answer(.json(200, object)))
        return try await marketplace(accounts).page(0)
    }
}

/// A marketplace over pretended accounts.
func marketplace(
    _ accounts: PretendAccounts, field: TenantField = .externalID, isReadOnly: Bool = false
) -> AppDirectMarketplace {
    AppDirectMarketplace(
        caller: accounts, rules: MarketplaceRules(tenantField: field, isReadOnly: isReadOnly))
}
