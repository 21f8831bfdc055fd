import Core

/// Writes what users count as having been told, which follows from facts.
struct InvitationWriter {
    private let writing: Writing

    /// A writer within a transaction.
    init(_ writing: Writing) { self.writing = writing }

    /// Derives a user's state anew and marks the invitation as changed.
    func renew(_ user: RowID, at: Timestamp) throws {
        let found = try writing.command(
            """
            SELECT i.state, u.access, i.last_sent, i.times_sent, i.perhaps_told, i.reminder_due,
                u.revoked_at
            FROM invitations i JOIN users u ON u.id = i.user WHERE i.user = ?
            """
        ).first(.row(user)) { columns in
            (
                InvitationState(rawValue: columns.byte(0)),
                InvitationFacts(
                    access: MarketplacePerson.Access(rawValue: columns.text(1)),
                    lastSent: columns.isNull(2) ? nil : columns.moment(2), timesSent: Int(columns.integer(3)),
                    perhapsTold: columns.flag(4), reminderDue: columns.isNull(5) ? nil : columns.moment(5),
                    isRevoked: !columns.isNull(6))
            )
        }
        guard let (before, facts) = found else { return }
        let state = InvitationState(facts, at: at)
        try writing.command("UPDATE invitations SET state = ?, revision = ? WHERE user = ?").run(
            .integer(Int64(state.rawValue)), .integer(try writing.revision(.invitations)), .row(user))
        if state != before { try touchCompany(of: user) }
    }

    /// Adds the invitation of a new user, who was told nothing; one that is there already counts as changed.
    func add(_ user: RowID) throws {
        try writing.command(
            """
            INSERT INTO invitations (user, state, times_sent, last_error, revision) VALUES (?, ?, 0, '', ?)
            ON CONFLICT (user) DO UPDATE SET revision = excluded.revision
            """
        ).run(
            .row(user), .integer(Int64(InvitationState.neverTold.rawValue)),
            .integer(try writing.revision(.invitations)))
    }

    /// Marks a user's invitation as changed.
    func touch(_ user: RowID) throws {
        try writing.command("UPDATE invitations SET revision = ? WHERE user = ?").run(
            .integer(try writing.revision(.invitations)), .row(user))
    }

    /// Notes that the administrator of a company may have been told something that nobody saw.
    func noteGuess(ofAdministratorOf company: CompanyID, at: Timestamp) throws {
        let user = try writing.command(
            """
            UPDATE invitations SET perhaps_told = 1 WHERE perhaps_told = 0 AND user = (
                SELECT u.id FROM users u JOIN companies c ON c.id = u.company
                WHERE c.key = ? AND u.administrator = 1)
            RETURNING user
            """
        ).first(.text(company.description)) { $0.row(0) }
        if let user { try renew(user, at: at) }
    }

    /// The list of companies shows what the administrator knows.
    func touchCompany(of user: RowID) throws {
        let company = try writing.command("SELECT company FROM users WHERE id = ? AND administrator = 1").first(
            .row(user)
        ) { $0.row(0) }
        guard let company else { return }
        try writing.command("UPDATE companies SET revision = ? WHERE id = ?").run(
            .integer(try writing.revision(.companies)), .row(company))
    }
}
