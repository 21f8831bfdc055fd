import AppDirect
import Core
import Testing
import Transfer

/// Creation, and every way in which its answer can be lost or lie.
@Suite struct CompanyCreationTests {
    private static let text = "33333333-3333-4333-8333-333333333333"
    private static let tenant = TenantID(high: 0x3333_3333_3333_4333, low: 0x8333_3333_3333_3333)
    private static let other = "44444444-4444-4444-8444-444444444444"

    private static func new(
        _ contact: Contact = Contact(email: "ada.example@contoso.example"), name: String = "Contoso Ltd"
    )
        -> NewCompany
    {
        NewCompany(tenant: tenant, name: name, domain: "contoso.example", administrator: contact)
    }

    @Test func aCompanyIsCreatedByOneRequest() async throws {
        let accounts = PretendAccounts()
        let company = try await marketplace(accounts).create(Self.new(), by: "ada@desk")
        #expect(company.id == CompanyID("made-1"))
        #expect(company.tenant == Self.tenant)
        #expect(company.evidence == .written)
        #expect(company.administrator.email == "ada.example@contoso.example")
        #expect(company.origin == .byHand)
        #expect(accounts.log == ["POST /"])
        #expect(accounts.requests.map(\.isRepeatable) == [false])
    }

    @Test func theRequestsOfACreationAreAsManyAsTheTermsSay() async throws {
        let accounts = PretendAccounts()
        let marketplace = marketplace(accounts)
        _ = try await marketplace.companies(of: Self.tenant, named: "Contoso Ltd")
        _ = try await marketplace.create(Self.new(), by: "ada@desk")
        // The engine reads it back, and whatever else the tenant has.
        _ = try await marketplace.companies(of: Self.tenant, named: "Contoso Ltd")
        #expect(accounts.requests.count == marketplace.terms.requestsPerCreation)
    }

    @Test func theBodyHoldsWhatIsKnownAndNoMore() async throws {
        let accounts = PretendAccounts()
        let address = PostalAddress(
            street: "1 Example Way", city: "Calgary", state: "AB", postalCode: "T2P 0A1", country: "CA")
        let contact = Contact(
            email: " ada@contoso.example ", firstName: "Ada", lastName: "Example", country: "ca", phone: "555-0100")
        var new = Self.new(contact, name: " Contoso\u{7} Ltd ")
        new.address = address
        _ = try await marketplace(accounts).create(new, by: "ada@desk")
        #expect(
            accounts.requests[0].text == """
                {"name":"Contoso Ltd","externalId":"\(Self.text)","countryCode":"CA","phoneNumber":"555-0100",\
                "address":{"street1":"1 Example Way","city":"Calgary","state":"AB","zip":"T2P 0A1","country":"CA"},\
                "firstUser":{"email":"ada@contoso.example","firstName":"Ada","lastName":"Example"}}
                """)
        #expect(accounts.requests[0].headers.contains(HTTPHeader("Content-Type", "application/json")))
    }

    @Test(arguments: [
        (Contact(email: "ada.example@x.example"), "Ada", "Example"),
        (Contact(email: "info@x.example"), "Info", "Administrator"),
        (Contact(email: "ada.van.example+shop@x.example"), "Ada", "Van Example"),
        (Contact(email: "x@y.example", firstName: "Grace"), "Grace", "Administrator"),
        (Contact(email: "grace_hop@y.example", firstName: "grace"), "grace", "Hop"),
        (Contact(email: "x@y.example", lastName: "Hopper"), "X", "Hopper"),
        (Contact(email: "_@y.example"), "Company", "Administrator"),
    ])
    func theFirstUserHasBothNames(contact: Contact, first: String, last: String) async throws {
        let accounts = PretendAccounts()
        _ = try await marketplace(accounts).create(Self.new(contact), by: "ada@desk")
        let user = try #require(accounts.requests[0].object["firstUser"] as? [String: String])
        #expect(user["firstName"] == first)
        #expect(user["lastName"] == last)
    }

    @Test func whatWouldBeRefusedIsNotSent() async {
        let accounts = PretendAccounts()
        await #expect(throws: ServiceFailure.refused("the first user has no e-mail address")) {
            try await marketplace(accounts).create(Self.new(Contact()), by: "ada@desk")
        }
        await #expect(throws: ServiceFailure.notAllowed("this profile is read-only")) {
            try await marketplace(accounts, isReadOnly: true).create(Self.new(), by: "ada@desk")
        }
        #expect(accounts.log.isEmpty)
    }

    @Test(arguments: [400, 409, 422]) func aTenantThatHasACompanyByNowKeepsIt(status: Int) async throws {
        let accounts = PretendAccounts([.init(id: "earlier", name: "Renamed", externalID: Self.text)])
        accounts.fault("POST /", .answer(.problem(status, "no")))
        let company = try await marketplace(accounts).create(Self.new(), by: "ada@desk")
        #expect(company.id == CompanyID("earlier"))
        #expect(accounts.records.count == 1)
    }

    @Test func twoCreationsSideBySideMakeOneCompany() async throws {
        let accounts = PretendAccounts()
        let marketplace = marketplace(accounts)
        async let first = marketplace.create(Self.new(), by: "ada@desk")
        async let second = marketplace.create(Self.new(), by: "una@desk")
        #expect(try await first.id == second.id)
        #expect(accounts.records.count == 1)
    }

    @Test(arguments: [
        (500, true), (502, true), (503, true), (504, true), (408, true), (418, false), (400, false),
    ]) func whetherAnAnswerLeavesItOpen(status: Int, isOpen: Bool) async {
        let accounts = PretendAccounts()
        accounts.fault("POST /", .answer(.problem(status, "Odd")))
        await #expect { try await marketplace(accounts).create(Self.new(), by: "ada@desk") } throws: { error in
            switch error as? ServiceFailure {
            case .outcomeUnknown(let words): isOpen && words.contains("Odd")
            case .refused(let words): !isOpen && words.contains("Odd")
            default: false
            }
        }
    }

    @Test func aRefusalOfTheRoleOrTheRateIsNoRefusalOfTheCompany() async {
        let accounts = PretendAccounts()
        accounts.fault("POST /", .answer(.problem(403, "Forbidden")))
        accounts.fault("POST /", .answer(ServiceAnswer(status: 429, headers: [HTTPHeader("retry-after", "7")])))
        await #expect { try await marketplace(accounts).create(Self.new(), by: "ada@desk") } throws: { error in
            if case .notAllowed(let words) = error as? ServiceFailure { words.contains("ROLE_PARTNER") } else { false }
        }
        await #expect(throws: ServiceFailure.busy(seconds: 7)) {
            try await marketplace(accounts).create(Self.new(), by: "ada@desk")
        }
    }

    @Test(arguments: [ServiceFailure.unreadable("cut"), .outcomeUnknown("cut")])
    func aLostAnswerLeavesTheOutcomeOpen(failure: ServiceFailure) async {
        let accounts = PretendAccounts()
        accounts.fault("POST /", .loseAnswer(failure))
        await #expect(throws: ServiceFailure.outcomeUnknown("cut")) {
            try await marketplace(accounts).create(Self.new(), by: "ada@desk")
        }
    }

    @Test func aRequestThatNeverLeftMayBeSentAgain() async {
        let accounts = PretendAccounts()
        accounts.fault("POST /", .fail(.unreachable("no route")))
        await #expect(throws: ServiceFailure.unreachable("no route")) {
            try await marketplace(accounts).create(Self.new(), by: "ada@desk")
        }
    }

    @Test(arguments: ["", "{", "{\"name\": \"Contoso\"}", "<html>"])
    func aSuccessThatCannotBeReadIsReadBack(body: String) async throws {
        let accounts = PretendAccounts()
        accounts.fault("POST /", .answerOtherwise(.text(201, body)))
        #expect(try await marketplace(accounts).create(Self.new(), by: "ada@desk").id == CompanyID("made-1"))
    }

    @Test func aSuccessThatTellsNothingAndIsNotThereIsUnknown() async {
        let accounts = PretendAccounts()
        accounts.fault("POST /", .answer(.text(201, "")))
        await #expect(throws: ServiceFailure.outcomeUnknown("the marketplace said created, but shows no company yet")) {
            try await marketplace(accounts).create(Self.new(), by: "ada@desk")
        }
    }

    @Test func aSuccessThatTellsNothingAndCannotBeReadBackIsUnknown() async {
        let accounts = PretendAccounts()
        accounts.fault("POST /", .answerOtherwise(.text(201, "")))
        accounts.fault("GET /externalId", .fail(.unreachable("no route")))
        await #expect(
            throws: ServiceFailure.outcomeUnknown(
                "the marketplace said created, but it was not read back: no route")
        ) { try await marketplace(accounts).create(Self.new(), by: "ada@desk") }
    }

    @Test(arguments: [PretendAccounts.Fault.fail(.unreachable("no route")), .answer(.problem(404, "not yet"))])
    func aCompanyThatWasToldOfIsNotForgottenWhenItCannotBeRead(fault: PretendAccounts.Fault) async throws {
        let accounts = PretendAccounts()
        accounts.fault("POST /", .answerOtherwise(.json(201, ["uuid": "made-1"])))
        accounts.fault("GET /made-1", fault)
        let company = try await marketplace(accounts).create(Self.new(), by: "ada@desk")
        #expect(company.id == CompanyID("made-1") && company.tenant == Self.tenant && company.evidence == .written)
    }

    @Test func anAnswerThatDoesNotShowTheTenantIsCompleted() async throws {
        let accounts = PretendAccounts()
        accounts.fault("POST /", .answerOtherwise(.json(201, ["uuid": "made-1"])))
        let company = try await marketplace(accounts).create(Self.new(), by: "ada@desk")
        #expect(company.tenant == Self.tenant && company.name == "Contoso Ltd")
        #expect(accounts.log == ["POST /", "GET /made-1"])
    }

    @Test func aCompanyWhoseTenantWasNotKeptComesWithoutIt() async throws {
        let accounts = PretendAccounts()
        accounts.forgetExternalIDs()
        let company = try await marketplace(accounts).create(Self.new(), by: "ada@desk")
        #expect(company.id == CompanyID("made-1") && company.tenant == nil)
        #expect(accounts.log == ["POST /", "GET /made-1"])
    }

    @Test func anAttributeHoldsTheTenantWhereItIsConfigured() async throws {
        let accounts = PretendAccounts([.init(id: "a")])
        let marketplace = marketplace(accounts, field: .attribute("ms_tenant"))
        let company = try await marketplace.create(Self.new(), by: "ada@desk")
        #expect(company.tenant == Self.tenant)
        #expect(accounts.records.last?.attributes == ["ms_tenant": Self.text])
        #expect(accounts.records.last?.externalID == nil)
        #expect(accounts.log == ["POST /"])
    }
}
