import Glibc
import TestTerminal
import Testing

/// However the program ends or stops, the terminal is as it was.
@Suite struct LeavingTests {
    private func expectRestored(_ session: PtySession) {
        #expect(!session.isAlternateScreen)
        #expect(session.cursor != nil)
        #expect(session.isCooked)
        #expect(!session.reportsMouse)
        #expect(String(decoding: session.output, as: UTF8.self).contains("\u{1b}[?2004l"))
    }

    @Test func quittingGivesTheTerminalBack() throws {
        let session = try startProbe()
        #expect(session.isAlternateScreen)
        #expect(!session.isCooked)
        session.send("q")
        #expect(session.waitUntilEnded() == .exited(0))
        expectRestored(session)
    }

    @Test(arguments: [SIGTERM, SIGHUP, SIGINT]) func aSignalEndsTheProgramInOrder(_ number: Int32) throws {
        let session = try startProbe()
        session.signal(number)
        #expect(session.waitUntilEnded() == .exited(128 + number))
        expectRestored(session)
    }

    @Test(arguments: [
        ("\u{1b}[19~", SIGILL), ("\u{1b}[20~", SIGSEGV), ("\u{1b}[21~", SIGABRT), ("\u{1b}[23~", SIGSEGV),
    ])
    func aCrashGivesTheTerminalBack(_ key: String, _ number: Int32) throws {
        let session = try startProbe()
        session.send(key)
        #expect(session.waitUntilEnded() == .killed(number))
        expectRestored(session)
    }

    @Test(arguments: [SIGSEGV, SIGBUS, SIGFPE, SIGTRAP, SIGILL, SIGABRT])
    func aFatalSignalFromOutsideGivesTheTerminalBack(_ number: Int32) throws {
        let session = try startProbe()
        session.signal(number)
        #expect(session.waitUntilEnded() == .killed(number))
        expectRestored(session)
    }

    @Test func anExitThatForgetsTheTerminalGivesItBack() throws {
        let session = try startProbe()
        session.send("\u{1b}[24~")
        #expect(session.waitUntilEnded() == .exited(3))
        expectRestored(session)
    }

    @Test func aTerminalThatIsGoneEndsTheProgram() throws {
        let session = try startProbe()
        session.hangUp()
        #expect(session.waitUntilEnded() == .exited(128 + SIGHUP))
    }

    @Test(arguments: [("\u{1a}", "key z 4"), ("T", "key T 0")])
    func controlZOrItsSignalStopsTheProgramAndFgShowsItAgain(_ key: String, _ line: String) throws {
        let script = "set -m; \"$0\"; echo \"stopped $?\"; read -r line; fg >/dev/null; echo \"ended $?\""
        let program = PtyProgram("/bin/bash", ["--norc", "-c", script, PtyProgram.built("TerminalProbe")])
        let session = try #require(PtySession(program))
        #expect(session.waitUntilStarted())
        session.send("a")
        #expect(session.waitUntilIdle())
        session.send(key)
        #expect(session.pump { $0.shows("stopped 148") })
        expectRestored(session)
        let mark = session.output.count
        session.send("\r")
        #expect(session.pump { $0.isAlternateScreen && $0.shows(line) }, "\(session.lines)")
        #expect(!session.isCooked)
        #expect(session.reportsMouse)
        #expect(String(decoding: session.bytes(since: mark), as: UTF8.self).contains("\u{1b}[?2004h"))
        #expect(session.lines[1] == "key a 0")
        session.send("q")
        #expect(session.pump { $0.shows("ended 0") })
        expectRestored(session)
    }

    @Test func whereNobodyCouldGoOnControlZJustDrawsAgain() throws {
        let session = try startProbe()
        session.send("\u{1a}")
        #expect(session.waitUntilIdle())
        #expect(session.isAlternateScreen)
        #expect(session.lines[1] == "key z 4")
        #expect(session.title == "Probe")
    }

    @Test func goingOnAfterAStopDrawsEverythingAgain() throws {
        let session = try startProbe()
        let mark = session.output.count
        session.signal(SIGSTOP)
        session.signal(SIGCONT)
        #expect(session.pump { $0.shows("continued") })
        #expect(String(decoding: session.bytes(since: mark), as: UTF8.self).contains("\u{1b}[2J"))
    }

    @Test func whatRunsOutsideHasThePlainTerminalToItself() throws {
        let session = try startProbe()
        let mark = session.output.count
        session.send("e")
        #expect(session.waitUntilIdle())
        let written = String(decoding: session.bytes(since: mark), as: UTF8.self)
        #expect(session.isAlternateScreen)
        #expect(session.lines[1] == "key e 0")
        let parts = written.split(separator: "outside true", maxSplits: 1)
        #expect(
            parts.count == 2 && parts[0].contains("\u{1b}[?1049l") && parts[1].contains("\u{1b}[?1049h"), "\(written)")
    }
}
