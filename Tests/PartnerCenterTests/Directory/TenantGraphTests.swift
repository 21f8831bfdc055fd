import Core
import Testing
import Transfer

@testable import PartnerCenter

private let one = tenant(1)

@Suite struct TenantGraphTests {
    /// The documented example, with another tenant.
    private let facts = json(
        """
        {"@odata.context":"x","tenantId":"\("\(tenant(1))".uppercased())","federationBrandName":null,
         "displayName":"Contoso","defaultDomainName":"Contoso.com"}
        """)

    @Test func factsOfATenantAreReadByIdAndByDomain() async throws {
        let caller = ScriptedCaller([facts, facts])
        let graph = TenantGraph(caller)
        let expected = TenantFacts(tenant: one, name: "Contoso", domain: "contoso.com", brand: "")
        #expect(try await graph.facts(of: one) == expected)
        #expect(try await graph.facts(ofDomain: " Contoso.COM ") == expected)
        #expect(
            caller.requests.map(\.path) == [
                "/v1.0/tenantRelationships/findTenantInformationByTenantId(tenantId='\(one)')",
                "/v1.0/tenantRelationships/findTenantInformationByDomainName(domainName='contoso.com')",
            ])
    }

    @Test func anUnknownTenantIsNilAndAMissingPermissionIsNot() async throws {
        let error = "{\"error\":{\"code\":\"Request_ResourceNotFound\",\"message\":\"Made up.\",\"innerError\":{}}}"
        #expect(try await TenantGraph(ScriptedCaller([json(error, status: 404)])).facts(of: one) == nil)
        await #expect {
            try await TenantGraph(ScriptedCaller([json(error, status: 403)])).facts(of: one)
        } throws: { error in
            guard case ServiceFailure.notAllowed(let why) = error else { return false }
            return why.hasPrefix("Microsoft Graph answered 403")
        }
    }

    @Test(arguments: ["", "a'b.com", "a/b", "a b", "x)", String(repeating: "a", count: 300)])
    func whatIsNoDomainIsNotAskedFor(domain: String) async throws {
        #expect(try await TenantGraph(nobody).facts(ofDomain: domain) == nil)
    }

    @Test(arguments: [
        ("active", true), ("Active", true), ("expiring", true), ("terminationRequested", true), ("created", false),
        ("approvalPending", false), ("expired", false), ("terminated", false), ("brandNew", false),
    ])
    func onlyRelationshipsInForceGiveRights(status: String, isDelegated: Bool) async throws {
        let caller = ScriptedCaller([
            json(
                "{\"value\":[{\"status\":\"\(status)\",\"customer\":{\"tenantId\":\"\(one)\"}},7,{\"status\":\"active\"}]}"
            )
        ])
        #expect(try await TenantGraph(caller).isDelegated(one) == isDelegated)
        #expect(caller.requests.first?.path == "/v1.0/tenantRelationships/delegatedAdminRelationships")
        #expect(caller.requests.first?.values("$filter") == ["customer/tenantId eq '\(one)'"])
    }

    @Test func relationshipsOfOthersDoNotCountThoughTheFilterLetThemThrough() async throws {
        let caller = ScriptedCaller([
            json("{\"value\":[{\"status\":\"active\",\"customer\":{\"tenantId\":\"\(tenant(2))\"}}]}")
        ])
        #expect(try await !TenantGraph(caller).isDelegated(one))
    }

    @Test func furtherPagesAreRead() async throws {
        let caller = ScriptedCaller([
            json(
                "{\"value\":[],\"@odata.nextLink\":\"https://graph.microsoft.com/v1.0/tenantRelationships/delegatedAdminRelationships?$skipToken=a%3Db\"}"
            ),
            json("{\"value\":[{\"status\":\"active\",\"customer\":{\"tenantId\":\"\(one)\"}}]}"),
        ])
        #expect(try await TenantGraph(caller).isDelegated(one))
        #expect(caller.requests.last?.values("$skipToken") == ["a=b"])
    }
}
