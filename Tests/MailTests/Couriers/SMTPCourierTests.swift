import Core
import Foundation
import Glibc
import Loopback
import Mail
import MailServer
import Synchronization
import Testing
import Transfer

/// Letters to a mail server on loopback, over real sockets.
@Suite(.timeLimit(.minutes(5))) struct SMTPCourierTests {
    private let folder: TestFolder

    init() throws {
        folder = try TestFolder()
        try TestCertificate.pem.write(toFile: "\(folder.path)/ca.pem", atomically: true, encoding: .utf8)
    }

    private func courier(
        _ server: MailServer, _ protection: SMTPServer.Protection = .none, host: String = "127.0.0.1",
        trusts: Bool = true, password: String? = nil, limits: SMTPLimits = SMTPLimits(), log: RequestLog? = nil
    ) -> SMTPCourier {
        let login = password.map { password in
            SMTPCourier.Login(user: "ada") { () async throws(ServiceFailure) in Secret(password) }
        }
        return SMTPCourier(
            SMTPServer(
                host: host, port: server.port, protection: protection,
                certificates: trusts ? "\(folder.path)/ca.pem" : nil, limits: limits), login: login, log: log)
    }

    private func failure(_ courier: SMTPCourier, _ letter: Letter? = nil) async throws -> CourierFailure? {
        let letter = try letter ?? MailTests.letter()
        return await MailTests.failure { () throws(CourierFailure) in try await courier.deliver(letter) }
    }

    /// The case of a failure, without its words.
    private func kind(_ failure: CourierFailure?) -> String {
        failure.map { String("\($0)".prefix { $0 != "(" }) } ?? "delivered"
    }

    @Test func theServersWordsComeBack() async throws {
        let server = try MailServer()
        #expect(try await courier(server).deliver(try letter()) == "250 2.0.0 Ok: queued as N1")
        #expect(server.letters.map(\.sender) == ["MAIL FROM:<marketplace@example.com>"])
        #expect(server.letters.map(\.recipient) == ["RCPT TO:<ada@example.org>"])
        #expect(server.lines.first?.hasPrefix("EHLO ") == true)
    }

    @Test(arguments: [
        (MailServer.Protection.none, SMTPServer.Protection.none, 50), (.tls, .tls, 50), (.startTLS, .startTLS, 1000),
    ])
    func manyLettersTakeOneConnection(
        _ server: MailServer.Protection, _ protection: SMTPServer.Protection, count: Int
    ) async throws {
        let server = try MailServer(server, password: "s3cret")
        let courier = courier(server, protection, password: "s3cret")
        for number in 0..<count {
            _ = try await courier.deliver(try letter("l-\(number)", subject: "\(number)", text: ".\n"))
        }
        await courier.finish()
        #expect(server.connections == 1)
        #expect(server.letters.count == count)
        #expect(server.lines.filter { $0.hasPrefix("AUTH") }.count == 1)
        #expect(server.lines.last == "QUIT")
        #expect(Set(server.letters.map(\.message)).count == count)
    }

    @Test(arguments: [
        ("greeting", "450 4.3.2 busy", "later"), ("greeting", "554 5.7.1 go away", "unusable"),
        ("EHLO", "421 4.3.2 busy", "later"), ("AUTH", "454 4.7.0 later", "later"), ("AUTH", "535 5.7.8 no", "unusable"),
        ("MAIL", "451 4.3.0 later", "later"), ("MAIL", "550 5.7.1 no sender", "unusable"),
        ("MAIL", "530 5.7.0 sign in", "unusable"), ("MAIL", "421 4.3.2 down", "later"),
        ("RCPT", "450-4.2.0 full\r\n450 4.2.0 still full", "later"), ("RCPT", "452 4.2.2 full", "later"),
        ("RCPT", "550-5.1.1 no such\r\n550 5.1.1 user", "bounced"), ("RCPT", "554 nobody", "bounced"),
        ("RCPT", "554 5.7.1 Relay access denied", "unusable"),
        ("RCPT", "550 5.7.1 Unable to relay.", "unusable"),
        ("RCPT", "550 5.1.1 <relay@relay.example.com>: nobody at relay.example.com", "bounced"),
        ("DATA", "451 4.3.0 later", "later"),
        ("DATA", "554 5.5.1 no recipients", "refused"), ("letter", "452 4.3.1 full", "later"),
        ("letter", "554 5.7.1 spam", "refused"), ("letter", "250-2.0.0 two\r\n250 2.0.0 lines", "delivered"),
    ])
    func repliesSayWhatCanBeDone(line: String, reply: String, kind: String) async throws {
        let server = try MailServer(password: "s3cret") {
            // Without EHLO, libcurl tries HELO.
            $0.line.hasPrefix(line) || (line == "EHLO" && $0.line.hasPrefix("HELO")) ? .say(reply) : nil
        }
        let failure = try await failure(courier(server, password: "s3cret"))
        #expect(self.kind(failure) == kind)
        if let failure {
            let last = reply.components(separatedBy: "\r\n").map { $0.dropFirst(4) }.joined(separator: " ")
            #expect("\(failure)".contains(last))
            #expect("\(failure)".contains("127.0.0.1:\(server.port)"))
        }
    }

    @Test(arguments: ["greeting", "EHLO", "AUTH", "MAIL", "RCPT", "DATA", "letter"], [true, false])
    func whatIsCutIsUnknownOnlyOnceTheLetterHasLeft(line: String, bySilence: Bool) async throws {
        let server = try MailServer(password: "s3cret") { $0.line.hasPrefix(line) ? (bySilence ? .hang : .cut) : nil }
        let limits = bySilence ? SMTPLimits(whole: 700) : SMTPLimits()
        let failure = try await failure(courier(server, password: "s3cret", limits: limits))
        #expect(kind(failure) == (line == "letter" ? "outcomeUnknown" : "unreachable"))
    }

    @Test func aLetterThatIsCutOnItsWayWasNotTaken() throws {
        let server = try MailServer { $0.line == "DATA" ? .sayAndCut("354 go on") : nil }
        let session = SMTPSession(SMTPServer(host: "127.0.0.1", port: server.port, protection: .none))
        // More than all buffers on the way hold.
        let message = [UInt8](repeating: UInt8(ascii: "x"), count: 64 << 20)
        let envelope = SMTPEnvelope(sender: "a@example.com", recipient: "b@example.org", message: message)
        let report = session.send(envelope, as: nil) { false }
        #expect(report.end == .cut)
        #expect(!report.mayHaveLeft)
        #expect(server.letters == [])
    }

    @Test func whereNobodyListensNothingLeaves() async throws {
        let (socket, port) = try listeningSocket()
        close(socket)
        let nobody = SMTPCourier(SMTPServer(host: "127.0.0.1", port: port, protection: .none))
        #expect(kind(try await failure(nobody)) == "unreachable")
        let unknown = SMTPCourier(SMTPServer(host: "mail.invalid", port: 25, protection: .none))
        #expect(kind(try await failure(unknown)) == "unreachable")
    }

    @Test(arguments: [SMTPServer.Protection.tls, .startTLS])
    func whoCanNotProveItsNameHearsNothing(protection: SMTPServer.Protection) async throws {
        let server = try MailServer(protection == .tls ? .tls : .startTLS, password: "s3cret")
        let stranger = try await failure(courier(server, protection, trusts: false, password: "s3cret"))
        #expect(kind(stranger) == "unusable")
        let other = try await failure(courier(server, protection, host: "localhost", password: "s3cret"))
        #expect(kind(other) == "unusable")
        #expect(!server.lines.contains { $0.hasPrefix("AUTH") || $0.hasPrefix("MAIL") })
        #expect(server.letters == [])
    }

    @Test func withoutSTARTTLSNothingIsSaid() async throws {
        let server = try MailServer(password: "s3cret")
        #expect(kind(try await failure(courier(server, .startTLS, password: "s3cret"))) == "unusable")
        #expect(!server.lines.contains { $0.hasPrefix("AUTH") || $0.hasPrefix("MAIL") })
    }

    @Test func aWrongPasswordIsAskedForAgainAndNeverTold() async throws {
        let server = try MailServer(password: "s3cret")
        let passwords = Mutex(["wrong", "s3cret"])
        let lines = Mutex<[String]>([])
        let courier = SMTPCourier(
            SMTPServer(host: "127.0.0.1", port: server.port, protection: .none),
            login: SMTPCourier.Login(user: "ada") { () async throws(ServiceFailure) in
                Secret(passwords.withLock { $0.removeFirst() })
            }, log: RequestLog { line in lines.withLock { $0.append(line) } })
        let failure = try await failure(courier)
        #expect(kind(failure) == "unusable")
        #expect("\(try #require(failure))".contains("535 5.7.8 Wrong: …"))
        _ = try await courier.deliver(try letter("l-2"))
        _ = try await courier.deliver(try letter("l-3"))
        let written = lines.withLock { $0 }
        #expect(written.count == 3)
        #expect(written[0].contains("LETTER l-1 127.0.0.1:\(server.port) login 535 loginRefused (not sent)"))
        #expect(written[1].contains("LETTER l-2 127.0.0.1:\(server.port) letter 250 "))
        #expect(!written.joined().contains("@"))
    }

    @Test func withoutAPasswordNothingIsConnected() async throws {
        let server = try MailServer(password: "s3cret")
        let courier = SMTPCourier(
            SMTPServer(host: "127.0.0.1", port: server.port, protection: .none),
            login: SMTPCourier.Login(user: "ada") { () async throws(ServiceFailure) in
                throw .refused("There is no file /secret.")
            })
        #expect(try await failure(courier) == .unusable("There is no file /secret."))
        #expect(server.connections == 0)
    }

    @Test(arguments: [Deed.cut, .sayAndCut("421 4.4.2 idle for too long")])
    func aConnectionThatTheServerClosedIsReplaced(deed: Deed) async throws {
        let server = try MailServer { moment in
            moment.letters == 1 && moment.line.hasPrefix("MAIL") ? deed : nil
        }
        let courier = courier(server)
        for number in 0..<4 { _ = try await courier.deliver(try letter("l-\(number)")) }
        #expect(server.letters.count == 4)
        #expect(server.connections == 4)
    }

    @Test func aConnectionThatWasClosedInTheMeantimeIsReplaced() async throws {
        let server = try MailServer { $0.line == "letter" ? .sayAndCut("250 2.0.0 Ok, and goodbye") : nil }
        let courier = courier(server)
        for number in 0..<3 { _ = try await courier.deliver(try letter("l-\(number)")) }
        #expect(server.letters.count == 3)
        #expect(server.connections == 3)
    }

    @Test func aLateReplyIsNotTakenForThatToTheNextLetter() async throws {
        let server = try MailServer { moment in
            moment.connection == 0 && moment.line == "letter" ? .hang : nil
        }
        let courier = courier(server, limits: SMTPLimits(whole: 700))
        #expect(kind(try await failure(courier)) == "outcomeUnknown")
        #expect(try await courier.deliver(try letter("l-2")) == "250 2.0.0 Ok: queued as N1")
        #expect(server.connections == 2)
    }

    @Test func aServerThatTakesNoLeaveIsNotWaitedForLong() async throws {
        let server = try MailServer { moment in
            if moment.line == "QUIT" { return .hang }
            return moment.line.contains("nobody") ? .say("550 5.1.1 no such user") : nil
        }
        let courier = courier(server)
        #expect(kind(try await failure(courier, letter(toAddress: "nobody@example.org"))) == "bounced")
        #expect(kind(try await failure(courier)) == "delivered")
        await courier.finish()
    }

    @Test func aRefusedRecipientTakesNoOtherWithIt() async throws {
        let server = try MailServer { $0.line.contains("nobody") ? .say("550 5.1.1 no such user") : nil }
        let courier = courier(server)
        for number in 0..<6 {
            let letter = try letter(
                "l-\(number)", toAddress: number % 2 == 0 ? "ada@example.org" : "nobody@example.org")
            #expect(kind(try await failure(courier, letter)) == (number % 2 == 0 ? "delivered" : "bounced"))
        }
        #expect(server.letters.count == 3)
    }

    @Test(arguments: [true, false])
    func addressesInOtherScriptsNeedAServerThatTakesThem(isOffered: Bool) async throws {
        let server = try MailServer(abilities: isOffered ? ["SMTPUTF8"] : ["8BITMIME"])
        let courier = courier(server)
        let letter = try letter(toAddress: "jürgen@bücher.example")
        let failure = try await failure(courier, letter)
        #expect(kind(failure) == (isOffered ? "delivered" : "refused"))
        #expect(server.letters.map(\.recipient) == (isOffered ? ["RCPT TO:<jürgen@xn--bcher-kva.example>"] : []))
        #expect(server.lines.contains { $0.hasPrefix("MAIL") && $0.hasSuffix(" SMTPUTF8") } == isOffered)
        #expect(
            kind(try await self.failure(courier, MailTests.letter("l-2", toAddress: "ada@bücher.example")))
                == "delivered")
        #expect(server.letters.last?.recipient == "RCPT TO:<ada@xn--bcher-kva.example>")
        #expect(server.connections == 1)
    }

    @Test func checkingSignsInAndSendsNothing() async throws {
        let server = try MailServer(.startTLS, password: "s3cret")
        let words = try await courier(server, .startTLS, password: "s3cret").check()
        #expect(words == "The mail server 127.0.0.1:\(server.port) lets in over TLS as ada.")
        #expect(server.lines.contains { $0.hasPrefix("AUTH") })
        #expect(!server.lines.contains { $0.hasPrefix("MAIL") })
        let wrong = courier(server, .startTLS, password: "wrong")
        #expect(kind(await MailTests.failure { () throws(CourierFailure) in try await wrong.check() }) == "unusable")
    }

    @Test func whatIsStoppedBeforeTheLetterLeftIsCancelled() async throws {
        let heard = Mutex(false)
        let server = try MailServer { moment in
            guard moment.line.hasPrefix("RCPT") else { return nil }
            heard.withLock { $0 = true }
            return .hang
        }
        let (courier, letter) = (courier(server), try letter())
        let task = Task { await MailTests.failure { () throws(CourierFailure) in try await courier.deliver(letter) } }
        while !heard.withLock({ $0 }) { await Task.yield() }
        task.cancel()
        #expect(await task.value == .cancelled)
    }

    @Test func theServersWordsAreMadeSafe() async throws {
        let server = try MailServer {
            $0.line.hasPrefix("RCPT")
                ? .say("550 \u{1B}[31m\u{202E}no\u{0}" + String(repeating: "x", count: 3000)) : nil
        }
        guard case .bounced(let words) = try await failure(courier(server)) else {
            Issue.record("not bounced")
            return
        }
        #expect(words.unicodeScalars.allSatisfy { $0.value >= 32 && $0 != "\u{202E}" })
        #expect(words.utf8.count < 600)
    }
}
