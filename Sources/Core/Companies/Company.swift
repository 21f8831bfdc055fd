/// The marketplace's id of a company: whatever text the marketplace uses.
package struct CompanyID: Hashable, Sendable, CustomStringConvertible {
    /// The id as the marketplace writes it.
    package let description: String

    /// An id by its text.
    package init(_ text: String) { description = text }

    /// The id of a company that was reported as created, for as long as nobody told the marketplace's own.
    package init(placeholderFor tenant: TenantID) { description = "\(Self.placeholderPrefix)\(tenant)" }

    /// How ids begin that stand for others.
    package static let placeholderPrefix = "external:"

    /// Whether it stands for an id that nobody told; no service is ever asked about it.
    package var isPlaceholder: Bool { description.hasPrefix(Self.placeholderPrefix) }
}

/// How well it is known that a company belongs to a tenant.
package enum TenantEvidence: String, Sendable, CaseIterable {
    /// No tenant is known.
    case none
    /// Ferry wrote the tenant id on the company; the marketplace has not confirmed it yet.
    case written
    /// The marketplace itself names the tenant.
    case confirmed
}

/// A company on the marketplace.
package struct Company: Equatable, Sendable {
    /// The marketplace's id.
    package var id: CompanyID
    /// Its name there.
    package var name: String
    /// The Microsoft tenant it is linked to.
    package var tenant: TenantID?
    /// How well that link is known.
    package var evidence: TenantEvidence
    /// Its primary or verified domain, in lower case; possibly empty.
    package var domain: String
    /// The marketplace's own word for its status, such as ENABLED.
    package var status: String
    /// When it was created.
    package var createdAt: Timestamp
    /// The company administrator; parts may be empty.
    package var administrator: Contact
    /// Whether Ferry created it, and how.
    package var origin: CompanyOrigin
    /// Where it is; nil where the marketplace does not say, and in the store, which keeps what comparing it found.
    package var address: PostalAddress?
    /// What stands where the marketplace keeps tenant ids: its field for foreign ids or an attribute; possibly empty.
    package var tenantKey: String
    /// Its verified domains, in lower case; empty where they were not read.
    package var verifiedDomains: [String]
    /// Whether it was read by its id, so that a tenant that the marketplace itself knows would have shown.
    package var isRead: Bool
    /// Since when it is missing from the marketplace's complete list; nil while it is there.
    package var missingSince: Timestamp?

    /// A company with all that is known of it.
    package init(
        id: CompanyID, name: String, tenant: TenantID?, evidence: TenantEvidence, domain: String, status: String,
        createdAt: Timestamp, administrator: Contact, origin: CompanyOrigin, address: PostalAddress? = nil,
        tenantKey: String = "", verifiedDomains: [String] = [], isRead: Bool = true, missingSince: Timestamp? = nil
    ) {
        self.id = id
        self.name = name
        self.tenant = tenant
        self.evidence = evidence
        self.domain = domain
        self.status = status
        self.createdAt = createdAt
        self.administrator = administrator
        self.origin = origin
        self.address = address
        self.tenantKey = tenantKey
        self.verifiedDomains = verifiedDomains
        self.isRead = isRead
        self.missingSince = missingSince
    }

    /// Whether something else stands where its tenant id belongs; nothing ever overwrites that.
    package var bearsForeignKey: Bool {
        let key = tenantKey.trimmingBlanks
        return !key.isEmpty && TenantID(key) == nil
    }
}

/// Where a company came from.
package enum CompanyOrigin: String, Sendable, CaseIterable {
    /// It was on the marketplace when Ferry first looked.
    case found
    /// A person created it with Ferry.
    case byHand
    /// Ferry created it by the setting.
    case automatic
}

/// What a marketplace needs for a new company.
package struct NewCompany: Equatable, Sendable {
    /// The tenant: the key that makes creation idempotent.
    package var tenant: TenantID
    /// The name.
    package var name: String
    /// The primary domain; possibly empty.
    package var domain: String
    /// The first user, who becomes Company Administrator; the e-mail address is never empty.
    package var administrator: Contact
    /// The address; nil unless it is complete.
    package var address: PostalAddress?
    /// Who decided on it, which only a store remembers.
    package var origin = CompanyOrigin.byHand

    /// A company to be created.
    package init(
        tenant: TenantID, name: String, domain: String, administrator: Contact, address: PostalAddress? = nil
    ) {
        self.tenant = tenant
        self.name = name
        self.domain = domain
        self.administrator = administrator
        self.address = address
    }
}
