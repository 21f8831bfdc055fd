import AppDirect
import Core
import Testing
import Transfer

/// Lists of people in whatever form they come.
@Suite struct MemberReadingTests {
    private let accounts = PretendAccounts([.init(id: "a")])
    private let members = "GET /a/memberships"
    private let invitations = "GET /a/invitations"

    private func people() async throws -> [MarketplacePerson] {
        try await marketplace(accounts).people(of: CompanyID("a"))
    }

    private func list(_ rows: [[String: Any]], pages: Int = 1, total: Int? = nil) -> PretendAccounts.Fault {
        let page: [String: Any] = ["totalPages": pages, "totalElements": total ?? rows.count, "size": 10]
        return .answer(.json(200, ["content": rows, "page": page]))
    }

    private func member(
        _ email: String, roles: [String] = ["ROLE_USER"], user more: [String: Any] = ["activated": true],
        enabled: Any = true
    ) -> [String: Any] {
        ["user": ["email": email].merging(more) { $1 }, "roles": roles, "enabled": enabled]
    }

    private func invitation(_ email: String, accepted: Any = false) -> [String: Any] {
        ["email": email, "role": "USER", "accepted": accepted, "createdOn": 5000, "lastModified": 9000]
    }

    @Test(arguments: [
        (["ROLE_USER", "ROLE_SYS_ADMIN", "ROLE_BILLING_ADMIN"], "SYS_ADMIN", true), (["sys-admin"], "SYS_ADMIN", true),
        (["USER", "ROLE_BILLING_ADMIN"], "BILLING_ADMIN", false), (["ROLE_USER", "ROLE_NEW"], "NEW", false),
        (["ROLE_NEW", "BILLING_ADMIN"], "BILLING_ADMIN", false), ([], "", false),
    ])
    func theHighestRoleCounts(roles: [String], role: String, isAdministrator: Bool) async throws {
        accounts.fault(members, list([member("una@contoso.example", roles: roles)]))
        accounts.fault(invitations, list([]))
        let una = try #require(try await people().first)
        #expect(una.role == role && una.isAdministrator == isAdministrator)
    }

    @Test func whoNeverSignedInIsInactiveAndWhoCannotIsLeftOut() async throws {
        accounts.fault(
            members,
            list([
                member("a@x.example"), member("b@x.example", user: ["activated": "false"]),
                member("c@x.example", user: [:]), member("d@x.example", user: ["lastSuccessfulLogin": 1]),
                member("off@x.example", enabled: "false"),
                member("managed@x.example", user: ["activated": true, "allowLogin": false]),
            ]))
        accounts.fault(invitations, list([invitation("OFF@x.example"), invitation("e@x.example", accepted: "0")]))
        let people = try await people()
        #expect(people.map(\.contact.email) == ["a", "b", "c", "d", "e"].map { "\($0)@x.example" })
        #expect(people.map(\.access) == [.active, .inactive, .inactive, .active, .invited])
    }

    @Test func anOpenInvitationTellsWhenAMemberWasLastWrittenTo() async throws {
        accounts.fault(
            members, list([member("A@x.example", user: ["activated": false, "creationDate": "3000"])]))
        accounts.fault(
            invitations, list([invitation("a@x.example"), invitation("b@x.example", accepted: true)]))
        let people = try await people()
        #expect(people.count == 1 && people.first?.access == .inactive)
        #expect(people.first?.createdAt == Timestamp(seconds: 3))
        #expect(people.first?.changedAt == Timestamp(seconds: 9))
    }

    /// Who can't be read stands in the list without an address, so that nobody counts as gone.
    @Test func aRowThatCannotBeReadCostsItself() async throws {
        accounts.fault(
            members, list([["user": "none"], member("a@x.example", user: ["firstName": ["x"], "activated": [1]])]))
        accounts.fault(invitations, list([["role": "USER"], invitation("b@x.example")]))
        #expect(try await people().map(\.contact.email) == ["a@x.example", "b@x.example", ""])
    }

    @Test func pagesAreReadToTheirEnd() async throws {
        accounts.fault(members, list([member("a@x.example")], pages: 2, total: 2))
        accounts.fault(members, list([member("b@x.example")], pages: 2, total: 2))
        accounts.fault(invitations, list((0..<10).map { invitation("\($0)@x.example") }, pages: 2, total: 11))
        accounts.fault(invitations, list([invitation("10@x.example")], pages: 2, total: 11))
        #expect(try await people().count == 13)
        let queries = accounts.requests.map { $0.query.filter { $0.name == "page" }.map(\.value) }
        #expect(queries == [["0"], ["1"], [], ["1"]])
    }

    @Test func invitationsMayComeAllAtOnceOrTheFirstPageAgainAndAgain() async throws {
        accounts.fault(members, list([member("a@x.example")]))
        accounts.fault(invitations, list((0..<25).map { invitation("\($0)@x.example") }, pages: 3))
        #expect(try await people().count == 26)
        #expect(accounts.requests.count == 2)
        accounts.fault(members, list([member("a@x.example")]))
        for _ in 0..<2 {
            accounts.fault(invitations, list((0..<10).map { invitation("\($0)@x.example") }, pages: 2, total: 15))
        }
        let people = try await people()
        #expect(people.count == 12 && people.last?.contact.email == "")
    }

    /// A marketplace that does not know the list any more says nothing of who was in it.
    @Test func aListOfInvitationsThatIsNotThereMakesNobodyGone() async throws {
        accounts.fault(members, list([member("a@x.example")]))
        accounts.fault(invitations, .answer(.problem(404, "Not Found")))
        #expect(try await people().map(\.contact.email) == ["a@x.example", ""])
    }

    @Test func listsThatCannotBeReadAreAFailure() async throws {
        for answer in [ServiceAnswer.text(200, "<html>"), .json(200, ["content": "none"]), .text(200, "")] {
            for list in [members, invitations] {
                accounts.fault(list, .answer(answer))
                await #expect { try await people() } throws: {
                    if case .unreadable = $0 as? ServiceFailure { true } else { false }
                }
            }
        }
        accounts.fault(invitations, .answer(.problem(403, "Forbidden")))
        await #expect { try await people() } throws: {
            if case .notAllowed = $0 as? ServiceFailure { true } else { false }
        }
    }

    @Test(
        arguments: [
            ("{\"invitationsSent\":1,\"errors\":[]}", nil), ("{\"invitationsSent\":\"1\"}", nil),
            ("{\"invitationsSent\":0,\"errors\":[{\"index\":0,\"type\":\"ALREADY_EXISTS\"}]}", "ALREADY_EXISTS"),
            ("{\"errors\":[{\"type\":\"PARSE_ERROR\"}]}", "can't read the address"), ("{\"errors\":[{}]}", "no reason"),
            ("{\"invitationsSent\":0}", "no invitation was sent"),
        ] as [(String, String?)])
    func anAnswerOf200IsReadByRow(body: String, refusal: String?) async throws {
        accounts.fault("POST /a/invitations", .answer(.text(200, body)))
        let marketplace = marketplace(accounts)
        var words: String?
        do throws(ServiceFailure) {
            try await marketplace.invite(Contact(email: " una@x.example "), role: "ROLE_USER", to: CompanyID("a"))
        } catch {
            guard case .refused(let why) = error else { throw error }
            words = why
        }
        #expect(refusal.map { words?.contains($0) == true } ?? (words == nil), "\(words ?? "")")
        let request = try #require(accounts.requests.first)
        #expect(request.text == "[{\"email\":\"una@x.example\",\"role\":\"USER\"}]" && !request.isRepeatable)
    }

    @Test(arguments: ["", "{}", "<html>", "[]"])
    func anAnswerThatTellsNothingLeavesItOpen(body: String) async {
        accounts.fault("POST /a/invitations", .answer(.text(200, body)))
        await #expect {
            try await marketplace(accounts).invite(Contact(email: "una@x.example"), role: "USER", to: CompanyID("a"))
        } throws: {
            if case .outcomeUnknown = $0 as? ServiceFailure { true } else { false }
        }
    }

    @Test func anAddressThatIsNoneDoesNotLeave() async {
        await #expect { try await marketplace(accounts).invite(Contact(), role: "USER", to: CompanyID("a")) } throws: {
            if case .refused = $0 as? ServiceFailure { true } else { false }
        }
        #expect(accounts.requests.isEmpty)
    }

    @Test(
        arguments: [
            (200, "[{\"type\":\"Registration_Reminder\",\"methods\":[{\"enabled\":\"true\"}]}]", true),
            (200, "{\"content\":[{\"type\":\"REGISTRATION_REMINDER\",\"methods\":[{\"enabled\":false}]}]}", false),
            (200, "[{\"type\":\"REGISTRATION_REMINDER\",\"methods\":[]}]", nil),
            (200, "[{\"type\":\"NEW_USER\",\"methods\":[{\"enabled\":true}]}]", nil), (200, "<html>", nil),
            (403, "{\"code\":\"403\"}", nil), (404, "", nil),
        ] as [(Int, String, Bool?)])
    func theReminderIsReadFromTheTemplates(status: Int, body: String, reminds: Bool?) async throws {
        accounts.fault("GET /api/notification/v1/templates", .answer(.text(status, body)))
        #expect(try await marketplace(accounts).remindsByItself() == reminds)
    }
}
