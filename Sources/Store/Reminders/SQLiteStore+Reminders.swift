package import Core

extension SQLiteStore: ReminderStore {
    /// How many users one transaction looks at, so that nobody else waits long.
    private static let batch = 5000

    package func usersToRemind(by rule: ReminderRule, at: Timestamp) throws(StoreFailure) -> [RowID] {
        try read { database in try ReminderRows(database).due(by: rule, at: at) }
    }

    package func showReminders(by rule: ReminderRule?, at: Timestamp) throws(StoreFailure) -> Timestamp? {
        let next = try rule.flatMap { rule throws(StoreFailure) in try show(by: rule, at: at) }
        while true {
            let stale = try read { try ReminderRows($0).stale(isOff: rule == nil, limit: Self.batch) }
            guard !stale.isEmpty else { return next }
            try show(stale, by: rule, at: at)
        }
    }

    /// Has the list show everybody's moment; gives the next one that is to come.
    private func show(by rule: ReminderRule, at: Timestamp) throws(StoreFailure) -> Timestamp? {
        var next: Timestamp?
        var last = RowID(0)
        while true {
            let after = last
            let rows = try read { try ReminderRows($0).page(after: after, limit: Self.batch) }
            guard let end = rows.last else { return next }
            next = rows.compactMap { $0.due(by: rule) }.filter { $0 > at }.reduce(next) { min($0 ?? $1, $1) }
            try show(rows.filter { !$0.isShown(by: rule, at: at) }.map(\.user), by: rule, at: at)
            last = end.user
        }
    }

    /// Nothing is written where nothing changed, so that a look keeps nobody waiting.
    private func show(_ users: [RowID], by rule: ReminderRule?, at: Timestamp) throws(StoreFailure) {
        guard !users.isEmpty else { return }
        try write { writing in
            for user in users {
                try ReminderWriter(writing, at: at).show(user, by: rule)
                try InvitationWriter(writing).renew(user, at: at)
            }
        }
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

    /// Has the list show when a user is reminded next; never, when there is no rule.
    func show(_ user: RowID, by rule: ReminderRule?) throws {
        let due = try rule.flatMap { rule in try ReminderRows(writing.database).find(user)?.due(by: rule) }
        try writing.command("UPDATE invitations SET reminder_due = ? WHERE user = ?").run(.moment(due), .row(user))
    }
}
