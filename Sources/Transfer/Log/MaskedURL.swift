/// A URL as a log may show it: without tokens, secrets and people's addresses.
struct MaskedURL: CustomStringConvertible {
    /// The URL with an ellipsis in place of what was taken out.
    let description: String

    /// Masks a URL.
    init(_ url: String) {
        let halves = url.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        let path = halves[0].split(separator: "/", omittingEmptySubsequences: false).map(Self.step)
        let query = halves.dropFirst().first.map {
            "?" + $0.split(separator: "&").map(Self.parameter).joined(separator: "&")
        }
        description = path.joined(separator: "/") + (query ?? "")
    }

    private static func step(_ text: Substring) -> String {
        looksPrivate(text) ? "…" : String(text)
    }

    private static func parameter(_ text: Substring) -> String {
        let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2 else { return step(text) }
        let name = parts[0].lowercased()
        let isSecret = secretWords.contains { name.contains($0) } || looksPrivate(parts[1])
        return "\(step(parts[0]))=\(isSecret ? "…" : parts[1])"
    }

    private static let secretWords = [
        "token", "secret", "passw", "code", "key", "sig", "auth", "credential", "assertion", "mail", "upn", "user",
        "search", "hint", "name",
    ]

    /// Whether it holds an e-mail address, or is so long that it may be a token.
    private static func looksPrivate(_ text: Substring) -> Bool {
        text.utf8.count > 64 || text.contains("@") || text.lowercased().contains("%40")
    }
}
