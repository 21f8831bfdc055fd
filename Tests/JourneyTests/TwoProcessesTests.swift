import Foundation
import TestTerminal
import Testing

/// Several processes on one store.
@Suite struct TwoProcessesTests {
    @Test func whatOneConsoleChangesAppearsInTheOtherWithoutAKey() throws {
        let profile = try Profile.plain(30)
        let first = try profile.console()
        let second = try profile.console()
        #expect(try second.line(with: "Firm 00001").contains("ready"))
        try first.press("x")
        try first.type("test tenant")
        try first.press(Key.enter)
        let isSeen = second.pump { $0.lines.contains { $0.contains("Firm 00001") && $0.contains("ignored") } }
        #expect(isSeen, "\(second.lines)")
        try first.press("j", "C")
        try first.wait(for: "1 will be created")
        try first.press("y")
        #expect(second.pump { !$0.shows("Firm 00002") }, "\(second.lines)")
        try second.press("3")
        #expect(try second.line(with: "Firm 00002").contains("confirmed"))
        try second.press("8")
        try second.press(Key.enter)
        try second.wait(for: "1 of 1 row")
        try first.quit()
        try second.quit()
    }

    @Test func whatACommandChangesAppearsInTheConsoleWithoutAKey() throws {
        let profile = try Profile.plain(30)
        let session = try profile.console()
        let file = try profile.write("more.csv", Lists.plain(40))
        let imported = try profile.run("import", file)
        #expect(imported.output.contains("10 added, 0 updated, 30 unchanged"), "\(imported)")
        try session.wait(for: "40 rows")
        try session.wait(for: " more.csv · partial")
        let created = try profile.run("pending", "create", "--where", "domain:firm00003", "--yes")
        #expect(created.status == 0, "\(created.errors)")
        try session.wait(for: "39 rows")
        #expect(!session.shows("Firm 00003"))
        try session.quit()
    }

    @Test func aJobThatRunsElsewhereMovesInJobsWithoutAKey() throws {
        let profile = try Profile.plain(200)
        let session = try profile.console()
        try session.press("8")
        try session.wait(for: "No jobs yet.")
        let created = try profile.run("pending", "create", "--all", "--yes")
        #expect(created.status == 0, "\(created.errors)")
        try session.wait(for: "1 create companies")
        // A frame arrives in pieces: both are awaited on one line.
        let isOver = { (session: PtySession) in
            session.lines.contains { $0.contains("1 create companies") && $0.contains("✓ done") && $0.contains("200") }
        }
        #expect(session.pump(until: isOver), "\(session.lines)")
        try session.quit()
    }

    @Test func twoConsolesThatCreateTheSameCustomersAtOnceMakeOneCompanyEach() throws {
        let profile = try Profile.plain(60)
        let consoles = [try profile.console(), try profile.console()]
        for session in consoles {
            try session.press("a", "C")
            try session.wait(for: "60 will be created")
        }
        for session in consoles { session.send("y") }
        for session in consoles { #expect(session.waitUntilIdle(), "\(session.lines)") }
        for session in consoles { try session.quit() }
        let companies = try profile.objects("companies", "list")
        #expect(companies.count == 60)
        #expect(Set(companies.compactMap { $0["tenantId"] as? String }).count == 60)
        let jobs = try profile.objects("jobs", "list")
        #expect(jobs.count == 2)
        #expect(jobs.allSatisfy { $0["state"] as? String == "done" }, "\(jobs)")
    }

    @Test func aConsoleAndACommandThatCreateTheSameCustomersAtOnceMakeOneCompanyEach() throws {
        let profile = try Profile.plain(60)
        let session = try profile.console()
        try session.press("a", "C")
        try session.wait(for: "60 will be created")
        session.send("y")
        let created = try profile.run("pending", "create", "--all", "--yes")
        #expect(created.status == 0, "\(created.errors)")
        #expect(session.waitUntilIdle(), "\(session.lines)")
        try session.quit()
        let companies = try profile.objects("companies", "list")
        #expect(companies.count == 60)
        #expect(Set(companies.compactMap { $0["tenantId"] as? String }).count == 60)
    }

    @Test func aJobThatRunsElsewhereCantBeResumedAndTheReasonIsShown() throws {
        let profile = try Profile.plain(400)
        let busy = try profile.console()
        try busy.press("a", "C")
        try busy.wait(for: "400 will be created")
        let counter = CommitCounter(store: profile.store)
        let mark = try #require(counter.now)
        busy.send("y")
        #expect(busy.pump(pace: 0) { _ in counter.hasReached(20, since: mark) })
        // Stopped, it holds its lock for as long as the test looks.
        busy.signal(SIGSTOP)
        let resumed = try profile.run("jobs", "resume", "1")
        #expect(resumed.status == 1)
        #expect(resumed.errors.contains("Another process is working on job 1"), "\(resumed.errors)")
        let other = try profile.console()
        try other.press("8")
        try other.wait(for: "running")
        try other.press("R")
        #expect(other.shows("Only an interrupted or halted job can be resumed."), "\(other.lines)")
        try other.quit()
        busy.signal(SIGCONT)
        try busy.wait(for: "Job 1 done: 400 done.")
        try busy.quit()
        #expect(try profile.objects("companies", "list").count == 400)
    }
}
