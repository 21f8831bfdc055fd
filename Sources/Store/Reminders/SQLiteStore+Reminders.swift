package import Core

extension SQLiteStore: ReminderStore {
    /// How many users one transaction looks at, so that nobody else waits long.
    private static let batch = 5000

    package func usersToRemind(by rule: ReminderRule, at: Timestamp) throws(StoreFailure) -> [RowID] {
        try read { database in try ReminderRows(database).due(by: rule, at: at) }
    }

    package func showReminders(by rule: ReminderRule?, at: Timestamp) throws(StoreFailure) -> Timestamp? {
        var next: Timestamp?
        if let rule {
            var last: RowID? = RowID(0)
            while let user = last {
                last = try write { writing in
                    let rows = try ReminderRows(writing.database).page(after: user, limit: Self.batch)
                    for row in rows {
                        let due = row.due(by: rule)
                        if let due, due > at { next = min(next ?? due, due) }
                        try ReminderWriter(writing, at: at).show(due, on: row)
                    }
                    return rows.count < Self.batch ? nil : rows.last?.user
                }
            }
        }
        while try write({ try ReminderWriter($0, at: at).hideStale(rule: rule, limit: Self.batch) }) {}
        return next
    }
}

/// Writes when users are reminded next.
struct ReminderWriter {
    private let writing: Writing
    private let at: Timestamp

    /// A writer within a transaction.
    init(_ writing: Writing, at: Timestamp) {
        self.writing = writing
        self.at = at
    }

    /// The rule by which reminders leave; nil while they are switched off.
    func rule() throws -> ReminderRule? {
        let pairs = try writing.command("SELECT key, value FROM settings WHERE key LIKE 'reminder%'").all { columns in
            Setting(rawValue: columns.text(0)).map { ($0, columns.text(1)) }
        }
        let settings = Settings(Dictionary(uniqueKeysWithValues: pairs.compactMap { $0 }))
        return settings.isOn(.reminders) ? ReminderRule(settings) : nil
    }

    /// Whether a user is due now.
    func isDue(_ user: RowID) throws -> Bool {
        guard let rule = try rule(), let row = try ReminderRows(writing.database).find(user),
            let due = row.due(by: rule)
        else { return false }
        return due <= at
    }

    /// Has the list show when a user is reminded next, where that changed.
    func show(_ due: Timestamp?, on row: ReminderRows.Row) throws {
        let isDue = due.map { $0 <= at } ?? false
        guard due != row.shownDue || isDue != row.isShownAsDue else { return }
        try set(due, of: row.user)
        try InvitationWriter(writing).renew(row.user, at: at)
    }

    /// The same for a user of whom something changed.
    func show(_ user: RowID) throws {
        let rule = try rule()
        let due = try rule.flatMap { rule in try ReminderRows(writing.database).find(user)?.due(by: rule) }
        try set(due, of: user)
    }

    /// Takes the moment away from those who are reminded no more, at most so many; whether there may be others.
    func hideStale(rule: ReminderRule?, limit: Int) throws -> Bool {
        let condition =
            rule == nil
            ? "1"
            : """
            (u.access = 'active' OR u.gone_at IS NOT NULL OR u.email = '' OR c.tenant IS NULL)
            """
        let users = try writing.command(
            """
            SELECT u.id FROM invitations i INDEXED BY invitations_due
            JOIN users u ON u.id = i.user JOIN companies c ON c.id = u.company
            WHERE i.reminder_due IS NOT NULL AND \(condition) LIMIT ?
            """
        ).all(.integer(Int64(limit))) { $0.row(0) }
        for user in users {
            try set(nil, of: user)
            try InvitationWriter(writing).renew(user, at: at)
        }
        return users.count == limit
    }

    private func set(_ due: Timestamp?, of user: RowID) throws {
        try writing.command("UPDATE invitations SET reminder_due = ? WHERE user = ?").run(.moment(due), .row(user))
    }
}
