import Core
import GRDB

/// Finds out who is to be reminded, and when.
struct ReminderRows {
    /// A user who may be reminded, and what the list of invitations shows of that.
    struct Row {
        var user: RowID
        var migratedAt: Timestamp
        var lastSent: Timestamp?
        var reminders: Int
        var shownDue: Timestamp?
        var state: InvitationState?
        var isInvited: Bool

        /// When the next reminder is due by a rule.
        func due(by rule: ReminderRule) -> Timestamp? {
            if isInvited, !rule.isForInvited { return nil }
            return rule.due(migratedAt: migratedAt, lastSent: lastSent, reminders: reminders)
        }

        /// Whether the list shows that already.
        func isShown(by rule: ReminderRule, at now: Timestamp) -> Bool {
            let due = due(by: rule)
            let isDue = state != .revoked && due.map { $0 <= now } ?? false
            return due == shownDue && isDue == (state == .reminderDue)
        }
    }

    private let database: Database

    /// The users of a store, by one connection.
    init(_ database: Database) { self.database = database }

    /// Those who may be reminded from a number on, at most so many.
    func page(after user: RowID, limit: Int) throws -> [Row] {
        try Command("\(Self.selection) AND u.id > ? ORDER BY u.id LIMIT ?", in: database).all(
            .row(user), .integer(Int64(limit)), read: Self.row)
    }

    /// A user, if that one may be reminded.
    func find(_ user: RowID) throws -> Row? {
        try Command("\(Self.selection) AND u.id = ?", in: database).first(.row(user), read: Self.row)
    }

    /// All who are due by a rule, those who wait longest first.
    func due(by rule: ReminderRule, at: Timestamp) throws -> [RowID] {
        var found: [(due: Timestamp, user: RowID)] = []
        try Command(Self.selection, in: database).visit([]) { columns in
            let row = Self.row(columns)
            if let due = row.due(by: rule), due <= at { found.append((due, row.user)) }
            return true
        }
        return found.sorted { ($0.due, $0.user.number) < ($1.due, $1.user.number) }.map(\.user)
    }

    /// Those whom the list shows a moment for though they are reminded no more, at most so many.
    func stale(isOff: Bool, limit: Int) throws -> [RowID] {
        let condition =
            isOff
            ? "1"
            : """
            (u.access = 'active' OR u.gone_at IS NOT NULL OR u.email = '' OR c.tenant IS NULL
                OR c.missing_since IS NOT NULL OR u.revoked_at IS NOT NULL)
            """
        return try Command(
            """
            SELECT u.id FROM invitations i INDEXED BY invitations_due
            JOIN users u ON u.id = i.user JOIN companies c ON c.id = u.company
            WHERE i.reminder_due IS NOT NULL AND \(condition) LIMIT ?
            """, in: database
        ).all(.integer(Int64(limit))) { $0.row(0) }
    }

    /// A reminder that was written down counts, whatever came of it: a person may try it again, Ferry does not.
    ///
    /// So does one that a person took back; only one that was left out does not.
    private static let reminders = """
        FROM letter_users x JOIN letters l ON l.id = x.letter JOIN job_items j ON j.letter = l.id
        WHERE x.user = u.id AND l.reminder = 1 AND j.state <> 'skipped'
        """
    private static let selection = """
        SELECT u.id, u.created_at,
            nullif(max(coalesce(i.last_sent, 0), coalesce((SELECT max(l.planned_at) \(reminders)), 0)), 0),
            (SELECT count(*) \(reminders)), i.reminder_due, i.state,
            u.access
        FROM users u JOIN invitations i ON i.user = u.id JOIN companies c ON c.id = u.company
        WHERE (u.access IS NULL OR u.access <> 'active') AND u.gone_at IS NULL AND u.email <> ''
            AND c.tenant IS NOT NULL AND c.missing_since IS NULL AND u.revoked_at IS NULL
        """

    private static func row(_ columns: Columns) -> Row {
        Row(
            user: columns.row(0), migratedAt: columns.moment(1),
            lastSent: columns.isNull(2) ? nil : columns.moment(2), reminders: Int(columns.integer(3)),
            shownDue: columns.isNull(4) ? nil : columns.moment(4),
            state: InvitationState(rawValue: columns.byte(5)),
            isInvited: columns.text(6) == MarketplacePerson.Access.invited.rawValue)
    }
}
