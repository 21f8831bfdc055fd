import Foundation
import ProbePages
import TestTerminal
import Testing

/// Kills the program while it creates companies: afterwards there is one company for each chosen customer.
@Suite struct KillTests {
    private static let rows = 100

    /// Up to which commit a job of these rows is killed: each row takes one, and some are shared by several rows.
    private static let points: ClosedRange<UInt32> = 1...UInt32(rows)

    @Test(arguments: 0..<13) func aKilledConsoleIsResumedByKey(_ round: Int) throws {
        var random = SeededGenerator(seed: UInt64(round))
        let profile = try Profile.plain(Self.rows)
        let point = UInt32.random(in: Self.points, using: &random)
        let session = try startCreating(profile)
        try kill(session, profile, after: point, startedBy: "y")
        #expect(try state(of: profile) == "interrupted", "round \(round), killed after commit \(point)")

        // The resumption is killed too, sometimes; it may come after its end.
        if Bool.random(using: &random) {
            let again = try profile.console()
            try again.press("8")
            try kill(again, profile, after: UInt32.random(in: 1...20, using: &random), startedBy: "R")
        }
        try resumeByKey(profile)
        try expectOneCompanyEach(profile, "round \(round), killed after commit \(point)")
    }

    @Test(arguments: 13..<26) func aKilledCommandIsResumedByCommand(_ round: Int) throws {
        var random = SeededGenerator(seed: UInt64(round))
        let profile = try Profile.plain(Self.rows)
        let point = UInt32.random(in: Self.points, using: &random)
        let reader = try profile.console()
        let session = try profile.start(["pending", "create", "--all", "--yes"])
        try kill(session, profile, after: point, startedBy: nil)
        #expect(try state(of: profile) == "interrupted", "round \(round), killed after commit \(point)")
        try reader.quit()
        let resumed = try profile.run("jobs", "resume")
        #expect(resumed.status == 0, "round \(round): \(resumed.errors)")
        try expectOneCompanyEach(profile, "round \(round), killed after commit \(point)")
    }

    /// Done means: a thousand of many, chosen from the keyboard, killed in the middle, started again and resumed.
    @Test func aThousandOfManyCustomersSurviveAKill() throws {
        let profile = try Profile.plain(100_000)
        let session = try profile.console()
        try session.press("/")
        try session.type("domain:firm01")
        try session.wait(for: "1,000 of 100,000 rows")
        try session.press(Key.enter, "a", "C")
        try session.wait(for: "1,000 will be created")
        try kill(session, profile, after: 600, startedBy: "y")
        #expect(try state(of: profile) == "interrupted")
        let created = try profile.objects("companies", "list").count
        #expect((200...999).contains(created), "\(created) companies at the kill")
        let again = try profile.console()
        #expect(again.shows("interrupted job"))
        try again.press("8")
        try again.press("R")
        try again.wait(for: "1,000 of 1,000 rows")
        try again.wait(for: "Job 1 done: 1,000 done.")
        try again.quit()
        let companies = try profile.objects("companies", "list")
        #expect(companies.count == 1000)
        #expect(Set(companies.compactMap { $0["tenantId"] as? String }).count == 1000)
    }

    // MARK: Steps

    private func startCreating(_ profile: Profile) throws -> PtySession {
        let session = try profile.console()
        try session.press("a", "C")
        try session.wait(for: "\(Self.rows) will be created")
        return session
    }

    /// Presses a key, and kills as soon as so many transactions were committed, or nothing is left to do.
    private func kill(_ session: PtySession, _ profile: Profile, after commits: UInt32, startedBy key: String?) throws {
        let counter = CommitCounter(store: profile.store)
        let mark = try #require(counter.now)
        if let key { session.send(key) }
        let marks = session.idleMarks
        let wasReached = session.pump(pace: 0) { session in
            counter.hasReached(commits, since: mark) || session.idleMarks > marks || session.status != nil
        }
        session.signal(SIGKILL)
        #expect(session.waitUntilEnded() == .killed(SIGKILL), "\(session.lines)")
        #expect(wasReached)
    }

    private func state(of profile: Profile) throws -> String? {
        try profile.objects("jobs", "list").first?["state"] as? String
    }

    private func resumeByKey(_ profile: Profile) throws {
        let session = try profile.console()
        // The second kill may have come when all was done.
        if try state(of: profile) == "interrupted" {
            #expect(session.shows("interrupted job"), "\(session.lines)")
            try session.press("8")
            try session.press("R")
            try session.wait(for: "Job 1 done: \(Self.rows) done.")
        }
        try session.quit()
    }

    private func expectOneCompanyEach(_ profile: Profile, _ round: String) throws {
        let companies = try profile.objects("companies", "list")
        let tenants = Set(companies.compactMap { $0["tenantId"] as? String })
        #expect(companies.count == Self.rows, "\(round)")
        #expect(tenants.count == Self.rows, "\(round)")
        let lines = try profile.objects("jobs", "show", "1")
        let counts = try #require(lines.first?["counts"] as? [String: Int])
        #expect(counts["done"] == Self.rows && counts["total"] == Self.rows, "\(round): \(counts)")
        #expect(counts["queued"] == 0 && counts["running"] == 0 && counts["unknown"] == 0, "\(round): \(counts)")
        #expect(Set(lines.dropFirst().compactMap { $0["companyId"] as? String }).count == Self.rows, "\(round)")
        #expect(lines.dropFirst().allSatisfy { $0["state"] as? String == "done" }, "\(round)")
        #expect(try profile.objects("pending", "list").isEmpty, "\(round)")
    }
}
