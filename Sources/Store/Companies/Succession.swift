import Core

/// Lets companies that only a result report told of give way to the ones that the marketplace shows for their tenants.
///
/// A report names no id, or one that the marketplace does not know: then the real company comes under another. What its
/// administrator was told goes on with the person, so that nobody is told twice.
struct Succession {
    private let writing: Writing

    /// The condition of companies that a service can be asked about.
    static let hasID = "key NOT GLOB '\(CompanyID.placeholderPrefix)*'"

    /// A succession within a transaction.
    init(_ writing: Writing) { self.writing = writing }

    /// Hands over what belongs to the reported companies of a tenant; gives those that are missing from now on.
    func settle(_ tenant: TenantID) throws -> [StoredCompany] {
        // Nearly no tenant has any: this is asked for each company that a list brings.
        let hasReported = try writing.command(
            """
            SELECT 1 FROM companies WHERE tenant = ? AND local = 0 AND list_hash = 0
                AND NOT (missing_since IS NULL AND \(Self.hasID)) LIMIT 1
            """
        ).first(.tenant(tenant)) { _ in true }
        guard hasReported ?? false else { return [] }
        let all = try writing.command("\(StoredCompany.selection) WHERE c.tenant = ? AND c.local = 0 ORDER BY c.id")
            .all(
                .tenant(tenant), read: StoredCompany.init)
        let there = all.filter(\.isThere)
        guard all.count > 1, let heir = there.first(where: { $0.listHash != 0 }) ?? there.first else { return [] }
        let before = all.filter { $0.listHash == 0 && !$0.isThere }
        for company in before { try handOver(from: company, to: heir) }
        return before.filter { $0.company.missingSince == nil }
    }

    /// The tenants for which a company without an id stands.
    func waiting() throws -> [TenantID] {
        try writing.command(
            """
            SELECT tenant FROM companies WHERE key GLOB '\(CompanyID.placeholderPrefix)*' AND missing_since IS NULL
            """
        ).all { $0.tenant(0) }.compactMap { $0 }
    }

    private func handOver(from before: StoredCompany, to heir: StoredCompany) throws {
        let users = try writing.command(
            "SELECT id, email FROM users WHERE company = ? AND gone_at IS NULL AND email <> ''"
        ).all(.row(before.row)) { (row: $0.row(0), email: $0.text(1)) }
        for user in users {
            let known = try writing.command("SELECT id FROM users WHERE company = ? AND email = ?").first(
                .row(heir.row), .text(user.email)
            ) { $0.row(0) }
            if let known {
                try join(user.row, into: known, at: max(before.company.createdAt, heir.company.createdAt))
            } else {
                try move(user.row, to: heir.row)
            }
        }
    }

    /// Somebody whom the real company has not shown yet goes there with the letters.
    private func move(_ user: RowID, to company: RowID) throws {
        try writing.command(
            """
            UPDATE users SET company = ?1, administrator = administrator AND NOT EXISTS (
                SELECT 1 FROM users WHERE company = ?1 AND administrator = 1)
            WHERE id = ?2
            """
        ).run(.row(company), .row(user))
        try InvitationWriter(writing).touch(user)
        try InvitationWriter(writing).touchCompany(of: user)
    }

    /// Somebody whom the real company has shown is one person from now on, who was told what both were.
    private func join(_ user: RowID, into known: RowID, at: Timestamp) throws {
        try writing.command(
            "INSERT OR IGNORE INTO letter_users (user, letter) SELECT ?, letter FROM letter_users WHERE user = ?"
        ).run(.row(known), .row(user))
        try writing.command(
            """
            UPDATE invitations SET times_invited = invitations.times_invited + o.times_invited,
                invited_at = nullif(max(coalesce(invitations.invited_at, 0), coalesce(o.invited_at, 0)), 0),
                perhaps_told = max(invitations.perhaps_told, o.perhaps_told)
            FROM (SELECT times_invited, invited_at, perhaps_told FROM invitations WHERE user = ?) o
            WHERE user = ?
            """
        ).run(.row(user), .row(known))
        try writing.command("UPDATE users SET gone_at = ?, administrator = 0 WHERE id = ?").run(
            .integer(at.seconds), .row(user))
        try InvitationWriter(writing).touch(user)
        try LetterWriter(writing, at: at).renew(known)
    }
}

extension StoredCompany {
    /// Whether the marketplace shows it, as far as anybody knows.
    fileprivate var isThere: Bool { company.missingSince == nil && !company.id.isPlaceholder }
}
