import Store
import Synchronization
import Testing

@testable import Core
@testable import Ferry

/// `sync` against scripted services.
@Suite struct SyncCommandTests {
    private let services: ScriptedServices = {
        var services = ScriptedServices()
        services.customers.list = [(Sample.tenant(1), "Contoso"), (Sample.tenant(2), "Fabrikam")]
        services.companies = ScriptedCompanies([
            ScriptedCompanies.company("c1", "Contoso", tenant: Sample.tenant(1)),
            ScriptedCompanies.company("c2", "Elsewhere"),
        ])
        return services
    }()

    @Test func everySourceIsCounted() async throws {
        let world = try services.world()
        let outcome = await world.run("sync")
        #expect(outcome.status == .done, "\(outcome.errors)")
        #expect(
            outcome.output == """
                The synchronisation is complete: everything was read to its end.
                  Customers: 2 read, 2 new, complete
                  Changes: 0 read, complete
                  Customer details: 2 read, 2 changed, complete
                  Companies: 2 read, 2 new, complete
                  Company details: 2 read, 2 changed, complete
                  Administrators: 2 read, complete
                  Company domains: 1 read, complete

                """)
        #expect(outcome.errors.isEmpty)
        #expect(await world.run("pending", "list", "--state", "ready").lines.count == 1)
        #expect(await world.run("pending", "list", "--state", "linked").lines.count == 1)
    }

    @Test func resultIsOneObject() async throws {
        let world = try services.world()
        let outcome = await world.run("sync", "--full", "--json")
        #expect(outcome.lines.count == 1)
        #expect(outcome.output.hasPrefix(#"{"sync":1,"full":true,"startedAt":"2026-11-23T08:00:00Z","#))
        #expect(outcome.output.contains(#""complete":true,"by":"ada@example","sources":[{"source":"customerList","#))
        #expect(outcome.output.contains(#""unreadableRows":0,"rows":[]"#))
    }

    @Test func readOnlyForbidsNothingOfIt() async throws {
        #expect(try await services.world(readOnly: .option).run("sync").status == .done)
    }

    @Test func rowsThatCannotBeReadAreListed() async throws {
        var services = services
        services.customers.unreadable = [Sample.tenant(2)]
        let outcome = try await services.world().run("sync")
        #expect(outcome.status == .someRowsFailed)
        #expect(outcome.lines.first == "The synchronisation is not complete: 1 row could not be read.")
        #expect(
            outcome.errors.contains("Customer details, \(Sample.tenant(2)): The service's answer can't be understood"))
    }

    @Test func aSourceThatFailsFailsTheCommandAndTheOthersGoOn() async throws {
        var services = services
        services.customers.listFailure = .unreachable("the line is cut")
        let outcome = try await services.world().run("sync")
        #expect(outcome.status == .failed)
        #expect(
            outcome.lines.first == "The synchronisation is not complete; the next one goes on where this one stopped.")
        #expect(outcome.output.contains("Companies: 2 read, 2 new, complete"))
        #expect(
            outcome.errors
                == "ferry: Customers: The service can't be reached; try again later: the line is cut.\n")
    }

    @Test func whoMustSignInIsTold() async throws {
        var services = services
        services.customers.listFailure = .signInNeeded("run `ferry sign-in`")
        let outcome = try await services.world().run("sync")
        #expect(outcome.status == .signInRefused)
        #expect(outcome.errors == "ferry: Somebody has to sign in again: run `ferry sign-in`.\n")
    }

    @Test func interruptionStopsBetweenRequestsAndTheNextOneGoesOn() async throws {
        let questions = Mutex(0)
        let interruption = Interruption(
            watch: {},
            isRaised: {
                questions.withLock {
                    $0 += 1
                    return $0 > 3
                }
            })
        let world = try services.world(interruption: interruption)
        let outcome = await world.run("sync")
        #expect(outcome.status == .interrupted)
        #expect(outcome.errors.contains("the next `ferry sync` goes on where this one stopped"))
        questions.withLock { $0 = -1000 }
        #expect(await world.run("sync").status == .done)
        #expect(try world.store().syncMemory().last?.isComplete == true)
    }

    @Test func aHeldSynchronisationIsLeftAlone() async throws {
        let world = try services.world()
        let store = try world.store()
        let session = try #require(try store.beginSync(full: false, by: "eve@example", at: TestWorld.now))
        let outcome = await world.run("sync")
        #expect(outcome.status == .failed)
        #expect(outcome.errors.contains("Another process is synchronising this store already"))
        withExtendedLifetime(session) {}
    }

    @Test func aProfileWithoutServicesHasNothingToSynchronise() async throws {
        let outcome = try await TestWorld().run("sync")
        #expect(outcome.status == .usage)
        #expect(outcome.errors.contains("There is nothing to synchronise with"))
    }

    @Test(arguments: [
        (SyncReport(source: .customerList, done: 500, left: nil, rate: nil, secondsLeft: nil), "Customers: 500 read"),
        (
            SyncReport(source: .customerDetails, done: 1200, left: 80_000, rate: 8.52, secondsLeft: 9390),
            "Customer details: 1,200 read · 80,000 left · 8.5 a second · about 2 h 37 min left"
        ),
        (
            SyncReport(source: .companyList, done: 3, left: 40, rate: 12, secondsLeft: 4),
            "Companies: 3 read · 40 left · 12 a second · about 4 s left"
        ),
    ])
    func progressIsALine(_ report: SyncReport, _ line: String) {
        #expect(SyncWords.line(for: report) == line)
    }
}
