/// The service that knows this partner's customers.
package protocol CustomerDirectory: Sendable {
    /// A page of the whole list; the first one when no place is given.
    func page(after place: ListPlace?) async throws(ServiceFailure) -> CustomerPage
    /// What only reading a customer by its tenant shows; a lost relationship is an answer, not a failure.
    func details(of tenant: TenantID) async throws(ServiceFailure) -> CustomerDetails
    /// The customers that the service's audit records say were changed in a span of time.
    func changes(since: Timestamp, until: Timestamp) async throws(ServiceFailure) -> Set<TenantID>
    /// What is publicly known of a tenant; nil when there is no such tenant.
    func facts(of tenant: TenantID) async throws(ServiceFailure) -> TenantFacts?
    /// What is publicly known of the tenant with a domain; nil when there is none.
    func facts(ofDomain domain: String) async throws(ServiceFailure) -> TenantFacts?
    /// Whether the partner may administer the tenant by GDAP.
    func isDelegated(_ tenant: TenantID) async throws(ServiceFailure) -> Bool
}

/// Where a list goes on, in the service's own words.
package struct ListPlace: Hashable, Sendable {
    /// What the service wants to hear; opaque.
    package let text: String

    /// A place.
    package init(_ text: String) { self.text = text }
}

/// A page of the customer list.
package struct CustomerPage: Equatable, Sendable {
    /// Customers, and rows that can't be used; `line` counts from 1 within the page.
    package var lines: [ListLine]
    /// Where it goes on; nil at the end of the list.
    package var next: ListPlace?

    /// A page.
    package init(lines: [ListLine], next: ListPlace?) {
        self.lines = lines
        self.next = next
    }
}

/// What only reading a customer by its tenant shows.
package struct CustomerDetails: Equatable, Sendable {
    /// What became of the relationship.
    package enum Bond: String, Equatable, Sendable, CaseIterable {
        /// The customer can be read.
        case known
        /// The service no longer knows a relationship (404, or 403 with code 20002).
        case lost
        /// Delegated rights alone, and no reseller relationship.
        case delegatedOnly
    }

    /// The tenant.
    package var tenant: TenantID
    /// What became of the relationship.
    package var bond: Bond
    /// The relationship; nil when it was not told.
    package var relationship: Relationship?
    /// The bill-to name, which partners maintain; possibly empty.
    package var billingName: String
    /// The person of the billing profile; every part may be empty.
    package var contact: Contact
    /// The address of the billing profile; nil when there is none.
    package var address: PostalAddress?
    /// The language and region, such as da-DK; possibly empty.
    package var culture: String
    /// The tenant's own domains, in lower case; empty where the partner may not see them.
    package var domains: [String]
    /// Whether delegated administration is allowed; nil when it was not told.
    package var allowsDelegatedAccess: Bool?

    /// Details.
    package init(
        tenant: TenantID, bond: Bond, relationship: Relationship? = nil, billingName: String = "",
        contact: Contact = Contact(), address: PostalAddress? = nil, culture: String = "", domains: [String] = [],
        allowsDelegatedAccess: Bool? = nil
    ) {
        self.tenant = tenant
        self.bond = bond
        self.relationship = relationship
        self.billingName = billingName
        self.contact = contact
        self.address = address
        self.culture = culture
        self.domains = domains
        self.allowsDelegatedAccess = allowsDelegatedAccess
    }
}

/// What Microsoft Graph tells of any tenant, without a relationship.
package struct TenantFacts: Equatable, Sendable {
    /// The tenant.
    package var tenant: TenantID
    /// Its display name; possibly empty.
    package var name: String
    /// Its default domain, in lower case; possibly empty.
    package var domain: String
    /// Its brand for federated sign-in; possibly empty.
    package var brand: String

    /// Facts.
    package init(tenant: TenantID, name: String, domain: String, brand: String) {
        self.tenant = tenant
        self.name = name
        self.domain = domain
        self.brand = brand
    }
}
