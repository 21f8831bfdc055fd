import Core
import Foundation
import Store
import Testing

@testable import Ferry

/// Data sets on their way back into a store.
@Suite struct DataSetImportTests {
    private static let contoso = TenantID(Sample.contoso)
    private static let fabrikam = TenantID(Sample.fabrikam)
    private static let northwind = TenantID(Sample.northwind)

    /// A world with three customers of whom everything is known, two with the same first user.
    private func world() async throws -> TestWorld {
        let world = try TestWorld()
        let list = """
            Tenant ID,Company name,Domain,Relationship,E-mail,First name,Last name,Country,Phone
            \(Sample.contoso),"=Contoso, ""Ltd\""",contoso.example,Reseller,Ada@contoso.example,Ada,Lovelace,GB,+44 1
            \(Sample.fabrikam),Fabrikam,fabrikam.example,Reseller,ada@contoso.example,Ada,Lovelace,DK,+45 2
            \(Sample.northwind),'Nørthwind 株式会社,northwind.example,Reseller,nils@northwind.example,Nils,Ålund,SE,
            """
        #expect(await world.run("import", try world.file("list.csv", list)).status == .done)
        let store = try world.store()
        let session = try #require(try store.beginSync(full: false, by: "ada@example", at: TestWorld.now))
        _ = try session.begin(.customerDetails, at: TestWorld.now)
        let tenant = try #require(Self.contoso)
        try session.store(
            [
                CustomerDetails(
                    tenant: tenant, bond: .known,
                    address: PostalAddress(
                        street: "1 Way", street2: "Floor 2", city: "Århus", state: "East", postalCode: "08000",
                        country: "DK"),
                    culture: "da-DK", domains: ["contoso.example", "mail.contoso.example"])
            ], at: TestWorld.now)
        _ = try session.finish(complete: true, at: TestWorld.now)
        return world
    }

    private func exported(_ world: TestWorld) async throws -> String {
        let folder = try world.file("anchor", "").replacingOccurrences(of: "anchor", with: "sets")
        #expect(await world.run("export", "datasets", folder).status == .done)
        return folder
    }

    /// What a store knows of a customer, but for when and by whom it was told.
    private func facts(_ world: TestWorld, _ tenant: TenantID?) throws -> Customer? {
        var customer = try world.store().customer(try #require(tenant))
        customer?.id = RowID(0)
        customer?.billingName = ""
        customer?.detailsAt = nil
        customer?.typed = []
        return customer
    }

    private func expectSame(_ one: TestWorld, _ other: TestWorld) throws {
        for tenant in [Self.contoso, Self.fabrikam, Self.northwind] {
            var before = try #require(try facts(one, tenant))
            let after = try #require(try facts(other, tenant))
            // One person, who is written as the first row has it.
            if tenant == Self.fabrikam { before.contact.email = "Ada@contoso.example" }
            #expect(before == after)
        }
    }

    @Test func allFilesTogetherBringEverythingBack() async throws {
        let world = try await world()
        let folder = try await exported(world)
        let again = try TestWorld()
        let names = ["Companies.csv", "Memberships.csv", "MicrosoftFacts.csv", "Report.csv", "Users.csv"]
        let outcome = await again.run(["import"] + names.map { "\(folder)/\($0)" })
        #expect(outcome.status == .done)
        #expect(outcome.errors.contains("Report.csv says what each row of an export of data sets lacks"))
        try expectSame(world, again)
        #expect(await again.run("pending", "list", "--state", "ready", "--json").lines.count == 3)
        // The same again changes nothing.
        let unchanged = await again.run(["import"] + names.map { "\(folder)/\($0)" })
        #expect(!unchanged.output.contains("1 added") && unchanged.output.contains("0 added, 0 updated, 3 unchanged"))
    }

    @Test func anyOrderAndTheFolderDoTheSame() async throws {
        let world = try await world()
        let folder = try await exported(world)
        let again = try TestWorld()
        let names = ["Users.csv", "MicrosoftFacts.csv", "Memberships.csv", "Companies.csv"]
        #expect(await again.run(["import"] + names.map { "\(folder)/\($0)" }).status == .done)
        try expectSame(world, again)
        let third = try TestWorld()
        #expect(await third.run("import", folder).status == .done)
        try expectSame(world, third)
    }

    @Test func factsAloneBringNameDomainsAndRelationship() async throws {
        let world = try await world()
        let folder = try await exported(world)
        let again = try TestWorld()
        #expect(await again.run("import", "\(folder)/MicrosoftFacts.csv").status == .done)
        let customer = try #require(try facts(again, Self.contoso))
        #expect(customer.name == "=Contoso, \"Ltd\"" && customer.domain == "contoso.example")
        #expect(customer.domains == ["contoso.example", "mail.contoso.example"])
        #expect(customer.relationship == .reseller && customer.culture == "da-DK" && customer.contact.country == "GB")
    }

    /// What a service told is newer than what lies in a file.
    @Test func aFileChangesNoAddressThatIsKnown() async throws {
        let world = try await world()
        let folder = try await exported(world)
        let path = "\(folder)/Companies.csv"
        let text = try String(contentsOf: URL(filePath: path), encoding: .utf8)
        try Data(text.replacingOccurrences(of: "1 Way", with: "9 Road").utf8).write(to: URL(filePath: path))
        _ = await world.run("import", path)
        #expect(try facts(world, Self.contoso)?.address?.street == "1 Way")
    }

    @Test(arguments: [
        ("Users.csv", "import it together with"), ("Memberships.csv", "import it together with"),
        ("Report.csv", "says what each row of an export of data sets lacks"),
    ])
    func aFileThatMeansNothingAloneSaysWhatItIs(file: String, words: String) async throws {
        let world = try await world()
        let folder = try await exported(world)
        let outcome = await world.run("import", "\(folder)/\(file)")
        #expect(outcome.status == .failed && outcome.errors.contains("\(file)") && outcome.errors.contains(words))
    }

    @Test func aMemberWhoIsNoUserIsToldWithItsLine() async throws {
        let world = try await world()
        let folder = try await exported(world)
        let path = "\(folder)/Users.csv"
        let text = try String(contentsOf: URL(filePath: path), encoding: .utf8)
        let lines = text.split(separator: "\r\n").filter { !$0.contains("Nils") }.map { $0 + "\r\n" }
        try Data(lines.joined().utf8).write(to: URL(filePath: path))
        let again = try TestWorld()
        let outcome = await again.run("import", folder)
        #expect(outcome.status == .someRowsFailed)
        #expect(outcome.errors.contains("Users.csv has no usable row for “nils@northwind.example”"))
        #expect(try facts(again, Self.northwind)?.contact.email == "")
        #expect(try facts(again, Self.contoso)?.contact.lastName == "Lovelace")
    }

    @Test func whereNothingCanBeWrittenTheReportIs() async throws {
        let world = try await TestWorld.withCustomers()
        let folder = try world.file("anchor", "").replacingOccurrences(of: "anchor", with: "sets")
        let outcome = await world.run("export", "datasets", folder, "--id", Sample.fabrikam)
        #expect(outcome.status == .someRowsFailed)
        #expect(outcome.output.contains("only Report.csv was written; 1 row lacks something"))
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["Report.csv"])
        let report = try String(contentsOf: URL(filePath: "\(folder)/Report.csv"), encoding: .utf8)
        #expect(report.contains("\(Sample.fabrikam),Fabrikam,FALSE,"))
        // It is no data set that anybody would miss.
        #expect(
            await world.run("export", "datasets", folder, "--id", Sample.contoso, "--replace").status == .done)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder).count == 5)
    }

    @Test func aFolderWithoutDataSetsSaysSo() async throws {
        let world = try TestWorld()
        let folder = try world.file("anchor", "").replacingOccurrences(of: "/anchor", with: "")
        let outcome = await world.run("import", folder)
        #expect(outcome.status == .failed && outcome.errors.contains("holds no data sets"))
    }
}
