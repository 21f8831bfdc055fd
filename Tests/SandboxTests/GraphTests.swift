import Core
import Foundation
import Sandbox
import Testing

@Suite struct GraphTests {
    @Test func organizationTellsTheTier() throws {
        let sites = try Sites()
        let client = try sites.graph()
        let path = "/graph/v1.0/organization?$select=id,displayName,partnerTenantType,verifiedDomains"
        let row = try #require(client.get(path)?.list("value").first)
        #expect(row["partnerTenantType"] as? String == "resellerPartnerDelegatedAdmin")
        #expect(row["id"] as? String == SandboxIdentity.partner.description)
        sites.server.control.setPartnerType("valueAddedResellerPartnerDelegatedAdmin")
        let later = client.get(path)?.list("value").first
        #expect(later?["partnerTenantType"] as? String == "valueAddedResellerPartnerDelegatedAdmin")
    }

    @Test func tenantIsFoundByIDAndByDomain() throws {
        let sites = try Sites()
        let client = try sites.graph()
        let data = DemoData(customers: 1000, seed: 1, now: Timestamp(seconds: Int64(Sites.now)))
        let customer = try #require(data.customers(in: 20..<30).first)
        let base = "/graph/v1.0/tenantRelationships/findTenantInformationBy"
        let byID = try #require(client.get("\(base)TenantId(tenantId='\(customer.tenant)')"))
        #expect(byID.object["tenantId"] as? String == customer.tenant.description)
        #expect(byID.object["defaultDomainName"] as? String == customer.domain)
        let byDomain = try #require(client.get("\(base)DomainName(domainName='\(customer.domain.uppercased())')"))
        #expect(byDomain.object["tenantId"] as? String == customer.tenant.description)
        #expect(client.get("\(base)DomainName(domainName='nobody.example')")?.status == 404)
        #expect(client.get("\(base)TenantId(tenantId='x')")?.status == 400)
        let unknown = client.get("\(base)TenantId(tenantId='11111111-1111-4111-8111-111111111111')")
        #expect((unknown?.object["error"] as? [String: Any])?["code"] as? String == "Request_ResourceNotFound")
    }

    @Test func delegatedListsArePagedToTheEnd() throws {
        let sites = try Sites()
        let client = try sites.graph()
        for list in ["delegatedAdminRelationships", "delegatedAdminCustomers"] {
            var (path, count, pages): (String?, Int, Int) = ("/graph/v1.0/tenantRelationships/\(list)?$top=300", 0, 0)
            while let next = path {
                let answer = try #require(client.get(next))
                count += answer.list("value").count
                pages += 1
                path = (answer.object["@odata.nextLink"] as? String).map { link in
                    String(link[(link.range(of: "/graph")?.lowerBound ?? link.startIndex)...])
                }
            }
            #expect(pages > 1 && count > 600 && count < 900, "\(list): \(count) on \(pages) pages")
        }
        #expect(client.get("/graph/v1.0/tenantRelationships/delegatedAdminCustomers?$top=301")?.status == 400)
    }

    @Test func someTenantsHaveDelegatedRightsAlone() throws {
        let sites = try Sites()
        let (graph, partner) = (try sites.graph(), try sites.partner())
        let data = DemoData(customers: 1000, seed: 1, now: Timestamp(seconds: Int64(Sites.now)))
        let found = data.vanished(in: 0..<1000).filter { line in
            graph.get("/graph/v1.0/tenantRelationships/delegatedAdminCustomers/\(line.tenant)")?.status == 200
        }
        #expect(found.count >= 2)
        for line in found {
            let answer = try #require(partner.get("/partnercenter/v1/customers/\(line.tenant)"))
            #expect(answer.status == 404)
        }
    }

    /// As Microsoft's: a product stands once, with the licences that all of its subscriptions bring.
    @Test func aTenantHasEachProductOnceForAllOfItsSubscriptions() throws {
        let sites = try Sites()
        var shared = 0
        for number in 0..<40 {
            let tenant = sites.server.control.add(NewCustomer(name: "Contoso \(number)", isDelegated: true))
            let client = try sites.graph(tenant: tenant.description)
            let products = try #require(client.get("/graph/v1.0/subscribedSkus")).list("value")
            let sold = try #require(client.get("/graph/v1.0/directory/subscriptions")).list("value")
            let ids = products.compactMap { $0["skuId"] as? String }
            #expect(ids.count == products.count && Set(ids).count == ids.count)
            for product in products {
                let own = sold.filter { $0["skuId"] as? String == product["skuId"] as? String }
                let units = try #require(product["prepaidUnits"] as? [String: Int])
                let licences = own.compactMap { $0["totalLicenses"] as? Int }.reduce(0, +)
                #expect(!own.isEmpty && units.values.reduce(0, +) == licences)
                #expect(product["subscriptionIds"] as? [String] == own.compactMap { $0["id"] as? String })
                #expect(own.allSatisfy { $0["skuPartNumber"] as? String == product["skuPartNumber"] as? String })
                shared += own.count > 1 ? 1 : 0
            }
        }
        #expect(shared > 0)
    }

    @Test func tenantOfADelegatedCustomerCanBeRead() throws {
        let sites = try Sites()
        let tenant = sites.server.control.add(NewCustomer(name: "Contoso", isDelegated: true))
        let client = try sites.graph(tenant: tenant.description)
        #expect(client.get("/graph/v1.0/directory/subscriptions")?.status == 200)
        #expect(client.get("/graph/v1.0/subscribedSkus")?.status == 200)
        let row = client.get("/graph/v1.0/organization")?.list("value").first
        #expect(row?["displayName"] as? String == "Contoso" && row?["partnerTenantType"] is NSNull)
        let other = sites.server.control.add(NewCustomer(name: "Northwind", isDelegated: false))
        let refused = sites.client.post(
            "/entra/\(other)/oauth2/v2.0/token",
            form: [
                "client_id": SandboxIdentity.clientID, "client_secret": SandboxIdentity.secret, "scope": "graph/",
                "grant_type": "refresh_token", "refresh_token": SandboxIdentity.refreshToken,
            ])
        #expect(refused?.object["error_codes"] as? [Int] == [65001])
    }
}
