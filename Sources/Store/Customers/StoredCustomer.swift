import Core

/// A customer's row: the customer, where it stands, and the keys of its name and domain.
struct StoredCustomer {
    /// What is known of it.
    var customer: Customer
    /// Where it stood when the row was written.
    var standing: Standing
    /// The keys of its name and domain.
    var keys: MatchKeys

    /// The columns in the order in which `init(listed:)` reads them: all that the list shows.
    static let listedColumns = """
        id, tenant, name, domain, relationship, tags, email, first_name, last_name, country, phone, first_seen, \
        missing_since, ignored_reason, ignored_at, ignored_by, state, reason, level, companies, namesake, name_key, \
        domain_key
        """

    /// The columns in the order in which `init(_:)` reads them.
    static let columns = "\(listedColumns), typed, bond, domains"

    /// The start of a query whose rows `init(detailed:)` reads.
    static let detailedSelection = """
        SELECT \(columns), billing_name, street, street2, city, region, postal_code, address_country, culture, delegated,
            read_at
        FROM customers LEFT JOIN customer_details ON customer = id
        """

    /// A row that is not stored yet.
    init(customer: Customer, standing: Standing, keys: MatchKeys) {
        self.customer = customer
        self.standing = standing
        self.keys = keys
    }

    /// Reads a row.
    init(_ columns: Columns) throws {
        try self.init(listed: columns)
        customer.typed = ContactParts(rawValue: columns.byte(23))
        customer.bond = CustomerDetails.Bond(rawValue: columns.text(24)) ?? .known
        customer.domains = Self.words(in: columns.text(25)).map(String.init)
    }

    /// Reads what the list shows of a row.
    init(listed columns: Columns) throws {
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
            companies: Self.words(in: columns.text(19)).map { CompanyID(String($0)) }, hasNamesake: columns.flag(20))
        keys = MatchKeys(nameKey: columns.integer(21), domainKey: columns.integer(22))
    }

    /// Reads a row with the details that lists don't need.
    init(detailed columns: Columns) throws {
        try self.init(columns)
        guard !columns.isNull(35) else { return }
        let address = PostalAddress(
            street: columns.text(27), street2: columns.text(28), city: columns.text(29), state: columns.text(30),
            postalCode: columns.text(31), country: columns.text(32))
        customer.billingName = columns.text(26)
        customer.address = address.isEmpty ? nil : address
        customer.culture = columns.text(33)
        customer.allowsDelegatedAccess = columns.isNull(34) ? nil : columns.flag(34)
        customer.detailsAt = columns.integer(35) == 0 ? nil : columns.moment(35)
    }

    /// The keys of all its domains, the primary one first.
    var domainKeys: [Int64] {
        let own = customer.domains.isEmpty ? [] : customer.domains.map(MatchKeys.key(ofDomain:))
        return ([keys.domain] + own.filter { $0 != keys.domain }).filter { $0 != 0 }
    }

    private static func words(in text: String) -> [Substring] { text.isEmpty ? [] : text.split(separator: " ") }

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
}
