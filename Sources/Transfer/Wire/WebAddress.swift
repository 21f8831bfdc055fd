import CCurl

/// A URL of the web, read as libcurl will read it.
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
    /// The host; IPv6 in brackets.
    let host: String
    /// The port, also where it is the scheme's own.
    let port: String
    /// The path, still encoded; at least a slash.
    let path: String
    /// The query, still encoded; nil for none.
    let query: String?

    /// Reads a URL.
    init(_ text: String) throws(Problem) {
        guard !text.utf8.contains(where: { $0 <= 32 || $0 >= 127 || $0 == UInt8(ascii: "\\") }), let url = curl_url()
        else { throw .unreadable }
        defer { curl_url_cleanup(url) }
        guard curl_url_set(url, CURLUPART_URL, text, UInt32(CURLU_NON_SUPPORT_SCHEME)) == CURLUE_OK,
            let scheme = Self.part(CURLUPART_SCHEME, of: url)?.lowercased()
        else { throw .unreadable }
        guard scheme == "https" || scheme == "http" else { throw .otherScheme }
        guard let host = Self.part(CURLUPART_HOST, of: url)?.lowercased(), !host.isEmpty else { throw .unreadable }
        guard Self.part(CURLUPART_USER, of: url) == nil, Self.part(CURLUPART_PASSWORD, of: url) == nil else {
            throw .holdsUser
        }
        isSecure = scheme == "https"
        self.host = host
        port = Self.part(CURLUPART_PORT, of: url) ?? (isSecure ? "443" : "80")
        path = Self.part(CURLUPART_PATH, of: url) ?? "/"
        query = Self.part(CURLUPART_QUERY, of: url)
        guard isSecure || isLoopback else { throw .unprotected }
    }

    /// Whether it leads to this machine and can lead nowhere else: libcurl never asks a name server for localhost.
    var isLoopback: Bool {
        if host == "localhost" || host == "[::1]" { return true }
        let parts = host.split(separator: ".", omittingEmptySubsequences: false)
        return parts.count == 4 && parts[0] == "127" && parts.allSatisfy { UInt8($0) != nil }
    }

    /// Scheme, host and port, without the port where it is the scheme's own.
    var origin: String {
        let isUsual = port == (isSecure ? "443" : "80")
        return "\(isSecure ? "https" : "http")://\(host)\(isUsual ? "" : ":" + port)"
    }

    private static func part(_ part: CURLUPart, of url: OpaquePointer) -> String? {
        var text: UnsafeMutablePointer<CChar>?
        guard curl_url_get(url, part, &text, 0) == CURLUE_OK, let text else { return nil }
        defer { curl_free(text) }
        return String(cString: text)
    }
}
