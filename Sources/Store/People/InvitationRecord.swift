import Core

/// The rows of the invitation list: one for each user whom the marketplace shows.
enum InvitationRecord {
    /// The start of a query whose rows `read` reads.
    static let selection = """
        SELECT u.id, i.state, u.email, c.name, u.first_name, u.last_name, c.key, u.role, i.last_error, u.created_at,
            i.last_sent, i.times_sent, i.reminder_due, u.access, coalesce(u.gone_at, c.missing_since),
            u.revoked_at
        FROM invitations i
        JOIN users u ON u.id = i.user
        JOIN companies c ON c.id = u.company
        """

    /// Whether the person or the company is gone, and the row with it.
    static func isGone(_ columns: Columns) -> Bool { !columns.isNull(14) }

    /// Reads a row; who is active is reminded of nothing.
    static func read(_ columns: Columns) -> Record {
        let person = Contact(firstName: columns.text(4), lastName: columns.text(5)).fullName
        let state = columns.byte(1)
        let due = state == InvitationState.activated.rawValue ? 0 : columns.integer(12)
        let access = columns.isNull(15) ? columns.text(13) : InvitationState.revoked.word
        return Record(
            id: columns.row(0), state: state, reason: 0,
            texts: [
                columns.text(2), columns.text(3), person, columns.text(6), columns.text(7), access,
                columns.text(8),
            ],
            numbers: [columns.integer(9), columns.integer(10), columns.integer(11), due])
    }
}
