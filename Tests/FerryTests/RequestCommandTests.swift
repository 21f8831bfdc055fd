import Testing

@testable import Ferry

/// `requests` on the command line.
@Suite struct RequestCommandTests {
    @Test func aRequestIsWrittenListedAndClosed() async throws {
        let world = try await TestWorld.withCustomers()
        let new = await world.run(
            "requests", "new", "--company", "Tailspin", "--email", "t@tailspin.example", "--domain", "Tailspin.example")
        #expect(new.output == "Request 1 is written down: not-sent.\n")
        let again = await world.run("requests", "new", "--company", "Tailspin", "--email", "T@tailspin.example")
        #expect(again.output == "Request 1 is there already: not-sent.\n")
        let listed = await world.run("requests", "list", "--where", "domain:tailspin state:not-sent", "--json").lines
        #expect(listed.count == 1)
        #expect(
            listed.first?.hasPrefix(
                #"{"id":1,"company":"Tailspin","email":"t@tailspin.example","person":null,"domain":"tailspin.example""#)
                == true)
        #expect(await world.run("requests", "close", "--id", "1", "--reason", "gone").output == "1 request closed.\n")
        #expect(await world.run("requests", "list", "--json").lines.isEmpty)
        #expect(await world.run("requests", "list", "--state", "closed", "--json").lines.count == 1)
    }

    @Test func invisibleCharactersMakeNoSecondRequest() async throws {
        let world = try await TestWorld.withCustomers()
        let new = ["requests", "new", "--company", "Tailspin", "--email", "t\u{200B}@tailspin.example"]
        #expect(await world.run(new).output == "Request 1 is written down: not-sent.\n")
        #expect(await world.run(new).output == "Request 1 is there already: not-sent.\n")
    }

    @Test func whoIsACustomerHasAccepted() async throws {
        let world = try await TestWorld.withCustomers()
        let new = await world.run(
            "requests", "new", "--company", "Any", "--email", "a@any.example", "--tenant", Sample.contoso)
        #expect(new.output == "Request 1 is written down: accepted.\n")
    }

    @Test func aSuggestionIsConfirmed() async throws {
        let world = try await TestWorld.withCustomers()
        _ = await world.run("requests", "new", "--company", "Contoso Limited", "--email", "a@any.example")
        #expect(await world.run("requests", "list", "--json").output.contains(#""state":"maybe-accepted""#))
        #expect(
            await world.run("requests", "accept", "--id", "1").output
                == "Request 1 is accepted by \(Sample.contoso).\n")
        #expect(await world.run("requests", "accept", "--id", "1").status == .failed)
    }

    @Test func prospectsBecomeRequests() async throws {
        let world = try await TestWorld.withCustomers()
        let path = try world.file(
            "prospects.csv",
            """
            Company,E-mail,First name,Expected domain,Expected tenant
            Tailspin,t@tailspin.example,Tia,tailspin.example,
            Contoso,c@any.example,,,\(Sample.contoso)
            Nobody,,,,
            Wrong,w@wrong.example,,,77
            """)
        let outcome = await world.run("import", path)
        #expect(outcome.output == "prospects.csv (list of prospects): 2 added, 0 updated, 0 unchanged, 2 rejected.\n")
        #expect(outcome.errors.contains("prospects.csv:4: The row has no e-mail address to write to."))
        let states = await world.run("requests", "list", "--state", "all", "--json").lines
        #expect(states.count == 2 && states.contains { $0.contains(#""state":"accepted""#) })
        #expect(await world.run("import", path).output.contains("0 added, 0 updated, 2 unchanged"))
    }

    @Test func wrongInputIsRefused() async throws {
        let world = try TestWorld()
        #expect(await world.run("requests", "new", "--company", "X", "--email", "nobody").status == .usage)
        #expect(await world.run("requests", "close", "--id", "9", "--reason", "x").status == .failed)
        #expect(await world.run("requests", "close", "--all", "--reason", " ").status == .usage)
        let readOnly = try TestWorld(readOnly: .option)
        #expect(await readOnly.run("requests", "new", "--company", "X", "--email", "a@b.example").status == .usage)
    }
}
