import Core
import Foundation
import Glibc
import Mail
import MailServer
import Testing
import Transfer

/// What every way for letters to leave must do.
@Suite(.timeLimit(.minutes(1))) struct CourierContractTests {
    /// A courier, and what has arrived by it: messages with their lines ended by LF.
    struct Way {
        let courier: any Courier
        let arrived: () throws -> [String]
    }

    /// The three ways.
    enum Kind: CaseIterable, Sendable {
        case maildir, sendmail, smtp
    }

    private let folder: TestFolder

    init() throws { folder = try TestFolder() }

    private func way(_ kind: Kind) throws -> Way {
        switch kind {
        case .maildir:
            let path = "\(folder.path)/deep/maildir"
            return Way(courier: MaildirCourier(path: path)) { try contents(of: "\(path)/new") }
        case .sendmail:
            let place = folder.path
            let script = try folder.script("sendmail", "mkdir -p '\(place)/out'\ncat > '\(place)/out/'$(date +%s%N)")
            let courier = SendmailCourier(command: script, environment: ProcessInfo.processInfo.environment)
            return Way(courier: courier) { try contents(of: "\(place)/out") }
        case .smtp:
            let server = try MailServer()
            let courier = SMTPCourier(SMTPServer(host: "127.0.0.1", port: server.port, protection: .none))
            return Way(courier: courier) {
                server.letters.map { String(decoding: $0.message, as: UTF8.self).replacing("\r\n", with: "\n") }
            }
        }
    }

    @Test(arguments: Kind.allCases)
    func lettersArriveAsTheyAreAndInOrder(kind: Kind) async throws {
        let way = try way(kind)
        let texts = [
            "Hello\n", ".\n..\nFrom me\n\n.\n", String(repeating: "x", count: 5000), "", "Grüße, 日本語\n",
            String(repeating: "a line of a long letter.\n.\n", count: 3000),
        ]
        var sent: [String] = []
        for (number, text) in texts.enumerated() {
            let letter = try letter("l-\(number)", to: "Zoë \"Z\" Öz", text: text, html: text)
            _ = try await way.courier.deliver(letter)
            sent.append(String(decoding: try Message(letter).bytes(.lf), as: UTF8.self))
        }
        await way.courier.finish()
        #expect(try way.arrived() == sent)
    }

    @Test(arguments: Kind.allCases)
    func checkingSendsNothing(kind: Kind) async throws {
        let way = try way(kind)
        #expect(try await way.courier.check().isEmpty == false)
        #expect(try way.arrived() == [])
        await way.courier.finish()
    }

    @Test(arguments: Kind.allCases)
    func afterTheFinishTheNextLetterLeavesAllTheSame(kind: Kind) async throws {
        let way = try way(kind)
        await way.courier.finish()
        _ = try await way.courier.deliver(try letter("l-1"))
        await way.courier.finish()
        _ = try await way.courier.deliver(try letter("l-2"))
        #expect(try way.arrived().count == 2)
    }

    @Test(arguments: Kind.allCases)
    func anAddressThatNobodyCanRouteIsRefused(kind: Kind) async throws {
        let way = try way(kind)
        let letter = try letter(toAddress: "a\u{202E}b@example.org")
        guard
            case .refused(let words) = await failure({ () throws(CourierFailure) in
                try await way.courier.deliver(letter)
            })
        else {
            Issue.record("it was taken")
            return
        }
        #expect(!words.unicodeScalars.contains("\u{202E}"))
        #expect(try way.arrived() == [])
    }

    @Test(arguments: Kind.allCases)
    func whatIsCancelledBeforeItLeavesDoesNotLeave(kind: Kind) async throws {
        let way = try way(kind)
        let (courier, letter) = (way.courier, try letter())
        let task = Task {
            while !Task.isCancelled { await Task.yield() }
            return await failure { () throws(CourierFailure) in try await courier.deliver(letter) }
        }
        task.cancel()
        #expect(await task.value == .cancelled)
        #expect(try way.arrived() == [])
    }

    @Test(arguments: Kind.allCases)
    func manyAtOnceAllArrive(kind: Kind) async throws {
        let way = try way(kind)
        let courier = way.courier
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 0..<20 {
                let letter = try letter("l-\(number)", subject: "\(number)")
                group.addTask { _ = try await courier.deliver(letter) }
            }
            try await group.waitForAll()
        }
        #expect(Set(try way.arrived().compactMap { $0.firstMatch(of: /\nSubject: (.*)\n/)?.1 }).count == 20)
    }
}

/// The files of a folder, by the time in their names.
private func contents(of path: String) throws -> [String] {
    guard FileManager.default.fileExists(atPath: path) else { return [] }
    return try FileManager.default.contentsOfDirectory(atPath: path)
        .sorted { $0.compare($1, options: .numeric) == .orderedAscending }
        .map { try String(contentsOfFile: "\(path)/\($0)", encoding: .utf8) }
}
