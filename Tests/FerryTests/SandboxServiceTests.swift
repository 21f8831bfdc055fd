import Core
import Foundation
import Sandbox
import Store
import Testing

@testable import Ferry

/// Commands over real HTTP, against both services on loopback with made-up customers.
@Suite struct SandboxServiceTests {
    private let server: SandboxServer
    private let folder: SandboxFolder
    private let world: TestWorld

    init() throws {
        server = try #require(SandboxServer(SandboxOptions(customers: 60, now: TestWorld.now)))
        folder = try SandboxFolder()
        let text = SandboxConfiguration(
            port: server.port, tokenFile: folder.token, letters: folder.letters, hasDocumentedLimits: false
        ).text
        let places = try Places(environment: ["HOME": folder.path])
        let profile = try ConfigurationReader.read(text, file: "sandbox.yaml", folder: folder.path, places: places)
            .profile(named: nil)
        let now = TestWorld.now
        let secrets = SecretReader(environment: ["PATH": "/usr/bin:/bin"])
        let factory = ServicesFactory(
            profile: profile, isReadOnly: false, secrets: secrets,
            surroundings: Surroundings(who: "ada@example") { now },
            letters: LetterParts(
                profile: profile, places: places, configurationFile: "sandbox.yaml", secrets: secrets, log: { _ in }),
            log: { _ in })
        let inspection = ProfileInspection(profile: profile, store: folder.path + "/x.sqlite", secrets: secrets)
        world = try TestWorld(inspect: { await inspection.findings() }) { store throws(CommandFailure) in
            try factory.services(over: store)
        }
    }

    private func ended(_ body: () async throws -> Void) async throws {
        defer {
            server.stop()
            folder.remove()
        }
        try await body()
    }

    @Test func doctorPassesWithThePrintedConfiguration() async throws {
        try await ended {
            let outcome = await world.run("doctor")
            #expect(outcome.status == .done, "\(outcome.output)")
            #expect(outcome.output.contains("✓ passed    Multi-channel relationship request"))
        }
    }

    @Test func customersAreSynchronisedLinkedCreatedAndVerified() async throws {
        try await ended {
            let sync = await world.run("sync")
            #expect(sync.status == .done, "\(sync.errors)")
            #expect(sync.lines.first == "The synchronisation is complete: everything was read to its end.")
            #expect(await world.run("pending", "list", "--state", "checking").lines.isEmpty)
            let ready = await world.run("pending", "list", "--state", "ready", "--json").lines.count
            #expect(ready > 0)
            let created = await world.run("pending", "create", "--all", "--yes")
            #expect(created.status == .done, "\(created.errors)")
            #expect(created.lines.last == "Job 1 is done: \(ready) done.")
            #expect(await world.run("pending", "list", "--state", "created").lines.count == ready)
            _ = await world.run("pending", "link", "--all", "--yes")
            let verified = await world.run("companies", "verify", "--all", "--json")
            #expect(verified.status == .done, "\(verified.errors)")
            #expect(verified.lines.count > ready)
            #expect(verified.lines.allSatisfy { $0.contains(#""verdict":"agree""#) })
            let again = await world.run("sync", "--json")
            #expect(again.status == .done && again.output.contains(#""complete":true"#))
        }
    }

    @Test func automaticCreationMakesExactlyWhatWasAnnounced() async throws {
        try await ended {
            #expect(await world.run("sync").status == .done)
            let ready = await world.run("pending", "list", "--state", "ready", "--json").lines.count
            let announced = await world.run("settings", "set", "createAutomatically", "true", "--yes")
            #expect(announced.status == .done, "\(announced.errors)")
            #expect(ready > 0 && announced.errors.contains("would create \(ready) companies:"))
            _ = await world.run("settings", "set", "createCeiling", String(ready - 1))
            let held = await world.run("run", "--once")
            #expect(held.status == .someRowsFailed && held.output.contains("more than the ceiling"))
            _ = await world.run("run", "--once")
            let journal = await world.run("journal").lines
            #expect(journal.count { $0.contains("automatic creation held") } == 1)
            #expect(server.control.state().companiesMadeByClients == 0)
            // A higher ceiling lets them be created: that asks for their number, too.
            #expect(await world.run("settings", "set", "createCeiling", String(ready)).status == .usage)
            _ = await world.run("settings", "set", "createCeiling", String(ready), "--yes")
            let run = await world.run("run", "--once")
            #expect(run.output.contains("automatic creation: job 1, \(ready) companies"), "\(run.output)")
            #expect(server.control.state().companiesMadeByClients == ready)
            #expect(await world.run("pending", "list", "--state", "created").lines.count == ready)
            let made = await world.run("companies", "list", "--where", "origin:automatic", "--json")
            #expect(made.lines.count == ready, "\(made.errors)")
            server.control.setSync(SyncSettings(createsAutomatically: true))
            #expect(await world.run("run", "--once").output.contains("own automatic creation is on"))
        }
    }

    @Test func theMarketplacesOwnSettingsAreListedBesideFerrys() async throws {
        try await ended {
            server.control.setSync(SyncSettings(isEnabled: true, createsAutomatically: true))
            _ = await world.run("settings", "set", "marketplaceCreatesAutomatically", "off")
            let listed = await world.run("settings", "list", "--marketplace", "--json").lines
            let line = { (key: String) in listed.first { $0.contains("\"key\":\"\(key)\"") } ?? "" }
            #expect(line("companySync").hasSuffix(#""marketplace":true,"comparison":"same"}"#))
            #expect(line("marketplaceCreatesAutomatically").hasSuffix(#""marketplace":true,"comparison":"differs"}"#))
            #expect(line("graceSeconds").hasSuffix(#""marketplace":null,"comparison":null}"#))
            let table = await world.run("settings", "list", "--marketplace")
            #expect(table.output.contains("on, differs"))
            #expect(!(await world.run("settings", "list", "--json").output.contains("comparison")))
        }
    }

    @Test func lettersFollowTheSettingsBeforeTheConfiguration() async throws {
        try await ended {
            #expect(await world.run("sync").status == .done)
            _ = await world.run("pending", "create", "--all", "--yes")
            let untold = await world.run("invitations", "list", "--where", "state:perhaps-told", "--json").lines
            let address = untold.first?.split(separator: "\"").dropFirst(3).first.map(String.init) ?? ""
            let resend = ["invitations", "resend", "--id", address]
            let usual = await world.run(resend + ["--dry-run", "--json"])
            #expect(usual.output.contains(#""letter":"reset-your-password""#), "\(usual.errors)")
            _ = await world.run("settings", "set", "reminderLetter", "activation-reminder")
            #expect(
                await world.run(resend + ["--dry-run", "--json"]).output.contains(#""letter":"activation-reminder""#))
            #expect(await world.run(resend + ["--yes"]).status == .done)
            #expect(await world.run(resend + ["--yes"]).status == .someRowsFailed)
            _ = await world.run("settings", "set", "coolDownHours", "0")
            #expect(await world.run(resend + ["--yes"]).status == .done)
        }
    }

    @Test func whoSignedInMeanwhileGetsNoLetter() async throws {
        try await ended {
            #expect(await world.run("sync").status == .done)
            let rows = await world.run("invitations", "list", "--where", "access:inactive", "--json").lines
            let address = try #require(rows.first?.split(separator: "\"").dropFirst(3).first.map(String.init))
            #expect(server.control.activate(person: address))
            world.pass(days: 1)
            let sent = await world.run("invitations", "resend", "--id", address, "--yes", "--json")
            #expect(sent.status == .someRowsFailed && sent.output.contains("active already"), "\(sent.output)")
            let shown = await world.run("invitations", "list", "--where", "email:\(address)", "--json")
            #expect(shown.output.contains(#""state":"activated""#))
        }
    }

    @Test func onlyUniqueNamesAreSafeWhereThatIsSet() async throws {
        try await ended {
            _ = await world.run("sync")
            let company = await world.run("companies", "list", "--where", "state:confirmed", "--json").lines.first
            let name = try #require(company?.split(separator: "\"").dropFirst(7).first.map(String.init))
            server.control.add(
                NewCustomer(name: name, contact: Contact(email: "ada@namesake.example.com", country: "GB")))
            #expect(await world.run("sync").status == .done)
            let ready = await world.run("pending", "list", "--state", "ready", "--json").lines
            let shared = ready.count { $0.contains(#""hasNamesake":true"#) }
            #expect(shared > 0)
            _ = await world.run("settings", "set", "safeToCreate", "unique-names")
            let announced = await world.run("settings", "set", "createAutomatically", "true", "--yes")
            #expect(announced.errors.contains("would create \(ready.count - shared) companies:"))
            #expect(announced.errors.contains("\(shared) more ready row"))
            let run = await world.run("run", "--once")
            #expect(
                run.output.contains("automatic creation: job 1, \(ready.count - shared) companies"), "\(run.output)")
        }
    }

    @Test func everyFigureOfTheOverviewIsAsManyRowsAsItsCommandLists() async throws {
        try await ended {
            #expect(await world.run("sync").status == .done)
            #expect(await world.run("pending", "create", "--all", "--yes").status == .done)
            let overview = await world.run("overview", "--json")
            #expect(overview.status == .done, "\(overview.errors)")
            let compared = try await world.compareFigures(overview)
            #expect(compared > 30)
            #expect(overview.output.contains(#""section":"source","source":"customerList""#))
            #expect(overview.output.contains(#""requirement":"multiChannel","verdict":"passed""#))
        }
    }

    @Test func aStrangerIsExplained() async throws {
        try await ended {
            #expect(await world.run("sync").status == .done)
            let outcome = await world.run("pending", "show", "--tenant", Sample.contoso)
            #expect(outcome.status == .failed)
            #expect(outcome.output.contains("Microsoft knows no such tenant"))
        }
    }

    /// How many users a reassignment would move now; nil where it can't be planned.
    private func usersToMove(_ id: String) async -> Int? {
        // Where the tenant is not delegated, Graph told nothing of its products.
        let plan = await world.run("subscriptions", "reassign", "--id", id, "--dry-run", "--json")
        return plan.status == .done ? plan.lines.count { $0.contains(#""action":"swap""#) } : nil
    }

    @Test func licencesAreReassignedAndGivenBack() async throws {
        try await ended {
            _ = await world.run("sync")
            _ = await world.run("pending", "create", "--all", "--yes")
            _ = await world.run("pending", "link", "--all", "--yes")
            #expect(await world.run("sync").lines.contains { $0.contains("Subscriptions: ") })
            // What is blocked already gives no licence back.
            let query = "side:old cover:active state:ending,ends,expired,renews,unclear"
            let rows = await world.run("subscriptions", "list", "--where", query, "--json").lines
            var id = ""
            var users = 0
            for row in rows where users == 0 {
                id = row.split(separator: "\"").dropFirst(3).first.map(String.init) ?? ""
                users = await usersToMove(id) ?? 0
            }
            #expect(users > 0)
            let early = await world.run("subscriptions", "undo", "--id", id, "--yes")
            #expect(early.errors.contains("nothing to take back"))
            let done = await world.run("subscriptions", "reassign", "--id", id, "--yes")
            #expect(done.output.contains("is done: \(users) done."), "\(done.output)\(done.errors)")
            let left = await usersToMove(id)
            #expect(left == 0)
            // Only who was set aside has a licence still; once nobody has one, the licences are marked as moved.
            let row = await world.run("subscriptions", "show", "--id", id, "--json").output
            #expect(row.contains(#""users":0,"#) == row.contains(#""licences":"done""#), "\(row)")
            let undone = await world.run("subscriptions", "undo", "--id", id, "--yes")
            #expect(undone.output.contains("is done: \(users) done."), "\(undone.output)\(undone.errors)")
            let back = await usersToMove(id)
            #expect(back == users)
        }
    }
}
