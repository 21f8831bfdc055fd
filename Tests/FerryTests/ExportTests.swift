import Core
import Foundation
import Store
import Testing

@testable import Ferry

/// Files for other programs.
@Suite struct ExportTests {
    private static let python = "/usr/bin/python3"
    private static let hasPython = FileManager.default.isExecutableFile(atPath: python)

    /// Names that have broken programs before, as they stand in a list.
    private static let hostile = [
        "=HYPERLINK(\"http://x.example\";\"Click\")", "+Plus", "-Minus", "@At", "Quote \"Inc\"", "Comma, Semi; Bar|",
        "Ünïcødé 株式会社 🏢", "O'Hara", "'Apostrophe", String(repeating: "Lang ", count: 1000) + "End",
    ]

    /// A world of ready customers with such names, and its tenants in their order.
    private func world(_ names: [String]) async throws -> (TestWorld, [String]) {
        let world = try TestWorld()
        let tenants = names.indices.map { String(format: "00000000-0000-0000-0000-%012d", $0 + 1) }
        var list = "Tenant ID,Company name,Domain,Relationship,E-mail,First name,Last name,Country,Phone\n"
        for (name, tenant) in zip(names, tenants) {
            let quoted = "\"" + name.replacingOccurrences(of: "\"", with: "\"\"") + "\""
            list += "\(tenant),\(quoted),d\(tenant.suffix(4)).example,reseller,"
            list += "a\(tenant.suffix(4))@x.example,\(quoted),\"Last\nName\",DK,+45 12 34\n"
        }
        #expect(await world.run("import", try world.file("list.csv", list)).status == .done)
        return (world, tenants)
    }

    private func folder(_ world: TestWorld) throws -> String {
        try world.file("anchor", "").replacingOccurrences(of: "anchor", with: "sets")
    }

    private func text(_ folder: String, _ file: String) throws -> String {
        try String(contentsOf: URL(filePath: "\(folder)/\(file)"), encoding: .utf8)
    }

    private func mode(_ path: String) throws -> Int? {
        try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    }

    /// A CSV file as Python's own reader sees it.
    private func read(_ file: String) throws -> [[String]] {
        let process = Process()
        process.executableURL = URL(filePath: Self.python)
        process.arguments = [
            "-c",
            "import csv,json,sys; print(json.dumps(list(csv.reader(open(sys.argv[1], newline='', encoding='utf-8')))))",
            file,
        ]
        let pipe = Pipe()
        process.standardOutput = pipe
        try process.run()
        let bytes = try pipe.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        return try JSONDecoder().decode([[String]].self, from: bytes)
    }

    @Test func everyReadyRowThatIsCompleteIsWritten() async throws {
        let world = try await TestWorld.withCustomers()
        let folder = try folder(world)
        let outcome = await world.run("export", "datasets", folder)
        #expect(outcome.status == .someRowsFailed)
        #expect(outcome.errors.contains("Northwind (\(Sample.northwind)): the first user's first name is missing"))
        #expect(outcome.output.contains("Companies.csv 1") && outcome.output.contains("1 row lack"))
        #expect(
            try text(folder, "Companies.csv").contains("\(Sample.contoso),\"Contoso Ltd\",,,,,,GB,,,,,TRUE\r\n"))
        #expect(try text(folder, "Users.csv").contains("ada@contoso.example,Ada,Lovelace,FALSE,,TRUE\r\n"))
        #expect(
            try text(folder, "Memberships.csv").contains("ada@contoso.example,\(Sample.contoso),TRUE,TRUE,FALSE,FALSE"))
        #expect(try text(folder, "Report.csv").contains("\(Sample.northwind),Northwind,FALSE,"))
        #expect(!(try text(folder, "Report.csv").contains("Fabrikam")))
        #expect(try mode(folder) == 0o700 && mode("\(folder)/Users.csv") == 0o600)
    }

    @Test func jsonTellsEveryRowAndTheNumbers() async throws {
        let world = try await TestWorld.withCustomers()
        let outcome = await world.run(
            "export", "datasets", try folder(world), "--id", Sample.contoso, "--id", Sample.fabrikam, "--json")
        #expect(outcome.lines.count == 3 && outcome.status == .someRowsFailed)
        #expect(
            outcome.lines[0]
                == #"{"tenantId":"\#(Sample.contoso)","name":"Contoso Ltd","written":true,"missing":[],"notes":[]}"#)
        #expect(outcome.lines[1].contains(#""written":false,"missing":["the first user's e-mail address is missing""#))
        #expect(outcome.lines[2].contains(#""written":1,"withheld":1,"files":[{"name":"Users.csv","lines":1}"#))
        #expect(await world.run("journal").output.contains("data sets exported"))
    }

    @Test func aFolderIsReplacedAsAWholeAndOnlyWhenToldSo() async throws {
        let world = try await TestWorld.withCustomers()
        let folder = try folder(world)
        #expect(await world.run("export", "datasets", folder, "--id", Sample.contoso).status == .done)
        try Data("old".utf8).write(to: URL(filePath: "\(folder)/Users.csv"))
        let refused = await world.run("export", "datasets", folder, "--id", Sample.contoso)
        #expect(refused.status == .usage && refused.errors.contains("--replace"))
        #expect(try text(folder, "Users.csv") == "old")
        // Nothing can be written of this row, so what is there stays.
        #expect(
            await world.run("export", "datasets", folder, "--id", Sample.fabrikam, "--replace").status
                == .someRowsFailed)
        #expect(try text(folder, "Users.csv") == "old")
        #expect(await world.run("export", "datasets", folder, "--id", Sample.contoso, "--replace").status == .done)
        #expect(try text(folder, "Users.csv").contains("Lovelace"))
        try Data().write(to: URL(filePath: "\(folder)/mine.txt"))
        #expect(await world.run("export", "datasets", folder, "--all", "--replace").status == .usage)
        let parent = URL(filePath: folder).deletingLastPathComponent().path
        let left = try FileManager.default.contentsOfDirectory(atPath: parent).filter { $0.hasPrefix("sets.") }
        #expect(left.isEmpty)
    }

    @Test(.enabled(if: hasPython)) func dataSetsKeepEveryNameLetterForLetter() async throws {
        let (world, tenants) = try await world(Self.hostile)
        let folder = try folder(world)
        let outcome = await world.run("export", "datasets", folder)
        #expect(outcome.status == .done)
        let store = try world.store()
        let companies = try read("\(folder)/Companies.csv").dropFirst()
        let users = try read("\(folder)/Users.csv").dropFirst()
        #expect(companies.count == Self.hostile.count && users.count == Self.hostile.count)
        for (tenant, name) in zip(tenants, Self.hostile) {
            let row = try #require(companies.first { $0[0] == tenant })
            #expect(row[1] == name && row[8] == "+45 12 34")
            let user = try #require(users.first { $0[0] == "a\(tenant.suffix(4))@x.example" })
            #expect(user[2] == name && user[3] == "Last Name")
            let id = try #require(TenantID(tenant))
            let customer = try #require(try store.customer(id))
            #expect(customer.name == name)
        }
        #expect(outcome.errors.contains("looks like a formula"))
    }

    @Test(.enabled(if: hasPython)) func aListIsTheSameAsCSVAndAsJSONAndIsImportedAgain() async throws {
        let (world, tenants) = try await world(Self.hostile)
        let csv = await world.run("pending", "list", "--csv")
        let file = try world.file("pending.csv", csv.output)
        let rows = try read(file)
        let json = await world.run("pending", "list", "--json").lines
        let bytes = Data((json.first ?? "").utf8)
        let first = try #require(try JSONSerialization.jsonObject(with: bytes) as? [String: Any])
        let keys = Set(rows[0].map { String($0.prefix { $0 != "." }) })
        #expect(keys == Set(first.keys) && rows.count == json.count + 1)
        #expect(rows.dropFirst().allSatisfy { row in !(row[1].first.map { "=+-@".contains($0) } ?? true) })

        let again = try TestWorld()
        #expect(await again.run("import", try again.file("pending.csv", csv.output)).status == .done)
        let store = try again.store()
        for (tenant, name) in zip(tenants, Self.hostile) {
            let id = try #require(TenantID(tenant))
            let customer = try #require(try store.customer(id))
            #expect(
                customer.name == name && customer.contact.phone == "+45 12 34" && customer.relationship == .reseller)
        }
    }

    @Test func invitationsNameTheTenantOfTheirCompany() async throws {
        let world = try await TestWorld.withCustomers()
        _ = await world.run("pending", "create", "--id", Sample.contoso, "--yes")
        #expect(await world.run("invitations", "list", "--json").output.contains(#""tenantId":"\#(Sample.contoso)""#))
        let csv = await world.run("invitations", "list", "--csv").lines
        #expect(csv.first?.hasSuffix(",tenantId") == true && csv.last?.hasSuffix(Sample.contoso) == true)
    }

    @Test(arguments: ["pending", "companies", "invitations", "requests", "jobs"])
    func anEmptyListHasItsHeading(list: String) async throws {
        let outcome = try await TestWorld().run(list, "list", "--csv")
        #expect(outcome.status == .done && outcome.lines.count == 1 && outcome.output.hasSuffix("\r\n"))
    }

    @Test func aResultReportMarksItsRowsAsCreated() async throws {
        let world = try await TestWorld.withCustomers()
        let report = """
            EXTERNAL_ID,NAME,COMPANY_ID,STATUS,ERROR
            \(Sample.contoso),Contoso Ltd,c-17,Created,
            \(Sample.northwind),Northwind,,Failed,no such country
            \(Sample.fabrikam.replacingOccurrences(of: "2", with: "9")),Nobody,,Created,

            """
        let file = try world.file("Batch_1.csv", report)
        let outcome = await world.run("import", file)
        #expect(outcome.status == .someRowsFailed)
        #expect(outcome.output.hasPrefix("Batch_1.csv (result report): 1 added"))
        #expect(
            outcome.errors.contains("Batch_1.csv:3: The migration tool did not create the company: no such country."))
        #expect(outcome.errors.contains("Batch_1.csv:4: No customer"))
        let pending = await world.run("pending", "list", "--state", "created", "--json").output
        #expect(pending.contains(Sample.contoso) && pending.contains("c-17") && !pending.contains(Sample.northwind))
        let company = await world.run("companies", "list", "--json").output
        #expect(company.contains(#""id":"c-17""#) && company.contains(#""tenantEvidence":"written""#))
        #expect(await world.run("journal", "--json").output.contains("resultsImported"))
        // The same report again tells nothing new, and what was made is not exported again.
        #expect(await world.run("import", file).output.contains("0 added, 0 updated, 1 unchanged"))
        let again = await world.run("export", "datasets", try folder(world), "--id", Sample.contoso)
        #expect(again.status == .someRowsFailed && again.errors.contains("created with Ferry"))
    }
}
