import Core
import Testing

@testable import Ferry

/// How `sync` and `run` read people back.
@Suite struct PeopleCommandTests {
    private func services(_ members: ScriptedMembers) -> ScriptedServices {
        var services = ScriptedServices()
        services.customers.list = [(Sample.tenant(1), "Contoso")]
        services.companies = ScriptedCompanies([
            ScriptedCompanies.company("c1", "Contoso", tenant: Sample.tenant(1)),
            ScriptedCompanies.company("c2", "Elsewhere"),
        ])
        services.members = members
        return services
    }

    @Test func aSynchronisationReadsPeopleOnce() async throws {
        let members = ScriptedMembers()
        let world = try services(members).world()
        let first = await world.run("sync")
        #expect(first.status == .done, "\(first.errors)")
        #expect(first.lines.last == "  People: 2 companies read")
        #expect(await world.run("invitations", "list", "--json").output.contains("bo@c1.example"))
        let again = await world.run("sync", "--json")
        #expect(again.output.contains(#""people":[{"read":0,"unreadable":0,"left":0,"error":null}]"#))
        #expect(members.asked.count == 2)
    }

    @Test func backgroundWorkReadsThemToo() async throws {
        let members = ScriptedMembers()
        let world = try services(members).world()
        let outcome = await world.run("run", "--once")
        #expect(outcome.status == .done, "\(outcome.errors)")
        #expect(outcome.output.contains("synchronisation: People: 2 companies read"))
        #expect(await world.run("run", "--once").status == .done && members.asked.count == 2)
    }

    @Test func peopleWhoCannotBeReadStayToBeRead() async throws {
        let world = try services(ScriptedMembers(failing: [CompanyID("c2"): .unreadable("html")])).world()
        let outcome = await world.run("sync")
        #expect(outcome.status == .someRowsFailed)
        #expect(outcome.lines.last == "  People: 1 company read · 1 left")
        #expect(outcome.errors.contains("People, c2: The service's answer can't be understood"))
        let run = await world.run("run", "--once")
        #expect(run.status == .someRowsFailed && run.output.contains("People: 0 companies read · 1 left"))
    }

    @Test func whoMustSignInIsTold() async throws {
        let failure = ServiceFailure.signInNeeded("expired")
        let members = ScriptedMembers(failing: [CompanyID("c1"): failure, CompanyID("c2"): failure])
        #expect(try await services(members).world().run("sync").status == .signInRefused)
    }
}
