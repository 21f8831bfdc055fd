import Core
import Transfer

/// How a collection of the service names its next page.
///
/// The token comes in the body (`continuationToken`) or as a header of the next link, and some links have none. Of a
/// link's address its parameters alone are used: it comes with and without the `/v1` of its path.
struct NextLink: Equatable, Sendable {
    /// The parameters of the next request; those of the first come before them where `isSeek`.
    let query: [HTTPHeader]
    /// The headers of the next request.
    let headers: [HTTPHeader]
    /// Whether a token leads on, so that the parameters of the first request are repeated.
    let isSeek: Bool

    private static let tokenHeader = "MS-ContinuationToken"

    /// The next page of a page; nil at the end of the collection.
    ///
    /// Throws where a next page is named in a way that can't be followed: that is not the end.
    static func read(_ page: JSONValue) throws(ServiceFailure) -> NextLink? {
        let link = page["links"]["next"]
        if let token = page["continuationToken"].text ?? token(link), !token.isEmpty {
            return try NextLink(
                query: [HTTPHeader("seekOperation", "next")], headers: [HTTPHeader(tokenHeader, token)], isSeek: true
            ).checked()
        }
        guard let address = link["uri"].link, !address.isEmpty else { return nil }
        return try NextLink(query: query(of: address) ?? [], headers: [], isSeek: false).checked()
    }

    /// Itself, unless it leads nowhere or holds a line end, which would end a header early.
    private func checked() throws(ServiceFailure) -> NextLink {
        let isClean = (query + headers).allSatisfy { !$0.value.utf8.contains { $0 < 32 || $0 == 127 } }
        guard isClean, !query.isEmpty else {
            throw .unreadable("the next page is named in a way that can't be followed")
        }
        return self
    }

    /// The parameters of the next page of a collection of Graph; nil at its end.
    static func graph(_ page: JSONValue) -> [HTTPHeader]? {
        page["@odata.nextLink"].text.flatMap(query(of:))
    }

    private static func query(of address: String) -> [HTTPHeader]? {
        address.firstIndex(of: "?").map { parameters(address[address.index(after: $0)...]) }
    }

    /// The parameters of a URL's query.
    static func parameters(_ text: Substring) -> [HTTPHeader] {
        text.split(separator: "&").map { pair in
            let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            return HTTPHeader(
                PercentEncoding.decoded(parts[0]), parts.count > 1 ? PercentEncoding.decoded(parts[1]) : "")
        }
    }

    private static func token(_ link: JSONValue) -> String? {
        link["headers"].items.first { $0["key"].text?.lowercased() == tokenHeader.lowercased() }?["value"].text
    }
}
