import Core
import Foundation
import Sandbox
import Testing

/// A walk through the customer list, as a client makes it.
struct Walk {
    /// The rows, with keys as they came.
    var rows: [[String: Any]] = []
    /// The bodies of the pages.
    var pages: [Answer] = []
    /// The status of the last answer.
    var end = 0

    init(_ client: Client, size: Int = 500) throws {
        var token: String?
        while true {
            let more = token == nil ? "" : "&seekOperation=next"
            let headers = token.map { ["MS-ContinuationToken": $0] } ?? [:]
            let answer = try #require(client.get("/partnercenter/v1/customers?size=\(size)\(more)", headers: headers))
            end = answer.status
            guard answer.status == 200 else {
                #expect(answer.object["code"] as? Int == 2000)
                return
            }
            pages.append(answer)
            rows += answer.list("items") + answer.list("Items")
            token = Self.token(answer)
            if token == nil { return }
        }
    }

    /// The token in the body or in the links, whatever the keys' case.
    private static func token(_ answer: Answer) -> String? {
        let object = lowered(answer.object)
        if let token = object["continuationtoken"] as? String { return token }
        let links = lowered(object["links"] as? [String: Any] ?? [:])
        let next = lowered(links["next"] as? [String: Any] ?? [:])
        let headers = (next["headers"] as? [[String: Any]] ?? []).map(lowered)
        return headers.first { $0["key"] as? String == "MS-ContinuationToken" }?["value"] as? String
    }

    static func lowered(_ object: [String: Any]) -> [String: Any] {
        Dictionary(object.map { ($0.key.lowercased(), $0.value) }, uniquingKeysWith: { first, _ in first })
    }

    /// The rows' tenants.
    var tenants: [TenantID] {
        rows.compactMap { (Self.lowered($0)["id"] as? String).flatMap { TenantID($0) } }
    }
}

@Suite struct CustomerServiceTests {
    private let moment = Timestamp(seconds: Int64(Sites.now))

    @Test(arguments: [SandboxOptions.ListEnd.absence, .error2000])
    func listIsWalkedToItsEnd(end: SandboxOptions.ListEnd) throws {
        let sites = try Sites(customers: 3000) { $0.listEnd = end }
        let walk = try Walk(try sites.partner())
        #expect(walk.end == (end == .absence ? 200 : 400))
        let data = DemoData(customers: 3000, seed: 1, now: moment)
        #expect(Set(walk.tenants) == Set(data.customers(in: 0..<3000).map(\.tenant)))
        #expect(walk.tenants.count > Set(walk.tenants).count, "some tenants are there twice")
        #expect(walk.rows.count == sites.server.control.state().listedRows)
        let bodies = walk.pages.map(\.text)
        #expect(bodies.contains { $0.contains("\"continuationToken\"") })
        #expect(bodies.contains { !$0.lowercased().contains("\"continuationtoken\"") && $0.contains("\"next\"") })
        #expect(bodies.contains { $0.contains("\"uri\":\"/v1/customers") })
        #expect(walk.pages.contains { $0.body.starts(with: [0xEF, 0xBB, 0xBF]) })
        #expect(walk.pages.contains { $0.object["Items"] != nil })
    }

    @Test func listWithoutASizeIsCutWithoutAWord() throws {
        let sites = try Sites(customers: 3000)
        let answer = try #require(try sites.partner().get("/partnercenter/v1/customers"))
        #expect(answer.list("items").count == 500)
        #expect(answer.object["continuationToken"] == nil && answer.object["links"] == nil)
    }

    @Test func listRowsAreThin() throws {
        let sites = try Sites()
        let answer = try #require(try sites.partner().get("/partnercenter/v1/customers?size=5"))
        let row = try #require(answer.list("items").first)
        #expect(Set(row.keys) == ["id", "companyProfile", "relationshipToPartner", "links", "attributes"])
        let profile = try #require(row["companyProfile"] as? [String: Any])
        #expect(Set(profile.keys) == ["tenantId", "domain", "companyName", "links", "attributes"])
    }

    @Test func detailsShowMoreWithDelegatedRights() throws {
        let sites = try Sites()
        let client = try sites.partner()
        let contact = Contact(email: "ada@contoso.example.com", firstName: "Ada", lastName: "Lovelace", country: "GB")
        for isDelegated in [true, false] {
            let tenant = sites.server.control.add(
                NewCustomer(name: "Contoso", contact: contact, isDelegated: isDelegated))
            let upper = tenant.description.uppercased()
            let answer = try #require(client.get("/partnercenter/v1/customers/\(upper)"))
            #expect(answer.status == 200)
            let object = Walk.lowered(answer.object)
            let profile = Walk.lowered(object["companyprofile"] as? [String: Any] ?? [:])
            let billing = Walk.lowered(object["billingprofile"] as? [String: Any] ?? [:])
            #expect(object["allowdelegatedaccess"] as? Bool == isDelegated)
            #expect((object["customdomains"] != nil) == isDelegated)
            #expect((profile["address"] != nil) == isDelegated && (profile["email"] != nil) == isDelegated)
            #expect(billing["email"] as? String == contact.email && billing["lastname"] as? String == "Lovelace")
            for part in ["profiles/company", "profiles/billing", "subscriptions", "validationStatus?type=account"] {
                #expect(client.get("/partnercenter/v1/customers/\(tenant)/\(part)")?.status == 200, "\(part)")
            }
        }
    }

    @Test func detailsOfEveryRoleAreAsItsRowWantsThem() throws {
        let sites = try Sites()
        let client = try sites.partner()
        let data = DemoData(customers: 1000, seed: 1, now: moment)
        var (statuses, kinds, words): ([Int: Int], Set<String>, Set<String>) = ([:], [], [])
        for (index, role) in data.roles(in: 0..<1000).enumerated() where role != .vanished {
            guard let line = data.customers(in: index..<index + 1).first else { continue }
            let answer = try #require(client.get("/partnercenter/v1/customers/\(line.tenant)"))
            statuses[answer.status, default: 0] += 1
            if answer.body.first == 0xEF { kinds.insert("mark") }
            if answer.object["Id"] != nil { kinds.insert("pascal") }
            let object = Walk.lowered(answer.object)
            let billing = Walk.lowered(object["billingprofile"] as? [String: Any] ?? [:])
            if role == .withoutContact { #expect((billing["email"] as? String ?? "").isEmpty) }
            if let word = object["relationshiptopartner"] as? String { words.insert(word) }
        }
        #expect(Set(statuses.keys) == [200, 403] && (1...20).contains(statuses[403] ?? 0))
        #expect(kinds == ["mark", "pascal"])
        #expect(words.isSuperset(of: ["reseller", "advisor", "none"]) && words.count > 3, "\(words)")
    }

    @Test func lostAndVanishedCustomersAnswerDifferently() throws {
        let sites = try Sites()
        let client = try sites.partner()
        let control = sites.server.control
        let tenant = control.add(NewCustomer(name: "Contoso"))
        let path = "/partnercenter/v1/customers/\(tenant)"
        #expect(client.get(path)?.status == 200)
        #expect(control.set(.lost, of: tenant, isListed: true))
        let lost = client.get(path)
        #expect(lost?.status == 403 && lost?.object["code"] as? Int == 20002)
        #expect(try Walk(client).tenants.contains(tenant))
        #expect(client.send("DELETE", "/control/customers/\(tenant)")?.status == 204)
        let gone = client.get(path)
        #expect(gone?.status == 404 && gone?.object["code"] as? String == "1000")
        #expect(try !Walk(client).tenants.contains(tenant))
    }

    @Test func auditRecordsTellWhatWasChanged() throws {
        let sites = try Sites()
        let client = try sites.partner()
        let tenant = sites.server.control.add(NewCustomer(name: "Contoso"))
        sites.server.control.change(tenant, name: "Contoso Ltd")
        sites.server.control.set(.gone, of: tenant)
        let day = moment.day()
        let answer = try #require(client.get("/partnercenter/v1/auditrecords?startDate=\(day)&endDate=\(day)&size=500"))
        let mine = answer.list("items").filter { ($0["customerId"] as? String)?.lowercased() == tenant.description }
        #expect(
            mine.map { $0["operationType"] as? String } == [
                "add_customer", "update_customer_billing_profile", "remove_partner_customer_relationship",
            ])
        let value = try #require(mine.first?["resourceNewValue"] as? String)
        let inner = try #require(try JSONSerialization.jsonObject(with: Data(value.utf8)) as? [String: Any])
        #expect(inner["Id"] as? String == tenant.description)
        #expect(client.get("/partnercenter/v1/auditrecords?startDate=2001-01-01")?.status == 400)
        let month = try #require(client.get("/partnercenter/v1/auditrecords?size=10"))
        #expect(month.list("items").count == 10 && month.text.contains("MS-ContinuationToken"))
    }

    @Test func searchIsByTheStartOfNameOrDomain() throws {
        let sites = try Sites(customers: 200)
        let client = try sites.partner()
        sites.server.control.add(NewCustomer(name: "Contoso Ltd", domain: "contoso.onmicrosoft.com"))
        func found(_ filter: String) -> Answer? { client.get("/partnercenter/v1/customers?filter=\(encoded(filter))") }
        let answer = found(#"{"Field":"CompanyName","Value":"CONTOSO","Operator":"starts_with"}"#)
        #expect(answer?.list("items").count == 1)
        #expect(answer?.object["totalCount"] as? String == "1")
        #expect(found(#"{"Field":"Domain","Value":"contoso.","Operator":"starts_with"}"#)?.list("items").count == 1)
        #expect(found(#"{"Field":"CompanyName","Value":"x","Operator":"contains"}"#)?.status == 400)
    }

    @Test func ownProfilesAreAnswered() throws {
        let sites = try Sites()
        let client = try sites.partner()
        let link = try #require(
            client.get("/partnercenter/v1/customers/relationshiprequests")?.object["url"] as? String)
        #expect(link.contains("&amp;partnerId=\(SandboxIdentity.partner)"))
        #expect(
            client.get("/partnercenter/v1/profiles/legalbusiness")?.object["vettingStatus"] as? String == "authorized")
        #expect(client.get("/partnercenter/v1/profiles/mpn")?.object["mpnId"] as? String == "4391507")
        #expect(client.get("/partnercenter/v1/profiles/mpn?mpnId=99")?.object["code"] as? String == "3000")
        #expect(client.get("/partnercenter/v1/profiles/organization")?.status == 200)
        let status = "/partnercenter/v1/compliance/csp/agreementstatus"
        #expect(
            client.get("\(status)?tenantId=\(SandboxIdentity.partner)")?.object["isAgreementSigned"] as? Bool == true)
        #expect(client.get(status)?.object["code"] as? Int == 2001)
        #expect(client.get("\(status)?mpnId=x")?.object["code"] as? Int == 2000)
    }

    @Test func appOnlyTokensAreRefusedWhereAPersonIsNeeded() throws {
        let sites = try Sites()
        let client = try sites.partner(isAppOnly: true)
        #expect(client.get("/partnercenter/v1/customers?size=1")?.status == 200)
        for path in ["customers/relationshiprequests", "profiles/legalbusiness", "auditrecords"] {
            let answer = client.get("/partnercenter/v1/\(path)")
            #expect(answer?.status == 403 && answer?.object["code"] as? Int == 900329, "\(path)")
        }
    }

    @Test func headersComeBackAndTellTheSecondFactor() throws {
        let sites = try Sites()
        let client = try sites.partner()
        let id = "3705fc6d-4127-4a87-bdba-9658f73fe019"
        let path = "/partnercenter/v1/customers?size=1"
        let answer = client.get(path, headers: ["MS-RequestId": id, "MS-CorrelationId": id, "ValidateMfa": "true"])
        #expect(answer?.headers["ms-requestid"] == id && answer?.headers["ms-correlationid"] == id)
        #expect(answer?.headers["ismfacompliant"] == "true")
        sites.server.control.setMFACompliant(false)
        #expect(client.get(path, headers: ["ValidateMfa": "true"])?.headers["ismfacompliant"] == "false")
        #expect(client.get(path)?.headers["ismfacompliant"] == nil)
    }
}
