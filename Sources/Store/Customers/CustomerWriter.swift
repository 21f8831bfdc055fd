import Core

/// Writes customers' rows.
struct CustomerWriter {
    private let writing: Writing

    /// A writer within a transaction.
    init(_ writing: Writing) { self.writing = writing }

    /// Adds a customer and gives it a number; nil when its tenant is there already.
    func insert(_ row: StoredCustomer) throws -> RowID? {
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
            .integer(row.keys.name), .integer(row.keys.domain), .integer(try writing.revision(.customers)))
        guard writing.changedRows == 1 else { return nil }
        return RowID(UInt32(clamping: writing.lastRow))
    }

    /// Replaces all of a customer's row but its number and tenant.
    func save(_ row: StoredCustomer) throws {
        let customer = row.customer
        let contact = customer.contact
        try writing.command(Self.replacement).run(
            .text(customer.name), .text(customer.domain), .text(customer.relationship.word), .text(customer.tags),
            .text(contact.email), .text(contact.firstName), .text(contact.lastName), .text(contact.country),
            .text(contact.phone), .moment(customer.missingSince), customer.ignored.map { .text($0.reason) } ?? .null,
            .moment(customer.ignored?.at), customer.ignored.map { .text($0.by) } ?? .null,
            .integer(row.keys.name), .integer(row.keys.domain), .row(customer.id))
        try saveStanding(row.standing, of: customer.id)
    }

    /// Replaces where a customer stands.
    func saveStanding(_ standing: Standing, of row: RowID) throws {
        try writing.command(Self.standing).run(
            .integer(Int64(standing.state.rawValue)), .integer(Int64(standing.reason.rawValue)),
            .text(standing.level.rawValue), .text(standing.companiesText), .flag(standing.hasNamesake),
            .integer(try writing.revision(.customers)), .row(row))
    }

    private static let insertion = """
        INSERT INTO customers (
            tenant, name, domain, relationship, tags, email, first_name, last_name, country, phone, first_seen,
            missing_since, ignored_reason, ignored_at, ignored_by, state, reason, level, companies, namesake,
            name_key, domain_key, revision)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (tenant) DO NOTHING
        """

    private static let replacement = """
        UPDATE customers SET name = ?, domain = ?, relationship = ?, tags = ?, email = ?, first_name = ?,
            last_name = ?, country = ?, phone = ?, missing_since = ?, ignored_reason = ?, ignored_at = ?,
            ignored_by = ?, name_key = ?, domain_key = ?
        WHERE id = ?
        """

    private static let standing = """
        UPDATE customers SET state = ?, reason = ?, level = ?, companies = ?, namesake = ?, revision = ? WHERE id = ?
        """
}
