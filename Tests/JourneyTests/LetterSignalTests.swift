import Foundation
import MailServer
import TestTerminal
import Testing

/// Signals that come while a mail server has a letter and has not answered yet.
@Suite struct LetterSignalTests {
    /// A server that keeps its answer to the second letter to itself until it is told.
    private final class Held: Sendable {
        private let (arrived, goOn) = (DispatchSemaphore(value: 0), DispatchSemaphore(value: 0))

        func server() throws -> MailServer {
            try MailServer { [arrived, goOn] moment in
                guard moment.line == "letter", moment.connection == 0, moment.letters == 2 else { return nil }
                arrived.signal()
                _ = goOn.wait(timeout: .now() + 60)
                return nil
            }
        }

        /// Whether the letter has come, asked once after it has.
        var hasArrived: Bool { arrived.wait(timeout: .now()) == .success }
        func answer() { goOn.signal() }
    }

    @Test(arguments: [SIGHUP, SIGTERM, SIGINT])
    func aSignalEndsASendingBetweenTwoLetters(_ number: Int32) throws {
        let held = Held()
        let server = try held.server()
        let profile = try Profile.post(5, through: server)
        let session = try profile.start(["invitations", "resend", "--all", "--yes"])
        #expect(session.pump { _ in held.hasArrived }, "\(session.lines)")
        session.signal(number)
        // A shell that is hung up passes it on, and the system sends it once more as the shell ends.
        if number == SIGHUP { session.signal(number) }
        #expect(session.pump { !$0.hasPendingSignal })
        held.answer()
        #expect(session.waitUntilEnded() == .exited(130), "\(session.lines)")
        try expectTwoOfFive(profile, server)
    }

    @Test func aTerminalThatIsTakenAwayEndsItSoToo() throws {
        let held = Held()
        let server = try held.server()
        let profile = try Profile.post(5, through: server)
        let session = try profile.start(["invitations", "resend", "--all", "--yes"])
        #expect(session.pump { _ in held.hasArrived }, "\(session.lines)")
        session.hangUp()
        session.signal(SIGHUP)
        #expect(session.pump { !$0.hasPendingSignal })
        held.answer()
        guard case .exited = session.waitUntilEnded() else {
            Issue.record("it was killed: \(String(describing: session.status))")
            return
        }
        try expectTwoOfFive(profile, server)
    }

    @Test func whatIgnoresAHangUpGoesOn() throws {
        let held = Held()
        let server = try held.server()
        let profile = try Profile.post(5, through: server)
        let session = try profile.script("trap '' HUP; exec $ferry invitations resend --all --yes")
        #expect(session.pump { _ in held.hasArrived }, "\(session.lines)")
        session.signal(SIGHUP)
        held.answer()
        #expect(session.waitUntilEnded() == .exited(0), "\(session.lines)")
        #expect(server.letters.count == 5)
    }

    /// Expects two letters that are known to have been taken, and the others to be sent by a resumption.
    private func expectTwoOfFive(_ profile: Profile, _ server: MailServer) throws {
        let counts = try profile.objects("jobs", "show", "2").first?["counts"] as? [String: Int]
        #expect(counts?["done"] == 2 && counts?["unknown"] == 0 && counts?["queued"] == 3, "\(counts ?? [:])")
        #expect(try profile.run("jobs", "resume", "2").status == 0)
        #expect(server.letters.count == 5 && Set(server.letters.map(\.recipient)).count == 5)
    }
}
