import Foundation

/// A domain of an address in its two spellings: in its own script, and in ASCII (RFC 5891).
package enum DomainName {
    /// The ASCII name in lower case; nil when the domain has none.
    package static func ascii(_ domain: String) -> String? {
        if domain.utf8.allSatisfy(isPlain) { return hasLengths(domain) ? domain.lowercased() : nil }
        var components = URLComponents()
        components.host = domain
        guard let name = components.encodedHost?.lowercased(),
            name.utf8.allSatisfy({ $0 < 128 && $0 != UInt8(ascii: "%") }), hasLengths(name)
        else { return nil }
        return name
    }

    /// The name in its own script, in lower case.
    package static func spelled(_ ascii: String) -> String {
        guard ascii.lowercased().contains("xn--") else { return ascii.lowercased() }
        return (URLComponents(string: "http://\(ascii)/")?.host ?? ascii).lowercased()
    }

    private static func isPlain(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".") || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
            || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 32)
    }

    private static func hasLengths(_ name: String) -> Bool {
        name.utf8.count <= 253
            && name.split(separator: ".", omittingEmptySubsequences: false).allSatisfy {
                (1...63).contains($0.utf8.count)
            }
    }
}
