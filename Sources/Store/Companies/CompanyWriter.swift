import Core
import GRDB
import Text

/// Writes companies, and notes which customers they concern.
struct CompanyWriter {
    private let writing: Writing
    /// The customers to derive anew at the end.
    private(set) var affected = AffectedCustomers()

    /// A writer within a transaction.
    init(_ writing: Writing) { self.writing = writing }

    /// Adds a company or updates the one of its id, with its administrator.
    mutating func upsert(_ company: Company, isLocal: Bool) throws {
        let company = company.sanitised
        let known = try find(company.id)
        let row = try known?.row ?? insert(company, isLocal: isLocal)
        if let known { try update(known, to: company.merged(into: known)) }
        let administrator = try UserWriter(writing).setAdministrator(
            company.administrator, of: row, known: known, at: company.createdAt)
        if administrator, known != nil { try touch(row) }
    }

    private func find(_ id: CompanyID) throws -> StoredCompany? {
        try writing.command("\(StoredCompany.selection) WHERE c.key = ?").first(
            .text(id.description), read: StoredCompany.init)
    }

    private mutating func insert(_ company: Company, isLocal: Bool) throws -> RowID {
        let keys = MatchKeys(name: company.name, domain: company.domain)
        try writing.command(
            """
            INSERT INTO companies (
                key, name, tenant, evidence, domain, status, created_at, origin, local, name_key, domain_key, revision)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """
        ).run(
            .text(company.id.description), .text(company.name), .optional(company.tenant),
            .text(company.evidence.rawValue), .text(company.domain), .text(company.status),
            .integer(company.createdAt.seconds), .text(company.origin.rawValue), .flag(isLocal), .integer(keys.name),
            .integer(keys.domain), .integer(try writing.revision(.companies)))
        affected.note(tenant: company.tenant, keys: keys)
        return RowID(UInt32(clamping: writing.lastRow))
    }

    private mutating func update(_ known: StoredCompany, to company: Company) throws {
        var unchanged = company
        unchanged.administrator = known.company.administrator
        guard unchanged != known.company else { return }
        let keys = MatchKeys(name: company.name, domain: company.domain)
        try writing.command(
            """
            UPDATE companies SET name = ?, tenant = ?, evidence = ?, domain = ?, status = ?, created_at = ?,
                origin = ?, name_key = ?, domain_key = ?, revision = ?
            WHERE id = ?
            """
        ).run(
            .text(company.name), .optional(company.tenant), .text(company.evidence.rawValue), .text(company.domain),
            .text(company.status), .integer(company.createdAt.seconds), .text(company.origin.rawValue),
            .integer(keys.name), .integer(keys.domain), .integer(try writing.revision(.companies)), .row(known.row))
        affected.note(tenant: known.company.tenant, keys: known.keys)
        affected.note(tenant: company.tenant, keys: keys)
        if company.name != known.company.name { try UserWriter(writing).touchInvitations(of: known.row) }
    }

    private func touch(_ row: RowID) throws {
        try writing.command("UPDATE companies SET revision = ? WHERE id = ?").run(
            .integer(try writing.revision(.companies)), .row(row))
    }
}

extension Company {
    /// The company with every text safe to show.
    fileprivate var sanitised: Company {
        var safe = self
        safe.name = SafeText(name).value
        safe.domain = SafeText(domain).value.lowercased()
        safe.status = SafeText(status).value
        safe.administrator = administrator.sanitised
        return safe
    }

    /// What the store keeps when the marketplace shows a company again.
    ///
    /// That Ferry created it stays known, and so does a tenant id that Ferry wrote and the marketplace does not show yet.
    fileprivate func merged(into known: StoredCompany) -> Company {
        var merged = self
        if known.company.origin != .found { merged.origin = known.company.origin }
        if tenant == nil, known.isLocal || known.company.evidence == .written {
            merged.tenant = known.company.tenant
            merged.evidence = known.company.evidence
        }
        return merged
    }
}

extension Contact {
    /// The contact with every text safe to show.
    var sanitised: Contact {
        Contact(
            email: SafeText(email).value, firstName: SafeText(firstName).value, lastName: SafeText(lastName).value,
            country: SafeText(country).value, phone: SafeText(phone).value)
    }
}
