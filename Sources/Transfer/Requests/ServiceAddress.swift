/// Where a service lives: a URL to which paths are appended.
package struct ServiceAddress: Equatable, Sendable, CustomStringConvertible {
    /// Why a text is no address or path; the raw value ends a sentence that begins with the text's name.
    package enum Problem: Error, Equatable, Sendable {
        case wrong(String)

        /// The end of a sentence, such as "is not a URL".
        package var words: String {
            switch self {
            case .wrong(let words): words
            }
        }
    }

    private let origin: String
    private let base: [Substring]

    /// Reads an address; plain http is for this machine alone.
    package init(_ text: String) throws(Problem) {
        let address: WebAddress
        do { address = try WebAddress(text) } catch { throw .wrong(error.rawValue) }
        guard address.query == nil, !text.contains("#"), !text.contains("?") else { throw .wrong("holds a query") }
        origin = address.origin
        base = address.path.split(separator: "/")
    }

    /// The address without a slash at its end.
    package var description: String { origin + base.map { "/" + $0 }.joined() }

    /// The whole URL of a path below the address.
    ///
    /// The path may hold a query already. A version that ends the address and begins the path, such as `/v1`, is
    /// taken once, since Microsoft's links come with and without it.
    package func url(_ path: String, query: [HTTPHeader] = []) throws(Problem) -> String {
        guard
            !path.utf8.contains(where: { $0 <= 32 || $0 >= 127 || $0 == UInt8(ascii: "\\") || $0 == UInt8(ascii: "#") })
        else { throw .wrong("holds characters that must be encoded") }
        let halves = path.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        let steps = (halves.first ?? "").split(separator: "/")
        guard !Self.isWhole(halves.first ?? "") else { throw .wrong("is a whole URL") }
        guard !steps.contains(where: \.isDotSegment) else { throw .wrong("leads out of the address") }
        var joined = base
        for step in steps where step != joined.last || !Self.isVersion(step) { joined.append(step) }
        var url = origin
        if joined.isEmpty { url += "/" }
        for step in joined {
            url += "/"
            url += step
        }
        let queries = (halves.count == 2 && !halves[1].isEmpty ? [String(halves[1])] : []) + query.map(Self.encoded)
        for (place, query) in queries.enumerated() {
            url += place == 0 ? "?" : "&"
            url += query
        }
        return url
    }

    /// The path and query, below the address, of a link that the service gave; nil when it leads elsewhere.
    ///
    /// Links come whole, from the root, or without a slash at the start.
    package func path(ofLink link: String) -> String? {
        guard link.contains("://") else { return (try? url(link)) == nil ? nil : link }
        guard let address = try? WebAddress(link), address.origin == origin else { return nil }
        let steps = address.path.split(separator: "/")
        guard steps.starts(with: base) else { return nil }
        let path = steps.dropFirst(base.count).map { "/" + $0 }.joined()
        return path + (address.query.map { "?" + $0 } ?? "")
    }

    /// Whether a path begins another URL: a colon and two slashes stand in it.
    private static func isWhole(_ path: Substring) -> Bool {
        var rest = path.utf8
        while let colon = rest.firstIndex(of: UInt8(ascii: ":")) {
            rest = rest[rest.index(after: colon)...]
            if rest.starts(with: [UInt8(ascii: "/"), UInt8(ascii: "/")]) { return true }
        }
        return false
    }

    /// Whether a step is `v1`, `v1.0` or the like.
    private static func isVersion(_ step: Substring) -> Bool {
        step.utf8.first == UInt8(ascii: "v") && step.utf8.count > 1
            && step.dropFirst().allSatisfy { $0.isASCII && ($0.isNumber || $0 == ".") }
    }

    private static func encoded(_ parameter: HTTPHeader) -> String {
        "\(PercentEncoding.encoded(parameter.name))=\(PercentEncoding.encoded(parameter.value))"
    }
}
