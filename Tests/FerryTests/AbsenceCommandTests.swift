import Core
import Testing

@testable import Ferry

/// `pending show` for customers that somebody misses.
@Suite struct AbsenceCommandTests {
    private let stranger = Sample.tenant(7)

    private func world(isSynchronised: Bool = true, delegated: Bool = false) async throws -> TestWorld {
        var services = ScriptedServices()
        services.customers.list = [(Sample.tenant(1), "Contoso")]
        services.customers.strangers = [stranger: "Stranger"]
        if delegated { services.customers.delegated = [stranger] }
        let world = try services.world()
        if isSynchronised { #expect(await world.run("sync").status == .done) }
        return world
    }

    @Test(arguments: [
        (true, false, Sample.tenant(7), "notAccepted"), (true, true, Sample.tenant(7), "delegatedOnly"),
        (false, false, Sample.tenant(7), "notSynchronised"), (true, false, Sample.tenant(9), "noSuchTenant"),
    ])
    func theFirstCauseThatHoldsIsTheAnswer(
        _ isSynchronised: Bool, _ delegated: Bool, _ tenant: TenantID, _ cause: String
    ) async throws {
        let world = try await world(isSynchronised: isSynchronised, delegated: delegated)
        let outcome = await world.run("pending", "show", "--tenant", "\(tenant)", "--json")
        #expect(outcome.status == .failed)
        #expect(outcome.lines.count == 1)
        #expect(outcome.output.hasPrefix(#"{"tenantId":"\#(tenant)","known":false,"cause":"\#(cause)","conclusion":""#))
        #expect(outcome.output.contains(#"{"check":"setAside","verdict":"excluded","title":"set aside","#))
    }

    @Test func everyCauseIsGoneThroughInWords() async throws {
        let outcome = try await world().run("pending", "show", "--domain", "Stranger.example")
        #expect(outcome.status == .failed)
        #expect(
            outcome.lines.first
                == "“stranger.example” (tenant \(stranger)) is not among the customers that Ferry knows.")
        #expect(outcome.output.contains("It did not accept the reseller relationship"))
        #expect(
            outcome.output.contains("The last synchronisation ended at 2026-11-23T08:00:00Z and was complete."))
        #expect(outcome.lines.count { $0.hasPrefix("  ") } == AbsenceFinding.Check.allCases.count)
        #expect(outcome.output.contains("  no       no such tenant: The tenant exists: Stranger, stranger.example"))
    }

    @Test func aKnownDomainShowsItsCustomer() async throws {
        let outcome = try await world().run("pending", "show", "--domain", "contoso.example")
        #expect(outcome.status == .done)
        #expect(outcome.output.contains("Tenant id:       \(Sample.tenant(1))"))
    }

    @Test func importedListsAreNamedWherePartnerCenterIsNotAsked() async throws {
        let outcome = try await TestWorld.withCustomers().run("pending", "show", "--domain", "nothing.example")
        #expect(outcome.status == .failed)
        #expect(outcome.output.contains("Customers last came from customers.csv at 2026-11-23T08:00:00Z"))
        #expect(!outcome.output.contains("synchronise"))
    }
}
