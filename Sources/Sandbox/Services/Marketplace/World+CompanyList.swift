import Core

extension World {
    private static let usualPage = 50
    private static let largestPage = 500

    /// A page of the companies, by name from Z to A unless told, as thin as the published example.
    mutating func companyList(_ request: WebRequest) -> WebAnswer {
        guard let (page, size) = Self.page(request, usual: Self.usualPage, largest: Self.largestPage) else {
            return .marketError(400, "Invalid page or size", code: "BAD_REQUEST", shape: .status)
        }
        if let field = request.parameter("sortField"), field.uppercased() != "NAME" {
            return .marketError(400, "Invalid sortField", code: "BAD_REQUEST", shape: .status)
        }
        let wanted = request.parameter("name") ?? ""
        let isAscending = request.parameter("sortOrder")?.uppercased() == "ASC"
        let found = wanted.isEmpty ? companies.byName() : companies.named(wanted)
        let start = min(page * size, found.count)
        let end = min(start + size, found.count)
        let numbers = isAscending ? Array(found[start..<end]) : (start..<end).map { found[found.count - 1 - $0] }
        let hasAttributes = request.parameter("includeCustomAttributes") != "false"
        let hasLimits = request.parameter("includePurchaseLimitData") != "false"
        let shown = numbers.map { companies.companies[Int($0)] }
        return .object {
            $0.list("links")
            $0.list("content") {
                for company in shown {
                    $0.element {
                        writeCompany(company, hasAttributes: hasAttributes, &$0)
                        if hasLimits { Self.writeLimits(&$0) }
                    }
                }
            }
            Self.writePage(page, size, total: found.count, &$0)
        }
    }

    /// A company with everything, the tenant that it is linked to among it.
    mutating func companyDetails(_ number: Int) -> WebAnswer {
        let company = companies.companies[number]
        return .object { writeWhole(company, &$0) }
    }

    /// Everything that one company's own answers hold.
    func writeWhole(_ company: MarketCompany, _ json: inout JSONWriter) {
        writeCompany(company, hasAttributes: true, &json)
        json.field("status", company.isActive ? "ACTIVE" : "INACTIVE")
        if let id = company.mosiCustomerID { json.field("mosiCustomerId", id) }
        json.field("partner", "SANDBOX")
    }

    /// What a list shows of a company.
    func writeCompany(_ company: MarketCompany, hasAttributes: Bool, _ json: inout JSONWriter) {
        json.field("uuid", company.uuid)
        json.field("name", company.name)
        json.field("enabled", company.isEnabled)
        json.field("allowLogin", company.allowsLogin)
        if let address = company.address {
            json.object("address") {
                $0.field("street1", address.street)
                $0.field("street2", address.street2)
                $0.field("city", address.city)
                $0.field("state", address.state)
                $0.field("zip", address.postalCode)
                $0.field("country", address.country)
            }
        }
        if hasAttributes { Self.writeAttributes(company, &json) }
        json.field("creationDate", company.creationDate)
        for name in MarketCompany.textFields { json.field(name, company.texts[name]) }
        json.field("picture", nil)
        for name in ["vendor", "reseller", "channelAdmin", "salesSupport"] { json.field(name, false) }
        if let id = company.externalID { json.field("externalId", id) }
        let place = "http://127.0.0.1:\(port)/marketplace/api/account/v2/companies/\(company.uuid)"
        json.list("links") {
            for (name, end) in [("self", ""), ("memberships", "/memberships")] {
                $0.element {
                    $0.field("rel", name)
                    $0.field("href", place + end)
                }
            }
        }
    }

    private static func writeAttributes(_ company: MarketCompany, _ json: inout JSONWriter) {
        json.list("customAttributes") {
            for (name, value) in company.attributes.sorted(by: { $0.key < $1.key }) {
                $0.element {
                    $0.field("name", name)
                    $0.field("attributeType", "TEXT")
                    $0.field("label", name)
                    $0.field("hint", "")
                    $0.field("value", value)
                }
            }
        }
    }

    private static func writeLimits(_ json: inout JSONWriter) {
        json.field("thirtyDaysPurchaseLimit", 1000)
        json.field("thirtyDaysPurchaseRemainingAmt", 1000)
        json.field("thirtyDaysPurchaseLimitExempt", false)
        json.field("dailyPurchaseLimit", 100)
        json.field("dailyPurchaseRemainingAmt", 100)
        json.field("dailyPurchaseLimitExempt", false)
    }

    /// The page and its size that are asked for; nil when they are none.
    static func page(_ request: WebRequest, usual: Int, largest: Int) -> (page: Int, size: Int)? {
        let page = request.parameter("page").map { Int($0) } ?? 0
        let size = request.parameter("size").map { Int($0) } ?? usual
        guard let page, let size, page >= 0, page < 1_000_000, size > 0 else { return nil }
        return (page, min(size, largest))
    }

    /// The block that says where in a list a page stands.
    static func writePage(_ page: Int, _ size: Int, total: Int, _ json: inout JSONWriter) {
        json.object("page") {
            $0.field("size", size)
            $0.field("totalElements", total)
            $0.field("totalPages", (total + size - 1) / size)
            $0.field("number", page)
        }
    }
}
