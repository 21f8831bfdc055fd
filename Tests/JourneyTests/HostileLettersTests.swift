import Foundation
import MailServer
import TestTerminal
import Testing

/// Names that try to break letters: every field of customers, contacts, companies and requests, on the whole way out.
@Suite struct HostileLettersTests {
    private static let payloads = [
        "Eve\r\nBcc: eve@example.net\r\nX-Evil: 1\r\n\r\nbody", "Eve\nBcc: eve@example.net", "a\rSubject: forged",
        "\"quoted\" \\ end\\", "<eve@example.net>, \"x\" <y@example.net>; z: (comment", "\u{202e}dtL\u{2066}x\u{2069}",
        String(repeating: "ü", count: 5000), String(repeating: "x", count: 5000), String(repeating: "日本 ", count: 1700),
        "=?UTF-8?Q?forged?= {email} %s $HOME `id` .\r\n.\r\n", "=HYPERLINK(\"http://example.net\")", "مرحبا 👨‍👩‍👧 e\u{301}",
        "'; DROP TABLE users; --", "\u{7}\u{1b}]0;owned\u{7}",
    ]

    /// What a message may have in its head, and nothing else.
    private static let fields: Set<String> = [
        "From", "To", "Subject", "Date", "Message-ID", "MIME-Version", "Content-Type", "Content-Transfer-Encoding",
        "Auto-Submitted", "X-Auto-Response-Suppress",
    ]

    private func cell(_ text: String) -> String { "\"\(text.replacingOccurrences(of: "\"", with: "\"\""))\"" }

    private func id(_ index: Int) -> String { "33333333-2222-3333-4444-\(100_000_000_000 + index)" }

    /// A profile with hostile rows, whose letters leave by some lines of configuration.
    private func profile(_ mail: [String]) throws -> Profile {
        let profile = try Profile()
        try profile.write(
            "config/ferry/config.yaml",
            [
                "profile: post", "profiles:", "  post:", "    customers:", "      kind: import", "    marketplace:",
                "      kind: local", "    mail:", "      from: Contoso Marketplace <marketplace@example.com>",
            ] + mail.map { "      \($0)" })
        let rows = Self.payloads.enumerated().map { index, text in
            [id(index), "Firm \(index) \(text)", "evil\(index).example.com", "reseller", text].map(cell)
                .joined(separator: ",")
        }
        try profile.write("Customers.csv", ["Microsoft ID,Company name,Primary domain name,Relationship,Tags"] + rows)
        let contacts = Self.payloads.enumerated().map { index, text in
            [id(index), "ada\(index)@example.com", "F \(text)", "L \(text)", "GB", text].map(cell)
                .joined(separator: ",")
        }
        try profile.write("contacts.csv", ["Tenant ID,E-mail,First name,Last name,Country,Phone"] + contacts)
        for file in ["Customers.csv", "contacts.csv"] {
            let imported = try profile.run("import", "\(profile.folder)/\(file)")
            try #require(imported.status == 0, "\(imported)")
        }
        return profile
    }

    /// Reads messages by Python's parser, which knows nothing of ours: the fields' names, and to whom they go.
    private func parsed(_ folder: String, by profile: Profile) throws -> [(names: [String], to: [String])] {
        try profile.write(
            "check.py",
            [
                "import email, json, os, sys", "from email.policy import default", "out = []",
                "for name in sorted(os.listdir(sys.argv[1])):",
                "    message = email.message_from_binary_file(open(os.path.join(sys.argv[1], name), 'rb'), policy=default)",
                "    defects = [repr(d) for p in message.walk() for d in p.defects]",
                "    defects += [repr(d) for p in message.walk() for f in p.values() for d in f.defects]",
                "    assert not defects, (name, defects)",
                "    assert all(p.get_content() for p in message.walk() if not p.is_multipart())",
                "    to = [a.addr_spec for a in message['To'].addresses]",
                "    print(json.dumps({'names': message.keys(), 'to': to}))",
            ])
        let session = try profile.script("python3 check.py '\(folder)' >parsed.json 2>parsed.err")
        let end = session.waitUntilEnded(atMost: 60_000)
        try #require(end == .exited(0), "\(profile.text(of: "parsed.err"))")
        return try Finished(status: 0, output: profile.text(of: "parsed.json"), errors: "").objects().map {
            ($0["names"] as? [String] ?? [], $0["to"] as? [String] ?? [])
        }
    }

    private func expectClean(_ messages: [(names: [String], to: [String])], count: Int, _ words: String) {
        #expect(messages.count == count, "\(words)")
        for message in messages {
            #expect(Set(message.names).isSubset(of: Self.fields), "\(words): \(message.names)")
            #expect(Set(message.names).count == message.names.count && message.to.count == 1, "\(words)")
        }
        #expect(Set(messages.flatMap(\.to)).count == count && !messages.flatMap(\.to).contains { $0.contains("eve") })
    }

    /// Has companies made and everybody told; every command's JSON can be read.
    private func tellEverybody(_ profile: Profile) throws -> Int {
        let made = try profile.run("pending", "create", "--all", "--yes")
        try #require(made.status == 0, "\(made)")
        let companies = try profile.objects("companies", "list").count
        #expect(companies == Self.payloads.count)
        let plan = try profile.objects("invitations", "resend", "--all", "--dry-run")
        #expect(plan.count == companies && plan.allSatisfy { $0["action"] as? String == "send" }, "\(plan)")
        let sent = try profile.run("invitations", "resend", "--all", "--yes")
        #expect(sent.status == 0, "\(sent)")
        for arguments in [["invitations", "list"], ["pending", "list"], ["journal"], ["jobs", "show", "2"]] {
            let finished = try profile.run(arguments + ["--json"])
            #expect(finished.status == 0)
            _ = try finished.objects()
        }
        return companies
    }

    @Test func nothingIsInjectedThroughAMaildir() throws {
        let profile = try profile(["transport: maildir", "path: ~/outbox"])
        let count = try tellEverybody(profile)
        expectClean(try parsed("\(profile.folder)/outbox/new", by: profile), count: count, "maildir")
        let exported = try profile.run("jobs", "export", "2")
        let records = exported.output.split(whereSeparator: \.isNewline)
        #expect(exported.status == 0 && records.count == count + 1, "\(exported)")
        let session = try profile.console()
        for pane in ["2", "3", "4", "5", "8"] {
            try session.press(pane, Key.enter, "G", Key.escape)
            #expect(session.title.hasPrefix("Ferry"), "\(session.title)")
        }
        let written = String(decoding: session.output, as: UTF8.self)
        #expect(!written.contains("\u{202e}") && !written.contains("\u{2066}") && !written.contains("owned\u{7}"))
        #expect(session.bells == 0)
        try session.quit()
    }

    @Test func nothingIsInjectedOverSMTP() throws {
        let server = try MailServer()
        let profile = try profile(["transport: smtp", "url: smtp://127.0.0.1:\(server.port)"])
        var count = try tellEverybody(profile)
        for (index, text) in Self.payloads.enumerated() {
            let added = try profile.run(
                "requests", "new", "--company", "Firm \(text)", "--email", "bo\(index)@example.com", "--first-name",
                text, "--last-name", text)
            try #require(added.status == 0, "\(added)")
            count += 1
        }
        let link = "https://partner.microsoft.com/commerce/customers/invite?x=1&y=2"
        let sent = try profile.run("requests", "send", "--all", "--link", link, "--yes")
        #expect(sent.status == 0, "\(sent)")
        _ = try profile.objects("requests", "list")
        try FileManager.default.createDirectory(atPath: "\(profile.folder)/taken", withIntermediateDirectories: true)
        for (index, letter) in server.letters.enumerated() {
            try Data(letter.message).write(to: URL(fileURLWithPath: "\(profile.folder)/taken/\(1000 + index)"))
        }
        expectClean(try parsed("\(profile.folder)/taken", by: profile), count: count, "smtp")
        #expect(!server.lines.contains { $0.contains("eve@") || $0.contains("X-Evil") })
        #expect(server.lines.allSatisfy { $0.utf8.count <= 512 })
    }
}
