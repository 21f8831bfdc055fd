import Core
import Text

/// Writes letters as their items go on.
struct LetterWriter {
    private let writing: Writing
    private let at: Timestamp

    /// A writer within a transaction.
    init(_ writing: Writing, at: Timestamp) {
        self.writing = writing
        self.at = at
    }

    /// Writes a letter down with the users it tells: planned, or cancelled where something stands against it.
    func insert(_ draft: LetterDraft, isPlanned: Bool) throws -> LetterNumber {
        let state: LetterState = isPlanned ? .planned : .cancelled
        try writing.command(
            """
            INSERT INTO letters (purpose, address, email, name, sender_email, sender_name, subject, text, html, state,
                cool_down, planned_at, ended_at, request, reminder)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """
        ).run(
            .text(draft.purpose.rawValue), .text(draft.key), .text(draft.to.address.description),
            .text(SafeText(draft.to.name).value), .text(draft.from.address.description),
            .text(SafeText(draft.from.name).value), .text(SafeText(draft.text.subject).value), .text(draft.text.text),
            draft.text.html.map { .text($0) } ?? .null, .text(state.rawValue), .integer(draft.coolDownSeconds),
            .integer(at.seconds), .moment(isPlanned ? nil : at), draft.request.map { .row($0) } ?? .null,
            .flag(draft.isReminder))
        let number = LetterNumber(writing.lastRow)
        for user in draft.users {
            try writing.command(
                "INSERT INTO letter_users (user, letter) VALUES (?, ?) ON CONFLICT (user, letter) DO NOTHING"
            ).run(.row(user), .integer(number.number))
        }
        return number
    }

    /// What stands against a letter now that its turn has come; nil when it may leave.
    ///
    /// Whatever process writes: the index allows no second open letter, and this looks at those that were sent. A
    /// cool-down that was made longer since it was planned holds, too.
    func hindrance(_ number: LetterNumber) throws -> SkipReason? {
        let wasSent = try writing.command(
            """
            SELECT 1 FROM letters l JOIN letters s ON s.address = l.address AND s.purpose = l.purpose
            WHERE l.id = ? AND s.state = 'sent' AND s.ended_at + max(l.cool_down, coalesce(
                (SELECT CAST(value AS INTEGER) * 3600 FROM settings WHERE key = '\(Setting.coolDownHours.rawValue)'), 0)) > ?
            """
        ).first(.integer(number.number), .integer(at.seconds)) { _ in true }
        if wasSent ?? false { return .recentlyTold }
        let isOver = try writing.command(
            """
            SELECT 1 FROM letters l JOIN relationship_requests r ON r.id = l.request
            WHERE l.id = ? AND NOT r.\(RequestRows.isWaiting)
            """
        ).first(.integer(number.number)) { _ in true }
        if isOver ?? false { return .requestOver }
        if try hasBounced(since: number) { return .bounced }
        return try nobodyNeeds(number)
    }

    /// Whether another letter to the same address was refused for good after a letter was written down.
    private func hasBounced(since number: LetterNumber) throws -> Bool {
        let last = try writing.command(
            """
            SELECT o.state FROM letters l JOIN letters o ON o.address = l.address AND o.id <> l.id
            WHERE l.id = ? AND o.state IN ('sent', 'bounced') AND o.ended_at > l.planned_at
            ORDER BY o.ended_at DESC, o.id DESC LIMIT 1
            """
        ).first(.integer(number.number)) { $0.text(0) }
        return last == LetterState.bounced.rawValue
    }

    /// Why a letter tells nobody who still needs it; nil for one that does, and for one that tells no user at all.
    private func nobodyNeeds(_ number: LetterNumber) throws -> SkipReason? {
        let users = try writing.command(
            """
            SELECT i.state, u.gone_at FROM letter_users l JOIN users u ON u.id = l.user
            JOIN invitations i ON i.user = u.id WHERE l.letter = ?
            """
        ).all(.integer(number.number)) { (state: InvitationState(rawValue: $0.byte(0)), isGone: !$0.isNull(1)) }
        guard !users.isEmpty, users.allSatisfy({ $0.isGone || $0.state == .activated }) else { return nil }
        return users.allSatisfy(\.isGone) ? .gone : .activated
    }

    /// Notes that a letter may leave from now on.
    func start(_ number: LetterNumber) throws {
        try writing.command("UPDATE letters SET state = 'noted', noted_at = ?, words = '' WHERE id = ?").run(
            .integer(at.seconds), .integer(number.number))
    }

    /// Puts a letter back among those that wait.
    func plan(_ number: LetterNumber) throws {
        try writing.command(
            "UPDATE letters SET state = 'planned', noted_at = NULL, ended_at = NULL, words = '' WHERE id = ?"
        ).run(.integer(number.number))
    }

    /// Notes what came of a letter, and what its users know by it.
    func end(_ number: LetterNumber, _ state: LetterState, words: String) throws {
        try writing.command("UPDATE letters SET state = ?, ended_at = ?, words = ? WHERE id = ?").run(
            .text(state.rawValue), .integer(at.seconds), .text(SafeText(words).value), .integer(number.number))
        guard state != .cancelled else { return }
        let users = try writing.command("SELECT user FROM letter_users WHERE letter = ?").all(
            .integer(number.number)
        ) { $0.row(0) }
        for user in users { try renew(user) }
        try renewRequest(of: number)
    }

    /// Lets another letter follow those of a purpose whose outcome is unknown; says whether there were any.
    func release(_ address: String, _ purpose: LetterPurpose) throws -> Bool {
        try writing.command(
            "UPDATE letters SET anyway = 1 WHERE address = ? AND purpose = ? AND state = 'unknown' AND anyway = 0"
        ).run(.text(address), .text(purpose.rawValue))
        return writing.changedRows > 0
    }

    /// Cancels the letters of a job's items that are cancelled.
    func cancel(of job: JobID) throws {
        try writing.command(
            """
            UPDATE letters SET state = 'cancelled', ended_at = ? WHERE state = 'planned'
                AND id IN (SELECT letter FROM job_items WHERE job = ? AND state = 'cancelled')
            """
        ).run(.integer(at.seconds), .integer(job.number))
    }

    /// Has the request that a letter brought show what became of it.
    private func renewRequest(of number: LetterNumber) throws {
        let request = try writing.command("SELECT request FROM letters WHERE id = ? AND request IS NOT NULL").first(
            .integer(number.number)
        ) { $0.row(0) }
        if let request { try RequestLetters(writing).renew(request) }
    }

    /// Derives what a user was told from all letters to him.
    func renew(_ user: RowID) throws {
        try writing.command(
            """
            UPDATE invitations SET
                times_sent = times_invited + (SELECT count(*) FROM letter_users u JOIN letters l ON l.id = u.letter
                    WHERE u.user = ?1 AND l.state = 'sent'),
                last_sent = nullif(max(coalesce(invited_at, 0), coalesce((
                    SELECT max(l.ended_at) FROM letter_users u JOIN letters l ON l.id = u.letter
                    WHERE u.user = ?1 AND l.state = 'sent'), 0)), 0),
                perhaps_told = max(perhaps_told, EXISTS (
                    SELECT 1 FROM letter_users u JOIN letters l ON l.id = u.letter
                    WHERE u.user = ?1 AND l.state = 'unknown')),
                last_error = coalesce((
                    SELECT CASE WHEN l.state = 'sent' THEN '' ELSE l.words END
                    FROM letter_users u JOIN letters l ON l.id = u.letter
                    WHERE u.user = ?1 AND l.state IN ('sent', 'unknown', 'failed', 'bounced')
                    ORDER BY l.ended_at DESC, l.id DESC LIMIT 1), '')
            WHERE user = ?1
            """
        ).run(.row(user))
        let reminders = ReminderWriter(writing, at: at)
        try reminders.show(user, by: try reminders.rule())
        try InvitationWriter(writing).renew(user, at: at)
    }
}
