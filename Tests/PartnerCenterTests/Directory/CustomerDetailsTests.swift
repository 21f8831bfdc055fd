import Core
import Testing
import Transfer

@testable import PartnerCenter

private let one = tenant(1)
private let gdap = json(
    "{\"value\":[{\"status\":\"active\",\"customer\":{\"tenantId\":\"\(one)\",\"displayName\":\"Contoso\"}}]}")
private let noGDAP = json("{\"value\":[]}")

private func directory(_ person: ScriptedCaller, graph: ScriptedCaller = nobody) -> PartnerCenterDirectory {
    PartnerCenterDirectory(PartnerCenterServices(person: person, list: nobody, graph: graph), session: "now")
}

@Suite struct CustomerDetailsTests {
    @Test func billingProfileDomainsAndRightsAreRead() async throws {
        let person = ScriptedCaller([
            json(
                """
                {"id":"\("\(one)".uppercased())","commerceId":"x","companyProfile":{"tenantId":"\(one)",
                 "email":"second@example.com"},"billingProfile":{"firstName":"","lastName":"Doe","email":"jo@example.com",
                 "culture":"da-DK","language":"da","companyName":"Contoso A/S","defaultAddress":{"country":"dk",
                 "region":"Midtjylland","city":"Aarhus","addressLine1":"Gade 1","addressLine2":"st.","postalCode":"8000",
                 "firstName":"Jo","phoneNumber":"+45 00"}},"relationshipToPartner":"reseller",
                 "allowDelegatedAccess":"true","customDomains":["Contoso.Example.com","",null,"b.example.com"],
                 "userCredentials":{"userName":"admin","password":"hidden-p"}}
                """)
        ])
        let details = try await directory(person).details(of: one)
        #expect(
            details
                == CustomerDetails(
                    tenant: one, bond: .known, relationship: .reseller, billingName: "Contoso A/S",
                    contact: Contact(
                        email: "jo@example.com", firstName: "Jo", lastName: "Doe", country: "DK", phone: "+45 00"),
                    address: PostalAddress(
                        street: "Gade 1", street2: "st.", city: "Aarhus", state: "Midtjylland", postalCode: "8000",
                        country: "DK"), culture: "da-DK", domains: ["contoso.example.com", "b.example.com"],
                    allowsDelegatedAccess: true))
        #expect(!"\(details)".contains("hidden"))
        #expect(person.requests.map(\.path) == ["/v1/customers/\(one)"])
    }

    @Test func aBareCustomerHasNothingMadeUp() async throws {
        let person = ScriptedCaller([json("{\"id\":\"\(one)\",\"billingProfile\":null}")])
        #expect(try await directory(person).details(of: one) == CustomerDetails(tenant: one, bond: .known))
    }

    @Test func aCustomerOfAnotherTenantIsRefused() async throws {
        let person = ScriptedCaller([json("{\"id\":\"\(tenant(2))\"}")])
        await #expect {
            try await directory(person).details(of: one)
        } throws: { error in
            if case ServiceFailure.unreadable = error { true } else { false }
        }
    }

    /// Recorded (from-issues) and documented noes that mean the relationship is gone.
    static let gone: [Result<ServiceAnswer, ServiceFailure>] = [
        json(
            "{\"code\":20002,\"description\":\"No relationship between caller and account.\",\"data\":[]}", status: 403),
        json("{\"code\":\"20002\"}", status: 403), json("{\"code\":1000,\"description\":\"Not found\"}", status: 404),
        json("", status: 404),
    ]

    @Test(arguments: gone, [true, false])
    func aLostRelationshipIsAnAnswerAndGraphTellsWhatIsLeft(
        answer: Result<ServiceAnswer, ServiceFailure>, isDelegated: Bool
    ) async throws {
        let graph = ScriptedCaller([isDelegated ? gdap : noGDAP])
        let details = try await directory(ScriptedCaller([answer]), graph: graph).details(of: one)
        #expect(details == CustomerDetails(tenant: one, bond: isDelegated ? .delegatedOnly : .lost))
    }

    @Test func whereGraphWontTellTheRelationshipIsLostAllTheSame() async throws {
        let graph = ScriptedCaller([json("{\"error\":{\"code\":\"Forbidden\",\"message\":\"no\"}}", status: 403)])
        let details = try await directory(ScriptedCaller([Self.gone[0]]), graph: graph).details(of: one)
        #expect(details.bond == .lost)
    }

    @Test func whereGraphCannotBeReachedTheQuestionStaysOpen() async throws {
        let graph = ScriptedCaller([.failure(.unreachable("no route"))])
        await #expect(throws: ServiceFailure.unreachable("no route")) {
            try await directory(ScriptedCaller([Self.gone[0]]), graph: graph).details(of: one)
        }
    }

    @Test(arguments: [
        (json("<html><title>Not Found</title></html>", status: 404), "notFound"),
        (json("{\"code\":1002,\"description\":\"Authorization Failed\"}", status: 403), "notAllowed"),
        (json("{\"code\":900329,\"description\":\"App only\"}", status: 403), "notAllowed"),
        (json("{\"code\":3000,\"description\":\"Odd\"}", status: 400), "refused"),
    ])
    func otherNoesAreFailures(answer: Result<ServiceAnswer, ServiceFailure>, kind: String) async throws {
        await #expect {
            try await directory(ScriptedCaller([answer])).details(of: one)
        } throws: { error in
            String("\(error)".prefix { $0 != "(" }) == kind
        }
    }

    @Test func relationshipLinkComesWithoutHTMLsEscapes() async throws {
        let link =
            "https://portal.office.com/partner/partnersignup.aspx?type=ResellerRelationship&amp;id=1&amp;csp=1&amp;msppid=0"
        let person = ScriptedCaller([json("\u{FEFF}{\"url\":\"\(link)\",\"attributes\":{}}")])
        #expect(
            try await directory(person).relationshipLink()
                == "https://portal.office.com/partner/partnersignup.aspx?type=ResellerRelationship&id=1&csp=1&msppid=0")
        #expect(person.requests.map(\.path) == ["/v1/customers/relationshiprequests"])
    }

    @Test(arguments: [
        "http://example.com/", "javascript:alert(1)", "https://example.com/ b", "", "https://a/&lt;b&gt;",
    ])
    func whatIsNoSafeAddressIsNotALink(link: String) async throws {
        let person = ScriptedCaller([json("{\"url\":\"\(link)\"}")])
        await #expect(throws: ServiceFailure.unreadable("the service gave no usable relationship link")) {
            try await directory(person).relationshipLink()
        }
    }
}
