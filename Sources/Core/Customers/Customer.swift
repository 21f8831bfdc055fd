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
    /// Which parts of the contact a person gave: by hand or in a file.
    package var typed: ContactParts
    /// What became of the relationship when it was last read by its tenant.
    package var bond: CustomerDetails.Bond
    /// Its own domains, in lower case; empty where they were not read or may not be seen.
    package var domains: [String]
    /// The bill-to name; possibly empty.
    package var billingName: String
    /// The billing address; nil when it is not known.
    package var address: PostalAddress?
    /// The language and region, such as da-DK; possibly empty.
    package var culture: String
    /// Whether it allows delegated administration; nil when that was not told.
    package var allowsDelegatedAccess: Bool?
    /// When it was last read by its tenant; nil when it never was.
    package var detailsAt: Timestamp?

    /// A customer with all that is known of it.
    package init(
        id: RowID, tenant: TenantID, name: String, domain: String, relationship: Relationship, tags: String = "",
        contact: Contact = Contact(), firstSeen: Timestamp, missingSince: Timestamp? = nil, ignored: Ignored? = nil,
        typed: ContactParts = [], bond: CustomerDetails.Bond = .known, domains: [String] = [],
        billingName: String = "", address: PostalAddress? = nil, culture: String = "",
        allowsDelegatedAccess: Bool? = nil, detailsAt: Timestamp? = nil
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
        self.typed = typed
        self.bond = bond
        self.domains = domains
        self.billingName = billingName
        self.address = address
        self.culture = culture
        self.allowsDelegatedAccess = allowsDelegatedAccess
        self.detailsAt = detailsAt
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
