import Core
import Foundation
import Testing

/// A walk through the customer list, as a client makes it.
struct Walk {
    /// The rows, with keys as they came.
    var rows: [[String: Any]] = []
    /// The bodies of the pages.
    var pages: [Answer] = []
    /// The status of the last answer.
    var end = 0

    init(_ client: Client, size: Int = 500) throws {
        var token: String?
        while true {
            let more = token == nil ? "" : "&seekOperation=next"
            let headers = token.map { ["MS-ContinuationToken": $0] } ?? [:]
            let answer = try #require(client.get("/partnercenter/v1/customers?size=\(size)\(more)", headers: headers))
            end = answer.status
            guard answer.status == 200 else {
                #expect(answer.object["code"] as? Int == 2000)
                return
            }
            pages.append(answer)
            rows += answer.list("items") + answer.list("Items")
            token = Self.token(answer)
            if token == nil { return }
        }
    }

    /// The token in the body or in the links, whatever the keys' case.
    private static func token(_ answer: Answer) -> String? {
        let object = lowered(answer.object)
        if let token = object["continuationtoken"] as? String { return token }
        let links = lowered(object["links"] as? [String: Any] ?? [:])
        let next = lowered(links["next"] as? [String: Any] ?? [:])
        let headers = (next["headers"] as? [[String: Any]] ?? []).map(lowered)
        return headers.first { $0["key"] as? String == "MS-ContinuationToken" }?["value"] as? String
    }

    static func lowered(_ object: [String: Any]) -> [String: Any] {
        Dictionary(object.map { ($0.key.lowercased(), $0.value) }, uniquingKeysWith: { first, _ in first })
    }

    /// The rows' tenants.
    var tenants: [TenantID] {
        rows.compactMap { (Self.lowered($0)["id"] as? String).flatMap { TenantID($0) } }
    }
}
