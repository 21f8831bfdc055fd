import Core
import Loopback
import Mail
import MailServer
import Testing
import Transfer

/// What is made of a mail server's no, in the words of real ones.
@Suite(.timeLimit(.minutes(1))) struct SMTPRefusalTests {
    private func courier(
        _ server: MailServer, _ protection: SMTPServer.Protection = .none, trusting certificates: String? = nil,
        user: String? = nil
    ) -> SMTPCourier {
        let login = user.map { SMTPCourier.Login(user: $0) { () async throws(ServiceFailure) in Secret("s3cret") } }
        return SMTPCourier(
            SMTPServer(host: "127.0.0.1", port: server.port, protection: protection, certificates: certificates),
            login: login)
    }

    private func failure(_ courier: SMTPCourier, to address: String = "ada@example.org") async throws -> CourierFailure?
    {
        let letter = try letter(toAddress: address)
        return await MailTests.failure { () throws(CourierFailure) in try await courier.deliver(letter) }
    }

    @Test(arguments: [
        "550 5.1.1 <ada@example.org>: Recipient address rejected: User unknown in relay recipient table",
        "550 <ada@example.org>: Recipient address rejected: User unknown in relay recipient table",
        "550 5.1.1 <ada@example.org>: Recipient address rejected: relay access denied for unknown users",
        "550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found by SMTP address lookup",
        "550 5.4.1 Recipient address rejected: Access denied. [relay.example.com]",
        "553 sorry, no mailbox here by that name, the relay says (#5.1.1)",
    ])
    func whoIsUnknownHasBounced(reply: String) async throws {
        let server = try MailServer { $0.line.hasPrefix("RCPT") ? .say(reply) : nil }
        guard case .bounced = try await failure(courier(server)) else {
            Issue.record("not bounced: \(reply)")
            return
        }
    }

    @Test(arguments: [
        "554 5.7.1 <ada@example.org>: Relay access denied", "454 4.7.1 <ada@example.org>: Relay access denied",
        "550 5.7.54 SMTP; Unable to relay recipient in non-accepted domain", "550 5.7.1 Unable to relay",
        "550 5.7.64 TenantAttribution; Relay Access Denied [mail.example.com]",
        "550 5.7.1 <ada@example.org>... Relaying denied. IP name lookup failed [192.0.2.1]",
        "550 relay not permitted", "550 5.7.1 Relaying is prohibited", "550 relaying to <ada@example.org> not allowed",
    ])
    func whoPassesNothingOnDoesSoForNobody(reply: String) async throws {
        let server = try MailServer { $0.line.hasPrefix("RCPT") ? .say(reply) : nil }
        let failure = try await failure(courier(server))
        switch failure {
        case .unusable: #expect(reply.hasPrefix("5"))
        case .later: #expect(reply.hasPrefix("4"))
        default: Issue.record("\(reply): \(String(describing: failure))")
        }
    }

    @Test(arguments: [
        ("MAIL", "550 5.7.1 Client does not have permissions to send as this sender"),
        ("MAIL", "553 5.1.8 <marketplace@example.com>: Sender address rejected: Domain not found"),
        // Postfix waits with it until the recipient.
        ("RCPT", "553 5.7.1 <marketplace@example.com>: Sender address rejected: not owned by user ada"),
        ("RCPT", "550 5.1.8 <marketplace@example.com>: Sender address rejected: Domain not found"),
    ])
    func aRefusedSenderIsSoForEverybody(line: String, reply: String) async throws {
        let server = try MailServer { $0.line.hasPrefix(line) ? .say(reply) : nil }
        guard case .unusable(let words) = try await failure(courier(server)) else {
            Issue.record("no end of the sending: \(reply)")
            return
        }
        #expect(words.contains("refused the sender") && words.contains(String(reply.dropFirst(4))))
    }

    @Test func aLetterThatTheServerCanNotCarryIsRefusedAlone() async throws {
        let reply = "550 5.6.7 SMTPUTF8 address not permitted"
        let server = try MailServer { $0.line.hasSuffix("SMTPUTF8") ? .say(reply) : nil }
        let courier = courier(server)
        guard case .refused = try await failure(courier, to: "jürgen@example.org") else {
            Issue.record("not refused")
            return
        }
        #expect(try await failure(courier) == nil)
    }

    @Test func whatIsWrongWithTLSIsSaid() async throws {
        let (server, plain) = (try MailServer(.startTLS), try MailServer())
        let stranger = String(describing: try await failure(courier(server, .startTLS)))
        #expect(stranger.contains("trusted: ") && stranger.contains("certificate"), "\(stranger)")
        #expect(!stranger.contains("go on"), "\(stranger)")
        let bare = String(describing: try await failure(courier(plain, .startTLS)))
        #expect(bare.contains("trusted: ") && bare.contains("STARTTLS"), "\(bare)")
        #expect(!bare.contains("8BITMIME"), "\(bare)")
    }

    @Test func aReplyTooManyIsNotTakenForTheReason() async throws {
        let server = try MailServer(.startTLS) { $0.line == "STARTTLS" ? .say("220 go on\r\n250 injected") : nil }
        let words = String(describing: try await failure(courier(server, .startTLS)))
        #expect(!words.contains("250 injected") && !words.contains("220 go on"), "\(words)")
        #expect(words.contains("unusable"), "\(words)")
    }

    @Test func anAnswerThatIsNoneIsNotTakenForAYes() async throws {
        let server = try MailServer { $0.line == "DATA" ? .say("250 ok") : nil }
        let words = String(describing: try await failure(courier(server)))
        #expect(words.contains("unreachable") && words.contains("DATA failed: 250"), "\(words)")
    }

    @Test func aUserWhomNobodyAsksForIsNoUser() async throws {
        let server = try MailServer()
        let courier = courier(server, user: "ada")
        let failures = [
            try await failure(courier), try await failure(courier),
            await MailTests.failure { () throws(CourierFailure) in try await courier.check() },
        ]
        for failure in failures {
            guard case .unusable(let words) = failure else {
                Issue.record("it was taken: \(String(describing: failure))")
                continue
            }
            #expect(words.contains("offers no sign-in") && words.contains("127.0.0.1:\(server.port)"), "\(words)")
        }
        #expect(server.letters == [] && !server.lines.contains { $0.hasPrefix("MAIL") })
    }

    @Test func aConnectionInPlaceOfAnotherMustOfferTheSignInAgain() async throws {
        let server = try MailServer(password: "s3cret") { moment in
            if moment.connection == 0, moment.letters == 1, moment.line.hasPrefix("MAIL") { return .cut }
            let isLater = moment.connection > 0 && moment.line.hasPrefix("EHLO")
            return isLater ? .say("250-mail.example.com\r\n250 8BITMIME") : nil
        }
        let courier = courier(server, user: "ada")
        #expect(try await failure(courier) == nil)
        guard case .unusable = try await failure(courier) else {
            Issue.record("it was taken")
            return
        }
        #expect(server.letters.count == 1)
    }
}
