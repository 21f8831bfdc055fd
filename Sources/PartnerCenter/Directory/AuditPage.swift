import Core
import Transfer

/// A page of audit records.
struct AuditPage {
    /// Records that could be read.
    let records: [AuditRecord]
    /// The next page; nil at the end.
    let next: NextLink?

    /// The page of an answer's body.
    init(_ body: [UInt8]) throws(ServiceFailure) {
        let page = try JSONValue.object(body, "audit records")
        guard page["items"].isList else { throw .unreadable("audit records came without their items") }
        records = page["items"].items.map { AuditRecord($0) }
        next = try NextLink.read(page)
    }

    /// The customers whose details may have changed since a moment.
    func customers(since: Timestamp) -> Set<TenantID> {
        Set(records.filter { $0.mayChangeDetails && ($0.at.map { $0 >= since } ?? true) }.compactMap(\.customer))
    }
}

/// What one audit record tells, as far as it matters here.
struct AuditRecord: Equatable {
    /// The customer; nil when none is named.
    let customer: TenantID?
    /// The kind of thing that changed, folded.
    let resource: String
    /// What was done, folded.
    let operation: String
    /// How it ended, folded.
    let status: String
    /// When; nil when that can't be read.
    let at: Timestamp?

    /// Kinds of things that have no part in a customer's details; the service's list is open, so that others count.
    private static let elsewhere: Set<String> = [
        "customeruser", "order", "subscription", "license", "thirdpartyaddon", "mpnassociation", "transfer",
        "application", "applicationcredential", "partneruser", "referral", "softwarekey", "softwaredownloadlink",
        "spendinglimit", "invoice", "selfservepolicy", "credit", "customerdirectoryrole", "softwarepage", "device",
        "policy", "overage", "newcommercemigration", "azureentitlement", "granularadminaccessassignment",
    ]

    /// A record's fields.
    init(_ fields: JSONValue) {
        resource = fields["resourceType"].word ?? ""
        operation = fields["operationType"].word ?? ""
        status = fields["operationStatus"].word ?? ""
        at = fields["operationDate"].moment
        customer = Self.customer(fields)
    }

    /// Whether the customer's details have to be read again.
    var mayChangeDetails: Bool {
        if status == "failed" || status == "decline" { return false }
        return !Self.elsewhere.contains(resource) || operation.contains("relationship")
    }

    /// The customer in its own field, else in the record's id: `{partner}_{customer}_{operation}_{ticks}`.
    private static func customer(_ fields: JSONValue) -> TenantID? {
        if let named = TenantID(fields["customerId"].cell) { return named }
        let parts = fields["id"].cell.split(separator: "_").compactMap { TenantID(String($0)) }
        return parts.count > 1 ? parts[1] : nil
    }
}
