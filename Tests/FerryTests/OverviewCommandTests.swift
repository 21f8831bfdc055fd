import Core
import Foundation
import FoundationXML
import Testing

@testable import Ferry

/// `overview`: the same figures in words, as JSON and as a page.
@Suite struct OverviewCommandTests {
    private func world() async throws -> TestWorld {
        let world = try await TestWorld.withCustomers(flags: TerminalFlags(output: true, width: 100))
        #expect(await world.run("pending", "create", "--id", Sample.contoso, "--yes").status == .done)
        return world
    }

    @Test func wordsTellEverySection() async throws {
        let outcome = try await world().run("overview")
        #expect(outcome.status == .done, "\(outcome.errors)")
        #expect(outcome.lines.first == "Overview of Ferry, 2026-11-23 08:00 UTC")
        for line in [
            "The chain", "  Pending                            3  ████████████████████████████████████████",
            "    blocked                          2  ███████████████████████████",
            "  Old subscriptions ended     not read",
            "Migrated per week: 1 company in the last 26 weeks; most in the week of 2026-11-23: 1.",
            "Old subscriptions ending: No subscriptions were read.", "Waiting longest",
            "  2026-11-23  Advisory, blocked", "Failures of the last runs", "  None in the last runs.",
            "  2026-11-23 08:00  customers.csv, 4 rows, not complete",
        ] { #expect(outcome.lines.contains(line), "\(line)\n\(outcome.output)") }
    }

    @Test func outsideOfATerminalThereAreNoBars() async throws {
        let outcome = try await TestWorld.withCustomers().run("overview")
        #expect(!outcome.output.contains("█") && outcome.lines.contains("  Pending                            4"))
    }

    @Test(arguments: [
        ("C", false), ("POSIX", false), ("de_DE", false), ("de_DE.ISO-8859-1", false), ("de_DE@euro", false),
        ("C.UTF-8", true), ("en_US.utf8", true), ("sr_RS.UTF-8@latin", true),
    ])
    func blocksAreForLocalesThatHaveThem(_ locale: String, _ expected: Bool) {
        #expect(OverviewBars.isUTF8(locale) == expected)
    }

    @Test func anEmptyStoreHasAnOverviewToo() async throws {
        let world = try TestWorld()
        #expect(await world.run("overview").output.contains("Nothing waits."))
        let page = await world.run("overview", "--html", "-").output
        let elements = try Elements(page)
        #expect(elements.count(of: "svg") > 8)
    }

    @Test func objectsNameTheCommandThatListsTheRows() async throws {
        let world = try await world()
        let outcome = await world.run("overview", "--json")
        #expect(
            outcome.lines.contains(
                #"{"section":"part","figure":"blocked","count":2,"where":"state:blocked","#
                    + #""command":"ferry pending list --where 'state:blocked'"}"#))
        #expect(
            outcome.lines.contains(
                #"{"section":"chain","figure":"licencesChecked","count":null,"where":null,"command":null}"#))
        let compared = try await world.compareFigures(outcome)
        #expect(compared > 30)
    }

    @Test func thePageIsWholeAndHasNothingFromOutside() async throws {
        let world = try TestWorld()
        let name = #"<script>alert("1")</script> & 'x' "# + "\u{202E}"
        let list = """
            Microsoft ID,Company name,Primary domain name,Relationship
            \(Sample.contoso),"\(name.replacing("\"", with: "\"\""))",contoso.example,Reseller

            """
        let file = try world.file("Customers.csv", list)
        #expect(await world.run("import", file).status == .done)
        let page = await world.run("overview", "--html", "-").output
        let elements = try Elements(page)
        for forbidden in ["script", "img", "link", "iframe", "object", "a", "use", "image"] {
            #expect(elements.count(of: forbidden) == 0, "\(forbidden)")
        }
        for attribute in ["src", "href", "xlink:href", "onclick", "onload", "action"] {
            #expect(!elements.attributes.contains(attribute), "\(attribute)")
        }
        #expect(elements.texts.contains { $0.contains(#"<script>alert("1")</script> & 'x'"#) })
        #expect(!page.contains("\u{202E}") && !page.contains("url(") && !page.contains("@import"))
        #expect(page.contains("prefers-color-scheme: dark") && page.contains("@media print"))
        #expect(elements.count(of: "svg") > 8 && elements.count(of: "figcaption") == 1)
    }

    @Test func aReportTakesThePlaceOfAnEarlierOneAndOfNothingElse() async throws {
        let world = try await world()
        let file = try world.file("overview.html", "")
        #expect(await world.run("overview", "--html", file).errors == "Written: \(file)\n")
        let first = try String(contentsOfFile: file, encoding: .utf8)
        #expect(await world.run("overview", "--html", file, "--json").status == .done)
        let second = try String(contentsOfFile: file, encoding: .utf8)
        #expect(second == first)
        let rights = try FileManager.default.attributesOfItem(atPath: file)[.posixPermissions] as? Int
        #expect(rights == 0o600)
        let folder = URL(filePath: file).deletingLastPathComponent()
        let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
        #expect(!files.contains { $0.hasPrefix("overview.html.") })

        let other = try world.file("notes.html", "<p>mine</p>")
        let refused = await world.run("overview", "--html", other)
        #expect(refused.status == .usage && refused.errors.contains("is no report of Ferry"))
        let kept = try String(contentsOfFile: other, encoding: .utf8)
        #expect(kept == "<p>mine</p>")
        #expect(await world.run("overview", "--html", folder.path).status == .usage)
        #expect(await world.run("overview", "--html", "\(folder.path)/no/overview.html").status == .failed)
        #expect(await world.run("overview", "--html", "-", "--json").status == .usage)
    }

    @Test func servicesThatDoNotAnswerAreNotWaitedFor() async throws {
        var services = ScriptedServices().services
        services.inquiries = [
            RequirementInquiry(requirements: [.signIn, .cspTier]) {
                try? await Task.sleep(for: .seconds(3600))
                return []
            }
        ]
        let world = try TestWorld()
        let found = try await services.requirements(attestedIn: try world.store(), within: .zero)
        let unasked = found.filter { $0.evidence == "not asked: no answer in time" }
        #expect(unasked.map(\.requirement) == [.signIn, .cspTier])
        #expect(unasked.allSatisfy { $0.verdict == .unknown })
    }

    @Test func requirementsAreTheConsoles() async throws {
        var services = ScriptedServices()
        services.findings = [
            RequirementFinding(.signIn, .passed, evidence: "a token came"),
            RequirementFinding(.cspTier, .failed, evidence: "indirect", remedy: "Use the direct-bill tenant."),
        ]
        let world = try services.world()
        #expect(await world.run("doctor", "--attest", "programme").status == .failed)
        let outcome = await world.run("overview")
        #expect(outcome.output.contains("Requirements: 2 passed · 1 failed · 1 unknown"), "\(outcome.output)")
        #expect(outcome.output.contains("Advisor, Open or CSP: passed · attested by ada@example"))
        #expect(await world.run("overview", "--json").output.contains(#""requirement":"cspTier","verdict":"failed""#))
        #expect(await world.run("overview", "--html", "-").output.contains("Use the direct-bill tenant."))
    }
}

extension TestWorld {
    /// Runs the command of every figure and compares its rows with the figure; says how many were compared.
    func compareFigures(_ overview: Outcome) async throws -> Int {
        var compared = 0
        for line in overview.lines {
            let value = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
            let object = try #require(value)
            guard let count = object["count"] as? Int, let command = object["command"] as? String else { continue }
            let search = (object["where"] as? String).map { ["--where", $0] } ?? []
            let words = command.split(separator: " ").dropFirst().prefix(2).map(String.init)
            let rows = await run(words + search + ["--json"])
            #expect(rows.status == .done && rows.lines.count == count, "\(line)\n\(rows.errors)")
            compared += 1
        }
        return compared
    }
}

/// What a page holds, as an XML parser reads it; fails where it is not well-formed.
private final class Elements: NSObject, XMLParserDelegate {
    private var counts: [String: Int] = [:]
    var attributes: Set<String> = []
    var texts: [String] = []

    init(_ page: String) throws {
        super.init()
        let parser = XMLParser(data: Data(page.utf8))
        parser.delegate = self
        try #require(parser.parse(), "\(String(describing: parser.parserError)) in line \(parser.lineNumber)")
    }

    func count(of name: String) -> Int { counts[name, default: 0] }

    func parser(
        _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
        attributes: [String: String]
    ) {
        counts[name, default: 0] += 1
        self.attributes.formUnion(attributes.keys)
        texts.append("")
    }

    func parser(_ parser: XMLParser, foundCharacters text: String) {
        texts.append((texts.popLast() ?? "") + text)
    }
}
