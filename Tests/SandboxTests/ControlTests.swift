import Core
import Foundation
import Sandbox
import Testing

@Suite struct ControlTests {
    private let companies = "/marketplace/api/account/v2/companies"

    @Test func stateCountsRequestsCompaniesAndDuplicates() throws {
        let sites = try Sites(customers: 500)
        let client = try sites.market()
        let tenant = "5a5f2f9e-0000-4000-8000-00000000c0de"
        let first = try #require(client.post(companies, newCompany("Contoso", externalID: tenant)))
        #expect(first.status == 201)
        let second = try #require(client.post(companies, newCompany("Contoso"))?.object["uuid"] as? String)
        let link = client.post("/control/companies/\(second)/link", "{\"tenantId\":\"\(tenant)\"}")
        #expect(link?.status == 204)
        _ = client.get("\(companies)/externalId:\(tenant)")
        let state = try #require(client.get("/control/state?tenants=all")?.object)
        let requests = try #require(state["requests"] as? [String: Int])
        #expect(requests["POST \(companies)"] == 2 && requests["GET \(companies)/{id}"] == 1)
        #expect(requests["POST /marketplace/oauth2/token"] == 1)
        #expect(state["companiesMadeByClients"] as? Int == 2)
        let duplicates = try #require(state["duplicates"] as? [[String: Any]])
        #expect(duplicates.map { $0["tenantId"] as? String } == [tenant])
        #expect((duplicates.first?["companies"] as? [String])?.count == 2)
        #expect((state["companiesByTenant"] as? [String: Int])?[tenant] == 2)
        let one = client.get("/control/state?tenant=\(tenant.uppercased())")?.object["companies"] as? [String]
        #expect(one?.count == 2)
    }

    @Test func tenantWrittenOnASecondCompanyIsADuplicate() throws {
        let sites = try Sites(customers: 100)
        let client = try sites.market()
        let tenant = try #require(TenantID("5a5f2f9e-0000-4000-8000-00000000c0de"))
        sites.server.control.add(ConsoleCompany(name: "Contoso", tenant: tenant))
        let second = sites.server.control.add(ConsoleCompany(name: "Contoso Ltd"))
        #expect(sites.server.control.state().duplicates.isEmpty)
        let json = ["Content-Type": "application/json"]
        let answer = client.send(
            "PATCH", "\(companies)/\(second)", headers: json, body: "{\"externalId\":\"\(tenant)\"}")
        #expect(answer?.status == 200)
        #expect(sites.server.control.state().duplicates.keys.map { $0 } == [tenant])
    }

    @Test func customersComeChangeAndGo() throws {
        let sites = try Sites(customers: 200)
        let client = try sites.partner()
        let before = try Walk(client).rows.count
        let added = client.post("/control/customers", #"{"count":3,"name":"Northwind"}"#)
        let tenants = try #require(added?.object["tenantIds"] as? [String])
        #expect(tenants.count == 3)
        #expect(try Walk(client).rows.count == before + 3)
        let path = "/control/customers/\(tenants[0])"
        #expect(client.send("PATCH", path, body: #"{"name":"Northwind Traders"}"#)?.status == 204)
        #expect(try Walk(client).pages.contains { $0.text.contains("Northwind Traders") })
        #expect(client.send("DELETE", "\(path)?as=delegatedOnly")?.status == 204)
        #expect(try Walk(client).rows.count == before + 2)
        #expect(client.get("/partnercenter/v1/customers/\(tenants[0])")?.status == 404)
        #expect(client.send("DELETE", path + "0")?.status == 400)
        #expect(client.send("DELETE", "\(path)?as=nonsense")?.status == 400)
    }

    @Test func companiesAreMadeRenamedAndActivatedAsInTheConsole() throws {
        let sites = try Sites(customers: 200)
        let client = try sites.market()
        let made = client.post("/control/companies", #"{"name":"Contoso","verifiedDomains":["contoso.example"]}"#)
        let uuid = try #require(made?.object["uuid"] as? String)
        #expect(client.send("PATCH", "/control/companies/\(uuid)", body: #"{"name":"Fabrikam"}"#)?.status == 204)
        #expect(client.get("\(companies)?name=fabrikam")?.list("content").count == 1)
        #expect(client.get("\(companies)?name=contoso")?.list("content").isEmpty == true)
        let mine = try #require(client.post(companies, newCompany("Litware", email: "li@example.com")))
        let id = try #require(mine.object["uuid"] as? String)
        #expect(client.post("/control/companies/\(id)/activate", "")?.status == 204)
        #expect(client.get("\(companies)/\(id)")?.object["status"] as? String == "ACTIVE")
        #expect(client.get("\(companies)/\(id)/invitations")?.list("content").first?["accepted"] as? Bool == true)
        #expect(client.post("/control/companies/nobody/activate", "")?.status == 404)
    }

    @Test func peopleActivateOnRequest() throws {
        let sites = try Sites(customers: 200)
        let client = try sites.market()
        let id = sites.server.control.add(ConsoleCompany(name: "Contoso", email: "boss@example.com"))
        let path = "\(companies)/\(id)"
        _ = client.post("\(path)/invitations", #"[{"email":"una@example.com","role":"SYS_ADMIN"}]"#)
        #expect(client.post("/control/people/activate", #"{"email":"UNA@example.com"}"#)?.status == 204)
        let una = try #require(client.get("\(path)/memberships?active=true")?.list("content").last)
        #expect((una["user"] as? [String: Any])?["email"] as? String == "UNA@example.com")
        #expect(una["roles"] as? [String] == ["ROLE_SYS_ADMIN", "ROLE_USER"])
        #expect(client.get("\(path)/invitations")?.list("content").first?["accepted"] as? Bool == true)
        let answer = try #require(client.post("/control/people/activate", #"{"count":3}"#))
        let emails = try #require(answer.object["emails"] as? [String])
        #expect(Set(emails).count == 3)
        for email in emails {
            let user = client.get("/marketplace/api/account/v2/users?email=\(encoded(email))")?.list("content").first
            #expect(user?["activated"] as? Bool == true)
        }
        #expect(client.post("/control/people/activate", #"{"email":"nobody@example.com"}"#)?.status == 404)
        #expect(client.post("/control/people/activate", "{}")?.status == 400)
        #expect(client.post("/control/people/dance", "{}")?.status == 404)
    }

    @Test func templatesMayBeHidden() throws {
        let sites = try Sites(customers: 10)
        let client = try sites.market()
        let templates = "/marketplace/api/notification/v1/templates"
        #expect(client.send("PATCH", "/control/settings", body: #"{"showsTemplates":false}"#)?.status == 204)
        #expect(client.get(templates)?.status == 403 && client.get("\(templates)/email/NEW_USER")?.status == 403)
    }

    @Test func tokensExpireOnRequest() throws {
        let sites = try Sites(customers: 10)
        let client = try sites.market()
        #expect(client.post("/control/tokens", "{}")?.status == 204)
        #expect(client.get(companies)?.status == 401)
        #expect(try sites.market().get(companies)?.status == 200)
    }

    @Test func sameSeedGivesTheSameServices() throws {
        func bodies() throws -> [String] {
            let sites = try Sites(customers: 400, seed: 3)
            let (partner, market) = (try sites.partner(), try sites.market())
            let list = try #require(partner.get("/partnercenter/v1/customers?size=400"))
            let page = try #require(market.get("\(companies)?size=100"))
            let ports = ":\(sites.server.port)/"
            return [list.text, page.text.replacingOccurrences(of: ports, with: ":0/")]
        }
        #expect(try bodies() == bodies())
    }

    @Test func unknownPathsAndTakenPortsAreRefused() throws {
        let sites = try Sites(customers: 10)
        #expect(sites.client.get("/")?.status == 404)
        #expect(sites.client.get("/control/nothing")?.status == 404)
        #expect(sites.client.post("/control/faults", "{")?.status == 400)
        let port = sites.server.port
        let second = SandboxServer(SandboxOptions(port: port, customers: 1, now: Timestamp(seconds: 1)))
        #expect(second == nil)
    }

    @Test func manyConnectionsAtOnceAreServed() async throws {
        let sites = try Sites(customers: 100)
        let token = try #require(try sites.market().headers["Authorization"])
        let port = sites.server.port
        let path = companies
        await withTaskGroup(of: Int.self) { group in
            for worker in 0..<8 {
                group.addTask {
                    let client = Client(port: port)
                    client.headers["Authorization"] = token
                    return (0..<25).filter { index in
                        let id = "CRM-\(worker)-\(index)"
                        return client.post(path, newCompany("Contoso \(id)", externalID: id))?.status == 201
                    }.count
                }
            }
            #expect(await group.reduce(0, +) == 200)
        }
        #expect(sites.server.control.state().companiesMadeByClients == 200)
    }
}
