import Foundation
import TestTerminal
import Testing

/// Commands as scripts see them: exit statuses, streams, JSON.
@Suite struct CommandTests {
    private let profile: Profile

    init() throws { profile = try Profile() }

    // MARK: Import

    @Test func aPipeIsImportedAsAFileIs() throws {
        let file = try profile.write("Customers.csv", Lists.plain(20))
        let piped = try profile.run("import", "-", input: file)
        #expect(piped.status == 0, "\(piped.errors)")
        #expect(piped.output.contains("20 added"))
        let again = try profile.run("import", file)
        #expect(again.output.contains("0 added, 0 updated, 20 unchanged, 0 rejected"), "\(again)")
    }

    @Test func rejectedRowsAreNamedWithTheirLinesAndTheStatusIsThree() throws {
        var lines = Lists.plain(5)
        lines[2] = "not-a-guid,Firm,firm.example.com,reseller,"
        lines.append("too,few")
        let file = try profile.write("Customers.csv", lines)
        let finished = try profile.run("import", file)
        #expect(finished.status == 3)
        #expect(finished.output.contains("4 added, 0 updated, 0 unchanged, 2 rejected"), "\(finished)")
        #expect(finished.errors.contains("Customers.csv:3: "))
        #expect(finished.errors.contains("Customers.csv:7: "))
    }

    @Test func whatIsNoListOrIsNotThereFailsWithTheReason() throws {
        let file = try profile.write("notes.csv", ["a,b", "1,2"])
        let refused = try profile.run("import", file)
        #expect(refused.status == 1)
        #expect(refused.errors.contains("neither a customer list nor a contact list"), "\(refused.errors)")
        #expect(try profile.run("import", "nowhere.csv").status == 1)
        #expect(try profile.objects("pending", "list").isEmpty)
    }

    @Test func controlCDuringAnImportFromAPipeKeepsWhatWasMerged() throws {
        let file = try profile.write("many.csv", Lists.plain(55_000))
        // The writer keeps the pipe open, so that the import waits for more.
        let session = try profile.script("exec $ferry import - < <(cat \(file); exec sleep 600)")
        try session.wait(for: "50,000 rows")
        session.send(Key.controlC)
        #expect(session.waitUntilEnded() == .exited(130), "\(session.lines)")
        #expect(session.shows("Interrupted"), "\(session.lines)")
        #expect(try profile.objects("pending", "list").count >= 50_000)
        let again = try profile.run("import", file)
        #expect(again.status == 0, "\(again.errors)")
        #expect(try profile.objects("pending", "list").count == 55_000)
    }

    // MARK: Creation

    @Test func creationNeedsAYesWhereNobodyCanBeAsked() throws {
        let profile = try Profile.plain(5)
        let refused = try profile.run("pending", "create", "--all")
        #expect(refused.status == 2)
        #expect(refused.errors.contains("--yes"), "\(refused.errors)")
        #expect(try profile.run("pending", "create", "--yes").status == 2)
        let dry = try profile.run("pending", "create", "--all", "--dry-run")
        #expect(dry.status == 0 && dry.output.contains("5 companies will be created"), "\(dry)")
        #expect(try profile.objects("companies", "list").isEmpty)
        let asked = try profile.start(["pending", "create", "--all"])
        try asked.wait(for: "[y/N]")
        asked.send(Key.enter)
        #expect(asked.waitUntilEnded() == .exited(1))
        #expect(try profile.objects("companies", "list").isEmpty)
        let agreed = try profile.start(["pending", "create", "--all"])
        try agreed.wait(for: "[y/N]")
        agreed.send("y\r")
        #expect(agreed.waitUntilEnded() == .exited(0), "\(agreed.lines)")
        #expect(try profile.objects("companies", "list").count == 5)
    }

    @Test func controlCDuringACreationLeavesAJobToBeResumed() throws {
        let profile = try Profile.plain(600)
        let session = try profile.start(["pending", "create", "--all", "--yes"])
        try session.wait(for: "Creating ")
        session.send(Key.controlC)
        #expect(session.waitUntilEnded() == .exited(130), "\(session.lines)")
        #expect(session.shows("ferry jobs resume 1"), "\(session.lines)")
        #expect(try profile.objects("jobs", "list").first?["state"] as? String == "interrupted")
        let resumed = try profile.run("jobs", "resume")
        #expect(resumed.status == 0, "\(resumed.errors)")
        #expect(try profile.objects("companies", "list").count == 600)
    }

    @Test func rowsThatCantBeCreatedByIdGiveStatusThree() throws {
        let profile = try Profile()
        let lines = Lists.plain(2) + ["11111111-2222-3333-4444-999999999999,Contoso,contoso.example.com,reseller,"]
        let imported = try profile.run("import", try profile.write("Customers.csv", lines))
        #expect(imported.status == 0, "\(imported.errors)")
        let id = "11111111-2222-3333-4444-999999999999"
        let finished = try profile.run("pending", "create", "--id", id, "--yes")
        #expect(finished.status == 3, "\(finished)")
        #expect((finished.output + finished.errors).contains("needs contact e-mail"), "\(finished)")
        let mended = try profile.run("pending", "set", "--id", id, "--email", "anna@contoso.example.com")
        #expect(mended.status == 0, "\(mended.errors)")
        #expect(try profile.run("pending", "create", "--id", id, "--yes").status == 0)
        #expect(try profile.run("pending", "create", "--id", id, "--yes").status == 0)
        #expect(try profile.objects("companies", "list").count == 1)
    }

    // MARK: Usage and contract

    @Test(arguments: [
        ["sync-everything"], ["pending", "list", "--where", "state:"], ["settings", "set", "createCeiling", "many"],
        ["settings", "get", "createCeilling"], ["--profile", "nobody", "pending", "list"],
        ["demo", "--customers", "0"],
        ["pending", "list", "--config", "nowhere.yaml"], ["jobs", "show", "first"],
    ])
    func wrongUsageHasStatusTwoAndSaysNothingOnStandardOutput(_ arguments: [String]) throws {
        let finished = try profile.run(arguments)
        #expect(finished.status == 2, "\(arguments): \(finished)")
        #expect(finished.output.isEmpty)
        #expect(!finished.errors.isEmpty)
    }

    @Test func theKeysOfTheContractAreInEveryLine() throws {
        let profile = try Profile.plain(6)
        #expect(try profile.run("pending", "create", "--where", "domain:firm00001", "--yes").status == 0)
        let contract: [([String], [String])] = [
            (
                ["pending", "list"],
                ["tenantId", "name", "domain", "relationship", "state", "reason", "match", "contactEmail", "firstSeen"]
            ),
            (
                ["companies", "list"],
                ["id", "name", "tenantId", "tenantEvidence", "status", "createdAt", "administratorEmail", "informed"]
            ),
            (
                ["invitations", "list"],
                ["email", "companyId", "companyName", "state", "createdAt", "lastSent", "timesSent", "reminderDue"]
            ),
            (["settings", "list"], ["key", "value", "meaning"]), (["jobs", "list"], ["job", "state", "counts"]),
            (["journal"], []),
        ]
        for (arguments, keys) in contract {
            let objects = try profile.run(arguments + ["--json"]).objects()
            #expect(!objects.isEmpty, "\(arguments)")
            for object in objects { #expect(keys.allSatisfy { object.keys.contains($0) }, "\(arguments): \(object)") }
        }
        let moment = try #require(try profile.objects("companies", "list").first?["createdAt"] as? String)
        #expect(moment.wholeMatch(of: /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ/) != nil, "\(moment)")
    }

    @Test func readOnlyRefusesEveryChange() throws {
        let profile = try Profile.plain(3)
        let file = "\(profile.folder)/Customers.csv"
        let changes = [
            ["import", file], ["pending", "create", "--all", "--yes"],
            ["pending", "ignore", "--all", "--reason", "x", "--yes"],
            ["settings", "set", "createCeiling", "5"], ["jobs", "resume"],
        ]
        for arguments in changes {
            let finished = try profile.run(arguments + ["--read-only"])
            #expect(finished.status == 2, "\(arguments): \(finished)")
            #expect(finished.errors.contains("--read-only"), "\(arguments): \(finished.errors)")
        }
        #expect(try profile.run("pending", "list", "--read-only").status == 0)
        let session = try profile.console(["--read-only"])
        #expect(session.shows("READ-ONLY"))
        try session.press("C")
        #expect(session.shows("This profile is read-only."))
        try session.quit()
        #expect(try profile.objects("companies", "list").isEmpty)
    }

    @Test func aStoreThatCanNotBeWrittenSaysWhatToDo() throws {
        let profile = try Profile.plain(3)
        // Only a mount makes a file system read-only for everybody, and not every machine lets one be made.
        let mount = "mount --bind data data && mount -o remount,ro,bind data data"
        let session = try profile.script(
            "unshare -rm /bin/sh -c '\(mount) || exit 77; exec \"$ferry\" pending list' 2>errors || echo \"ended $?\"")
        try session.wait(for: "ended ")
        if session.shows("ended 77") || !profile.text(of: "errors").hasPrefix("ferry: ") { return }
        #expect(session.shows("ended 1"), "\(session.lines)")
        let errors = profile.text(of: "errors")
        #expect(errors.contains("local.sqlite lies on a read-only file system"), "\(errors)")
        #expect(errors.contains("--store") && !errors.contains(".locks"), "\(errors)")
    }

    @Test func aReaderThatGoesAwayIsNoFailure() throws {
        let profile = try Profile.plain(5_000)
        let session = try profile.script("set -o pipefail; $ferry pending list 2>errors | head -1; echo \"ended $?\"")
        try session.wait(for: "ended 0")
        #expect(profile.text(of: "errors").isEmpty)
    }
}
