import Core
import Text

/// A user's row.
struct StoredPerson: Equatable {
    /// The store's number.
    var row: RowID
    /// What is known of the person; the access is the last that was read, or the least where none was.
    var person: MarketplacePerson
    /// Whether the access was read.
    var isRead: Bool
    /// Whether it is the administrator whom the list of companies shows.
    var isShown: Bool
    /// Since when the marketplace shows the person no more; nil while it does.
    var goneAt: Timestamp?
    /// Whether the invitation was taken back to be made again, and was not made yet.
    var isRevoked: Bool

    /// The start of a query whose rows `init(_:)` reads.
    static let selection = """
        SELECT u.id, u.email, u.first_name, u.last_name, u.country, u.phone, u.role, u.administrator, u.access,
            u.created_at, u.changed_at, u.microsoft_name, u.gone_at,
            u.revoked_at
        FROM users u
        """

    /// Reads a row.
    init(_ columns: Columns) {
        row = columns.row(0)
        let access = MarketplacePerson.Access(rawValue: columns.text(8))
        isRead = access != nil
        isShown = columns.flag(7)
        person = MarketplacePerson(
            contact: Contact(
                email: columns.text(1), firstName: columns.text(2), lastName: columns.text(3),
                country: columns.text(4), phone: columns.text(5)),
            role: columns.text(6), isAdministrator: columns.flag(7) || columns.text(6) == UserWriter.administratorRole,
            access: access ?? .inactive, createdAt: columns.moment(9),
            changedAt: columns.isNull(10) ? nil : columns.moment(10), microsoftName: columns.text(11))
        goneAt = columns.isNull(12) ? nil : columns.moment(12)
        isRevoked = !columns.isNull(13)
    }
}

extension MarketplacePerson {
    /// The person with every text safe to show.
    var sanitised: MarketplacePerson {
        var safe = self
        safe.contact = contact.sanitised
        safe.contact.email = safe.contact.email.trimmingBlanks
        safe.role = SafeText(role).value
        safe.microsoftName = SafeText(microsoftName).value
        return safe
    }

    /// The person with what a newer reading shows; what that leaves open stays as it is.
    func updated(with newer: MarketplacePerson) -> MarketplacePerson {
        var updated = newer
        updated.contact = contact.merged(with: newer.contact)
        // The address is what people are told apart by, whatever its case.
        updated.contact.email = contact.email
        if newer.role.isEmpty { updated.role = role }
        updated.createdAt = newer.createdAt ?? createdAt
        updated.changedAt = newer.changedAt ?? changedAt
        return updated
    }
}
