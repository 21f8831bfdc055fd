/// A URL of the web.
///
/// Only what every reader of URLs takes for the same is one: libcurl, which will send to it, must not read another host.
struct WebAddress: Equatable, Sendable {
    /// Why a text is none that may be called; each is a sentence's end behind the text's name.
    enum Problem: String, Error {
        case unreadable = "is not a URL"
        case otherScheme = "begins neither with https:// nor with http://"
        case unprotected = "is plain http, which is for this machine (localhost) alone"
        case holdsUser = "holds a user or a password"
    }

    /// Whether TLS protects it.
    let isSecure: Bool
    /// The host in lower case; IPv6 in brackets.
    let host: String
    /// The port, also where it is the scheme's own.
    let port: String
    /// The path, still encoded; at least a slash.
    let path: String
    /// The query, still encoded; nil for none.
    let query: String?

    /// Reads a URL.
    init(_ text: String) throws(Problem) {
        guard !text.utf8.contains(where: { $0 <= 32 || $0 >= 127 || $0 == UInt8(ascii: "\\") }),
            let colon = text.utf8.firstIndex(of: UInt8(ascii: ":")), text[colon...].hasPrefix("://")
        else { throw .unreadable }
        let scheme = text[..<colon].lowercased()
        guard scheme == "https" || scheme == "http" else { throw .otherScheme }
        isSecure = scheme == "https"
        let (beforeFragment, _) = text[colon...].dropFirst(3).halves(at: "#")
        let (beforeQuery, query) = beforeFragment.halves(at: "?")
        let slash = beforeQuery.firstIndex(of: "/") ?? beforeQuery.endIndex
        guard !beforeQuery[..<slash].contains("@") else { throw .holdsUser }
        guard let place = HostAndPort(beforeQuery[..<slash]) else { throw .unreadable }
        host = place.host.contains(":") ? "[\(place.host.lowercased())]" : place.host.lowercased()
        port = place.port.map(String.init) ?? (isSecure ? "443" : "80")
        path = slash == beforeQuery.endIndex ? "/" : String(beforeQuery[slash...])
        self.query = query.map(String.init)
        // Readers differ on whether such steps are taken out, and on what a number means that is not four bytes.
        guard !host.endsInNumber || host.numberedBytes != nil,
            !path.split(separator: "/").contains(where: \.isDotSegment)
        else { throw .unreadable }
        guard isSecure || isLoopback else { throw .unprotected }
    }

    /// Whether it leads to this machine and can lead nowhere else: libcurl never asks a name server for localhost.
    var isLoopback: Bool {
        if host == "localhost" || host == "[::1]" { return true }
        return host.numberedBytes?.first == 127
    }

    /// Scheme, host and port, without the port where it is the scheme's own.
    var origin: String {
        let isUsual = port == (isSecure ? "443" : "80")
        return "\(isSecure ? "https" : "http")://\(host)\(isUsual ? "" : ":" + port)"
    }
}

extension String {
    /// Whether the last label begins with a digit, as no name of the Internet does.
    fileprivate var endsInNumber: Bool { split(separator: ".").last?.first?.isNumber == true }

    /// The four bytes of an address of IPv4; nil in any other notation: a leading nought makes a number octal for some.
    fileprivate var numberedBytes: [UInt8]? {
        let parts = split(separator: ".", omittingEmptySubsequences: false)
        let bytes = parts.compactMap { part in UInt8(part).flatMap { String($0) == part ? $0 : nil } }
        return parts.count == 4 && bytes.count == 4 ? bytes : nil
    }
}

extension Substring {
    /// Whether it is `.` or `..`, also encoded: a step of a path that leads to itself or up.
    var isDotSegment: Bool {
        guard utf8.first == UInt8(ascii: ".") || utf8.first == UInt8(ascii: "%") else { return false }
        let plain = lowercased().replacing("%2e", with: ".")
        return plain == "." || plain == ".."
    }

    /// What stands before and after the first such character; all and nil where there is none.
    fileprivate func halves(at mark: Character) -> (Substring, Substring?) {
        firstIndex(of: mark).map { (self[..<$0], self[index(after: $0)...]) } ?? (self, nil)
    }
}
