import Foundation
import TestTerminal
import Testing

/// Names that try to harm a terminal never reach it as they are.
@Suite struct HostileNamesTests {
    private let profile: Profile

    /// Parts of names that must not be written: clipboard, title, colours, answers, bidi, joiners, C1 and other controls.
    private static let poison = [
        "\u{1b}]52;c;cm0gLXJmIH4=\u{7}", "\u{1b}]0;owned\u{7}", "\u{1b}[31m\u{1b}[2J", "\u{9b}5n", "\u{202e}dtL",
        "\u{200d}\u{200b}", "\u{feff}", "\u{8}\u{7f}", "\u{2066}", "\u{e0041}", "\u{90}q", "\u{7}\u{5}",
    ]

    init() throws {
        profile = try Profile()
        let rows = Self.poison.enumerated().map { index, text in
            let id = "22222222-2222-3333-4444-\(100_000_000_000 + index)"
            return "\(id),Evil \(index) \(text) end,evil\(index).example.com,reseller,a\(text)@example.com,\(text)x"
        }
        let header = "Microsoft ID,Company name,Primary domain name,Relationship,E-mail,Tags"
        let file = try profile.write("Customers.csv", [header] + rows)
        let imported = try profile.run("import", file)
        try #require(imported.output.contains("\(rows.count) added"), "\(imported)")
    }

    private func expectClean(_ output: [UInt8], _ place: SourceLocation = #_sourceLocation) {
        let text = String(decoding: output, as: UTF8.self)
        for scalar: Unicode.Scalar in [
            "\u{5}", "\u{7f}", "\u{90}", "\u{9b}", "\u{200b}", "\u{200d}", "\u{202e}", "\u{2066}", "\u{feff}",
            "\u{e0041}",
        ] {
            #expect(
                !text.unicodeScalars.contains(scalar), "U+\(String(scalar.value, radix: 16))", sourceLocation: place)
        }
        for words in ["\u{1b}]52", "owned\u{7}", "\u{1b}[31m\u{1b}[2J"] {
            #expect(!text.contains(words), "\(words.debugDescription)", sourceLocation: place)
        }
    }

    @Test func theConsoleShowsThemDefused() throws {
        let session = try profile.console()
        #expect(session.shows("Evil 0 ]52;c;cm0gLXJm"), "\(session.lines)")
        try session.press(Key.enter)
        for _ in Self.poison { try session.press("j") }
        try session.press("a", "C")
        try session.wait(for: "the plan")
        try session.press(Key.escape, "/")
        try session.type("evil")
        try session.wait(for: "\(Self.poison.count) of \(Self.poison.count) rows")
        try session.press(Key.escape)
        expectClean(session.output)
        #expect(session.title == "Ferry · Local", "\(session.title)")
        #expect(session.bells == 0)
        try session.quit()
    }

    @Test func theClipboardIsWrittenOnlyWhenTheUserCopies() throws {
        let session = try profile.console()
        #expect(!String(decoding: session.output, as: UTF8.self).contains("]52;c;cm0gLXJmIH4=\u{7}"))
        let mark = session.output.count
        try session.press("y")
        let written = String(decoding: session.bytes(since: mark), as: UTF8.self)
        let start = try #require(written.range(of: "\u{1b}]52;c;"))
        let payload = written[start.upperBound...].prefix { $0 != "\u{7}" }
        let bytes = try #require(Data(base64Encoded: String(payload)))
        let copied = String(decoding: bytes, as: UTF8.self)
        #expect(copied.contains("Evil 0 ]52;c;cm0gLXJmIH4= end"), "\(copied)")
        #expect(!copied.unicodeScalars.contains { $0.value < 0x20 || $0.value == 0x7f })
        try session.quit()
    }

    @Test func commandsWriteThemDefusedToo() throws {
        for arguments in [["pending", "list"], ["pending", "list", "--json"], ["journal"]] {
            let session = try profile.start(arguments)
            #expect(session.waitUntilEnded() == .exited(0))
            expectClean(session.output)
            let piped = try profile.run(arguments)
            expectClean(Array(piped.output.utf8))
        }
    }

    @Test func whatACrashingPathOrQuerySaysIsDefused() throws {
        let missing = try profile.run("import", "no\u{1b}]52;c;eA==\u{7}file\u{202e}.csv")
        #expect(missing.status == 1)
        expectClean(Array(missing.errors.utf8))
        let query = try profile.run("pending", "list", "--where", "state:\u{1b}[31m\u{202e}x")
        #expect(query.status == 2)
        expectClean(Array(query.errors.utf8))
        let verb = try profile.run("imp\u{1b}]52;c;eA==\u{7}ort")
        #expect(verb.status == 2)
        expectClean(Array(verb.errors.utf8))
    }
}
