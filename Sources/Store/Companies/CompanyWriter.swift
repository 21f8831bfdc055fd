import Core

/// Writes companies, and notes which customers they concern.
struct CompanyWriter {
    private let writing: Writing
    /// The customers to derive anew at the end.
    private(set) var affected = AffectedCustomers()

    /// A writer within a transaction.
    init(_ writing: Writing) { self.writing = writing }

    /// What became of a company that was shown.
    enum Outcome {
        case added, updated, unchanged
    }

    /// Adds a company or updates the one of its id, with its administrator.
    ///
    /// One that was missing is back.
    @discardableResult
    mutating func upsert(_ company: Company, isLocal: Bool) throws -> (row: RowID, outcome: Outcome) {
        var company = company.sanitised
        company.missingSince = nil
        // What comparing it finds is kept as evidence.
        company.address = nil
        let known = try find(company.id)
        guard let known else {
            let row = try insert(company, isLocal: isLocal)
            _ = try setAdministrator(of: company, row: row, known: nil)
            if !company.isRead { try saveHash(company.listHash, of: row) }
            return (row, .added)
        }
        // Of a company that was read by its id, a list that shows the same as before tells nothing new.
        let isOld = !company.isRead && known.company.isRead && known.listHash == company.listHash
        if isOld, known.company.missingSince == nil { return (known.row, .unchanged) }
        let isStale = !company.isRead && known.listHash != 0
        var changed = try update(known, to: company.merged(into: known), isStale: isStale)
        if !company.isRead { try saveHash(company.listHash, of: known.row) }
        if try setAdministrator(of: company, row: known.row, known: known) {
            try touch(known.row)
            changed = true
        }
        return (known.row, changed ? .updated : .unchanged)
    }

    /// Marks a company as missing from the marketplace: it is nobody's candidate any more.
    mutating func mark(_ known: StoredCompany, missingSince: Timestamp) throws {
        try writing.command("UPDATE companies SET missing_since = ?, revision = ? WHERE id = ?").run(
            .integer(missingSince.seconds), .integer(try writing.revision(.companies)), .row(known.row))
        affected.note(known.company, keys: known.keys)
    }

    /// The company of an id; nil when it is not known.
    func find(_ id: CompanyID) throws -> StoredCompany? {
        try writing.command("\(StoredCompany.selection) WHERE c.key = ?").first(
            .text(id.description), read: StoredCompany.init)
    }

    /// Makes a person the administrator of a known company; whether that changed anything.
    func setAdministrator(_ contact: Contact, of known: StoredCompany) throws -> Bool {
        var company = known.company
        company.administrator = contact
        guard try setAdministrator(of: company, row: known.row, known: known) else { return false }
        try touch(known.row)
        return true
    }

    private func setAdministrator(of company: Company, row: RowID, known: StoredCompany?) throws -> Bool {
        try UserWriter(writing).setAdministrator(
            company.administrator.sanitised, of: row, known: known, at: company.createdAt)
    }

    private mutating func insert(_ company: Company, isLocal: Bool) throws -> RowID {
        let keys = MatchKeys(name: company.name, domain: company.domain)
        try writing.command(
            """
            INSERT INTO companies (
                key, name, tenant, evidence, domain, status, created_at, origin, local, name_key, domain_key, revision,
                external_id, verified_domains, is_read)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """
        ).run(
            .text(company.id.description), .text(company.name), .optional(company.tenant),
            .text(company.evidence.rawValue), .text(company.domain), .text(company.status),
            .integer(company.createdAt.seconds), .text(company.origin.rawValue), .flag(isLocal), .integer(keys.name),
            .integer(keys.domain), .integer(try writing.revision(.companies)), .text(company.tenantKey),
            .text(company.verifiedDomains.joined(separator: " ")), .flag(company.isRead))
        let row = RowID(UInt32(clamping: writing.lastRow))
        if !company.verifiedDomains.isEmpty { try saveDomains(company.verifiedDomains, of: row) }
        affected.note(company, keys: keys)
        return row
    }

    /// Writes what changed and says whether anything did.
    ///
    /// A list that shows something new of a company that was read by its id makes that reading stale.
    private mutating func update(_ known: StoredCompany, to company: Company, isStale: Bool) throws -> Bool {
        var unchanged = company
        unchanged.administrator = known.company.administrator
        guard unchanged != known.company else {
            if company.isRead, !isStale {
                try writing.command("UPDATE companies SET stale = 0 WHERE id = ?").run(.row(known.row))
            }
            return false
        }
        let keys = MatchKeys(name: company.name, domain: company.domain)
        try writing.command(
            """
            UPDATE companies SET name = ?, tenant = ?, evidence = ?, domain = ?, status = ?, created_at = ?,
                origin = ?, name_key = ?, domain_key = ?, revision = ?, external_id = ?, verified_domains = ?,
                is_read = ?, stale = ?, missing_since = NULL
            WHERE id = ?
            """
        ).run(
            .text(company.name), .optional(company.tenant), .text(company.evidence.rawValue), .text(company.domain),
            .text(company.status), .integer(company.createdAt.seconds), .text(company.origin.rawValue),
            .integer(keys.name), .integer(keys.domain), .integer(try writing.revision(.companies)),
            .text(company.tenantKey), .text(company.verifiedDomains.joined(separator: " ")), .flag(company.isRead),
            .flag(isStale), .row(known.row))
        if company.verifiedDomains != known.company.verifiedDomains {
            try saveDomains(company.verifiedDomains, of: known.row)
        }
        affected.note(known.company, keys: known.keys)
        affected.note(company, keys: keys)
        if company.name != known.company.name { try UserWriter(writing).touchInvitations(of: known.row) }
        return true
    }

    private func saveHash(_ hash: Int64, of row: RowID) throws {
        try writing.command("UPDATE companies SET list_hash = ? WHERE id = ?").run(.integer(hash), .row(row))
    }

    private func saveDomains(_ domains: [String], of row: RowID) throws {
        try writing.command("DELETE FROM company_domains WHERE company = ?").run(.row(row))
        let insertion = try writing.command("INSERT OR IGNORE INTO company_domains VALUES (?, ?)")
        for domain in domains { try insertion.run(.integer(MatchKeys.key(ofDomain: domain)), .row(row)) }
    }

    private func touch(_ row: RowID) throws {
        try writing.command("UPDATE companies SET revision = ? WHERE id = ?").run(
            .integer(try writing.revision(.companies)), .row(row))
    }
}
