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
            try noteReading(company, of: row)
            try settle(company.tenant)
            return (row, .added)
        }
        // Of a company that was read by its id, a list that shows the same as before tells nothing new.
        let isOld = !company.isRead && known.company.isRead && known.listHash == company.listHash
        if isOld, known.company.missingSince == nil { return (known.row, .unchanged) }
        let isStale = !company.isRead && (known.listHash != 0 || company.contradicts(known.company))
        var changed = try update(known, to: company.merged(into: known), isStale: isStale)
        try noteReading(company, of: known.row)
        if try setAdministrator(of: company, row: known.row, known: known) {
            try touch(known.row)
            changed = true
        }
        if changed { try settle(company.tenant ?? known.company.tenant) }
        return (known.row, changed ? .updated : .unchanged)
    }

    /// Marks a company as missing from the marketplace: it is nobody's candidate any more, and its people are in no list.
    mutating func mark(_ known: StoredCompany, missingSince: Timestamp) throws {
        try setMissing(known, since: missingSince)
        try settle(known.company.tenant)
    }

    /// Lets companies that were only reported give way to the one that the marketplace shows for a tenant.
    mutating func settle(_ tenant: TenantID?) throws {
        guard let tenant else { return }
        for company in try Succession(writing).settle(tenant) {
            try setMissing(company, since: company.company.createdAt)
        }
    }

    private mutating func setMissing(_ known: StoredCompany, since missingSince: Timestamp) throws {
        try UserWriter(writing).touchInvitations(of: known.row)
        for source in [SyncSource.companyDetails, .administrators, .companyDomains] {
            try WantedRows(writing.database).remove(known.row, from: source)
        }
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

    /// Replaces the verified domains of a known company with a tenant, which no customer matches by them; whether that
    /// changed anything.
    func setDomains(_ domains: [String], of known: StoredCompany, at: Timestamp) throws -> Bool {
        try writing.command("UPDATE companies SET domains_at = ? WHERE id = ?").run(
            .integer(at.seconds), .row(known.row))
        let domains = domains.safeDomains
        guard domains != known.company.verifiedDomains else { return false }
        let domain = known.company.domain.isEmpty ? domains.first ?? "" : known.company.domain
        try writing.command(
            "UPDATE companies SET verified_domains = ?, domain = ?, domain_key = ? WHERE id = ?"
        ).run(
            .text(domains.joined(separator: " ")), .text(domain),
            .integer(MatchKeys.key(ofDomain: domain)), .row(known.row))
        try saveDomains(domains, of: known.row)
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
            if company.isRead {
                try writing.command("UPDATE companies SET stale = ? WHERE id = ?").run(
                    .flag(isStale), .row(known.row))
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
        let isBack = known.company.missingSince != nil
        if isBack || company.name != known.company.name { try UserWriter(writing).touchInvitations(of: known.row) }
        return true
    }

    /// Notes that a company was shown, by the list or by its id.
    private func noteReading(_ company: Company, of row: RowID) throws {
        if company.isRead {
            try writing.command(
                """
                UPDATE companies SET read_sync = coalesce((SELECT max(id) FROM syncs), 0), unreadable = '' WHERE id = ?
                """
            ).run(.row(row))
        } else {
            try writing.command("UPDATE companies SET list_hash = ? WHERE id = ?").run(
                .integer(company.listHash), .row(row))
        }
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
