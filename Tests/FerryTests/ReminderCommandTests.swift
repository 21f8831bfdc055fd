import Core
import Store
import Testing

@testable import Ferry

/// Reminders, as `settings set` and `run` see them.
@Suite struct ReminderCommandTests {
    private let courier = MemoryCourier()

    /// Three migrated companies of the embedded marketplace, of whose administrators nobody signed in.
    private func world(
        remindsByItself: Bool? = false, answers: [String] = [], canAsk: Bool = false
    ) async throws -> TestWorld {
        let courier = courier
        let flags = canAsk ? TerminalFlags(input: true, output: true) : TerminalFlags()
        let world = try TestWorld(
            flags: flags, answers: answers,
            services: { store in
                let surroundings = Surroundings(who: "ada@example") { TestWorld.now }
                let local = LocalMarketplace(store, surroundings: surroundings)
                var services = ProfileServices(marketplace: local, companies: LocalDirectory(store))
                services.members = ReminderTeller(remindsByItself)
                services.marketplaceSettings = { MarketplaceSettings(remindsByItself.map { [.reminds: $0] } ?? [:]) }
                services.letters = { courier.desk }
                return services
            })
        let path = try world.file("Customers.csv", Sample.list)
        #expect(await world.run("import", path).status == .done)
        #expect(await world.run("pending", "create", "--all", "--yes").status == .done)
        #expect(await world.run("settings", "set", "reminderDelayDays", "0").status == .done)
        return world
    }

    @Test func switchingOnAsksForTheNumberOfLetters() async throws {
        let world = try await world(answers: ["1", "2"], canAsk: true)
        let wrong = await world.run("settings", "set", "reminders", "true")
        #expect(wrong.status == .failed && wrong.errors.contains("2 letters would leave now:"))
        #expect(wrong.errors.contains("ada@contoso.example") && wrong.errors.contains("Type 2 to switch reminders on:"))
        #expect(await world.run("settings", "get", "reminders").output == "false\n")
        #expect(await world.run("settings", "set", "reminders", "true").status == .done)
        #expect(courier.letters.isEmpty)
    }

    @Test func withoutATerminalItTakesAYes() async throws {
        let world = try await world()
        #expect(await world.run("settings", "set", "reminders", "on").status == .usage)
        #expect(await world.run("settings", "set", "reminders", "on", "--yes").status == .done)
    }

    @Test func dueRemindersLeaveOnceUnderTheCeiling() async throws {
        let world = try await world()
        _ = await world.run("settings", "set", "letterCeiling", "1")
        _ = await world.run("settings", "set", "reminders", "on", "--yes")
        let first = await world.run("run", "--once")
        #expect(first.status == .done, "\(first.errors)")
        #expect(first.output.contains("reminders: job 2, 1 letter") && first.output.contains("ceiling of letters"))
        let due = await world.run("invitations", "list", "--state", "reminder-due", "--json")
        #expect(due.lines.count == 1 && due.output.contains(#""reminderDue":"2026"#))
        #expect(await world.run("run", "--once").output.contains("reminders: job 3, 1 letter"))
        #expect(!(await world.run("run", "--once").output.contains("reminders: job")))
        #expect(Set(courier.letters.map(\.to.address.key)).count == 2 && courier.letters.count == 2)
        #expect(await world.run("jobs", "list", "--json").output.contains(#""by":"ada@example (automatic)""#))
    }

    @Test func theyWaitWhereTheMarketplaceRemindsOrDoesNotTell() async throws {
        let reminding = try await world(remindsByItself: true)
        let told = await reminding.run("settings", "set", "reminders", "on")
        #expect(told.status == .done && told.errors.contains("No letter would leave."))
        #expect(await reminding.run("run", "--once").output.contains("The marketplace itself reminds"))
        // What is attested against what it tells changes nothing, and says so.
        let against = await reminding.run("settings", "set", "marketplaceReminds", "off")
        #expect(against.status == .done && against.errors.contains("The marketplace itself tells that it reminds"))
        #expect(await reminding.run("settings", "set", "marketplaceReminds", "on").errors.isEmpty)
        let silent = try await world(remindsByItself: nil)
        _ = await silent.run("settings", "set", "reminders", "on")
        #expect(await silent.run("run", "--once").output.contains("set marketplaceReminds to off"))
        #expect(courier.letters.isEmpty)
        // What lets them leave asks for their number, as the switch itself does.
        let attested = await silent.run("settings", "set", "marketplaceReminds", "off")
        #expect(attested.status == .usage && attested.errors.contains("2 letters would leave now:"))
        #expect(await silent.run("settings", "get", "marketplaceReminds").output == "unknown\n")
        _ = await silent.run("settings", "set", "marketplaceReminds", "off", "--yes")
        #expect(await silent.run("settings", "set", "graceSeconds", "5").status == .done)
        _ = await silent.run("run", "--once")
        #expect(courier.letters.count == 2)
    }

    @Test func whoeverSignedInOrWasTakenBackIsLeftAlone() async throws {
        let world = try await world()
        _ = await world.run("settings", "set", "reminders", "on", "--yes")
        let store = try world.store()
        let rule = ReminderRule(delayDays: 0, repeatDays: 0, repeats: 0)
        let users = try store.usersToRemind(by: rule, at: TestWorld.now)
        #expect(users.count == 2)
        let recipients = try store.recipients(users)
        try store.peopleRead(
            [
                MarketplacePerson(
                    contact: recipients[0].contact, role: "SYS_ADMIN", isAdministrator: true, access: .active)
            ], of: recipients[0].companyID, at: TestWorld.now)
        #expect(try store.usersToRemind(by: rule, at: TestWorld.now) == [users[1]])
        _ = await world.run("run", "--once")
        #expect(courier.letters.count == 1)
    }
}

/// People of whom nothing is known, on a marketplace that tells of its own reminders.
private struct ReminderTeller: MemberDirectory {
    private let told: Bool?

    init(_ told: Bool?) { self.told = told }

    func people(of company: CompanyID) async throws(ServiceFailure) -> [MarketplacePerson] { [] }
    func revoke(_ email: EmailAddress, from company: CompanyID) async throws(ServiceFailure) {}
    func invite(_ person: Contact, role: String, to company: CompanyID) async throws(ServiceFailure) {}
    func remindsByItself() async throws(ServiceFailure) -> Bool? { told }
}
