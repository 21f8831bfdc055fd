import Core
import Foundation
import Sandbox
import Testing

private let companies = "/marketplace/api/account/v2/companies"
private let tenant = "5a5f2f9e-0000-4000-8000-00000000c0de"

/// The body that creates a company.
func newCompany(
    _ name: String, externalID: String? = nil, email: String = "ada@contoso.example.com", more: String = ""
) -> String {
    let id = externalID.map { "\"externalId\":\"\($0)\"," } ?? ""
    return """
        {"name":"\(name)",\(id)\(more)"firstUser":{"email":"\(email)","firstName":"Ada","lastName":"Lovelace"}}
        """
}

@Suite struct MarketplaceServiceTests {
    private let sites: Sites
    private let client: Client

    init() throws {
        sites = try Sites()
        client = try sites.market()
    }

    @Test func tokenNeedsBasicAndAScope() throws {
        let fresh = sites.client
        #expect(fresh.post("/marketplace/oauth2/token", form: ["grant_type": "client_credentials"])?.status == 401)
        let basic = Data("\(SandboxIdentity.marketplaceClientID):\(SandboxIdentity.secret)".utf8).base64EncodedString()
        func token(_ form: [String: String], _ basic: String) -> Answer? {
            fresh.post("/marketplace/oauth2/token", form: form, headers: ["Authorization": "Basic \(basic)"])
        }
        let form = ["grant_type": "client_credentials", "scope": "ROLE_PARTNER"]
        #expect(token(form, basic)?.object["expires_in"] as? Int == 43199)
        #expect(token(form, "d3Jvbmc=")?.object["error"] as? String == "invalid_client")
        #expect(token(["grant_type": "client_credentials"], basic)?.object["error"] as? String == "invalid_scope")
        #expect(token(["grant_type": "password", "scope": "ROLE_PARTNER"], basic)?.status == 400)
        #expect(fresh.get(companies)?.object["error"] as? String == "unauthorized")
        let reader = try sites.market(scope: "ROLE_PARTNER_READ")
        #expect(reader.get(companies)?.status == 200)
        #expect(reader.post(companies, newCompany("Contoso"))?.status == 403)
    }

    @Test func listIsPagedByNameFromZToA() throws {
        let first = try #require(client.get("\(companies)?size=50"))
        let page = try #require(first.object["page"] as? [String: Any])
        let (total, pages) = (page["totalElements"] as? Int ?? 0, page["totalPages"] as? Int ?? 0)
        #expect(total > 150 && pages == (total + 49) / 50 && page["number"] as? Int == 0)
        var names: [String] = []
        var ids: Set<String> = []
        for number in 0..<pages {
            for row in client.get("\(companies)?size=50&page=\(number)")?.list("content") ?? [] {
                names.append((row["name"] as? String ?? "").lowercased())
                ids.insert(row["uuid"] as? String ?? "")
                #expect(row["mosiCustomerId"] == nil && row["status"] == nil)
            }
        }
        #expect(ids.count == total && names == names.sorted(by: >))
        let ascending = client.get("\(companies)?sortOrder=ASC&size=500")?.list("content").map { $0["uuid"] as? String }
        #expect(ascending?.count == total && ascending?.first != first.list("content").first?["uuid"] as? String)
        #expect(client.get("\(companies)?page=\(pages)")?.list("content").isEmpty == true)
        #expect(client.get("\(companies)?sortField=DATE")?.status == 400)
    }

    @Test func nameFindsCompaniesThatContainIt() throws {
        for name in ["Contoso Ltd", "The CONTOSO Group", "Contoso Ltd"] {
            #expect(client.post(companies, newCompany(name))?.status == 201)
        }
        #expect(client.get("\(companies)?name=contoso")?.list("content").count == 3)
        #expect(client.get("\(companies)?name=\(encoded("contoso ltd"))")?.list("content").count == 2)
        #expect(client.get("\(companies)?name=nothing-like-it")?.list("content").isEmpty == true)
        #expect(client.get("\(companies)?name=co&size=500")?.status == 200)
    }

    @Test func creationGivesAnInactiveCompanyWithItsFirstUser() throws {
        let address = """
            "address":{"street1":"1 Example Street","city":"Example City","zip":"98052","country":"US"},"countryCode":"US",
            """
        let answer = try #require(
            client.post(companies, newCompany("Contoso", externalID: tenant, more: address)))
        #expect(answer.status == 201 && answer.object["status"] as? String == "INACTIVE")
        #expect(answer.object["creationDate"] as? Int == Int(Sites.now) * 1000)
        #expect(answer.object["mosiCustomerId"] == nil)
        let roles = (answer.object["firstUser"] as? [String: Any])?["roles"] as? [String] ?? []
        #expect(roles.map { $0.replacingOccurrences(of: "ROLE_", with: "") } == ["SYS_ADMIN", "BILLING_ADMIN", "USER"])
        let uuid = try #require(answer.object["uuid"] as? String)
        for path in [uuid, "id:\(uuid)", "externalId:\(tenant)"] {
            #expect(client.get("\(companies)/\(path)")?.object["uuid"] as? String == uuid)
        }
        let member = try #require(client.get("\(companies)/\(uuid)/memberships?active=false")?.list("content").first)
        #expect((member["user"] as? [String: Any])?["email"] as? String == "ada@contoso.example.com")
        #expect((member["roles"] as? [String])?.contains("ROLE_SYS_ADMIN") == true)
        #expect(client.get("\(companies)/\(uuid)/invitations")?.list("content").first?["accepted"] as? Bool == false)
        let user = client.get("/marketplace/api/account/v2/users?email=\(encoded("ADA@contoso.example.com"))")
        #expect(user?.list("content").count == 1)
    }

    @Test(arguments: [tenant, "5a5f2f9e-0000-4000-8000-00000000c0da", "5a5f2f9e-0000-4000-8000-00000000c001"])
    func externalIDIsUniqueAndNamesAreNot(id: String) throws {
        #expect(client.post(companies, newCompany("Contoso", externalID: id))?.status == 201)
        let second = try #require(client.post(companies, newCompany("Contoso", externalID: id)))
        #expect(second.status == 409 || second.status == 400)
        #expect(client.post(companies, newCompany("Contoso"))?.status == 201)
        #expect(sites.server.control.state().duplicates.isEmpty)
    }

    @Test(arguments: [
        "{}", "{", #"{"name":"Contoso"}"#, newCompany("Contoso", email: "ada(at)example.com"),
        newCompany("Contoso", more: #""address":{"city":"Example City"},"#),
        newCompany("Contoso", more: #""countryCode":"UKX","#),
        newCompany("Contoso", more: #""customAttributes":[{"name":"nobody","value":"x"}],"#),
    ])
    func incompleteCompanyIsRefused(body: String) {
        #expect(client.post(companies, body)?.status == 400)
        #expect(sites.server.control.state().companiesMadeByClients == 0)
    }

    @Test func changesKeepOrReplaceWhatIsNotNamed() throws {
        let control = sites.server.control
        let uuid = control.add(ConsoleCompany(name: "Contoso"))
        let path = "\(companies)/\(uuid)"
        let json = ["Content-Type": "application/json"]
        func change(_ method: String, _ body: String) -> Answer? {
            client.send(method, path, headers: json, body: body)
        }
        let patched = change("PATCH", "{\"externalId\":\"\(tenant)\",\"mosiCustomerId\":\"\(tenant)\"}")
        #expect(patched?.object["externalId"] as? String == tenant)
        #expect(patched?.object["mosiCustomerId"] == nil && patched?.object["name"] as? String == "Contoso")
        let attribute = change("PATCH", "{\"customAttributes\":[{\"name\":\"ms_tenant\",\"value\":\"\(tenant)\"}]}")
        #expect((attribute?.object["customAttributes"] as? [[String: Any]])?.first?["value"] as? String == tenant)
        #expect(change("PUT", "{\"name\":\"Contoso Ltd\"}")?.object["externalId"] == nil)
        #expect(client.get("\(companies)/externalId:\(tenant)")?.status == 404)
        control.link(uuid, to: TenantID(tenant))
        #expect(client.get(path)?.object["mosiCustomerId"] as? String == tenant)
        #expect(control.companies(of: try #require(TenantID(tenant))) == [uuid])
    }

    @Test func invitationsFailRowByRow() throws {
        let uuid = sites.server.control.add(ConsoleCompany(name: "Contoso", email: "active@example.com"))
        let path = "\(companies)/\(uuid)/invitations"
        let rows = #"[{"email":"bad@"},{"email":"ada@example.com","role":"ROLE_USER"},{"email":"active@example.com"}]"#
        let answer = try #require(client.post(path, rows))
        #expect(answer.status == 200 && answer.object["invitationsSent"] as? Int == 1)
        #expect(answer.list("errors").map { $0["type"] as? String } == ["PARSE_ERROR", "ALREADY_EXISTS"])
        #expect(client.send("DELETE", "\(path)/\(encoded("active@example.com"))")?.status == 403)
        #expect(client.send("DELETE", "\(path)/\(encoded("ada@example.com"))")?.status == 200)
        #expect(client.send("DELETE", "\(path)/\(encoded("ada@example.com"))")?.status == 404)
    }

    @Test func membersAreAddedByAnInviter() throws {
        let uuid = sites.server.control.add(ConsoleCompany(name: "Contoso"))
        let path = "\(companies)/\(uuid)/memberships"
        let body = #"{"user":{"email":"grace@example.com","firstName":"Grace"},"roles":["ROLE_USER"]}"#
        #expect(client.post(path, body)?.status == 400)
        #expect(client.post("\(path)?inviterUuid=1", body)?.status == 201)
        #expect(client.post("\(path)?inviterUuid=1", body)?.status == 409)
        let found = try #require(
            client.get("\(path)?searchText=grace")?.list("content").first?["user"] as? [String: Any])
        let user = try #require(found["uuid"] as? String)
        #expect(client.get("\(path)/\(user)")?.status == 200)
        #expect(client.post("\(path)/\(user)/invite?inviterUuid=1", "")?.status == 204)
        #expect(client.get("/marketplace/api/account/v2/users/\(user)/memberships")?.list("content").count == 1)
    }

    @Test func templatesSettingsDomainsAndActivitiesAreAnswered() throws {
        let control = sites.server.control
        let uuid = control.add(ConsoleCompany(name: "Contoso", verifiedDomains: ["contoso.example.com"]))
        let domains = client.get("\(companies)/\(uuid)/verifiedDomains")?.list("content")
        #expect(domains?.first?["content"] as? String == "contoso.example.com")
        #expect(client.get("\(companies)/\(uuid)/domains?searchText=contoso")?.list("content").count == 1)
        #expect(client.get("\(companies)/\(uuid)/activities?displayType=EVERYONE")?.list("content").isEmpty == false)
        let templates = client.get("/marketplace/api/notification/v1/templates")?.json as? [[String: Any]]
        #expect(templates?.contains { $0["type"] as? String == "REGISTRATION_REMINDER" } == true)
        #expect(client.get("/marketplace/api/notification/v1/templates/email/NEW_USER")?.status == 200)
        let settings = "/marketplace/api/channel/v1/settings/SANDBOX"
        #expect(client.get(settings)?.object["companySyncAutoCreateCompaniesEnabled"] as? Bool == false)
        control.setSync(SyncSettings(isEnabled: true, createsAutomatically: true))
        #expect(client.get(settings)?.object["companySyncAutoCreateCompaniesEnabled"] as? Bool == true)
        #expect(client.get("/marketplace/api/billing/v1/companies/\(uuid)/subscriptions")?.text == "[]")
    }

    @Test func dataHoldEveryWayInWhichACompanyCanBeLinked() throws {
        let data = DemoData(customers: 1000, seed: 1, now: Timestamp(seconds: Int64(Sites.now)))
        var kinds: [String: Int] = [:]
        for row in 0..<1000 {
            let names = Set(data.customers(in: row..<row + 1).map(\.name))
            for company in data.companies(in: row..<row + 1) {
                let answer = try #require(client.get("\(companies)/\(company.id)"))
                let external = answer.object["externalId"] as? String
                let isCustomerID = external?.hasPrefix("CRM-") == true
                switch (answer.object["mosiCustomerId"] as? String, external) {
                case (_?, nil):
                    let hasName = names.contains(answer.object["name"] as? String ?? "")
                    kinds[hasName ? "console" : "console, other name", default: 0] += 1
                case (_?, _?): kinds[isCustomerID ? "console, other id" : "both", default: 0] += 1
                case (nil, _?): kinds[isCustomerID ? "other id" : "written", default: 0] += 1
                case (nil, nil): kinds["none", default: 0] += 1
                }
            }
        }
        let wanted = ["console", "console, other name", "console, other id", "both", "other id", "written", "none"]
        #expect(wanted.allSatisfy { (kinds[$0] ?? 0) > 0 }, "\(kinds)")
    }
}
