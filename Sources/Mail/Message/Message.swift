package import Core
import Text

/// A letter as a message of RFC 5322, with the addresses that go on its envelope.
package struct Message: Sendable {
    /// How the lines of a message end.
    package enum LineEnd: String, Sendable {
        /// In files and for programs of this machine.
        case lf = "\n"
        /// For mail servers.
        case crlf = "\r\n"
    }

    /// Who sends it.
    package let sender: RoutedAddress
    /// Who gets it.
    package let recipient: RoutedAddress
    private let letter: Letter

    /// The message of a letter; fails where an address can't be routed.
    package init(_ letter: Letter) throws(CourierFailure) {
        sender = try RoutedAddress(letter.from.address)
        recipient = try RoutedAddress(letter.to.address)
        self.letter = letter
    }

    /// Whether an address on the envelope asks for SMTPUTF8.
    package var needsUTF8: Bool { sender.needsUTF8 || recipient.needsUTF8 }

    /// The whole message.
    package func bytes(_ lineEnd: LineEnd) -> [UInt8] {
        let lines = { (lines: [String]) in Array(lines.map { $0 + lineEnd.rawValue }.joined().utf8) }
        let part = { (kind: String, text: String) in
            var body = QuotedPrintable(lineEnd: Array(lineEnd.rawValue.utf8))
            body.add(text)
            return lines(Self.partHead(kind)) + body.bytes
        }
        let head = lines(head.flatMap(\.lines))
        guard let html = letter.html else { return head + part("plain", letter.text) }
        // Quoted-printable never holds `=_`, so no line of a part can be taken for it. The line end before it is its
        // own, hence the empty lines.
        let boundary = "=_\(idText.prefix(60))"
        return head + lines(["Content-Type: multipart/alternative;", " boundary=\"\(boundary)\"", "", "--\(boundary)"])
            + part("plain", letter.text) + lines(["", "--\(boundary)"]) + part("html", html)
            + lines(["", "--\(boundary)--"])
    }

    /// No List-Unsubscribe and the like: each letter goes to one person on one matter, and nobody is on a list.
    private var head: [HeaderField] {
        var fields = [
            HeaderField("Date", [letter.at.inMessages]),
            .mailbox("From", letter.from, at: sender),
            .mailbox("To", letter.to, at: recipient),
            .text("Subject", SafeText(letter.subject).value.trimmingBlanks),
            HeaderField("Message-ID", ["<\(idText)@\(sender.domain)>"]),
        ]
        if letter.purpose.isAutomatic { fields.append(HeaderField("Auto-Submitted", ["auto-generated"])) }
        return fields + [HeaderField("MIME-Version", ["1.0"])]
    }

    private static func partHead(_ kind: String) -> [String] {
        ["Content-Type: text/\(kind); charset=utf-8", "Content-Transfer-Encoding: quoted-printable", ""]
    }

    /// The letter's id with hyphens in place of what an id can't hold.
    private var idText: String {
        let scalars = letter.id.unicodeScalars.map { scalar in
            scalar.isASCII && (scalar.properties.isAlphabetic || scalar.properties.numericType != nil || scalar == "-")
                ? Character(scalar) : scalar == "." ? "." : "-"
        }
        return String(scalars).split(separator: ".").joined(separator: ".")
    }
}

extension LetterPurpose {
    /// Whether a program writes it by itself, so that out-of-office notes should not answer (RFC 3834).
    ///
    /// A request for the relationship is a person's own: its answer is wanted.
    fileprivate var isAutomatic: Bool {
        switch self {
        case .activationReminder, .passwordReset, .accountTeamNote: true
        case .relationshipRequest: false
        }
    }
}
