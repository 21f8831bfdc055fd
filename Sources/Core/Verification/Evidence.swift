/// How deep a verification looked, from what a list shows to what only delegated rights show.
package enum EvidenceLevel: Int, CaseIterable, Sendable, Comparable {
    /// The customer's row in Partner Center's list.
    case list = 1
    /// What Microsoft Graph tells of any tenant.
    case graph = 2
    /// The customer as Partner Center shows it by its tenant.
    case partnerCenter = 3
    /// What delegated administration (GDAP) lets the partner see.
    case delegated = 4

    package static func < (left: EvidenceLevel, right: EvidenceLevel) -> Bool { left.rawValue < right.rawValue }
}

/// What is compared of a company and its tenant.
package enum EvidenceField: String, CaseIterable, Sendable {
    case tenant, name, domain, street, city, state, postalCode, country, email, delegation
}

/// What comparing a field came to.
package enum EvidenceVerdict: String, CaseIterable, Sendable {
    case agree, differ
    /// One side does not tell it.
    case unknown
}

/// One field of a company as the marketplace and as Microsoft show it.
package struct Evidence: Equatable, Sendable {
    /// The company.
    package var company: CompanyID
    /// The tenant it was compared with; nil when it is linked to none.
    package var tenant: TenantID?
    /// How deep this look went.
    package var level: EvidenceLevel
    /// The field.
    package var field: EvidenceField
    /// The marketplace's side; empty when it does not tell.
    package var marketplace: String
    /// Microsoft's side; empty when it does not tell.
    package var microsoft: String
    /// Whether both agree.
    package var verdict: EvidenceVerdict
    /// Where Microsoft's side was read, or why it could not be.
    package var source: String
    /// When it was read.
    package var readAt: Timestamp

    /// Evidence.
    package init(
        company: CompanyID, tenant: TenantID?, level: EvidenceLevel, field: EvidenceField, marketplace: String,
        microsoft: String, verdict: EvidenceVerdict, source: String, readAt: Timestamp
    ) {
        self.company = company
        self.tenant = tenant
        self.level = level
        self.field = field
        self.marketplace = marketplace
        self.microsoft = microsoft
        self.verdict = verdict
        self.source = source
        self.readAt = readAt
    }
}

/// The deepest level on which Microsoft knows the tenant of a company; nil when none does, or one contradicts.
package func tenantLevel(of evidence: [Evidence]) -> EvidenceLevel? {
    let tenants = evidence.filter { $0.field == .tenant }
    guard !tenants.contains(where: { $0.verdict == .differ }) else { return nil }
    return tenants.filter { $0.verdict == .agree }.map(\.level).max()
}
