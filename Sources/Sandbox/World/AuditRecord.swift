import Core

/// What the audit log holds of one change.
struct AuditRecord: Sendable {
    /// The changes that the sandbox makes.
    enum Operation: Sendable {
        case added, removed, renamed, accepted

        /// The service's word for it.
        var word: String {
            switch self {
            case .added: "add_customer"
            case .removed: "remove_partner_customer_relationship"
            case .renamed: "update_customer_billing_profile"
            case .accepted: "reseller_relationship_accepted_by_customer"
            }
        }

        /// The service's word for what was changed.
        var resource: String {
            switch self {
            case .removed, .accepted: "partner_customer_relationship"
            default: "customer"
            }
        }
    }

    /// The customer's number.
    var number: Int
    /// What was done.
    var operation: Operation
    /// When.
    var at: Timestamp
    /// Its place among all records.
    var order: Int

    /// What happened in the weeks before the sandbox was started.
    static func past(of data: DemoData) -> [AuditRecord] {
        let number = min(40, data.count / 10)
        return (0..<number).map { place in
            AuditRecord(
                number: place * 7 % data.count, operation: place.isMultiple(of: 3) ? .accepted : .renamed,
                at: data.now.adding(seconds: Int64(place - number) * 86_400), order: place)
        }
    }
}
