/// A customer of Partner Center: a tenant that knows this partner.
package struct Customer: Equatable, Sendable {
    /// The store's number.
    package var id: RowID
    /// The key: the Microsoft tenant.
    package var tenant: TenantID
    /// The company's name as the service gave it; sanitised, possibly empty.
    package var name: String
    /// The primary domain, in lower case; possibly empty.
    package var domain: String
    /// What the customer is to this partner.
    package var relationship: Relationship
    /// The portal's tags, as one text.
    package var tags: String
    /// Who will be the company's first user.
    package var contact: Contact
    /// When Ferry first saw it.
    package var firstSeen: Timestamp
    /// Since when it is missing from complete lists; nil while it is in them.
    package var missingSince: Timestamp?
    /// Why and by whom it was set aside; nil when it was not.
    package var ignored: Ignored?

    /// A customer with all that is known of it.
    package init(
        id: RowID, tenant: TenantID, name: String, domain: String, relationship: Relationship, tags: String = "",
        contact: Contact = Contact(), firstSeen: Timestamp, missingSince: Timestamp? = nil, ignored: Ignored? = nil
    ) {
        self.id = id
        self.tenant = tenant
        self.name = name
        self.domain = domain
        self.relationship = relationship
        self.tags = tags
        self.contact = contact
        self.firstSeen = firstSeen
        self.missingSince = missingSince
        self.ignored = ignored
    }
}

/// A decision to leave a customer alone.
package struct Ignored: Equatable, Sendable {
    /// Why, in the manager's words.
    package var reason: String
    /// When it was decided.
    package var at: Timestamp
    /// Who decided: user@host.
    package var by: String

    /// A decision with its reason.
    package init(reason: String, at: Timestamp, by: String) {
        self.reason = reason
        self.at = at
        self.by = by
    }
}
