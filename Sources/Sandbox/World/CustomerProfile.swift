import Core

/// Everything that Microsoft knows of one customer.
struct CustomerProfile: Sendable {
    /// Its number: the row of the made-up data, or a later one for customers that were added.
    var number: Int
    /// Its tenant.
    var tenant: TenantID
    /// The display name; not sanitised.
    var name: String
    /// The bill-to name, which partners maintain.
    var billingName: String
    /// Its domain in the list.
    var domain: String
    /// The service's word for its relationship.
    var relationship: String
    /// The person of the billing profile.
    var contact: Contact
    /// The address of the billing profile.
    var address: PostalAddress
    /// Its own domains, told only to those with delegated rights.
    var customDomains: [String]
    /// Whether the partner may administer it by GDAP.
    var isDelegated: Bool
    /// What became of the relationship.
    var bond: CustomerBond
    /// Its language and region.
    var culture: String
    /// Decides which oddities its answers have.
    var quirk: Int
}

/// What the services still say of a customer.
package enum CustomerBond: String, Sendable, CaseIterable {
    /// In the list, and readable.
    case reseller
    /// Refused with 403 and code 20002; perhaps still in the list.
    case lost
    /// Known to Graph alone: delegated rights without a reseller relationship.
    case delegatedOnly
    /// Known to nobody.
    case gone
}
