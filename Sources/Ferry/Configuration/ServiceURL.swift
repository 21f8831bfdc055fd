import Transfer

/// The address of a service, taken apart and checked.
package struct ServiceURL: Hashable, Sendable, CustomStringConvertible {
    /// The scheme in lower case, such as `https`.
    package let scheme: String
    /// The host name or number; an IPv6 number without its brackets.
    package let host: String
    /// The port, where one is named.
    package let port: Int?
    /// The path with its leading slash and without a trailing one; empty for the root.
    package let path: String

    /// The address of a text; nil when it isn't a scheme, a host, perhaps a port and perhaps a path, and nothing else.
    package init?(_ text: String) {
        guard let split = text.firstRange(of: "://"), text.allSatisfy(\.isURLCharacter) else { return nil }
        scheme = text[..<split.lowerBound].lowercased()
        let rest = text[split.upperBound...]
        let slash = rest.firstIndex(of: "/") ?? rest.endIndex
        guard let place = HostAndPort(rest[..<slash]) else { return nil }
        host = place.host
        port = place.port
        var path = rest[slash...]
        while path.last == "/" { path.removeLast() }
        self.path = String(path)
    }

    /// Whether it can only be reached from this machine.
    package var isLoopback: Bool {
        let parts = host.split(separator: ".", omittingEmptySubsequences: false)
        return host.lowercased() == "localhost" || host == "::1"
            || parts.count == 4 && parts[0] == "127" && parts.allSatisfy { UInt8($0) != nil }
    }

    /// The address without a trailing slash.
    package var description: String {
        let name = host.contains(":") ? "[\(host)]" : host
        return "\(scheme)://\(name)\(port.map { ":\($0)" } ?? "")\(path)"
    }
}

extension Character {
    /// No user names, queries or fragments: nothing in which a secret could stand.
    fileprivate var isURLCharacter: Bool {
        isASCII && (isLetter || isNumber || "-._~:/[]%!$'()*+,;=".contains(self))
    }
}

extension YAMLValue {
    /// The address of a service by one of some schemes; plain text to another machine is refused.
    func url(schemes: [String]) -> ServiceURL? {
        let wanted = "a URL such as \(schemes[0])://host/path"
        guard let text = text(wanted) else { return nil }
        guard let url = ServiceURL(text) else {
            // The text isn't repeated: a mistaken URL may hold a password.
            refuse("this isn't \(wanted), without user name, password, query or fragment")
            return nil
        }
        guard schemes.contains(url.scheme) else {
            refuse("\(quoted(url.scheme)) is not one of \(schemes.joined(separator: ", "))")
            return nil
        }
        guard url.scheme != "http" || url.isLoopback else {
            refuse("plain http is refused except on this machine; use https://")
            return nil
        }
        return url
    }
}
