import Testing

@testable import Ferry

/// What the lists write.
@Suite struct ListTests {
    @Test func pendingRowsAreJSONWithTheFixedKeys() async throws {
        let outcome = try await TestWorld.withCustomers().run("pending", "list", "--where", "contoso", "--json")
        let golden =
            #"{"tenantId":"11111111-1111-1111-1111-111111111111","name":"Contoso Ltd","domain":"contoso.example","#
            + #""relationship":"reseller","state":"ready","reason":null,"reasonCode":null,"match":null,"#
            + #""contactEmail":"ada@contoso.example","firstSeen":"2026-11-23T08:00:00Z","contactName":"Ada Lovelace","#
            + #""country":"GB","phone":null,"tags":"gold","missingSince":null,"ignoreReason":null,"hasNamesake":false}"#
        #expect(outcome.output == golden + "\n")
    }

    @Test func blockedRowsSayWhy() async throws {
        let outcome = try await TestWorld.withCustomers().run("pending", "list", "--id", Sample.fabrikam, "--json")
        #expect(
            outcome.output.contains(#""state":"blocked","reason":"needs contact e-mail","reasonCode":"needsContact""#))
    }

    @Test func linesOutsideATerminalHaveNoHeadingAndTwoBlanks() async throws {
        let outcome = try await TestWorld.withCustomers().run("pending", "list", "--state", "ready")
        #expect(
            outcome.lines == [
                "Contoso Ltd  contoso.example  ready  -  ada@contoso.example  \(Sample.contoso)",
                "Northwind  northwind.example  ready  -  n@northwind.example  \(Sample.northwind)",
            ])
    }

    @Test func aTerminalGetsAlignedColumnsAndNoRowMessage() async throws {
        let world = try await TestWorld.withCustomers(flags: TerminalFlags(output: true, width: 200))
        let lines = await world.run("pending", "list").lines
        let column = try #require(lines.first?.firstRange(of: "TENANT ID")?.lowerBound)
        #expect(lines.count == 5)
        #expect(lines.allSatisfy { $0[column...].count == 36 || $0[column...] == "TENANT ID" })
        #expect(await world.run("pending", "list", "--where", "nobody").errors == "No row matches.\n")
    }

    @Test func rowsAreSortedReversedAndLimited() async throws {
        let world = try await TestWorld.withCustomers()
        let names = await world.run("pending", "list", "--sort", "domain", "--reverse", "--limit", "2").lines
        #expect(names.map { $0.prefix(9) } == ["Northwind", "Fabrikam "])
    }

    @Test func stateInTheQueryGoesBeforeTheStandardStates() async throws {
        let world = try await TestWorld.withCustomers()
        #expect(await world.run("pending", "create", "--id", Sample.contoso, "--yes").status == .done)
        #expect(await world.run("pending", "list").lines.count == 3)
        #expect(await world.run("pending", "list", "--where", "state:created").lines.count == 1)
        #expect(await world.run("pending", "list", "--state", "linked,created").lines.count == 1)
        #expect(await world.run("pending", "list", "--state", "all").lines.count == 4)
    }

    @Test func companiesAndInvitationsAreJSONWithTheFixedKeys() async throws {
        let world = try await TestWorld.withCustomers()
        _ = await world.run("pending", "create", "--id", Sample.contoso, "--yes")
        let company = await world.run("companies", "show", Sample.contoso, "--json").output
        for key in [
            "id", "name", "tenantId", "tenantEvidence", "status", "createdAt", "administratorEmail", "informed",
        ] {
            #expect(company.contains("\"\(key)\":\""))
        }
        let invitation = await world.run("invitations", "list", "--json").output
        #expect(invitation.contains(#""companyName":"Contoso Ltd","state":"never-told","createdAt":"2026"#))
        #expect(invitation.contains(#""lastSent":null,"timesSent":0,"reminderDue":null"#))
    }

    @Test func companiesAreFoundByTheirOwnId() async throws {
        let world = try await TestWorld.withCustomers()
        _ = await world.run("pending", "create", "--all", "--yes")
        let line = try #require(await world.run("companies", "list", "--where", "northwind").lines.first)
        let id = try #require(line.split(separator: " ").first { $0.count == 36 })
        let shown = await world.run("companies", "show", "--id", String(id))
        #expect(shown.output.contains("Northwind"))
        #expect(await world.run("companies", "show", "--id", "nothing").status == .failed)
    }

    @Test func unknownTenantFails() async throws {
        let outcome = try await TestWorld().run("pending", "show", "--id", Sample.contoso)
        #expect(outcome.status == .failed)
        #expect(outcome.lines.first == "Tenant \(Sample.contoso) is not among the customers that Ferry knows.")
        #expect(outcome.output.contains("No customer list was imported yet"))
    }

    @Test func showExplainsTheStanding() async throws {
        let outcome = try await TestWorld.withCustomers().run("pending", "show", "--tenant", Sample.advisory)
        #expect(outcome.output.contains("Its relationship is not reseller"))
    }
}
