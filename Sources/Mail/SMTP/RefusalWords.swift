import Transfer

/// What the words of a refusal say of whom or what was refused, where its code alone does not.
struct RefusalWords {
    private let codes: [Substring]
    private let text: String
    private let isAboutRelay: Bool

    /// The words of a reply; none when there is no reply.
    ///
    /// Addresses and names of hosts don't count: somebody may be at relay.example.com.
    init(_ reply: SMTPReply?) {
        let all = (reply?.words.lowercased() ?? "").split { " <>()[]:;,#\r\n\t".contains($0) }
            .map { $0.hasSuffix(".") ? $0.dropLast() : $0 }
        let words = all.filter { !$0.contains("@") && !$0.contains(".") }
        codes = all.filter { $0.split(separator: ".").count == 3 && $0.allSatisfy { $0.isNumber || $0 == "." } }
        text = words.joined(separator: " ")
        isAboutRelay = words.contains("relay") || words.contains("relaying")
    }

    /// Whether the sender was refused, which some servers say only of the recipient.
    var areAboutSender: Bool { text.contains("sender address rejected") }

    /// Whether the letter's own contents were refused, its addresses' script among them (5.6.x of RFC 3463).
    var areAboutContent: Bool { hasCode(beginning: "5.6.") }

    /// Whether the server passes nothing on for this machine, for which there is no code.
    ///
    /// A recipient who is unknown in a list of relays is nothing of the kind, nor is any whose address is at fault (5.1.x).
    var areAboutRelaying: Bool {
        guard isAboutRelay, !hasCode(beginning: "5.1.") else { return false }
        let refusals = ["denied", "prohibited", "unable", "not permitted", "not allowed", "do not relay"]
        return refusals.contains { text.contains($0) }
    }

    private func hasCode(beginning start: String) -> Bool { codes.contains { $0.hasPrefix(start) } }
}
