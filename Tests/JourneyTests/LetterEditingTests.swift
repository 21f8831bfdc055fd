import Foundation
import MailServer
import TestTerminal
import Testing

/// Letters edited in a real editor, which here is a script.
@Suite struct LetterEditingTests {
    private static let broken = "Subject: {fristName}\\n\\nWhat took an hour.\\n"

    /// An editor that first breaks a letter and, when it is opened on that again, mends it.
    private func editor(_ profile: Profile) throws -> [String: String?] {
        let path = try profile.write(
            "editor",
            [
                "#!/bin/sh", "if grep -q fristName \"$1\"; then sed -i 's/fristName/firstName|there/' \"$1\"",
                "else printf '\(Self.broken)' >\"$1\"; fi",
            ])
        return ["VISUAL": nil, "EDITOR": "sh \(path)"]
    }

    /// What was kept of the letters, by the files' names.
    private func kept(_ profile: Profile) -> [String: Data] {
        let folder = "\(profile.folder)/state/ferry/letters"
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return Dictionary(
            uniqueKeysWithValues: names.map { ($0, FileManager.default.contents(atPath: "\(folder)/\($0)") ?? Data()) })
    }

    private let sending = ["invitations", "resend", "--all", "--yes", "--edit"]

    @Test func aLetterThatCanNotBeReadIsEditedAgain() throws {
        let server = try MailServer()
        let profile = try Profile.post(1, through: server)
        let session = try profile.start(sending, try editor(profile))
        try session.wait(for: "Edit it again? [y/N]")
        #expect(session.shows("there is no variable {fristName}"), "\(session.lines)")
        session.send("y\r")
        #expect(session.waitUntilEnded() == .exited(0), "\(session.lines)")
        let message = String(decoding: try #require(server.letters.first).message, as: UTF8.self)
        #expect(message.contains("What took an hour."), "\(message)")
        #expect(kept(profile).isEmpty)
    }

    @Test(arguments: ["n\r", Key.controlC]) func whatIsNotEditedAgainIsKept(_ answer: String) throws {
        let server = try MailServer()
        let profile = try Profile.post(1, through: server)
        for number in 1...2 {
            let session = try profile.start(sending, try editor(profile))
            try session.wait(for: "Edit it again? [y/N]")
            #expect(session.shows("/state/ferry/letters/"), "\(session.lines)")
            session.send(answer)
            #expect(session.waitUntilEnded() == .exited(answer == "n\r" ? 2 : 130), "\(session.lines)")
            #expect(kept(profile).count == number)
        }
        #expect(kept(profile).values.allSatisfy { String(decoding: $0, as: UTF8.self).contains("What took an hour.") })
        #expect(server.letters.isEmpty && profile.temporaryFiles.isEmpty)
    }

    @Test func bytesThatAreNoTextAreKept() throws {
        let server = try MailServer()
        let profile = try Profile.post(1, through: server)
        let path = try profile.write("editor", ["printf 'Subject: x\\n\\nGr\\374\\337e\\n' >\"$1\""])
        let session = try profile.start(sending, ["VISUAL": nil, "EDITOR": "sh \(path)"], columns: 250)
        #expect(session.waitUntilEnded() == .exited(1), "\(session.lines)")
        let (name, bytes) = try #require(kept(profile).first)
        #expect(bytes == Data("Subject: x\n\nGr".utf8) + [0xfc, 0xdf] + Data("e\n".utf8))
        #expect(session.shows("/state/ferry/letters/\(name)"), "\(session.lines)")
        #expect(!session.shows("ferry-letter-"), "\(session.lines)")
    }

    @Test(arguments: ["y\r", "n\r"]) func theConsoleAsksToo(_ answer: String) throws {
        let server = try MailServer()
        let profile = try Profile.post(1, through: server)
        let session = try profile.console([], try editor(profile), columns: 200)
        try session.press("4", "R")
        try session.wait(for: "1 will be sent")
        session.send("e")
        try session.wait(for: "Edit it again? [y/N]")
        #expect(session.shows("there is no variable {fristName}") && session.isCooked, "\(session.lines)")
        session.send(answer)
        if answer == "n\r" {
            try session.wait(for: "it can't be sent")
            #expect(session.isAlternateScreen)
            #expect(kept(profile).count == 1)
        } else {
            try session.wait(for: "was edited for this sending")
            #expect(session.isAlternateScreen)
            #expect(kept(profile).isEmpty)
        }
    }
}
