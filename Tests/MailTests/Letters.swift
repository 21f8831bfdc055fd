import Core
import Foundation
import Testing

/// A letter with what a test asks for, and made-up rest.
func letter(
    _ id: String = "l-1", purpose: LetterPurpose = .passwordReset, from: String = "Contoso Marketplace",
    fromAddress: String = "marketplace@example.com", to: String = "Ada Byron", toAddress: String = "ada@example.org",
    subject: String = "How to get in", text: String = "Hello\n", html: String? = nil,
    at: Timestamp = Timestamp(seconds: 1_795_420_800)
) throws -> Letter {
    Letter(
        id: id, purpose: purpose, from: Mailbox(name: from, address: try #require(EmailAddress(fromAddress))),
        to: Mailbox(name: to, address: try #require(EmailAddress(toAddress))), subject: subject, text: text, html: html,
        at: at)
}

/// A folder for one test, gone when the test is.
final class TestFolder: Sendable {
    /// Its path.
    let path: String

    init() throws {
        path = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString).path
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    /// Writes a script, and gives the command that runs it.
    ///
    /// Not the script itself: one that was just written can't be run while another test starts a program.
    func script(_ name: String, _ text: String) throws -> String {
        let file = "\(path)/\(name)"
        try "\(text)\n".write(toFile: file, atomically: true, encoding: .utf8)
        return "/bin/sh '\(file)'"
    }
}

/// The failure of an attempt; nil when it succeeded.
func failure<T>(_ attempt: () async throws(CourierFailure) -> T) async -> CourierFailure? {
    do throws(CourierFailure) {
        _ = try await attempt()
        return nil
    } catch { return error }
}
