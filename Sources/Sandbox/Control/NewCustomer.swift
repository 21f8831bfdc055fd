package import Core

/// A customer who accepts the reseller relationship while the sandbox runs.
package struct NewCustomer: Sendable {
    /// Its tenant; nil for a new one.
    package var tenant: TenantID?
    /// Its name.
    package var name: String
    /// Its domain; empty for one made of its number.
    package var domain: String
    /// The service's word for its relationship.
    package var relationship: String
    /// The person of the billing profile.
    package var contact: Contact
    /// Whether the partner may administer it.
    package var isDelegated: Bool

    /// A customer.
    package init(
        tenant: TenantID? = nil, name: String, domain: String = "", relationship: String = "reseller",
        contact: Contact = Contact(), isDelegated: Bool = true
    ) {
        self.tenant = tenant
        self.name = name
        self.domain = domain
        self.relationship = relationship
        self.contact = contact
        self.isDelegated = isDelegated
    }
}
