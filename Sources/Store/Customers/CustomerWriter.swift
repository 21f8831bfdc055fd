import Core

/// Writes customers' rows.
struct CustomerWriter {
    private let writing: Writing

    /// A writer within a transaction.
    init(_ writing: Writing) { self.writing = writing }

    /// Adds a customer of a list, without details, and gives it a number; nil when its tenant is there already.
    ///
    /// A reading of the service's list is noted with what it showed.
    func insert(
        _ row: StoredCustomer, listing: Int64? = nil, as relationship: Relationship? = nil
    ) throws -> RowID? {
        let customer = row.customer
        let contact = customer.contact
        try writing.command(Self.insertion).run(
            .tenant(customer.tenant), .text(customer.name), .text(customer.domain), .text(customer.relationship.word),
            .text(customer.tags), .text(contact.email), .text(contact.firstName), .text(contact.lastName),
            .text(contact.country), .text(contact.phone), .integer(customer.firstSeen.seconds),
            .moment(customer.missingSince), customer.ignored.map { .text($0.reason) } ?? .null,
            .moment(customer.ignored?.at), customer.ignored.map { .text($0.by) } ?? .null,
            .integer(Int64(row.standing.state.rawValue)), .integer(Int64(row.standing.reason.rawValue)),
            .text(row.standing.level.rawValue), .text(row.standing.companiesText), .flag(row.standing.hasNamesake),
            .integer(row.keys.name), .integer(row.keys.domain), .integer(try writing.revision(.customers)),
            .integer(Int64(customer.typed.rawValue)), .integer(listing ?? 0),
            .text(listing == nil ? "" : relationship?.word ?? ""))
        guard writing.changedRows == 1 else { return nil }
        return RowID(UInt32(clamping: writing.lastRow))
    }

    /// Replaces all of a customer's row but its number and tenant; details have a row of their own.
    func save(_ row: StoredCustomer) throws {
        let customer = row.customer
        let contact = customer.contact
        try writing.command(Self.replacement).run(
            .text(customer.name), .text(customer.domain), .text(customer.relationship.word), .text(customer.tags),
            .text(contact.email), .text(contact.firstName), .text(contact.lastName), .text(contact.country),
            .text(contact.phone), .moment(customer.missingSince), customer.ignored.map { .text($0.reason) } ?? .null,
            .moment(customer.ignored?.at), customer.ignored.map { .text($0.by) } ?? .null,
            .integer(row.keys.name), .integer(row.keys.domain), .integer(Int64(customer.typed.rawValue)),
            .text(customer.bond.rawValue), .text(customer.domains.joined(separator: " ")), .row(customer.id))
        try saveStanding(row.standing, of: customer.id)
    }

    /// Replaces where a customer stands.
    func saveStanding(_ standing: Standing, of row: RowID) throws {
        try writing.command(Self.standing).run(
            .integer(Int64(standing.state.rawValue)), .integer(Int64(standing.reason.rawValue)),
            .text(standing.level.rawValue), .text(standing.companiesText), .flag(standing.hasNamesake),
            .integer(try writing.revision(.customers)), .row(row))
    }

    /// Replaces what is known of a customer beyond its row; the moment is 0 where that came by a file alone.
    func saveDetails(of customer: Customer) throws {
        let readAt = customer.detailsAt ?? Timestamp(seconds: 0)
        let address = customer.address ?? PostalAddress()
        try writing.command(Self.details).run(
            .row(customer.id), .text(customer.billingName), .text(address.street), .text(address.street2),
            .text(address.city), .text(address.state), .text(address.postalCode), .text(address.country),
            .text(customer.culture), customer.allowsDelegatedAccess.map { .flag($0) } ?? .null,
            .integer(readAt.seconds))
    }

    /// Replaces the keys by which a customer's own domains find it.
    func saveDomains(of customer: Customer) throws {
        try writing.command("DELETE FROM customer_domains WHERE customer = ?").run(.row(customer.id))
        let insertion = try writing.command("INSERT OR IGNORE INTO customer_domains VALUES (?, ?)")
        for domain in customer.domains {
            try insertion.run(.integer(MatchKeys.key(ofDomain: domain)), .row(customer.id))
        }
    }

    private static let details = """
        INSERT OR REPLACE INTO customer_details (
            customer, billing_name, street, street2, city, region, postal_code, address_country, culture, delegated,
            read_at)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """

    private static let insertion = """
        INSERT INTO customers (
            tenant, name, domain, relationship, tags, email, first_name, last_name, country, phone, first_seen,
            missing_since, ignored_reason, ignored_at, ignored_by, state, reason, level, companies, namesake,
            name_key, domain_key, revision, typed, list_run, listed_as)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (tenant) DO NOTHING
        """

    private static let replacement = """
        UPDATE customers SET name = ?, domain = ?, relationship = ?, tags = ?, email = ?, first_name = ?,
            last_name = ?, country = ?, phone = ?, missing_since = ?, ignored_reason = ?, ignored_at = ?,
            ignored_by = ?, name_key = ?, domain_key = ?, typed = ?, bond = ?, domains = ?
        WHERE id = ?
        """

    private static let standing = """
        UPDATE customers SET state = ?, reason = ?, level = ?, companies = ?, namesake = ?, revision = ? WHERE id = ?
        """
}
