import Core
import Foundation
import Glibc
import Mail
import Testing

/// Programs with sendmail's interface, good and bad.
@Suite(.timeLimit(.minutes(1))) struct SendmailCourierTests {
    private let folder: TestFolder

    init() throws { folder = try TestFolder() }

    private func courier(_ command: String, patience: Duration = .seconds(60)) -> SendmailCourier {
        SendmailCourier(
            command: command, environment: ["PATH": "/usr/bin:/bin", "PLACE": folder.path], patience: patience)
    }

    private func failure(of script: String, patience: Duration = .seconds(60)) async throws -> CourierFailure? {
        let (path, letter) = (try folder.script("program", script), try letter())
        let courier = courier(path, patience: patience)
        return await MailTests.failure { () throws(CourierFailure) in try await courier.deliver(letter) }
    }

    @Test(arguments: [
        ("", ["-i", "-f", "marketplace@example.com", "--", "ada@example.org"]),
        (" -i", ["-i", "-f", "marketplace@example.com", "--", "ada@example.org"]),
        (
            " -oi -C 'a file' \"b \\\" c\" d\\ e",
            ["-oi", "-C", "a file", "b \" c", "d e", "-f", "marketplace@example.com", "--", "ada@example.org"]
        ),
        (
            " ';' '$HOME' `id` *",
            [";", "$HOME", "`id`", "*", "-i", "-f", "marketplace@example.com", "--", "ada@example.org"]
        ),
    ])
    func theCommandGetsItsOwnWordsAndTheEnvelope(arguments: String, expected: [String]) async throws {
        let script = try folder.script("send mail", "cat > /dev/null\nprintf '%s\\n' \"$@\" > \"$PLACE/arguments\"")
        _ = try await courier(script + arguments).deliver(try letter())
        let got = try String(contentsOfFile: "\(folder.path)/arguments", encoding: .utf8)
        #expect(got == expected.map { $0 + "\n" }.joined())
    }

    @Test func addressesThatLookLikeOptionsAreNone() async throws {
        let script = try folder.script("program", "cat > /dev/null\nprintf '%s\\n' \"$@\" > \"$PLACE/arguments\"")
        _ = try await courier(script).deliver(try letter(toAddress: "-oQ/tmp@example.org"))
        let got = try String(contentsOfFile: "\(folder.path)/arguments", encoding: .utf8)
        #expect(got.hasSuffix("\n--\n-oQ/tmp@example.org\n"))
    }

    @Test func itIsFoundByThePath() async throws {
        #expect(try await courier("cat -u").check() == "/usr/bin/cat can be run.")
    }

    @Test(arguments: [
        "", "  ", "/no/such/program -i", "no-such-program", "/etc/passwd", "/tmp", "'open", "cat -t", "cat -i -ti",
    ])
    func whatCanNotBeRunCanNotBeUsed(command: String) async throws {
        let courier = courier(command)
        let letter = try letter()
        for attempt in [
            await MailTests.failure { () throws(CourierFailure) in try await courier.check() },
            await MailTests.failure { () throws(CourierFailure) in try await courier.deliver(letter) },
        ] {
            guard case .unusable = attempt else {
                Issue.record("\(command) was taken")
                continue
            }
        }
    }

    @Test(arguments: [
        (64, "unusable"), (77, "unusable"), (78, "unusable"), (126, "unusable"), (127, "unusable"), (67, "bounced"),
        (68, "bounced"), (75, "later"), (65, "refused"), (69, "refused"), (1, "outcomeUnknown"), (74, "outcomeUnknown"),
        (137, "outcomeUnknown"),
    ])
    func statusesSayWhatCanBeDone(status: Int, kind: String) async throws {
        let failure = try await failure(of: "cat > /dev/null\nprintf 'no \\033[31mroom\\n' >&2\nexit \(status)")
        let text = String(describing: try #require(failure))
        #expect(text.hasPrefix("\(kind)("))
        #expect(text.contains("status \(status): no"))
        #expect(!text.unicodeScalars.contains("\u{1B}"))
    }

    @Test func aProgramThatIsKilledMayHaveTakenTheLetter() async throws {
        guard case .outcomeUnknown = try await failure(of: "cat > /dev/null\nkill -9 $$") else {
            Issue.record("not unknown")
            return
        }
    }

    @Test func aProgramThatHangsIsEndedWithAllThatItStarted() async throws {
        let script = "cat > /dev/null\necho $$ > \"$PLACE/pid\"\nwhile :; do /bin/sleep 1000; done"
        guard case .outcomeUnknown = try await failure(of: script, patience: .milliseconds(300)) else {
            Issue.record("not unknown")
            return
        }
        let pid = try String(contentsOfFile: "\(folder.path)/pid", encoding: .utf8)
        #expect(!FileManager.default.fileExists(atPath: "/proc/\(pid.trimmingCharacters(in: .whitespacesAndNewlines))"))
    }

    @Test func whatItLeavesBehindIsNotWaitedFor() async throws {
        let failure = try await failure(of: "cat > /dev/null\n/bin/sleep 1000 &\necho $! > \"$PLACE/pid\"\nexit 0")
        #expect(failure == nil)
        let pid = try String(contentsOfFile: "\(folder.path)/pid", encoding: .utf8)
        if let pid = Int32(pid.trimmingCharacters(in: .whitespacesAndNewlines)) { kill(pid, SIGKILL) }
    }

    @Test func aProgramThatReadsNothingDoesNotEndUs() async throws {
        let script = try folder.script("program", "exec 0<&-\nexit 75")
        let long = try letter(text: String(repeating: "a long letter\n", count: 100_000))
        let courier = courier(script)
        let failure = await MailTests.failure { () throws(CourierFailure) in try await courier.deliver(long) }
        guard case .later = failure else {
            Issue.record("\(String(describing: failure))")
            return
        }
    }

    @Test func complaintsAreReadToTheirEndAndKeptShort() async throws {
        let script = "cat > /dev/null\nhead -c 3000000 /dev/zero | tr '\\0' x >&2\nexit 75"
        guard case .later(let words) = try await failure(of: script) else {
            Issue.record("not later")
            return
        }
        #expect(words.utf8.count < 1000)
    }
}
