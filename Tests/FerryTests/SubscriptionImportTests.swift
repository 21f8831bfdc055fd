import Core
import Testing

@testable import Ferry

/// Lists of subscriptions as they really come: with columns to spare and odd cells.
@Suite struct SubscriptionImportTests {
    private func json(_ world: TestWorld) async -> String {
        await world.run("subscriptions", "list", "--json").output
    }

    @Test func columnsOfOneMeaningFillEachOther() async throws {
        let world = try await TestWorld.withCustomers()
        let path = try world.file(
            "s.csv",
            """
            Customer name,Customer ID,Id,Subscription ID,Product name,Offer name,Product ID,SKU ID,Quantity,End date
            Contoso,\(Sample.contoso),7,S-ONE,Product,Offer,CFQ7TTC0LH18,0001,5,2026-12-31
            Contoso,\(Sample.contoso),S-TWO,,Product,,CFQ7TTC0LH18,,5,2026-12-31
            """)
        #expect(await world.run("import", path).status == .done)
        let output = await json(world)
        #expect(output.contains(#""id":"s-one""#) && output.contains(#""offer":"Offer""#))
        #expect(output.contains(#""id":"s-two""#) && output.contains(#""offer":"Product""#))
        #expect(output.contains(#""offerId":"CFQ7TTC0LH18""#))
    }

    @Test func whatIsReallyTwiceIsNamedTwice() async throws {
        let world = try TestWorld()
        let path = try world.file("s.csv", "Tenant ID,Offer,Offer name,offer_name\n\(Sample.contoso),A,B,C\n")
        let outcome = await world.run("import", path)
        #expect(outcome.status == .failed)
        #expect(outcome.errors.contains("“Offer name” and “offer_name”"))
    }

    @Test func anOddCellCostsItselfAlone() async throws {
        let world = try await TestWorld.withCustomers()
        let path = try world.file(
            "s.csv",
            """
            Tenant ID,Subscription ID,Offer,Programme,Quantity,Status,Start date,End date,Auto renew
            \(Sample.contoso),s1,A,open,5.0,active,,2026-12-31,no
            \(Sample.contoso),s2,A,open,"1,000",active,,2026-12-31,no
            \(Sample.contoso),s3,A,xyz,ten,active,,2026-12-31,maybe
            \(Sample.contoso),s4,A,n/a,-,N/A,n/a,-,n/a
            \(Sample.contoso),s5,A,open,5,active,31.12.2025,2026-12-31,no
            \(Sample.contoso),s6,A,open,5,active,,soon,no
            """)
        let outcome = await world.run("import", path)
        #expect(outcome.status == .done)
        #expect(outcome.output.contains("6 added, 0 updated, 0 unchanged, 0 rejected, 5 fields left out"))
        #expect(outcome.errors.contains("s.csv:4: “xyz” in the column “Programme”"))
        #expect(outcome.errors.contains("s.csv:4: “ten” in the column “Quantity”"))
        #expect(outcome.errors.contains("s.csv:4: “maybe” in the column “Auto renew”"))
        #expect(outcome.errors.contains("s.csv:6: “31.12.2025” in the column “Start date”"))
        #expect(outcome.errors.contains("s.csv:7: “soon” in the column “End date”"))
        let output = await json(world)
        #expect(output.contains(#""id":"s1","#) && output.contains(#""quantity":5,"#))
        #expect(output.contains(#""quantity":1000,"#) && output.contains(#""quantity":null,"#))
        let rows = output.split(whereSeparator: \.isNewline)
        let fourth = try #require(rows.first { $0.contains(#""id":"s4""#) })
        #expect(fourth.contains(#""endsOn":null,"renews":null"#) && fourth.contains(#""status":"unknown""#))
        // What is left out is no failure, and is told to scripts.
        let again = await world.run(
            "import", try world.file("t.csv", "Tenant ID,Offer,Seats\n\(Sample.contoso),B,ten\n"), "--json")
        #expect(again.status == .done && again.output.contains(#""added":1"#) && again.output.contains(#""leftOut":1"#))
    }

    @Test func aListIsImportedAgainWithoutLoss() async throws {
        let world = try await TestWorld.withCustomers()
        let path = try world.file(
            "s.csv",
            """
            Tenant ID,Subscription ID,Offer,Programme,Quantity,Status,Start date,End date,Auto renew,Users
            \(Sample.contoso),s-never,Azure,legacy csp,1,active,2020-01-01,9999-12-31,no,0
            \(Sample.contoso),s-open,=Office,open,5,active,2025-01-01,2026-11-01,no,3
            \(Sample.contoso),s-auto,Office,advisor,7,active,,2027-01-01,yes,
            \(Sample.contoso),s-dark,Office,,,,,,,
            \(Sample.contoso),s-open-end,Office,,,active,,2026-12-01,unknown,
            \(Sample.contoso),s-odd,Office,,,active,,2026-12-02,perhaps,
            \(Sample.contoso),s-said,Office,,,active,,2026-12-03,unknown,
            """)
        _ = await world.run("import", path)
        _ = await world.run("subscriptions", "set", "--licences", "done", "--id", "s-open")
        _ = await world.run("subscriptions", "set", "--renews", "no", "--id", "s-said")
        let csv = await world.run("subscriptions", "list", "--csv").output
        let again = try await TestWorld.withCustomers()
        #expect(await again.run("import", try again.file("t.csv", csv)).status == .done)
        let (before, after) = (await json(world), await json(again))
        #expect(before == after)
        #expect(after.contains(#""state":"endless""#) && after.contains(#""endless":true"#))
        #expect(after.split(separator: "\n").count { $0.contains(#""state":"unclear""#) } == 3)
        #expect(after.contains(#""renewsSaidBy":"ada@example","renewsSaidAt":"2026-11-23T08:00:00Z""#))
        #expect(after.contains(#""users":0"#) && after.contains(#""users":3"#) && after.contains(#""users":null"#))
        #expect(after.contains(#""licencesDoneBy":"ada@example","licencesDoneAt":"2026-11-23T08:00:00Z""#))
        #expect(
            await again.run("import", try again.file("t.csv", csv)).output.contains("0 added, 0 updated, 7 unchanged"))
    }

    @Test func aListWithoutTheColumnLeavesWhatAnotherSaidOfRenewal() async throws {
        let world = try await TestWorld.withCustomers()
        let head = "Tenant ID,Subscription ID,Offer,End date,Seats"
        let row = "\(Sample.contoso),s1,Office,2026-12-01"
        func importing(_ text: String) async throws -> String {
            _ = await world.run("import", try world.file("s.csv", text))
            return await json(world)
        }
        #expect(try await importing("\(head),Auto renew\n\(row),5,unknown\n").contains(#""state":"unclear""#))
        #expect(try await importing("\(head)\n\(row),6\n").contains(#""state":"unclear""#))
        #expect(try await importing("\(head),Auto renew\n\(row),6,no\n").contains(#""state":"ending""#))
        #expect(try await importing("\(head),Auto renew\n\(row),6,unknown\n").contains(#""state":"unclear""#))
    }

    @Test func oneIdOfSeveralTenantsIsNamedWithItsTenant() async throws {
        let world = try await TestWorld.withCustomers()
        let rows = [Sample.contoso, Sample.fabrikam].map { "\($0),Office,2024-01-15,2026-12-31\n" }.joined()
        _ = await world.run("import", try world.file("s.csv", "Tenant ID,Offer,Start date,End date\n" + rows))
        let id = "office/2024-01-15"
        let several = await world.run("subscriptions", "show", "--id", id)
        #expect(several.status == .usage && several.errors.contains("--id TENANT/\(id)"))
        let one = await world.run("subscriptions", "show", "--id", "\(Sample.fabrikam)/\(id)", "--json")
        #expect(one.status == .done && one.output.contains(#""tenantId":"\#(Sample.fabrikam)""#))
        let marked = await world.run("subscriptions", "set", "--licences", "done", "--id", "\(Sample.contoso)/\(id)")
        #expect(marked.output.hasPrefix("1 subscription marked"))
    }

    @Test func aPersonSaysWhatTakesAPlaceWhereSeveralCould() async throws {
        let world = try await TestWorld.withCustomers()
        let rows = ["old,advisor", "n1,nce", "n2,nce"].map { "\(Sample.contoso),\($0),\($0.prefix(2)),2026-12-01\n" }
        _ = await world.run(
            "import",
            try world.file("s.csv", "Tenant ID,Subscription ID,Programme,Offer,End date\n" + rows.joined()))
        func cover() async -> String { await world.run("subscriptions", "show", "--id", "old", "--json").output }
        #expect(await cover().contains(#""replacementState":"several""#))
        #expect(await world.run("subscriptions", "replace", "--id", "old", "--by", "n9").status == .failed)
        let chosen = await world.run("subscriptions", "replace", "--id", "OLD", "--by", "N2")
        #expect(chosen.output == "Replacement of OLD: n2.\n", "\(chosen.errors)")
        #expect(await cover().contains(#""replacement":"n2""#))
        #expect(
            await world.run("subscriptions", "replace", "--id", "old", "--by", "n2").output == "It was so already.\n")
        #expect(await world.run("journal").output.contains("replacement chosen"))
        let again = try await TestWorld.withCustomers()
        let csv = await world.run("subscriptions", "list", "--csv").output
        _ = await again.run("import", try again.file("t.csv", csv))
        let (one, other) = (await json(world), await json(again))
        #expect(one == other && other.contains(#""replacedBy":"n2""#))
        _ = await world.run("subscriptions", "replace", "--id", "old", "--by", "none")
        #expect(await cover().contains(#""replacementState":"several""#))
    }

    /// A mark that somebody took back does not return with an old list.
    @Test func aMarkThatWasTakenBackStaysTakenBack() async throws {
        let world = try await TestWorld.withCustomers()
        _ = await world.run(
            "import",
            try world.file(
                "s.csv", "Tenant ID,Subscription ID,Offer,End date\n\(Sample.contoso),s1,Office,2026-11-01\n"))
        _ = await world.run("subscriptions", "set", "--licences", "done", "--id", "s1")
        let csv = await world.run("subscriptions", "list", "--csv").output
        _ = await world.run("subscriptions", "set", "--licences", "due", "--id", "s1")
        _ = await world.run("import", try world.file("t.csv", csv))
        #expect(await json(world).contains(#""licences":"due""#))
    }
}
