import Core
import Store
import Testing

@testable import Ferry

/// Letters to the administrators of companies that were just created, where the settings want them told at once.
@Suite struct AdministratorLetterTests {
    private let courier = MemoryCourier()

    private func services(_ store: SQLiteStore) -> ProfileServices {
        let courier = courier
        let surroundings = Surroundings(who: "ada@example") { TestWorld.now }
        var services = ProfileServices(
            marketplace: LocalMarketplace(store, surroundings: surroundings), companies: LocalDirectory(store))
        services.letters = { courier.desk }
        return services
    }

    private func world() async throws -> TestWorld {
        let world = try await TestWorld.withCustomers(services: { store in services(store) })
        #expect(await world.run("settings", "set", "inviteAdministratorOnCreation", "on").status == .done)
        return world
    }

    @Test func whereCreationIsAutomaticTheNumberOfLettersIsAskedFor() async throws {
        let world = try await TestWorld.withCustomers(services: { store in services(store) })
        #expect(await world.run("settings", "set", "createAutomatically", "on", "--yes").status == .done)
        let asked = await world.run("settings", "set", "inviteAdministratorOnCreation", "on")
        #expect(asked.status == .usage && asked.errors.contains("administrator"), "\(asked.errors)")
        #expect(asked.errors.contains("would get their letter at once"))
        #expect(await world.run("settings", "get", "inviteAdministratorOnCreation").output == "false\n")
    }

    @Test func theyAreToldAtOnceAndOnlyOnce() async throws {
        let world = try await world()
        let created = await world.run("pending", "create", "--all", "--yes")
        #expect(created.status == .done, "\(created.errors)")
        #expect(created.output.contains("Job 2 is done: 2 done.") && courier.letters.count == 2)
        // Whoever was told is not told again when the job is done once more, however late.
        let store = try world.store()
        let late = AutomaticPass(
            store: store, services: services(store),
            surroundings: Surroundings(who: "ada@example") { TestWorld.now.adding(seconds: 999_999) })
        #expect(try late.letters(after: try #require(try store.job(JobID(1)))).isEmpty)
    }

    @Test func theyAreToldWhereTheBackgroundGoesOnWithTheCreation() async throws {
        let world = try await world()
        let store = try world.store()
        let snapshot = try store.snapshot(.customers)
        let ready = try #require(snapshot.answer(ListQuestion(states: [PendingState.ready.rawValue])) { false })
        let job = try store.createJob(
            .createCompanies, customers: (0..<ready.count).map { snapshot.record(ready.slot($0)).id }, anyway: RowSet(),
            by: "ada@example", at: TestWorld.now)
        let outcome = await world.run("run", "--once")
        #expect(outcome.status == .done, "\(outcome.errors)")
        #expect(outcome.output.contains("job \(job.id): resuming"))
        #expect(outcome.output.contains("administrators: job 2, 2 letters") && courier.letters.count == 2)
        #expect(!(await world.run("run", "--once").output.contains("administrators")))
        #expect(courier.letters.count == 2)
    }
}
