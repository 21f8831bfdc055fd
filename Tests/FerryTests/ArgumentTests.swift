import Testing

@testable import Ferry

/// Which command lines are understood.
@Suite struct ArgumentTests {
    @Test(arguments: [
        "pending list", "pending list --json --limit 3",
        "pending list --state ready,blocked --sort firstSeen --reverse",
        "--read-only pending list", "pending --plain list", "pending list --profile local",
        "--profile=local companies list",
        "companies list --where contoso", "invitations list", "settings list", "settings list --csv", "jobs list --csv",
        "journal --csv",
        "requests list --csv", "companies list --csv", "settings get createCeiling",
        "help sync", "help doctor", "help pending link", "help companies verify", "help companies unlink",
        "jobs list",
        "jobs resume", "journal", "journal --since 7d", "journal --since 2026-11-01", "themes list", "themes check",
        "overview", "overview --json", "help overview",
        "demo", "", "--store x.sqlite", "--version", "--help", "help pending create", "pending list --version",
    ])
    func isUnderstood(_ line: String) async throws {
        let outcome = try await TestWorld().run(line.split(separator: " ").map(String.init))
        #expect(outcome.status == .done, "\(outcome.errors)")
    }

    @Test(arguments: [
        "pendng", "pending lst", "pending list --where a --all", "pending list --where foo:bar",
        "pending list --state no",
        "pending list --sort no", "pending list --limit -1", "pending list --limit x", "pending show",
        "pending show --id x",
        "pending create", "pending create --all --anyway", "pending link", "pending link --all --to c1",
        "pending link --id a --id b --to c1", "companies verify", "companies unlink", "sync", "doctor --attest mail",
        "pending show --domain", "pending create --where a --id b", "pending ignore --all",
        "pending ignore --reason x", "pending unignore", "pending set --id x", "pending set --email a@b.example",
        "pending set --id 11111111-1111-1111-1111-111111111111 --email nonsense", "companies show", "import",
        "import - -", "pending list --csv --json", "export datasets", "settings get no",
        "settings set createCeiling no", "settings set createCeiling", "jobs show",
        "jobs show x", "jobs export 1 --csv --json", "journal --since never", "journal --limit -2",
        "demo --customers 0",
        "demo --customers 2000000", "themes check broken", "pending list --store", "pending sign-in", "sign-in",
        "overview --html", "overview --html - --json", "subscriptions set --all",
    ])
    func isWrongUsage(_ line: String) async throws {
        let outcome = try await TestWorld().run(line.split(separator: " ").map(String.init))
        #expect(outcome.status == .usage, "\(outcome.errors)")
        #expect(outcome.output.isEmpty)
        #expect(!outcome.errors.isEmpty)
    }

    @Test func globalOptionsMayStandBeforeTheVerbs() {
        #expect(
            globalOptionsLast(["--store", "a b", "pending", "--read-only", "list", "--theme=x", "--json"])
                == ["pending", "list", "--json", "--store", "a b", "--read-only", "--theme=x"])
        #expect(
            globalOptionsLast(["import", "--log", "l", "--", "--store"]) == ["import", "--log", "l", "--", "--store"])
        #expect(globalOptionsLast(["pending", "list", "--store"]) == ["pending", "list", "--store"])
    }

    @Test func wrongCommandNamesTheNearOne() async throws {
        let outcome = try await TestWorld().run("pendng")
        #expect(outcome.errors == "ferry: There is no command “pendng”; did you mean pending?\n")
    }

    @Test func versionNamesTheProgram() async throws {
        #expect(try await TestWorld().run("--version").output == "ferry 0.1.0\n")
    }

    @Test func hooksGetTheirOptions() async throws {
        let world = try TestWorld()
        #expect(await world.run().errors == "console\n")
        #expect(await world.run("demo", "--customers", "5", "--seed", "7").errors == "demo 5 7\n")
        #expect(await world.run("themes", "list", "--json").output.hasPrefix(#"{"name":"default","about":"dark""#))
    }
}
