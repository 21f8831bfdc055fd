import AppDirect
import Core
import Sandbox
import Testing

/// People of companies, read and invited over real HTTP.
@Suite struct MemberServiceTests {
    private let market: SandboxMarket
    private let una = Contact(email: "una+new/1%@contoso.example")

    init() throws { market = try SandboxMarket() }

    private func email(_ text: String) throws -> EmailAddress { try #require(EmailAddress(text)) }

    @Test func theFirstUserOfACompanyOfTheAPIIsAMemberWhoNeverSignedIn() async throws {
        let id = try await market.made("Contoso")
        let marketplace = try market.marketplace()
        let people = try await marketplace.people(of: id)
        let ada = try #require(people.first)
        #expect(people.count == 1 && ada.access == .inactive && ada.isAdministrator && ada.role == "SYS_ADMIN")
        #expect(ada.contact == Contact(email: "ada@contoso.example", firstName: "Ada", lastName: "Example"))
        #expect(ada.createdAt == SandboxMarket.now && ada.changedAt == SandboxMarket.now)
        market.control.activate(person: "ADA@contoso.example")
        #expect(try await marketplace.people(of: id).map(\.access) == [.active])
        #expect(try await marketplace.people(of: CompanyID("nobody")).isEmpty)
    }

    @Test func anInvitationIsMadeReadRevokedAndAccepted() async throws {
        let id = try await market.made("Contoso")
        let marketplace = try market.marketplace()
        try await marketplace.invite(una, role: "ROLE_BILLING_ADMIN", to: id)
        let invited = try #require(try await marketplace.people(of: id).last)
        #expect(invited.contact.email == una.email && invited.access == .invited)
        #expect(invited.role == "BILLING_ADMIN" && !invited.isAdministrator)
        #expect(invited.createdAt == SandboxMarket.now && invited.changedAt == SandboxMarket.now)
        let address = try email(una.email)
        try await marketplace.revoke(address, from: id)
        #expect(try await marketplace.people(of: id).count == 1)
        await #expect {
            try await marketplace.revoke(address, from: id)
        } throws: {
            if case .notFound = $0 as? ServiceFailure { true } else { false }
        }
        try await marketplace.invite(una, role: "", to: id)
        market.control.activate(person: una.email)
        let accepted = try #require(try await marketplace.people(of: id).last)
        #expect(accepted.access == .active && accepted.role == "USER")
        await #expect { try await marketplace.revoke(address, from: id) } throws: { error in
            guard case .refused(let why) = error as? ServiceFailure else { return false }
            return why.contains("active already")
        }
    }

    @Test(arguments: ["ada@contoso.example", "una@contoso.example"])
    func whoHasAnAccountOrAnInvitationIsNotInvitedAgain(address: String) async throws {
        let id = try await market.made("Contoso")
        let marketplace = try market.marketplace()
        try await marketplace.invite(Contact(email: "una@contoso.example"), role: "USER", to: id)
        // Of the member who never signed in, taking the invitation back does not help.
        if address.hasPrefix("ada") { try await marketplace.revoke(try email(address), from: id) }
        await #expect {
            try await marketplace.invite(Contact(email: address), role: "USER", to: id)
        } throws: { error in
            guard case .refused(let why) = error as? ServiceFailure else { return false }
            return why.contains("ALREADY_EXISTS") && why.contains("already")
        }
        #expect(try await marketplace.people(of: id).count == 2)
    }

    @Test(arguments: [Fault.Kind.cutAfter, .truncated, .status(500), .late(milliseconds: 1)])
    func aLostAnswerIsUnknownAndNothingIsSentTwice(kind: Fault.Kind) async throws {
        let id = try await market.made("Contoso")
        let marketplace = try market.marketplace()
        let address = try email(una.email)
        market.control.add(Fault(kind, path: "*/invitations", method: "POST", count: 1))
        await #expect { try await marketplace.invite(una, role: "USER", to: id) } throws: {
            if case .outcomeUnknown = $0 as? ServiceFailure { true } else { false }
        }
        #expect(market.requests("POST", ending: "invitations") == 1)
        // What has no body can't be cut short.
        guard kind != .truncated else { return }
        market.control.add(Fault(kind, path: "*/invitations/*", method: "DELETE", count: 1))
        await #expect { try await marketplace.revoke(address, from: id) } throws: {
            if case .outcomeUnknown = $0 as? ServiceFailure { true } else { false }
        }
    }

    @Test func whatWasRefusedBeforeAnyWorkIsSentAgain() async throws {
        let id = try await market.made("Contoso")
        let marketplace = try market.marketplace()
        market.control.add(Fault(.tooMany(retryAfter: 0), path: "*/invitations", method: "POST", count: 1))
        market.control.add(Fault(.expiredToken, path: "*/invitations", method: "POST", count: 1))
        try await marketplace.invite(una, role: "USER", to: id)
        for kind in [Fault.Kind.cutBefore, .truncated, .malformed, .status(503), .tooMany(retryAfter: 0)] {
            market.control.add(Fault(kind, path: "*ships", method: "GET", count: 1))
            let answer = try? await marketplace.people(of: id)
            // What can't be understood is no answer: nobody counts as gone by it.
            #expect(answer == nil || answer?.count == 2, "\(kind)")
        }
        #expect(try await marketplace.people(of: id).count == 2)
    }

    @Test func aReadOnlySessionChangesNothing() async throws {
        let id = try await market.made("Contoso")
        let address = try email("ada@contoso.example")
        let before = market.control.state().requests
        let careful = try market.marketplace(isReadOnly: true)
        await #expect(throws: ServiceFailure.notAllowed("this profile is read-only")) {
            try await careful.invite(una, role: "USER", to: id)
        }
        await #expect(throws: ServiceFailure.notAllowed("this profile is read-only")) {
            try await careful.revoke(address, from: id)
        }
        #expect(market.control.state().requests == before)
        #expect(try await careful.people(of: id).count == 1)
        // A client that may only read is no sign that somebody is active.
        let reader = try market.marketplace(scopeOfReader: true)
        await #expect { try await reader.revoke(address, from: id) } throws: {
            if case .notAllowed = $0 as? ServiceFailure { true } else { false }
        }
    }

    @Test func theMarketplaceTellsWhetherItReminds() async throws {
        let marketplace = try market.marketplace()
        #expect(try await marketplace.remindsByItself() == true)
        market.control.setReminder(isOn: false)
        #expect(try await marketplace.remindsByItself() == false)
        market.control.setReminder(isOn: false, isShown: false)
        #expect(try await marketplace.remindsByItself() == nil)
    }

    @Test func madeUpCompaniesHavePeopleOfEveryKindInManyScripts() async throws {
        let marketplace = try market.marketplace()
        var people: [MarketplacePerson] = []
        for company in try await marketplace.page(0).companies {
            people += try await marketplace.people(of: company.id)
        }
        for access in MarketplacePerson.Access.allCases {
            for isAdministrator in [true, false] {
                #expect(people.contains { $0.access == access && $0.isAdministrator == isAdministrator }, "\(access)")
            }
        }
        #expect(people.allSatisfy { !$0.role.isEmpty && !$0.role.hasPrefix("ROLE_") })
        #expect(people.contains { !$0.microsoftName.isEmpty })
        #expect(people.contains { !$0.contact.fullName.utf8.allSatisfy { $0 < 128 } })
        #expect(people.allSatisfy { EmailAddress($0.contact.email) != nil && $0.createdAt != nil })
    }
}

extension SandboxMarket {
    /// How many requests of a verb came to paths that end so.
    fileprivate func requests(_ method: String, ending: String) -> Int {
        control.state().requests.filter { $0.key.hasPrefix(method + " ") && $0.key.hasSuffix(ending) }.values
            .reduce(0, +)
    }
}
