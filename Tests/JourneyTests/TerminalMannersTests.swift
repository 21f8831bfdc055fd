import Foundation
import TestTerminal
import Testing

/// How the program behaves in terminals of all kinds, and when somebody ends or stops it.
@Suite struct TerminalMannersTests {
    private let profile: Profile

    init() throws { profile = try Profile.plain(50) }

    // MARK: Terminals

    @Test(arguments: [
        ("unset TERM; $ferry", "TERM is not set"), ("TERM= $ferry", "TERM is not set"),
        ("TERM=dumb $ferry", "The terminal dumb can't place text"), ("$ferry </dev/null", "needs a terminal"),
        ("$ferry >said", "needs a terminal"), ("$ferry demo </dev/null", "needs a terminal"),
    ])
    func whereNoConsoleCanBeShownItSaysSoInOneSentence(_ command: String, _ words: String) throws {
        let session = try profile.script("\(command) 2>errors; echo \"ended $?\"")
        try session.wait(for: "ended 2")
        let errors = profile.text(of: "errors")
        #expect(errors.contains(words), "\(errors)")
        #expect(errors.hasPrefix("ferry: ") && errors.hasSuffix(".\n"), "\(errors)")
        #expect(errors.count { $0 == "\n" } == 1, "\(errors)")
        #expect(profile.text(of: "said").isEmpty)
        #expect(!session.isAlternateScreen)
    }

    @Test func anUnknownTerminalIsUsedWithANotice() throws {
        let session = try profile.console([], ["TERM": "wonderterm"])
        #expect(session.shows("does not know the terminal wonderterm"), "\(session.lines)")
        try session.press("3")
        try session.wait(for: "No companies yet.")
        try session.quit()
    }

    @Test func withoutALocaleItIsUTF8AndWithLocaleCItIsASCII() throws {
        let plain = try profile.console([], ["LANG": nil])
        #expect(plain.shows("● ready"))
        try plain.quit()
        let ascii = try profile.console([], ["LANG": "C"])
        try ascii.press("C")
        try ascii.wait(for: "1 will be created")
        try ascii.press(Key.escape)
        try ascii.quit()
        #expect(ascii.output.allSatisfy { $0 < 0x80 })
    }

    @Test func noColourMeansNone() throws {
        let session = try profile.console([], ["NO_COLOR": "1"])
        try session.press("C", Key.escape, "3", "7", "8")
        try session.quit()
        #expect(colours(in: session.output).isEmpty)
        let coloured = try profile.console()
        #expect(!colours(in: coloured.output).isEmpty)
        try coloured.quit()
    }

    /// The parameters of sequences that set a colour.
    private func colours(in output: [UInt8]) -> [Int] {
        String(decoding: output, as: UTF8.self).components(separatedBy: "\u{1b}[").dropFirst().flatMap {
            rest -> [Int] in
            let end = rest.firstIndex { !$0.isNumber && $0 != ";" && $0 != ":" }
            guard let end, rest[end] == "m" else { return [] }
            let numbers = rest[..<end].split { $0 == ";" || $0 == ":" }.compactMap { Int($0) }
            return numbers.filter { (30...38).contains($0) || (40...48).contains($0) || (90...107).contains($0) }
        }
    }

    // MARK: Size

    @Test func aStormOfSizesEndsWithTheSamePage() throws {
        let session = try profile.console()
        let before = session.lines
        for (rows, columns) in [(2, 5), (1, 1), (200, 400), (14, 59), (15, 60), (3, 300), (60, 7), (24, 80), (2, 5)] {
            session.resize(rows: rows, columns: columns)
        }
        session.resize(rows: 30, columns: 120)
        #expect(session.pump { $0.lines == before }, "\(session.lines)")
        try session.quit()
    }

    @Test func tooSmallAPageSaysSoAndComesBackWithAllTicks() throws {
        let session = try profile.console()
        try session.press(" ", " ")
        session.resize(rows: 14, columns: 60)
        try session.wait(for: "Ferry needs 60 × 15 cells.")
        try session.press(" ")
        session.resize(rows: 2, columns: 5)
        #expect(session.waitUntilIdle())
        session.resize(rows: 15, columns: 60)
        try session.wait(for: "2 selected")
        session.resize(rows: 4, columns: 20)
        #expect(session.waitUntilIdle())
        try session.quit()
    }

    // MARK: Stopping

    @Test func controlZGivesTheShellBackAndFgShowsThePageAgain() throws {
        let session = try profile.script(
            "set -m; $ferry; echo \"stopped $?\"; read -r line; fg >/dev/null; echo \"ended $?\"")
        #expect(session.waitUntilStarted())
        try session.press(" ")
        session.send(Key.controlZ)
        try session.wait(for: "stopped 148")
        session.expectRestored()
        session.send(Key.enter)
        #expect(session.pump { $0.isAlternateScreen && $0.shows("1 selected") }, "\(session.lines)")
        session.send("q")
        try session.wait(for: "ended 0")
        session.expectRestored()
    }

    @Test func goingOnAfterAStopDrawsThePageAgain() throws {
        let session = try profile.console()
        let before = session.lines
        let mark = session.output.count
        session.signal(SIGSTOP)
        session.signal(SIGCONT)
        #expect(session.pump { $0.output.count > mark + 500 }, "nothing was drawn")
        try session.press(" ", "u")
        #expect(session.shows("Firm 00001"))
        #expect(session.lines.first == before.first)
        try session.quit()
    }

    @Test func controlLDrawsThePageAgain() throws {
        let session = try profile.console()
        let before = session.lines
        let mark = session.output.count
        try session.press(Key.controlL)
        #expect(session.output.count - mark > 500)
        #expect(session.lines == before)
        try session.quit()
    }

    @Test func anIdleConsoleWritesNothing() throws {
        let session = try profile.console()
        try session.press("j", "k", "3", "2")
        let mark = session.output.count
        // Listens for a while: there is nothing to wait for.
        #expect(!session.pump(atMost: 300) { $0.output.count > mark })
        try session.quit()
    }

    // MARK: Ending

    @Test(arguments: [SIGTERM, SIGHUP, SIGINT, SIGQUIT]) func aSignalEndsItInOrder(_ number: Int32) throws {
        let session = try profile.console()
        session.signal(number)
        #expect(session.waitUntilEnded() == .exited(128 + number))
        session.expectRestored()
    }

    @Test(arguments: [SIGTERM, SIGHUP]) func aSignalDuringAJobLeavesItToBeResumed(_ number: Int32) throws {
        let profile = try Profile.plain(3_000)
        let session = try profile.console()
        try session.press("a", "C")
        try session.wait(for: "3,000 will be created")
        let counter = CommitCounter(store: profile.store)
        let mark = try #require(counter.now)
        session.send("y")
        #expect(session.pump(pace: 0) { _ in counter.hasReached(60, since: mark) })
        session.signal(number)
        #expect(session.waitUntilEnded() == .exited(128 + number))
        session.expectRestored()
        let job = try #require(try profile.objects("jobs", "list").first)
        #expect(job["state"] as? String == "interrupted", "\(job)")
        // It stopped between two rows, so that none is in flight.
        #expect((job["counts"] as? [String: Int])?["running"] == 0, "\(job)")
        #expect(try profile.run("jobs", "resume").status == 0)
        #expect(try profile.objects("companies", "list").count == 3_000)
    }

    @Test func aSignalWhileAJobBeginsStopsItToo() throws {
        let profile = try Profile.plain(3_000)
        let session = try profile.console()
        try session.press("a", "C")
        try session.wait(for: "3,000 will be created")
        let counter = CommitCounter(store: profile.store)
        let mark = try #require(counter.now)
        session.send("y")
        #expect(session.pump(pace: 0) { _ in counter.hasReached(1, since: mark) })
        session.signal(SIGTERM)
        #expect(session.waitUntilEnded() == .exited(128 + SIGTERM))
        let job = try #require(try profile.objects("jobs", "list").first)
        #expect(job["state"] as? String == "interrupted", "\(job)")
    }

    @Test func aTerminalThatIsGoneDuringAJobLeavesItToBeResumed() throws {
        let profile = try Profile.plain(3_000)
        let session = try profile.console()
        try session.press("a", "C")
        try session.wait(for: "3,000 will be created")
        let counter = CommitCounter(store: profile.store)
        let mark = try #require(counter.now)
        session.send("y")
        #expect(session.pump(pace: 0) { _ in counter.hasReached(60, since: mark) })
        session.hangUp()
        #expect(session.waitUntilEnded() == .exited(128 + SIGHUP))
        #expect(try profile.run("jobs", "resume").status == 0)
        #expect(try profile.objects("companies", "list").count == 3_000)
    }

    @Test func aTerminalThatIsGoneIsSaidToTheParentEvenWhereTheSignalIsIgnored() throws {
        let session = try profile.script("trap '' HUP; exec $ferry")
        try #require(session.waitUntilStarted())
        session.hangUp()
        #expect(session.waitUntilEnded() == .exited(128 + SIGHUP))
    }

    @Test func quittingDuringAJobAsksFirst() throws {
        let profile = try Profile.plain(3_000)
        let session = try profile.console()
        try session.press("a", "C")
        try session.wait(for: "3,000 will be created")
        session.send("y")
        try session.wait(for: "of 3,000 rows")
        session.send("q")
        try session.wait(for: "Quit?")
        session.send("y")
        #expect(session.waitUntilEnded() == .exited(0))
        session.expectRestored()
        #expect(try profile.run("jobs", "resume").status == 0)
        #expect(try profile.objects("companies", "list").count == 3_000)
    }
}
