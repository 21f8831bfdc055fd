import Core
import Text
import Transfer

/// What a talk with a mail server means for the letter.
struct SMTPVerdict {
    /// The server's words, or why the letter was not handed over.
    let result: Result<String, CourierFailure>
    /// Whether the server took neither name nor password.
    let isLoginRefused: Bool

    /// Judges a report; the secrets are kept out of the words.
    init(_ report: SMTPReport, of server: SMTPServer, secrets: [String]) {
        var words = report.tellingWords
        for secret in secrets where !secret.isEmpty { words = words.replacing(secret, with: "…") }
        let said = SafeText(String(words.prefix(400))).value
        let sentence = { (what: String) in SafeText("The mail server \(server) \(what): \(said)").value }
        let hasRefusedLogin = report.end == .loginRefused || (report.stage == .login && report.isRefusal)
        isLoginRefused = hasRefusedLogin
        switch report.reply?.code {
        case .some(200..<300) where report.stage == .letter || report.end == .done: result = .success(said)
        case .some(let code) where code >= 400 && code < 600:
            result = .failure(Self.failure(of: code, report, sentence))
        default: result = .failure(Self.failure(without: report, sentence))
        }
    }

    private static func failure(
        of code: Int, _ report: SMTPReport, _ sentence: (String) -> String
    ) -> CourierFailure {
        if code < 500 { return .later(sentence("refused for now")) }
        // Who must sign in first, or for whom the server passes nothing on, is refused whoever the recipient is.
        let isOurs = [530, 534, 535, 538].contains(code)
        switch report.stage {
        case .greeting, .hello: return .unusable(sentence("does not talk to this machine"))
        case .protection: return .unusable(sentence("refused TLS"))
        case .login: return .unusable(sentence("refused the user or the password"))
        case .probe: return .unusable(sentence("refused"))
        case .sender, .recipient, .data, .letter:
            if isOurs { return .unusable(sentence("asks for a user and a password")) }
        }
        let words = RefusalWords(report.reply)
        switch report.stage {
        case .recipient where words.areAboutSender: return .unusable(sentence("refused the sender"))
        case .recipient where words.areAboutRelaying:
            return .unusable(sentence("passes nothing on for this machine"))
        case .recipient: return .bounced(sentence("refused the recipient"))
        // The sender is the same for all letters; only another script of the recipient's can be this letter's own.
        case .sender where !words.areAboutContent: return .unusable(sentence("refused the sender"))
        default: return .refused(sentence("refused the letter"))
        }
    }

    private static func failure(without report: SMTPReport, _ sentence: (String) -> String) -> CourierFailure {
        if report.mayHaveLeft { return .outcomeUnknown(sentence("has the letter and did not say whether it took it")) }
        switch report.end {
        case .insecure: return .unusable(sentence("can't be trusted"))
        case .loginMissing: return .unusable(sentence("offers no sign-in, but a user is configured"))
        case .loginRefused: return .unusable(sentence("takes no user and password of ours"))
        case .refused: return .unusable(sentence("gave an answer that is none"))
        case .broken: return .unusable(sentence("can't be reached from here"))
        case .stopped: return .cancelled
        case .late: return .unreachable(sentence("did not answer in time"))
        case .cut, .done: return .unreachable(sentence("can't be reached"))
        }
    }
}

extension SMTPReport {
    fileprivate var isRefusal: Bool { (reply?.code ?? 0) >= 500 }

    /// What tells most: the server's yes or no, else libcurl's reason, for then the last reply was about another matter.
    fileprivate var tellingWords: String {
        guard let reply, end == .done || words.isEmpty || (400..<600).contains(reply.code) || isTaken else {
            return words
        }
        return reply.words
    }

    /// Whether the server said that it has the letter.
    private var isTaken: Bool { stage == .letter && (200..<300).contains(reply?.code ?? 0) }
}
