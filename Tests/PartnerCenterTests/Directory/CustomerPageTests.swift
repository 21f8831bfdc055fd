import Core
import Testing
import Transfer

@testable import PartnerCenter

/// A row as the service writes it; made up.
private func row(_ number: UInt64, name: String = "Contoso") -> String {
    """
    {"id":"\(tenant(number))","companyProfile":{"tenantId":"\(tenant(number))","domain":"Contoso\(number).onmicrosoft.com",
     "companyName":"\(name)"},"relationshipToPartner":"reseller"}
    """
}

private func directory(_ list: ScriptedCaller, session: String = "now") -> PartnerCenterDirectory {
    PartnerCenterDirectory(PartnerCenterServices(person: nobody, list: list, graph: nobody), session: session)
}

@Suite struct CustomerPageTests {
    @Test func firstPageIsAskedForInFiveHundredsAndReadThin() async throws {
        let list = ScriptedCaller([json("\u{FEFF}{\"totalCount\":\"01\",\"Items\":[\(row(1))]}")])
        let page = try await directory(list).page(after: nil)
        #expect(list.requests.map(\.path) == ["/v1/customers"])
        #expect(list.requests.map { $0.values("size") } == [["500"]])
        #expect(page.next == nil)
        #expect(
            page.lines == [
                .customer(
                    CustomerLine(
                        line: 1, tenant: tenant(1), name: "Contoso", domain: "contoso1.onmicrosoft.com",
                        relationship: .reseller, tags: nil, contact: Contact()))
            ])
    }

    /// The ways in which a page names the next, and what then has to be asked.
    static let nexts: [(String, [String], String?)] = [
        ("\"continuationToken\":\"T==\"", ["size=500", "seekOperation=next"], "T=="),
        (
            "\"links\":{\"next\":{\"uri\":\"/customers?size=500&seekOperation=Next\",\"method\":\"GET\",\"headers\":[{\"key\":\"MS-ContinuationToken\",\"value\":\"T==\"}]}}",
            ["size=500", "seekOperation=next"], "T=="
        ),
        (
            "\"links\":{\"next\":{\"uri\":\"/v1/customers?size=500&amp;offset=a%2Fb\",\"headers\":[]}}",
            ["size=500", "offset=a/b"], nil
        ),
        ("\"Links\":{\"Next\":{\"Uri\":\"https://elsewhere.example.com/x?offset=2\"}}", ["offset=2"], nil),
    ]

    @Test(arguments: nexts)
    func nextPageIsFoundInBodyAndLinks(next: String, query: [String], token: String?) async throws {
        let list = ScriptedCaller([
            json("{\"items\":[\(row(1))],\(next)}"), json("{\"items\":[\(row(2))]}"),
        ])
        let directory = directory(list)
        let first = try await directory.page(after: nil)
        let place = try #require(first.next)
        let second = try await directory.page(after: place)
        #expect(second.next == nil)
        let request = try #require(list.requests.last)
        #expect(request.path == "/v1/customers")
        #expect(request.query.map { "\($0.name)=\($0.value)" } == query)
        #expect(request.header("MS-ContinuationToken") == token)
    }

    @Test func aPlaceLeadsOnInAnotherRunOfTheProgram() async throws {
        let before = ScriptedCaller([json("{\"items\":[],\"continuationToken\":\"a: b+c/d=\"}")])
        let place = try #require(try await directory(before, session: "monday").page(after: nil).next)
        let after = ScriptedCaller([json("{\"items\":[\(row(2))]}")])
        let page = try await directory(after, session: "tuesday").page(after: ListPlace(place.text))
        #expect(page.lines.count == 1)
        #expect(after.requests.first?.header("MS-ContinuationToken") == "a: b+c/d=")
    }

    private static let end = json(
        "{\"code\":2000,\"description\":\"Made up.\",\"data\":[],\"source\":\"PartnerFD\"}", status: 400)

    @Test func theListEndsWithAnErrorToo() async throws {
        let list = ScriptedCaller([json("{\"items\":[\(row(1))],\"continuationToken\":\"T\"}"), Self.end])
        let directory = directory(list)
        let place = try #require(try await directory.page(after: nil).next)
        #expect(try await directory.page(after: place) == CustomerPage(lines: [], next: nil))
    }

    @Test func theSameErrorIsNoEndWhereItMayMeanSomethingElse() async throws {
        await #expect {
            try await directory(ScriptedCaller([Self.end])).page(after: nil)
        } throws: { error in
            if case ServiceFailure.refused = error { true } else { false }
        }
        let before = ScriptedCaller([json("{\"items\":[],\"continuationToken\":\"old\"}")])
        let place = try #require(try await directory(before, session: "monday").page(after: nil).next)
        await #expect {
            try await directory(ScriptedCaller([Self.end]), session: "tuesday").page(after: place)
        } throws: { error in
            if case ServiceFailure.notFound = error { true } else { false }
        }
    }

    @Test(arguments: [
        "{\"items\":[],\"links\":{\"next\":{\"uri\":\"/customers\"}}}",
        "{\"items\":[],\"continuationToken\":\"a\\r\\nX-Evil: 1\"}", "{}", "[]", "null", "", "{\"items\":{}}",
        "{\"items\":[", "<html><title>Sign in</title></html>",
    ])
    func whatIsNoPageIsNeverTakenForTheEnd(body: String) async throws {
        await #expect {
            try await directory(ScriptedCaller([json(body)])).page(after: nil)
        } throws: { error in
            if case ServiceFailure.unreadable = error { true } else { false }
        }
    }

    @Test func aListThatGoesInCirclesIsToldAndNotReadForEver() async throws {
        let list = ScriptedCaller { _ in json("{\"items\":[],\"continuationToken\":\"same\"}") }
        let directory = directory(list)
        let place = try #require(try await directory.page(after: nil).next)
        await #expect(throws: ServiceFailure.unreadable("the customer list goes round in circles")) {
            try await directory.page(after: place)
        }
    }

    @Test func anUnreadableRowCostsItselfAlone() async throws {
        let rows = [
            row(1), "7", "null", "{\"companyProfile\":{\"companyName\":\"No tenant\"}}",
            "{\"id\":\"not a \\u001b[2Jguid\"}",
            "{\"id\":\"\(tenant(2))\",\"companyProfile\":{\"tenantId\":\"\(tenant(3))\"}}",
            "{\"id\":\"\(tenant(4))\",\"companyProfile\":\"odd\",\"relationshipToPartner\":\"brand_new\"}",
            "{\"Id\":null,\"CompanyProfile\":{\"TenantId\":\"\("\(tenant(5))".uppercased())\",\"CompanyName\":\" A\\u202eB \"}}",
        ]
        let page = try await directory(ScriptedCaller([json("{\"items\":[\(rows.joined(separator: ","))]}")])).page(
            after: nil)
        let refused = page.lines.compactMap { if case .rejected(let line) = $0 { line } else { nil } }
        #expect(
            refused == [
                RejectedLine(line: 2, reason: .malformedItem), RejectedLine(line: 3, reason: .malformedItem),
                RejectedLine(line: 4, reason: .noTenant),
                RejectedLine(line: 5, reason: .malformedTenant("not a [2Jguid")),
                RejectedLine(line: 6, reason: .twoTenants("\(tenant(2))", "\(tenant(3))")),
            ])
        let kept = page.lines.compactMap { if case .customer(let line) = $0 { line } else { nil } }
        #expect(kept.map(\.tenant) == [tenant(1), tenant(4), tenant(5)])
        #expect(kept.map(\.name) == ["Contoso", "", "AB"])
        #expect(kept.map(\.relationship) == [.reseller, .other("brand_new"), nil])
    }

    @Test func aRefusalKeepsTheServicesWordsAndCode() async throws {
        let list = ScriptedCaller([json("{\"code\":\"900150\",\"description\":\"Not \\u001b[2Jyou.\"}", status: 403)])
        await #expect {
            try await directory(list).page(after: nil)
        } throws: { error in
            guard case ServiceFailure.notAllowed(let why) = error else { return false }
            return why.contains("900150") && why.contains("Not [2Jyou.") && why.contains("Admin agent")
        }
    }
}
