import Core

/// A customer's row: the customer, where it stands, and the keys of its name and domain.
struct StoredCustomer {
    /// What is known of it.
    var customer: Customer
    /// Where it stood when the row was written.
    var standing: Standing
    /// The keys of its name and domain.
    var keys: MatchKeys

    /// The columns in the order in which `init(_:)` reads them.
    static let columns = """
        id, tenant, name, domain, relationship, tags, email, first_name, last_name, country, phone, first_seen, \
        missing_since, ignored_reason, ignored_at, ignored_by, state, reason, level, companies, namesake, name_key, \
        domain_key
        """

    /// A row that is not stored yet.
    init(customer: Customer, standing: Standing, keys: MatchKeys) {
        self.customer = customer
        self.standing = standing
        self.keys = keys
    }

    /// Reads a row.
    init(_ columns: Columns) throws {
        guard let tenant = columns.tenant(1) else { throw StoreFailure.failed(why: "a customer has no tenant") }
        customer = Customer(
            id: columns.row(0), tenant: tenant, name: columns.text(2), domain: columns.text(3),
            relationship: Relationship(columns.text(4)), tags: columns.text(5), contact: Self.contact(columns),
            firstSeen: columns.moment(11), missingSince: columns.isNull(12) ? nil : columns.moment(12),
            ignored: Self.ignored(columns))
        standing = Standing(
            PendingState(rawValue: columns.byte(16)) ?? .checking,
            StandingReason(rawValue: columns.byte(17)) ?? .none,
            level: MatchLevel(rawValue: columns.text(18)) ?? .none,
            companies: Standing.companies(in: columns.text(19)), hasNamesake: columns.flag(20))
        keys = MatchKeys(nameKey: columns.integer(21), domainKey: columns.integer(22))
    }

    private static func contact(_ columns: Columns) -> Contact {
        Contact(
            email: columns.text(6), firstName: columns.text(7), lastName: columns.text(8), country: columns.text(9),
            phone: columns.text(10))
    }

    private static func ignored(_ columns: Columns) -> Ignored? {
        guard !columns.isNull(13) else { return nil }
        return Ignored(reason: columns.text(13), at: columns.moment(14), by: columns.text(15))
    }

    /// The row as the list shows it.
    var record: Record {
        Record(
            id: customer.id, state: standing.state.rawValue, reason: standing.reason.rawValue,
            texts: [
                customer.name, customer.domain, customer.tenant.description, customer.contact.fullName,
                customer.contact.email, customer.contact.country, customer.relationship.word, customer.tags,
                customer.contact.phone, standing.level.rawValue, standing.companiesText,
                customer.ignored?.reason ?? "", customer.contact.firstName, customer.contact.lastName,
            ],
            numbers: [
                customer.firstSeen.seconds, customer.missingSince?.seconds ?? 0, standing.hasNamesake ? 1 : 0,
            ])
    }
}

extension Standing {
    /// The ids of its companies, separated by blanks.
    var companiesText: String { companies.map(\.description).joined(separator: " ") }

    /// The companies of such a text.
    fileprivate static func companies(in text: String) -> [CompanyID] {
        text.isEmpty ? [] : text.split(separator: " ").map { CompanyID(String($0)) }
    }
}
