import Core

/// A company's row.
struct StoredCompany {
    /// The store's number.
    var row: RowID
    /// What is known of it.
    var company: Company
    /// Whether it lives on the local marketplace.
    var isLocal: Bool
    /// The keys of its name and domain.
    var keys: MatchKeys
    /// Its administrator's user; nil when there is none.
    var administrator: RowID?
    /// A hash of what the list showed of it; 0 when it was in none.
    var listHash: Int64
    /// What the administrator knows of how to get in; nil when there is none.
    var informed: InvitationState?

    /// The start of a query whose rows `init(_:)` reads.
    static let selection = """
        SELECT c.id, c.key, c.name, c.tenant, c.evidence, c.domain, c.status, c.created_at, c.origin, c.local,
            c.name_key, c.domain_key, u.id, u.email, u.first_name, u.last_name, u.country, u.phone, i.state,
            c.external_id, c.verified_domains, c.is_read, c.missing_since, c.list_hash
        FROM companies c
        LEFT JOIN users u ON u.company = c.id AND u.administrator = 1
        LEFT JOIN invitations i ON i.user = u.id
        """

    /// Reads a row.
    init(_ columns: Columns) {
        row = columns.row(0)
        company = Company(
            id: CompanyID(columns.text(1)), name: columns.text(2), tenant: columns.tenant(3),
            evidence: TenantEvidence(rawValue: columns.text(4)) ?? .none, domain: columns.text(5),
            status: columns.text(6), createdAt: columns.moment(7),
            administrator: Contact(
                email: columns.text(13), firstName: columns.text(14), lastName: columns.text(15),
                country: columns.text(16), phone: columns.text(17)),
            origin: CompanyOrigin(rawValue: columns.text(8)) ?? .found, tenantKey: columns.text(19),
            verifiedDomains: columns.text(20).split(separator: " ").map(String.init),
            isRead: columns.flag(21) || columns.flag(9),
            missingSince: columns.isNull(22) ? nil : columns.moment(22))
        isLocal = columns.flag(9)
        listHash = columns.integer(23)
        keys = MatchKeys(nameKey: columns.integer(10), domainKey: columns.integer(11))
        administrator = columns.isNull(12) ? nil : columns.row(12)
        informed = columns.isNull(18) ? nil : InvitationState(rawValue: columns.byte(18))
    }

    /// Whether it stood for a company that came under its own id: nothing is left of it to be shown.
    static func hasGivenWay(_ columns: Columns) -> Bool {
        !columns.isNull(22) && CompanyID(columns.text(1)).isPlaceholder
    }

    private var reason: StandingReason {
        if company.missingSince != nil { return .notInLastList }
        return company.tenant == nil && company.bearsForeignKey ? .foreignKey : .none
    }

    /// The row as the list shows it.
    var record: Record {
        let administrator = company.administrator
        return Record(
            id: row, state: (company.missingSince == nil ? CompanyState(company.evidence) : .gone).rawValue,
            reason: reason.rawValue,
            texts: [
                company.name, company.domain, company.tenant?.description ?? "", administrator.fullName,
                administrator.email, company.id.description, company.evidence.rawValue, company.status,
                company.origin.rawValue, informed?.word ?? "", administrator.country, administrator.phone,
            ],
            numbers: [company.createdAt.seconds])
    }
}
