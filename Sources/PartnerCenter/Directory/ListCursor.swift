import Core
import Transfer

/// Where the customer list goes on: the parameters and headers that the service named, and the run that heard them.
struct ListCursor: Equatable, Sendable {
    /// The most customers that the service gives a page.
    static let pageSize = 500
    /// The first page.
    static let start = ListCursor(query: [HTTPHeader("size", "\(pageSize)")], headers: [], session: "")

    /// The parameters of the request.
    let query: [HTTPHeader]
    /// The headers of the request.
    let headers: [HTTPHeader]
    /// The run of the program that was given this place.
    let session: String

    /// What asks for the page.
    var request: ServiceRequest { ServiceRequest(.get, "/v1/customers", query: query, headers: headers) }

    /// The page that a page names as its next; nil at the end of the list.
    static func next(of page: JSONValue, session: String) throws(ServiceFailure) -> ListCursor? {
        guard let next = try NextLink.read(page) else { return nil }
        let size = next.isSeek ? [HTTPHeader("size", "\(pageSize)")] : []
        return ListCursor(query: size + next.query, headers: next.headers, session: session)
    }

    private init(query: [HTTPHeader], headers: [HTTPHeader], session: String) {
        self.query = query
        self.headers = headers
        self.session = session
    }

    /// The cursor of a place; nil when the place can't be read.
    init?(_ place: ListPlace?) {
        guard let place else { return nil }
        let lines = place.text.split(separator: "\n", omittingEmptySubsequences: false)
        guard lines.count >= 2 else { return nil }
        session = String(lines[0])
        query = NextLink.parameters(lines[1])
        headers = lines.dropFirst(2).compactMap { line in
            line.firstRange(of: ": ").map {
                HTTPHeader(String(line[..<$0.lowerBound]), String(line[$0.upperBound...]))
            }
        }
        if query.isEmpty { return nil }
    }

    /// The cursor as a line each for the run, the parameters and every header.
    var place: ListPlace {
        let parameters = query.map { "\(PercentEncoding.encoded($0.name))=\(PercentEncoding.encoded($0.value))" }
        let lines = [session, parameters.joined(separator: "&")] + headers.map { "\($0.name): \($0.value)" }
        return ListPlace(lines.joined(separator: "\n"))
    }
}
