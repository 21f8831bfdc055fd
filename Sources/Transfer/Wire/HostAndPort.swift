/// The middle of a URL: a host and perhaps a port, and no user.
package struct HostAndPort: Equatable, Sendable {
    /// The host's name or number; an IPv6 number without its brackets.
    package let host: String
    /// The port, where one is named.
    package let port: Int?

    /// The host and port of a text; nil when it is anything else.
    package init?(_ text: Substring) {
        var host = text
        var tail: Substring = ""
        if text.first == "[" {
            guard let end = text.firstIndex(of: "]") else { return nil }
            host = text[text.index(after: text.startIndex)..<end]
            tail = text[text.index(after: end)...]
            guard host.contains(":"), host.allSatisfy({ $0.isHexDigit || $0 == ":" || $0 == "." }) else { return nil }
        } else {
            host = text.prefix { $0 != ":" }
            tail = text[host.endIndex...]
            guard host.allSatisfy({ $0.isLetter || $0.isNumber || ".-_".contains($0) }) else { return nil }
        }
        guard !host.isEmpty else { return nil }
        self.host = String(host)
        guard !tail.isEmpty else {
            port = nil
            return
        }
        let digits = tail.dropFirst()
        guard tail.first == ":", digits.allSatisfy(\.isNumber), let number = UInt16(digits), number > 0 else {
            return nil
        }
        port = Int(number)
    }
}
