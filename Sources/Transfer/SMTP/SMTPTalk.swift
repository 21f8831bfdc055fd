/// How far the talk with a mail server has come.
package enum SMTPStage: Equatable, Sendable {
    /// The connection, TLS from its first byte, and the server's greeting.
    case greeting
    /// EHLO.
    case hello
    /// STARTTLS.
    case protection
    /// AUTH and what follows it.
    case login
    /// MAIL FROM.
    case sender
    /// RCPT TO.
    case recipient
    /// DATA.
    case data
    /// The letter's last byte was handed over: the server may have taken it.
    case letter
    /// A command that sends nothing.
    case probe
}

/// What a mail server answered to a command.
package struct SMTPReply: Equatable, Sendable {
    /// Its three digits.
    package var code: Int
    /// Its lines, without the digits.
    package var lines: [String]

    /// The code and the words, on one line; the words come from outside.
    package var words: String { ([String(code)] + lines).joined(separator: " ") }
}

/// The talk with a mail server as it is overheard: which command was said last, and what came back.
struct SMTPTalk {
    /// The last command.
    private(set) var stage = SMTPStage.greeting
    /// The whole reply to it; nil while none has come.
    private(set) var reply: SMTPReply?
    /// What the server can do by its last reply to EHLO; nil when none was heard.
    private(set) var abilities: [String]?
    /// Whether leave was taken: what follows is no answer to what was asked.
    private(set) var hasEnded = false
    private var lines: [String] = []

    /// Notes a command of ours, by its first word alone: what follows may be a password.
    mutating func said(_ command: some Collection<UInt8>) {
        let word = String(decoding: command.prefix { $0 > 32 }.prefix(9), as: UTF8.self)
        switch word.uppercased() {
        case "EHLO", "HELO":
            // A new connection, perhaps after leave was taken on an old one.
            hasEnded = false
            begin(.hello)
        case _ where hasEnded: break
        case "STARTTLS": begin(.protection)
        case "AUTH": begin(.login)
        case "MAIL": begin(.sender)
        case "RCPT": begin(.recipient)
        case "DATA": begin(.data)
        case "NOOP": begin(.probe)
        case "QUIT": hasEnded = true
        default: break
        }
    }

    /// Notes that the server has the whole letter but for the line that ends it.
    mutating func gaveLetter() { if stage != .letter { begin(.letter) } }

    /// Notes lines of the server.
    mutating func heard(_ bytes: some Collection<UInt8>) {
        guard !hasEnded else { return }
        for line in bytes.split(whereSeparator: { $0 == 10 || $0 == 13 }) where line.count >= 3 {
            guard let code = Int(String(decoding: line.prefix(3), as: UTF8.self)), lines.count < 100 else { continue }
            lines.append(String(decoding: line.dropFirst(4).prefix(512), as: UTF8.self))
            guard line.dropFirst(3).first != UInt8(ascii: "-") else { continue }
            reply = SMTPReply(code: code, lines: lines)
            if stage == .hello, code == 250 { abilities = lines.dropFirst().map { $0.uppercased() } }
            lines = []
        }
    }

    private mutating func begin(_ next: SMTPStage) {
        stage = next
        reply = nil
        lines = []
    }
}
