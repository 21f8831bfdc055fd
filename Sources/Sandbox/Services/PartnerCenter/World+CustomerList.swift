import Core

extension World {
    /// The most customers of a page; also how many come when no size is asked for, and then without a way on.
    private static let largestPage = 500
    private static let endOfList = "end"

    /// A page of the customer list.
    mutating func customerList(_ request: WebRequest) -> WebAnswer {
        if let filter = request.parameter("filter") { return customerSearch(filter) }
        guard let sizeText = request.parameter("size") else {
            return customerPage(from: 0, size: Self.largestPage, page: 0, hasNext: false)
        }
        guard let size = Int(sizeText), (1...Self.largestPage).contains(size) else {
            return .partnerError(400, 3000, "The size is out of range.")
        }
        guard request.parameter("seekOperation")?.lowercased() == "next" else {
            return customerPage(from: 0, size: size, page: 0, hasNext: true)
        }
        let token = request.headers["ms-continuationtoken"].flatMap { Base64.bytes($0) } ?? []
        let text = String(decoding: token, as: UTF8.self)
        if text == Self.endOfList { return .partnerError(400, 2000, "There are no more items.") }
        let parts = text.split(separator: ":").compactMap { Int($0) }
        guard parts.count == 2 else { return .partnerError(400, 3000, "The continuation token is not valid.") }
        return customerPage(from: parts[0], size: size, page: parts[1], hasNext: true)
    }

    /// The places of the list from one on, as many as a page takes of those that are still shown.
    private mutating func places(from start: Int, size: Int) -> (shown: [CustomerBook.Entry], next: Int?) {
        let entries = customers.entries()
        var shown: [CustomerBook.Entry] = []
        var place = start
        while place < entries.count, shown.count < size {
            if customers.isListed(entries[place]) { shown.append(entries[place]) }
            place += 1
        }
        return (shown, place < entries.count ? place : nil)
    }

    private mutating func customerPage(from start: Int, size: Int, page: Int, hasNext: Bool) -> WebAnswer {
        let (shown, next) = places(from: start, size: size)
        let token: String?
        if let next {
            token = Base64.urlText(Array("\(next):\(page + 1)".utf8))
        } else {
            token = listEnd == .error2000 ? Base64.urlText(Array(Self.endOfList.utf8)) : nil
        }
        // Where the token stands, the mark and the keys' case change from page to page, as they do between accounts.
        let style = JSONWriter.Style(hasPascalKeys: page % 5 == 4, hasByteOrderMark: page % 2 == 1)
        return .object(style: style) {
            $0.field("totalCount", shown.count)
            $0.list("items") {
                for entry in shown {
                    let profile = customers.profile(entry.number)
                    $0.element { Self.listItem(profile, isSecond: entry.isSecond, &$0) }
                }
            }
            if hasNext { Self.links(token: token, size: size, page: page, &$0) }
            $0.object("attributes") { $0.field("objectType", "Collection") }
        }
    }

    private static func links(token: String?, size: Int, page: Int, _ json: inout JSONWriter) {
        let kind = page % 3
        let next = "/customers?size=\(size)&amp;seekOperation=Next"
        json.object("links") {
            $0.link("self", "/customers?size=\(size)")
            if let token, kind != 0 {
                // Since November 2021 some answers have the prefix and some have not.
                let uri = (kind == 2 ? "/v1" : "") + (page % 2 == 0 ? next.replacing("&amp;", with: "&") : next)
                $0.link("next", uri, token: token)
            }
        }
        if let token, kind != 1 { json.field("continuationToken", token) }
    }

    /// A row of the list, which tells no more than this; a dual partner's second row has its letters in capitals.
    private static func listItem(_ profile: CustomerProfile, isSecond: Bool, _ json: inout JSONWriter) {
        let id = isSecond ? profile.tenant.description.uppercased() : profile.tenant.description
        json.field("id", id)
        json.object("companyProfile") {
            $0.field("tenantId", id)
            $0.field("domain", profile.domain)
            $0.field("companyName", profile.name)
            $0.object("links") { $0.link("self", "/customers/\(id)/profiles/company") }
            $0.object("attributes") { $0.field("objectType", "CustomerCompanyProfile") }
        }
        let word = profile.relationship
        json.field("relationshipToPartner", profile.quirk.isMultiple(of: 11) ? word.capitalised : word)
        json.object("links") { $0.link("self", "/customers/\(id)") }
        json.object("attributes") { $0.field("objectType", "Customer") }
    }

    /// Customers whose name or domain begins with a text: the only search there is.
    private mutating func customerSearch(_ filter: String) -> WebAnswer {
        guard let value = JSONValue(Array(filter.utf8)), let field = value["Field"]?.text,
            let wanted = value["Value"]?.text?.lowercased(), value["Operator"]?.text == "starts_with",
            field == "CompanyName" || field == "Domain"
        else { return .partnerError(400, 3000, "The filter is not valid.") }
        var found: [CustomerProfile] = []
        for entry in customers.entries() where customers.isListed(entry) && found.count < Self.largestPage {
            let profile = customers.profile(entry.number)
            let text = field == "Domain" ? profile.domain : profile.name
            if text.lowercased().hasPrefix(wanted) { found.append(profile) }
        }
        return .object {
            $0.field("totalCount", String(found.count))
            $0.list("items") {
                for profile in found { $0.element { Self.listItem(profile, isSecond: false, &$0) } }
            }
            $0.object("attributes") { $0.field("objectType", "Collection") }
        }
    }
}

extension JSONWriter {
    /// A link as Partner Center writes it, with its continuation token where it has one.
    mutating func link(_ name: String, _ uri: String, token: String? = nil) {
        object(name) {
            $0.field("uri", uri)
            $0.field("method", "GET")
            $0.list("headers") {
                guard let token else { return }
                $0.element {
                    $0.field("key", "MS-ContinuationToken")
                    $0.field("value", token)
                }
            }
        }
    }
}

extension String {
    /// The text with a capital at its start.
    fileprivate var capitalised: String { prefix(1).uppercased() + dropFirst() }
}
