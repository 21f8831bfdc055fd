import Core
import Store
import Synchronization
import Testing

@testable import Ferry

/// `invitations resend` and `invitations letter`.
@Suite struct LetterCommandTests {
    private let courier = MemoryCourier()

    private func world(
        flags: TerminalFlags = TerminalFlags(), answers: [String] = [], readOnly: ReadOnly? = nil,
        interruption: Interruption = Interruption(watch: {}, isRaised: { false }),
        edit: @escaping @Sendable (String) -> String = { $0 }, isLocal: Bool = false
    ) throws -> TestWorld {
        let courier = courier
        let world = try TestWorld(
            flags: flags, answers: answers, readOnly: readOnly, interruption: interruption, edit: edit,
            services: { store in
                var services = ScriptedServices().services
                if isLocal {
                    let surroundings = Surroundings(who: "ada@example") { TestWorld.now }
                    services.marketplace = LocalMarketplace(store, surroundings: surroundings)
                }
                services.letters = { courier.desk }
                return services
            })
        try world.store().mirror([
            Self.company("c1", "Contoso", "ada@example.com"), Self.company("c2", "Fabrikam", "ADA@example.com"),
            Self.company("c3", "Northwind", "bo@example.com"), Self.company("c4", "Tailspin", "nowhere"),
        ])
        return world
    }

    private static func company(_ id: String, _ name: String, _ email: String) -> Company {
        Company(
            id: CompanyID(id), name: name, tenant: nil, evidence: .none, domain: "", status: "ACTIVE",
            createdAt: Timestamp(seconds: TestWorld.now.seconds - 10 * 86400),
            administrator: Contact(email: email, firstName: "Ada"), origin: .found)
    }

    @Test func thePlanSaysWhoGetsWhatAndWhy() async throws {
        let plan = try await world().run("invitations", "resend", "--all", "--dry-run")
        #expect(plan.status == .done && courier.letters.isEmpty)
        #expect(plan.output.contains("Plan: 2 letters will leave, 1 more row told by the same ones, 1 row skipped."))
        #expect(plan.output.contains("bo@example.com, Northwind: reset your password"))
        #expect(plan.output.contains("nowhere, Tailspin: The e-mail address can't be right; correct it."))
        let json = try await world().run("invitations", "resend", "--all", "--dry-run", "--json")
        #expect(json.lines.count == 4)
        #expect(json.lines.filter { $0.contains(#""action":"send""#) }.count == 2)
        #expect(
            json.output.contains(
                #""action":"skip","reason":"The e-mail address can't be right; correct it.","reasonCode":"malformedAddress""#
            ))
    }

    @Test func anAddressNamesAllOfItsRows() async throws {
        let world = try world()
        let plan = await world.run("invitations", "resend", "--id", "ada@example.com", "--dry-run", "--json")
        #expect(plan.lines.count == 2 && plan.lines.contains { $0.contains("Fabrikam") })
        let shown = await world.run("invitations", "show", "--id", "ADA@EXAMPLE.COM", "--json")
        #expect(shown.lines.count == 2)
        let one = await world.run("invitations", "resend", "--id", "c2", "--dry-run", "--json")
        #expect(one.lines.count == 1 && one.output.contains("Fabrikam"))
    }

    @Test func moreRowsThanAPlanHoldsAreRefused() async throws {
        let world = try world()
        try world.store().mirror(
            (1...LetterPlan.most).map { Self.company("m\($0)", "Many", "user\($0)@example.com") })
        let plan = await world.run("invitations", "resend", "--where", "many", "--dry-run", "--json")
        #expect(plan.status == .done && plan.lines.count == LetterPlan.most)
        let refused = await world.run("invitations", "resend", "--all", "--yes")
        #expect(refused.status == .failed && courier.letters.isEmpty)
        #expect(refused.errors.contains("at most 20,000 rows, and these are 20,004"))
    }

    @Test func lettersLeaveOnceAndAreTold() async throws {
        let world = try world()
        let first = await world.run("invitations", "resend", "--all", "--yes")
        #expect(first.status == .done && first.output.contains("Job 1 is done: 2 done."))
        #expect(
            courier.letters.map(\.to.address.description).map { $0.lowercased() }.sorted() == [
                "ada@example.com", "bo@example.com",
            ])
        #expect(
            courier.letters.contains { $0.text.contains("Contoso, Fabrikam") && $0.text.contains("/forgotPassword") })
        let again = await world.run("invitations", "resend", "--id", "bo@example.com", "--yes")
        #expect(again.status == .someRowsFailed && courier.letters.count == 2)
        #expect(again.output.contains("the next may leave on 2026-11-24 08:00"))
        let told = await world.run("invitations", "list", "--where", "state:told age:>7d lastsent:<1d", "--json")
        #expect(told.lines.count == 3 && told.output.contains(#""timesSent":1"#))
        let show = await world.run("invitations", "show", "--id", "ada@example.com")
        #expect(show.output.contains("2026-11-23 08:00 reset your password, sent, job 1: kept"))
        let journal = await world.run("journal")
        #expect(journal.output.contains("letter noted") && journal.output.contains("letter sent"))
    }

    @Test func theGraceTakesEverythingBack() async throws {
        let looks = Mutex(0)
        let world = try world(
            flags: TerminalFlags(input: true, output: true), answers: ["y"],
            interruption: Interruption(
                watch: {},
                isRaised: {
                    looks.withLock { looks in
                        looks += 1
                        return looks > 1
                    }
                }))
        let outcome = await world.run("invitations", "resend", "--where", "northwind")
        #expect(outcome.status == .interrupted && outcome.errors.contains("Taken back: no letter left."))
        #expect(courier.letters.isEmpty)
        #expect(await world.run("jobs", "list", "--json").output.contains(#""state":"cancelled""#))
    }

    @Test func anUnknownLetterWantsAPerson() async throws {
        let world = try world()
        courier.fail(.outcomeUnknown("cut after DATA"))
        let lost = await world.run("invitations", "resend", "--id", "c3", "--yes")
        #expect(lost.status == .someRowsFailed && lost.errors.contains("cut after DATA"))
        courier.fail(nil)
        #expect(await world.run("jobs", "resume", "1").status == .failed)
        let careful = await world.run("invitations", "resend", "--where", "northwind", "--yes")
        #expect(careful.output.contains("1 row skipped") && courier.letters.isEmpty)
        #expect(await world.run("invitations", "resend", "--all", "--anyway", "--yes").status == .usage)
        let anyway = await world.run("invitations", "resend", "--id", "c3", "--anyway", "--yes")
        #expect(anyway.status == .done && courier.letters.count == 1)
    }

    @Test func aLetterIsEditedForOneSending() async throws {
        let world = try world(edit: { $0.replacing("Choose your password", with: "Please, {firstName}: your password") }
        )
        let sent = await world.run("invitations", "resend", "--id", "bo@example.com", "--edit", "--yes")
        #expect(sent.status == .done && courier.letters.first?.subject == "Please, Ada: your password for Contoso")
        #expect(courier.letters.first?.html == nil)
        let broken = try self.world(edit: { _ in "Subject: {fristName}\n\nx" })
        let refused = await broken.run("invitations", "resend", "--id", "bo@example.com", "--edit", "--yes")
        #expect(refused.status == .usage)
        #expect(
            refused.errors.contains("the edited letter:1: there is no variable {fristName}; did you mean firstName?"))
        #expect(refused.errors.contains("What you wrote is kept in "))
    }

    @Test func aPreviewAndATestTellNobody() async throws {
        let world = try world()
        let preview = await world.run("invitations", "letter", "--id", "ada@example.com")
        #expect(preview.status == .done && preview.output.contains("To: Ada <"))
        #expect(preview.output.contains("https://marketplace.example.com/forgotPassword"))
        let html = await world.run("invitations", "letter", "--id", "ada@example.com", "--html")
        #expect(html.output.contains("<strong>Contoso, Fabrikam</strong>"))
        let test = await world.run("invitations", "letter", "--id", "c3", "--to-me", "me@example.com", "--yes")
        #expect(test.status == .done && courier.letters.map(\.subject) == ["[Test] Choose your password for Contoso"])
        #expect(courier.letters.first?.to.address.description == "me@example.com")
        #expect(await world.run("invitations", "list", "--state", "told", "--json").lines.isEmpty)
        #expect(await world.run("journal").output.contains("letter tested"))
    }

    @Test func aTestThatMayHaveLeftIsInTheJournal() async throws {
        let world = try world()
        courier.fail(.outcomeUnknown("cut after DATA"))
        let test = await world.run("invitations", "letter", "--id", "c3", "--to-me", "me@example.com", "--yes")
        #expect(test.status == .failed)
        let journal = await world.run("journal").output
        #expect(journal.contains("letter noted") && journal.contains("letter unknown"))
        #expect(journal.contains("cut after DATA") && !journal.contains("letter tested"))
    }

    @Test func theAccountTeamGetsANoteOfEach() async throws {
        let world = try world()
        let sent = await world.run(
            "invitations", "letter", "--id", "c1", "--id", "c3", "--team", "t@example.com", "--yes")
        #expect(sent.status == .done && sent.output.contains("Job 1 is done: 2 done."), "\(sent.errors)")
        #expect(courier.letters.allSatisfy { $0.to.address.description == "t@example.com" })
        #expect(courier.letters.map(\.purpose) == [.accountTeamNote, .accountTeamNote])
        #expect(
            courier.letters.contains { $0.subject == "Northwind is on Contoso" && $0.text.contains("bo@example.com") })
        #expect(await world.run("invitations", "list", "--state", "told", "--json").lines.isEmpty)
        // The same customer is told of once inside the cool-down, another one at once.
        let again = await world.run("invitations", "letter", "--id", "c3", "--team", "T@example.com", "--yes")
        #expect(again.status == .someRowsFailed && courier.letters.count == 2 && again.output.contains("1 skipped"))
        #expect(await world.run("invitations", "letter", "--team", "t@example.com").status == .usage)
    }

    @Test func aFolderOfLettersThatCanNotBeReadIsNoEmptyOne() throws {
        let world = try world()
        let file = try world.file("letters", "no folder")
        #expect(throws: ConfigurationFailure.self) { try LetterFolder(path: file).templates() }
        #expect(try LetterFolder(path: file + "-nowhere").templates().isEmpty)
    }

    @Test func theTemplatesAndTheirNamesAreListed() async throws {
        let list = try await world().run("invitations", "letter")
        #expect(list.lines.count == 4 && list.output.contains("relationship-request: text and HTML"))
        let names = try await world().run("invitations", "letter", "--variables")
        #expect(names.lines.count == 2 + LetterVariable.allCases.count)
    }

    @Test func theLocalMarketplaceRemindsOfTheActivation() async throws {
        let sent = try await world(isLocal: true).run("invitations", "resend", "--id", "bo@example.com", "--yes")
        #expect(sent.status == .done && courier.letters.first?.purpose == .activationReminder)
    }

    @Test func whatCantBeIsRefused() async throws {
        let readOnly = try world(readOnly: .option)
        #expect(await readOnly.run("invitations", "resend", "--all", "--yes").status == .usage)
        #expect(
            await readOnly.run("invitations", "letter", "--id", "c3", "--to-me", "a@example.com", "--yes").status
                == .usage)
        let world = try world()
        #expect(await world.run("invitations", "resend", "--all").status == .usage)
        #expect(await world.run("invitations", "resend").status == .usage)
        let wrong = await world.run("invitations", "resend", "--all", "--letter", "reset-your-pasword")
        #expect(wrong.status == .usage && wrong.errors.contains("did you mean reset-your-password?"))
        #expect(await world.run("invitations", "resend", "--all", "--letter", "relationship-request").status == .usage)
        #expect(await world.run("invitations", "resend", "--id", "nobody@example.com", "--yes").status == .failed)
    }
}

/// A courier that keeps what it gets.
final class MemoryCourier: Courier {
    private let memory = Mutex<(letters: [Letter], failure: CourierFailure?)>(([], nil))

    var letters: [Letter] { memory.withLock { $0.letters } }
    func fail(_ failure: CourierFailure?) { memory.withLock { $0.failure = failure } }

    var desk: LetterDesk {
        let from = Core.Mailbox("Contoso Marketplace <marketplace@example.com>")
        guard let from else { preconditionFailure("no mailbox") }
        return LetterDesk(
            facts: LetterFacts(
                from: from, marketplace: "Contoso", marketplaceURL: "https://marketplace.example.com",
                coolDownSeconds: 86400, place: place, lettersPerSecond: 10),
            courier: self, templates: { LetterTemplates(try BuiltInLetters.templates()) })
    }

    var place: String { "memory" }
    func deliver(_ letter: Letter) async throws(CourierFailure) -> String {
        let failure = memory.withLock { memory in
            if memory.failure == nil { memory.letters.append(letter) }
            return memory.failure
        }
        if let failure { throw failure }
        return "kept"
    }
    func check() async throws(CourierFailure) -> String { "fine" }
    func finish() async {}
}
