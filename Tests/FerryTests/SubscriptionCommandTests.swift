import Core
import Store
import Testing

@testable import Ferry

/// `subscriptions` on the command line, and what becomes of an imported list.
@Suite struct SubscriptionCommandTests {
    private func world() async throws -> (world: TestWorld, path: String) {
        let world = try await TestWorld.withCustomers()
        let path = try world.file(
            "subscriptions.csv",
            """
            Tenant ID,Company,Subscription ID,Offer,Programme,Quantity,Status,End date,Auto renew
            \(Sample.contoso),,S-RENEWS,Office 365 E3,direct,5,active,2026-11-24,yes
            \(Sample.contoso),,S-LATER,Office 365 E3,advisor,5,active,2026-12-31,no
            \(Sample.contoso),,S-TODAY,Office 365 E1,open,5,active,2026-11-23,
            \(Sample.contoso),,S-OVER,Office 365 E1,other reseller,9,,2026-11-22T00:00:00-08:00,no
            \(Sample.contoso),,S-NEVER,Azure,legacy csp,1,active,9999-12-14T00:00:00Z,no
            \(Sample.fabrikam),,S-FIRST,Azure,legacy csp,1,active,0001-01-01,no
            99999999-9999-9999-9999-999999999999,Elsewhere,S-ELSE,Azure,,1,active,2026-12-01,
            \(Sample.contoso),,S-WRONG,Azure,,1,active,31.12.2026,
            """)
        return (world, path)
    }

    @Test func anImportedListIsSortedByWhatNeedsAHand() async throws {
        let (world, path) = try await world()
        let outcome = await world.run("import", path)
        #expect(
            outcome.output
                == "subscriptions.csv (list of subscriptions): 8 added, 0 updated, 0 unchanged, 0 rejected, 1 field left out.\n"
        )
        #expect(outcome.errors.contains("subscriptions.csv:9: “31.12.2026” in the column “End date”"))
        let lines = await world.run("subscriptions", "list", "--json").lines
        let ids = lines.compactMap { $0.split(separator: "\"").dropFirst(3).first.map(String.init) }
        #expect(ids == ["s-over", "s-today", "s-else", "s-later", "s-wrong", "s-renews", "s-never", "s-first"])
        #expect(
            lines[0].hasPrefix(
                #"{"id":"s-over","tenantId":"\#(Sample.contoso)","companyName":"Contoso Ltd","offer":"Office 365 E1","program":"other-reseller","quantity":9,"status":"unknown","endsOn":"2026-11-22","renews":false,"licences":"due","state":"expired","needsHand":true"#
            ))
        #expect(
            lines[2].contains(#""companyName":"Elsewhere""#) && lines[5].contains(#""renews":true,"licences":"later""#))
        // Without its end nobody knows when it ends, and no date is made up.
        #expect(lines[4].contains(#""endsOn":null,"renews":null"#) && lines[4].contains(#""state":"unclear""#))
        #expect(lines[6].contains(#""endsOn":null,"renews":false"#) && lines[6].contains(#""state":"endless""#))
        let open = await world.run("subscriptions", "list", "--where", "program:open endsOn:<2026-12-01", "--json")
            .lines
        #expect(open.count == 1)
        // Columns are found by their titles, too.
        let titled = await world.run("subscriptions", "list", "--where", "programme:open ends:<2026-12-01", "--json")
        #expect(titled.lines == open)
        #expect(await world.run("import", path).output.contains("0 added, 0 updated, 8 unchanged, 0 rejected"))
    }

    @Test func licenceWorkIsNotedAndTakenBack() async throws {
        let (world, path) = try await world()
        _ = await world.run("import", path)
        #expect(await world.run("subscriptions", "set", "--licences", "done").status == .usage)
        let done = await world.run("subscriptions", "set", "--licences", "done", "--id", "S-OVER")
        #expect(done.output == "1 subscription marked as done: licences moved, or none to move.\n")
        let row = await world.run("subscriptions", "list", "--where", "id:s-over", "--json").output
        #expect(row.contains(#""licences":"done""#) && row.contains(#""licencesDoneBy":"ada@example""#))
        #expect(row.contains(#""needsHand":false"#))
        // `--all` is what is due, and no more.
        let all = await world.run("subscriptions", "set", "--licences", "done", "--all", "--dry-run")
        #expect(all.lines.count == 3 && !all.output.contains("s-renews"))
        #expect(await world.run("subscriptions", "set", "--licences", "done", "--all").status == .usage)
        #expect(
            await world.run("subscriptions", "set", "--licences", "done", "--all", "--yes").output
                == "3 subscriptions marked as done: licences moved, or none to move.\n")
        #expect(
            await world.run("subscriptions", "set", "--licences", "due", "--id", "s-over").output
                == "1 subscription marked as not done.\n")
        #expect(await world.run("subscriptions", "set", "--licences", "done", "--id", "nowhere").status == .failed)
        let journal = await world.run("journal").output
        #expect(journal.contains("licences marked as moved") && journal.contains("licences marked as not moved"))
    }

    @Test func theRulesOfOneAreShown() async throws {
        let (world, path) = try await world()
        _ = await world.run("import", path)
        let shown = await world.run("subscriptions", "show", "--id", "S-LATER")
        #expect(shown.status == .done && shown.output.contains("Can't be migrated"), "\(shown.errors)")
        #expect(shown.output.contains("Cancelling:") && shown.output.contains("advisor:"))
        let json = await world.run("subscriptions", "show", "--id", "s-over", "--id", "s-never", "--json")
        #expect(json.lines.count == 2 && json.lines[0].contains(#""cancellableUntil":null"#))
        #expect(json.lines[0].contains(#""migration":"Can't be migrated"#))
        #expect(await world.run("subscriptions", "show").status == .usage)
    }

    @Test func whatNeverEndsComesAfterEverythingThatDoes() async throws {
        let world = try await TestWorld.withCustomers()
        let rows = ["never,9999-12-31", "zero,0001-01-01", "late,2027-06-01", "soon,2026-12-01"]
            .map { "\(Sample.contoso),\($0),Office\n" }
        _ = await world.run(
            "import", try world.file("s.csv", "Tenant ID,Subscription ID,End date,Offer\n" + rows.joined()))
        let listed = await world.run("subscriptions", "list", "--sort", "endsOn", "--json").lines
        let ids = listed.compactMap { line in
            ["never", "zero", "late", "soon"].first { line.contains("\"id\":\"\($0)\"") }
        }
        #expect(ids.prefix(2) == ["soon", "late"] && Set(ids.suffix(2)) == ["never", "zero"], "\(ids)")
    }

    @Test func theDaysAloneChangeWhereSubscriptionsStand() async throws {
        let (world, path) = try await world()
        _ = await world.run("import", path)
        let ended = ["subscriptions", "list", "--where", "side:old state:expired,disabled,deleted", "--json"]
        #expect(await world.run(ended).lines.count == 1)
        // Nobody lists them before the overview counts.
        world.pass(days: 10)
        let overview = await world.run("overview", "--json")
        #expect(overview.output.contains(#""figure":"subscriptionsEnded","count":3"#), "\(overview.output)")
        #expect(try await world.compareFigures(overview) > 5)
        let marked = await world.run(
            "subscriptions", "set", "--where", "licences:due", "--licences", "done", "--dry-run")
        #expect(marked.lines.count > 0)
        // What is deleted has no licences that could be moved.
        world.pass(days: 200)
        #expect(await world.run("subscriptions", "list", "--state", "deleted", "--json").lines.count > 1)
        let deleted = await world.run(
            "subscriptions", "set", "--where", "state:deleted", "--licences", "done", "--dry-run")
        #expect(deleted.lines.isEmpty)
    }

    @Test func whetherOneRenewsItselfIsSaid() async throws {
        let world = try await TestWorld.withCustomers()
        let store = try world.store()
        let contoso = try #require(TenantID(Sample.contoso))
        var facts = SubscriptionFacts(id: "seen", tenant: contoso, source: .graph)
        facts.owner = .customer
        facts.end = .on(Day(of: TestWorld.now).adding(2))
        try store.subscriptionsRead(TenantSubscriptions([facts], complete: [.graph]), of: contoso, at: TestWorld.now)
        let before = await world.run("subscriptions", "list", "--json").output
        #expect(before.contains(#""state":"unclear","needsHand":true"#) && before.contains(#""renews":null"#))
        let counted = await world.run("overview", "--json").lines.filter { $0.contains("endOrRenew") }
        #expect(counted.count == 1 && counted[0].hasPrefix(#"{"section":"endOrRenew","count":1,"#))
        #expect(await world.run("overview").output.contains("1 more end or renew, nobody said."))

        #expect(await world.run("subscriptions", "set", "--all").status == .usage)
        #expect(
            await world.run("subscriptions", "set", "--all", "--renews", "no", "--licences", "done").status == .usage)
        #expect(
            await world.run("subscriptions", "set", "--renews", "no", "--all").output
                == "1 subscription marked as one that ends.\n")
        let row = await world.run("subscriptions", "list", "--json").output
        #expect(row.contains(#""state":"ending""#) && row.contains(#""renews":false"#))
        #expect(row.contains(#""renewsSaidBy":"ada@example","renewsSaidAt":"2026-11-23T"#))
        #expect(!(await world.run("overview").output.contains("nobody said")))
        let again = await world.run("subscriptions", "set", "--renews", "no", "--id", "seen")
        #expect(
            again.output
                == "0 subscriptions marked as one that ends; 1 stayed as it was: a source tells it, it has no end, or somebody said the same already.\n"
        )
        #expect(
            await world.run("subscriptions", "set", "--renews", "unknown", "--id", "seen").output
                == "1 subscription marked as one of which nobody said whether it renews itself.\n")
        let journal = await world.run("journal").output
        #expect(journal.contains("renewal stated") && journal.contains("word on renewal taken back"))
    }

    @Test func anImportedListIsASourceOfTheOverview() async throws {
        let (world, path) = try await world()
        _ = await world.run("import", path)
        let overview = await world.run("overview").output
        #expect(overview.contains("subscriptions.csv"), "\(overview)")
        #expect(overview.contains("customers.csv"))
        let lines = await world.run("overview", "--json").lines.filter { $0.contains(#""section":"source""#) }
        #expect(lines.contains { $0.contains(#""source":"subscriptions.csv""#) }, "\(lines)")
    }
}
