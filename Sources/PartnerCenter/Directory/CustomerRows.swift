import Core
import Transfer

extension CustomerPage {
    /// The page of an answer's body; throws when it is no page at all.
    init(_ body: [UInt8], after cursor: ListCursor, session: String) throws(ServiceFailure) {
        let page = try JSONValue.object(body, "a page of customers")
        guard page["items"].isList else { throw .unreadable("a page of customers came without its items") }
        let next = try ListCursor.next(of: page, session: session)
        if let next, next.query == cursor.query, next.headers == cursor.headers {
            throw .unreadable("the customer list goes round in circles")
        }
        self.init(
            lines: page["items"].items.enumerated().map { CustomerRows.line($0.element, number: $0.offset + 1) },
            next: next?.place)
    }
}

/// Rows of the customer list, which are thin: tenant, name, domain and relationship.
enum CustomerRows {
    /// The line of an item; a refused one when it can't be used.
    static func line(_ item: JSONValue, number: Int) -> ListLine {
        guard item.isObject else { return .rejected(RejectedLine(line: number, reason: .malformedItem)) }
        let profile = item["companyProfile"]
        let (id, own) = (item["id"].cell, profile["tenantId"].cell)
        let tenants = [id, own].compactMap(TenantID.init)
        guard let tenant = tenants.first else {
            let given = [id, own].first { !$0.isEmpty }
            let reason = given.map { RejectedLine.Reason.malformedTenant(Cell.quoted($0)) } ?? .noTenant
            return .rejected(RejectedLine(line: number, reason: reason))
        }
        // Which of two keys is the customer's can't be told, and a wrong one makes a company of a wrong tenant.
        if let other = tenants.last, other != tenant {
            return .rejected(RejectedLine(line: number, reason: .twoTenants("\(tenant)", "\(other)")))
        }
        return .customer(
            CustomerLine(
                line: number, tenant: tenant, name: profile["companyName"].cell,
                domain: Cell.domain(profile["domain"].cell),
                relationship: item["relationshipToPartner"].line.map { Relationship($0) }, tags: nil,
                contact: Contact()))
    }
}
