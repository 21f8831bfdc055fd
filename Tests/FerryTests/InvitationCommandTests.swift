import Core
import Store
import Synchronization
import Testing

@testable import Ferry

/// `invitations reinvite` and `invitations revoke`.
@Suite struct InvitationCommandTests {
    private let members = InvitedMembers()

    private func world(readOnly: ReadOnly? = nil) async throws -> TestWorld {
        var services = ScriptedServices()
        services.companies = ScriptedCompanies([ScriptedCompanies.company("c1", "Contoso")])
        services.members = members
        let world = try services.world(readOnly: readOnly)
        try world.store().mirror([ScriptedCompanies.company("c1", "Contoso")])
        try world.store().peopleRead(
            try await members.people(of: CompanyID("c1")), of: CompanyID("c1"), at: TestWorld.now)
        return world
    }

    @Test func nobodyIsInvitedAgainTwiceInsideTheCoolDown() async throws {
        let world = try await world()
        #expect(await world.run("invitations", "reinvite", "--where", "contoso", "--yes").status == .done)
        #expect(members.log == ["revoke ada@example.com", "invite ada@example.com"])
        let again = await world.run("invitations", "reinvite", "--all", "--yes")
        #expect(again.output.contains("0 invitations will be revoked") && members.log.count == 2)
        #expect(again.output.contains("made again a short while ago"))
        #expect(await world.run("invitations", "reinvite", "--all", "--anyway", "--yes").status == .usage)
        let anyway = await world.run("invitations", "reinvite", "--id", "ada@example.com", "--anyway", "--yes")
        #expect(anyway.status == .done && members.log.count == 4, "\(anyway.errors)")
        world.pass(days: 2)
        #expect(await world.run("invitations", "reinvite", "--where", "contoso", "--yes").status == .done)
        #expect(members.log.count == 6)
    }

    @Test func thePlanSaysWhatCanBeDoneForEach() async throws {
        let world = try await world()
        let plan = await world.run("invitations", "reinvite", "--where", "contoso", "--dry-run")
        #expect(plan.status == .done && members.log.isEmpty)
        #expect(plan.output.contains("Plan: 1 invitation will be revoked and made again, 2 rows skipped."))
        #expect(plan.output.contains("bo@example.com, Contoso: The person has an account that was never used"))
        #expect(plan.output.contains("403, ALREADY_EXISTS"))
        let json = await world.run("invitations", "revoke", "--all", "--dry-run", "--json")
        #expect(json.lines.count == 1 && json.output.contains(#""action":"revoke""#))
        #expect(await world.run("invitations", "reinvite", "--all").status == .usage)
        #expect(await world.run("invitations", "reinvite").status == .usage)
        let readOnly = try await self.world(readOnly: .option)
        #expect(await readOnly.run("invitations", "revoke", "--all", "--yes").status == .usage)
        #expect(members.log.isEmpty)
    }
}

/// One open invitation, one unused account and one active user.
private final class InvitedMembers: MemberDirectory {
    private let lines = Mutex<[String]>([])

    var log: [String] { lines.withLock { $0 } }

    func people(of company: CompanyID) async throws(ServiceFailure) -> [MarketplacePerson] {
        [("ada", MarketplacePerson.Access.invited), ("bo", .inactive), ("cy", .active)].map { name, access in
            MarketplacePerson(
                contact: Contact(email: "\(name)@example.com"), role: "USER", isAdministrator: false, access: access)
        }
    }

    func revoke(_ email: EmailAddress, from company: CompanyID) async throws(ServiceFailure) {
        lines.withLock { $0.append("revoke \(email)") }
    }

    func invite(_ person: Contact, role: String, to company: CompanyID) async throws(ServiceFailure) {
        lines.withLock { $0.append("invite \(person.email)") }
    }

    func remindsByItself() async throws(ServiceFailure) -> Bool? { nil }
}
