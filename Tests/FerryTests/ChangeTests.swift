import Core
import Testing

@testable import Ferry

/// Imports, contacts, setting aside, settings and the journal.
@Suite struct ChangeTests {
    @Test func importCountsAndNamesRefusedRows() async throws {
        let world = try TestWorld()
        let path = try world.file(
            "Customers.csv",
            """
            Microsoft ID,Company name,Primary domain name,Relationship,Tags
            \(Sample.contoso),Contoso,contoso.example,Reseller,
            nonsense,Bad,bad.example,Reseller,
            """)
        let outcome = await world.run("import", path)
        #expect(outcome.status == .someRowsFailed)
        #expect(
            outcome.output
                == "Customers.csv (complete customer list): 1 added, 0 updated, 0 unchanged, 1 rejected.\n")
        #expect(outcome.errors == "Customers.csv:3: “nonsense” is not a tenant id, which is a GUID.\n")
        let again = await world.run("import", path, "--json")
        #expect(again.output.hasPrefix(#"{"file":"Customers.csv","kind":"customers","complete":true,"added":0,"#))
    }

    @Test func aWrongFileStopsBeforeAnythingIsImported() async throws {
        let world = try TestWorld()
        let good = try world.file("good.csv", Sample.list)
        let bad = try world.file("bad.csv", "Colour,Size\nred,3\n")
        let outcome = await world.run("import", good, bad)
        #expect(outcome.status == .failed)
        #expect(outcome.errors.contains("bad.csv is neither a customer list nor a contact list"))
        #expect(await world.run("pending", "list").lines.isEmpty)
    }

    @Test func interruptedImportSaysWhatStays() async throws {
        let world = try TestWorld(interruption: Interruption(watch: {}, isRaised: { true }))
        let outcome = await world.run("import", try world.file("c.csv", Sample.list))
        #expect(outcome.status == .interrupted)
        #expect(outcome.errors.hasPrefix("ferry: Interrupted: what was merged from c.csv stays"))
    }

    @Test func contactIsSetAndTheRowBecomesReady() async throws {
        let world = try await TestWorld.withCustomers()
        let outcome = await world.run("pending", "set", "--id", Sample.fabrikam, "--email", " f@fabrikam.example ")
        #expect(outcome.output == "Fabrikam (\(Sample.fabrikam)): the contact is set; ready.\n")
        _ = await world.run("pending", "set", "--id", Sample.fabrikam, "--country", "DE")
        let row = await world.run("pending", "list", "--id", Sample.fabrikam, "--json").output
        #expect(row.contains(#""contactEmail":"f@fabrikam.example""#))
        #expect(row.contains(#""country":"DE""#))
    }

    @Test func oneRowIsSetAsideAtOnceAndSeveralAfterAYes() async throws {
        let world = try await TestWorld.withCustomers()
        let one = await world.run("pending", "ignore", "--id", Sample.contoso, "--reason", "a test")
        #expect(one.output == "1 row set aside.\n")
        #expect(await world.run("pending", "ignore", "--all", "--reason", "x").status == .usage)
        #expect(await world.run("pending", "ignore", "--all", "--reason", "x", "--yes").output == "3 rows set aside.\n")
        #expect(await world.run("pending", "list", "--state", "ignored").lines.count == 4)
        #expect(await world.run("pending", "unignore", "--where", "contoso").output == "1 row taken back.\n")
    }

    @Test func settingsAreCheckedAndKept() async throws {
        let world = try TestWorld()
        #expect(await world.run("settings", "list").lines.count == Setting.allCases.count)
        #expect(await world.run("settings", "set", "createceiling", "250").output == "createCeiling: 100 → 250\n")
        #expect(await world.run("settings", "get", "createCeiling").output == "250\n")
        let wrong = await world.run("settings", "set", "createCeiling", "0")
        #expect(wrong.errors == "ferry: createCeiling takes a number from 1 to 100,000 (companies a run), not “0”.\n")
        #expect(await world.run("settings", "get", "createCieling").errors.contains("did you mean createCeiling?"))
    }

    @Test func journalTellsTheNewestFirst() async throws {
        let world = try await TestWorld.withCustomers()
        _ = await world.run("settings", "set", "reminders", "on")
        let lines = await world.run("journal", "--json", "--limit", "1").lines
        #expect(lines.count == 1)
        #expect(lines.first?.contains(#""who":"ada@example","action":"settingChanged","subject":"reminders""#) == true)
        #expect(await world.run("journal", "--since", "2026-11-24").lines.isEmpty)
        #expect(await world.run("journal", "--since", "1d").lines.count == 3)
    }

    @Test func closedOutputEndsQuietlyAndAFullDiskIsTold() {
        #expect(CommandFailure(OutputFailure.closed) == nil)
        let failure = CommandFailure(OutputFailure.failed("No space left on device"))
        #expect(failure == CommandFailure(.failed, "The output can't be written: No space left on device."))
    }
}
