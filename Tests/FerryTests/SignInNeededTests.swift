import Core
import Testing

@testable import Ferry

/// A refused sign-in gives every command that talks to a service the status that calls for a person.
@Suite struct SignInNeededTests {
    private static let why = ServiceFailure.signInNeeded("run `ferry sign-in`")
    private let services: ScriptedServices = {
        var services = ScriptedServices()
        services.customers.list = [
            (Sample.tenant(1), "Contoso"), (Sample.tenant(2), "Fabrikam"), (Sample.tenant(3), "Northwind"),
        ]
        services.companies = ScriptedCompanies([
            ScriptedCompanies.company("c1", "Another name", domain: "contoso.example"),
            ScriptedCompanies.company("c3", "Northwind", tenant: Sample.tenant(3)),
        ])
        return services
    }()

    @Test func aFailureOfAServiceKeepsItsStatus() {
        #expect(CommandFailure(Self.why).status == .signInRefused)
        #expect(CommandFailure(ServiceFailure.notAllowed("no")).status == .failed)
    }

    @Test(arguments: [
        ["pending", "create", "--id", "\(Sample.tenant(2))", "--yes"],
        ["pending", "create", "--id", "\(Sample.tenant(2))", "--yes", "--json"],
        ["pending", "link", "--id", "\(Sample.tenant(1))", "--yes"], ["companies", "verify", "--id", "c3"],
        ["companies", "unlink", "--id", "c3", "--yes"],
    ])
    func theStatusTellsThatSomebodyHasToSignIn(_ arguments: [String]) async throws {
        let world = try services.world()
        #expect(await world.run("sync").status == .done)
        services.companies.fail(Self.why)
        let outcome = await world.run(arguments)
        #expect(outcome.status == .signInRefused, "\(outcome.errors)")
        #expect(outcome.errors.contains("run `ferry sign-in`"))
    }

    @Test func aJobThatGoesOnTellsItToo() async throws {
        let world = try services.world()
        #expect(await world.run("sync").status == .done)
        services.companies.fail(.refused("no quota"))
        let create = ["pending", "create", "--id", "\(Sample.tenant(2))", "--yes"]
        #expect(await world.run(create).status == .someRowsFailed)
        services.companies.fail(.unreachable("the line is cut"))
        #expect(await world.run(create).status == .someRowsFailed)
        services.companies.fail(Self.why)
        #expect(await world.run("jobs", "retry", "2").status == .signInRefused)
        #expect(await world.run("jobs", "resume", "2").status == .signInRefused)
        services.companies.fail(nil)
        #expect(await world.run("jobs", "resume", "2").status == .done)
    }

    @Test func theDoctorTellsItOfEitherService() async throws {
        for requirement in [Requirement.signIn, .marketplaceRole] {
            var services = services
            services.findings = [
                RequirementFinding(requirement, .failed, evidence: "refused", refusesSignIn: true)
            ]
            #expect(try await services.world().run("doctor").status == .signInRefused)
        }
    }
}
