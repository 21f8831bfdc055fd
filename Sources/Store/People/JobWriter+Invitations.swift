import Core

extension JobWriter {
    /// Adds an item to change a user's invitation; false when the user is gone.
    func add(_ user: RowID, _ action: InvitationAction, coolDown: Timestamp?, to job: JobID) throws -> Bool {
        let found = try writing.command(
            """
            SELECT u.email, c.key, u.access, u.revoked_at FROM users u JOIN companies c ON c.id = u.company
            WHERE u.id = ? AND u.gone_at IS NULL
            """
        ).first(.row(user)) { ($0.text(0), $0.text(1), $0.text(2), !$0.isNull(3)) }
        guard let (email, company, access, isRevoked) = found else { return false }
        var reason = try hindrance(user, MarketplacePerson.Access(rawValue: access), isRevoked)
        if reason == nil, !isRevoked, action == .reinvite, let coolDown, try wasInvited(user, after: coolDown) {
            reason = .recentlyTold
        }
        try insert(
            JobItem(
                id: 0, job: job, customer: RowID(0), tenant: JobItem.noTenant, name: email,
                state: reason.map { .skipped($0) } ?? .queued, attempts: 0, changedAt: at,
                company: CompanyID(company), person: user, step: isRevoked ? .revoked : nil), action.kind)
        return true
    }

    private func hindrance(
        _ user: RowID, _ access: MarketplacePerson.Access?, _ isRevoked: Bool
    ) throws -> SkipReason? {
        if try isOpen("person = ?", .row(user)) { return .inOtherJob }
        if isRevoked { return nil }
        switch access {
        case .active: return .activated
        case .inactive: return .hasAccount
        case .invited: return nil
        case nil: return .notRead
        }
    }

    private func wasInvited(_ user: RowID, after moment: Timestamp) throws -> Bool {
        try writing.command("SELECT 1 FROM invitations WHERE user = ? AND invited_at > ?").first(
            .row(user), .integer(moment.seconds)
        ) { _ in true } ?? false
    }

    /// Notes how far the change of an item's invitation is; false when the item went on without the caller.
    func note(_ step: InvitationStep, of item: JobItem) throws -> Bool {
        guard let person = item.person else { return false }
        try writing.command(
            "UPDATE job_items SET step = ? WHERE id = ? AND attempts = ? AND state IN ('running', 'unknown')"
        ).run(.text(step.rawValue), .integer(item.id), .integer(Int64(item.attempts)))
        guard writing.changedRows == 1 else { return false }
        guard step == .revoked else { return true }
        try writing.command("UPDATE users SET revoked_at = ?, gone_at = NULL WHERE id = ?").run(
            .integer(at.seconds), .row(person))
        try setError("The invitation was revoked, and not made again yet.", of: person)
        try InvitationWriter(writing).renew(person, at: at)
        try note(.invitationRevoked, about: item.name, item.job, result: "to be made again")
        return true
    }

    /// Brings a user on as far as the item is that changes the invitation.
    func follow(_ state: ItemState, _ person: RowID, _ kind: JobKind) throws {
        switch state {
        case .done(_, let wasThere) where kind == .reinvitePeople: try invitedAgain(person, wasThere: wasThere)
        case .done: try revokedForGood(person)
        case .failed(let failure): try setError(failure.message, of: person)
        case .unknown(let why): try setError(why, of: person)
        case .skipped(.activated), .skipped(.hasAccount):
            // What the marketplace shows of the person comes with the next reading.
            try writing.command("UPDATE users SET revoked_at = NULL WHERE id = ?").run(.row(person))
        case .queued, .running, .skipped, .cancelled: return
        }
        try InvitationWriter(writing).renew(person, at: at)
    }

    private func invitedAgain(_ person: RowID, wasThere: Bool) throws {
        try writing.command(
            "UPDATE users SET access = ?, gone_at = NULL, revoked_at = NULL, changed_at = ? WHERE id = ?"
        ).run(.text(MarketplacePerson.Access.invited.rawValue), .integer(at.seconds), .row(person))
        try setError("", of: person)
        guard !wasThere else { return }
        try writing.command(
            """
            UPDATE invitations SET times_invited = times_invited + 1, times_sent = times_sent + 1, invited_at = ?1,
                last_sent = ?1
            WHERE user = ?2
            """
        ).run(.integer(at.seconds), .row(person))
    }

    private func revokedForGood(_ person: RowID) throws {
        try InvitationWriter(writing).touchCompany(of: person)
        try writing.command(
            "UPDATE users SET gone_at = ?, revoked_at = NULL, administrator = 0 WHERE id = ?"
        ).run(.integer(at.seconds), .row(person))
    }

    private func setError(_ words: String, of person: RowID) throws {
        try writing.command("UPDATE invitations SET last_error = ? WHERE user = ?").run(.text(words), .row(person))
    }

    /// Queues the failed items of a job again that can be tried again and whose user no open item names; says how many.
    func requeueFailedInvitations(of job: JobID) throws -> Int {
        try writing.command(
            """
            UPDATE job_items SET state = 'queued', detail = '', flag = 0, changed_at = ?
            WHERE job = ? AND state = 'failed' AND flag = 1 AND person NOT IN (
                SELECT person FROM job_items
                WHERE person IS NOT NULL AND state IN ('queued', 'running', 'unknown'))
            """
        ).run(.integer(at.seconds), .integer(job.number))
        return writing.changedRows
    }
}
