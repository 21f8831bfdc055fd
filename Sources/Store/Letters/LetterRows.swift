import Core
import GRDB

/// Finds letters, and users as recipients of letters.
struct LetterRows {
    private let database: Database
    private let storeID: UInt64

    /// The letters of a store, by one connection.
    init(_ database: Database, storeID: UInt64) {
        self.database = database
        self.storeID = storeID
    }

    /// A letter by its number; nil when there is none that this Ferry knows.
    func find(_ number: LetterNumber) throws -> LetterRecord? {
        try command("\(Self.selection) WHERE l.id = ?").first(.integer(number.number), read: record) ?? nil
    }

    /// All letters that tell a user, newest first.
    func all(to user: RowID) throws -> [LetterRecord] {
        let sql = "\(Self.selection) JOIN letter_users u ON u.letter = l.id WHERE u.user = ? ORDER BY l.id DESC"
        return try command(sql).all(.row(user), read: record).compactMap { $0 }
    }

    /// What stands against a letter to an address; nil when nothing does.
    func standing(of address: String, for purpose: LetterPurpose) throws -> LetterStanding? {
        var standing = LetterStanding()
        try command(
            """
            SELECT state, max(ended_at) FROM letters
            WHERE address = ? AND purpose = ?
                AND (state IN ('planned', 'noted', 'sent') OR (state = 'unknown' AND (anyway = 0 OR NOT EXISTS (
                    SELECT 1 FROM letters n WHERE n.address = letters.address AND n.purpose = letters.purpose
                        AND n.id > letters.id AND n.state IN ('planned', 'noted', 'sent', 'unknown')))))
            GROUP BY state
            """
        ).visit([.text(address), .text(purpose.rawValue)]) { columns in
            switch LetterState(rawValue: columns.text(0)) {
            case .planned: standing.isPlanned = true
            case .noted, .unknown: standing.isUnknown = true
            case .sent: standing.lastSent = columns.moment(1)
            case .failed, .bounced, .cancelled, nil: break
            }
            return true
        }
        standing.bounced =
            try command(
                """
                SELECT state, words FROM letters WHERE address = ? AND state IN ('sent', 'bounced') ORDER BY ended_at DESC, id DESC
                LIMIT 1
                """
            ).first(.text(address)) { $0.text(0) == LetterState.bounced.rawValue ? $0.text(1) : nil } ?? nil
        return standing == LetterStanding() ? nil : standing
    }

    /// A user as a recipient; nil when there is none.
    func recipient(_ user: RowID) throws -> LetterRecipient? {
        try command("\(Self.recipients) WHERE u.id = ? AND \(Self.isThere)").first(.row(user), read: recipient)
    }

    /// The users with an address.
    func recipients(with key: String) throws -> [LetterRecipient] {
        // SQLite folds Latin letters only; what else may differ in case is told apart here.
        let sql = "\(Self.recipients) WHERE u.email IN (?1, ?2) AND \(Self.isThere) ORDER BY c.name, u.id"
        let spelled = EmailAddress.spelled(key) ?? key
        return try command(sql).all(.text(key), .text(spelled), read: recipient).filter {
            EmailAddress($0.contact.email)?.key == key
        }
    }

    private static let selection = """
        SELECT l.id, l.purpose, l.email, l.name, l.sender_email, l.sender_name, l.subject, l.text, l.html, l.state,
            l.planned_at, l.noted_at, l.ended_at, l.words, j.job
        FROM letters l
        JOIN job_items j ON j.letter = l.id
        """
    private static let isThere = "u.gone_at IS NULL AND c.missing_since IS NULL"
    private static let recipients = """
        SELECT u.id, i.state, u.email, u.first_name, u.last_name, u.country, u.phone, c.key, c.name, c.tenant, c.domain,
            d.culture, u.access, i.invited_at
        FROM users u
        JOIN companies c ON c.id = u.company
        JOIN invitations i ON i.user = u.id
        LEFT JOIN customers t ON t.tenant = c.tenant
        LEFT JOIN customer_details d ON d.customer = t.id
        """

    private func command(_ sql: String) throws -> Command { try Command(sql, in: database) }

    /// Reads a row; nil when only a newer Ferry knows its purpose or state, or its addresses.
    private func record(_ columns: Columns) -> LetterRecord? {
        guard let purpose = LetterPurpose(rawValue: columns.text(1)), let to = EmailAddress(columns.text(2)),
            let from = EmailAddress(columns.text(4)), let state = LetterState(rawValue: columns.text(9))
        else { return nil }
        let number = LetterNumber(columns.integer(0))
        let letter = Letter(
            id: "ferry-\(String(storeID, radix: 36))-\(number)", purpose: purpose,
            from: Mailbox(name: columns.text(5), address: from), to: Mailbox(name: columns.text(3), address: to),
            subject: columns.text(6), text: columns.text(7), html: columns.isNull(8) ? nil : columns.text(8),
            at: columns.moment(10))
        return LetterRecord(
            number: number, letter: letter, state: state, notedAt: moment(columns, 11), endedAt: moment(columns, 12),
            words: columns.text(13), job: JobID(columns.integer(14)))
    }

    private func moment(_ columns: Columns, _ column: Int32) -> Timestamp? {
        columns.isNull(column) ? nil : columns.moment(column)
    }

    private func recipient(_ columns: Columns) -> LetterRecipient {
        var recipient = LetterRecipient(
            user: columns.row(0), state: InvitationState(rawValue: columns.byte(1)) ?? .neverTold,
            access: MarketplacePerson.Access(rawValue: columns.text(12)),
            contact: Contact(
                email: columns.text(2), firstName: columns.text(3), lastName: columns.text(4),
                country: columns.text(5), phone: columns.text(6)),
            companyID: CompanyID(columns.text(7)), company: columns.text(8), tenant: columns.tenant(9),
            domain: columns.text(10), culture: columns.text(11))
        recipient.invitedAt = moment(columns, 13)
        return recipient
    }
}
