import TestTerminal
import Testing

/// The demo: made-up customers in a throw-away store.
@Suite struct DemoTests {
    private let profile: Profile
    private let moment = ["--now", "2026-03-02T09:00:00Z"]

    init() throws { profile = try Profile() }

    @Test func theSameSeedShowsTheSamePage() throws {
        let pages = try ["7", "7", "8"].map { seed in
            let session = try profile.console(["demo", "--seed", seed, "--customers", "500"] + moment)
            #expect(session.shows("SANDBOX"))
            defer { _ = try? session.quit() }
            return session.lines
        }
        #expect(pages[0] == pages[1])
        #expect(pages[0] != pages[2])
    }

    @Test func theThrowAwayFolderGoesWhenTheDemoEnds() throws {
        let session = try profile.console(["demo", "--customers", "300"] + moment)
        #expect(profile.temporaryFiles.count == 1)
        try session.press("a", "C")
        try session.wait(for: "will be created")
        try session.press("y")
        try session.wait(for: "Job 1 done")
        try session.quit()
        #expect(profile.temporaryFiles.isEmpty)
        #expect(try profile.run("pending", "list").output.isEmpty)
    }

    @Test func aSignalRemovesTheThrowAwayFolderToo() throws {
        let session = try profile.console(["demo", "--customers", "300"] + moment)
        session.signal(15)
        #expect(session.waitUntilEnded() == .exited(143))
        #expect(profile.temporaryFiles.isEmpty)
    }

    @Test func manyCustomersFillTheListWhileItIsShown() throws {
        let session = try profile.start(["demo", "--customers", "50000"] + moment)
        // It can be used before all are there.
        try session.wait(for: "▶ import")
        session.send("2")
        try session.wait(for: "● ready")
        try session.wait(for: "These customers are made up", atMost: 120_000)
        session.send("/")
        #expect(session.waitUntilIdle())
        session.send("state:ready")
        #expect(session.waitUntilIdle(inputs: 11))
        try session.wait(for: " of 4")
        session.send(Key.escape)
        #expect(session.waitUntilIdle())
        try session.quit()
    }
}
