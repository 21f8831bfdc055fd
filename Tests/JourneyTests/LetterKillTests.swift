import Foundation
import MailServer
import ProbePages
import TestTerminal
import Testing

/// Letters over a real mail server, by a program that is killed again and again: no address gets the same one twice.
///
/// `FERRY_LETTERS` asks for so many letters, with a kill for every fifty.
@Suite(.serialized) struct LetterKillTests {
    private static let letters = ProcessInfo.processInfo.environment["FERRY_LETTERS"].flatMap { Int($0) } ?? 60
    private static let kills = max(3, letters / 50)

    @Test func allLeaveOverOneConnectionWithProgress() throws {
        let server = try MailServer()
        let profile = try Profile.post(Self.letters, through: server)
        let session = try profile.start(["invitations", "resend", "--all", "--yes"])
        #expect(session.waitUntilEnded(atMost: 120_000) == .exited(0), "\(session.lines)")
        #expect(server.connections == 1 && server.letters.count == Self.letters)
        let written = String(decoding: session.output, as: UTF8.self)
        #expect(written.contains("Sending") && written.contains(" of "), "\(session.lines)")
        #expect(Set(server.letters.map(\.recipient)).count == Self.letters)
    }

    @Test func nobodyGetsALetterTwiceHoweverOftenItIsKilled() throws {
        let seed = UInt64.random(in: 0...UInt64.max)
        var random = SeededGenerator(seed: seed)
        let server = try MailServer()
        let profile = try Profile.post(Self.letters, through: server)
        var kills = 0
        for round in 0..<Self.kills {
            let share = Self.letters / Self.kills
            let arguments = round == 0 ? ["invitations", "resend", "--all", "--yes"] : ["jobs", "resume", "2"]
            // In the middle of a talk, right after a letter was taken, or between two letters.
            let counter = CommitCounter(store: "\(profile.folder)/data/ferry/post.sqlite")
            let isReached: (PtySession) -> Bool
            switch round % 3 {
            case 0:
                let lines = server.lines.count + Int.random(in: 1...(3 * share), using: &random)
                isReached = { _ in server.lines.count >= lines }
            case 1:
                let letters = server.letters.count + Int.random(in: 1...share, using: &random)
                isReached = { _ in server.letters.count >= letters }
            default:
                let commits = UInt32.random(in: 1...UInt32(2 * share), using: &random)
                var mark: UInt32?
                isReached = { _ in
                    mark = mark ?? counter.now
                    return mark.map { counter.hasReached(commits, since: $0) } ?? false
                }
            }
            let session = try profile.start(arguments)
            _ = session.pump(pace: 0) { isReached($0) || $0.status != nil }
            session.signal(SIGKILL)
            if session.waitUntilEnded() == .killed(SIGKILL) { kills += 1 }
        }
        // Rows that are unknown are told of, and stay so.
        let end = try profile.run("jobs", "resume", "2")
        let shown = try profile.objects("jobs", "show", "2")
        let counts = try #require(shown.first?["counts"] as? [String: Int])
        let (unknown, done) = (counts["unknown", default: 0], counts["done", default: 0])
        let words = "seed \(seed): \(kills) kills, \(counts), \(server.letters.count) taken, \(end.errors)"
        #expect(done + unknown == Self.letters, "\(words)")
        #expect(unknown <= kills, "\(words)")
        // The last kill may have come after the job's end.
        let wasOver = end.status == 1 && end.errors.contains("nothing of it is left")
        #expect(wasOver || end.status == (unknown == 0 ? 0 : 3), "\(words)")
        var taken: [String: Int] = [:]
        for letter in server.letters { taken[letter.recipient, default: 0] += 1 }
        #expect(taken.values.allSatisfy { $0 == 1 }, "\(words)")
        #expect((done...done + unknown).contains(taken.count), "\(words)")
        print(
            "letter kills: seed \(seed), \(Self.letters) letters, \(kills) kills, \(done) sent, \(unknown) unknown, "
                + "\(taken.count) taken, \(server.connections) connections")
        // Nothing is left to resume, and another sending writes to nobody again.
        let again = try profile.run("invitations", "resend", "--all", "--yes")
        #expect(server.letters.count == taken.count, "\(words) \(again)")
    }
}

extension Profile {
    /// A store with so many administrators to be told, and a profile that sends through a server.
    static func post(_ count: Int, through server: MailServer) throws -> Profile {
        let profile = try Profile()
        try profile.write(
            "config/ferry/config.yaml",
            [
                "profile: post", "profiles:", "  post:", "    title: Contoso Marketplace", "    customers:",
                "      kind: import", "    marketplace:", "      kind: local", "    mail:",
                "      from: Contoso Marketplace <marketplace@example.com>", "      transport: smtp",
                "      url: smtp://127.0.0.1:\(server.port)",
            ])
        try profile.write("Customers.csv", Lists.plain(count))
        for arguments in [["import", "\(profile.folder)/Customers.csv"], ["pending", "create", "--all", "--yes"]] {
            let finished = try profile.run(arguments)
            try #require(finished.status == 0, "\(finished.errors)")
        }
        return profile
    }
}
