import Core
import GRDB

/// Writes companies' users.
struct UserWriter {
    private let writing: Writing

    /// The role of a company's first user, in the marketplace's own word.
    static let administratorRole = "SYS_ADMIN"

    /// A writer within a transaction.
    init(_ writing: Writing) { self.writing = writing }

    /// Makes a person the administrator of a company; whether that changed anything.
    ///
    /// Empty parts erase nothing.
    /// Another address is another person: the one before stays a user, with what he or she was told. So is one that
    /// another user of the company has already.
    func setAdministrator(
        _ contact: Contact, of company: RowID, known: StoredCompany?, at: Timestamp
    ) throws -> Bool {
        guard contact != Contact() else { return false }
        if let user = known?.administrator, let before = known?.company.administrator {
            let isSame =
                before.email.isEmpty || contact.email.isEmpty || before.email.isSameAddress(as: contact.email)
            if isSame, try !isTaken(contact.email, in: company, by: user) {
                return try update(user, from: before, to: before.merged(with: contact))
            }
            try writing.command("UPDATE users SET administrator = 0 WHERE id = ?").run(.row(user))
        }
        try insert(contact, of: company, at: at)
        return true
    }

    /// Adds a user whom the marketplace shows and the store does not know.
    func insert(_ person: MarketplacePerson, of company: RowID, at: Timestamp) throws -> RowID {
        let contact = person.contact
        try writing.command(
            """
            INSERT INTO users (
                company, email, first_name, last_name, country, phone, role, administrator, created_at, access,
                changed_at, microsoft_name)
            VALUES (?, ?, ?, ?, ?, ?, ?, 0, ?, ?, ?, ?)
            """
        ).run(
            .row(company), .text(contact.email), .text(contact.firstName), .text(contact.lastName),
            .text(contact.country), .text(contact.phone), .text(person.role),
            .integer((person.createdAt ?? at).seconds), .text(person.access.rawValue), .moment(person.changedAt),
            .text(person.microsoftName))
        let user = RowID(UInt32(clamping: writing.lastRow))
        try InvitationWriter(writing).add(user)
        return user
    }

    /// Marks the invitations of a company's users as changed: they show its name.
    func touchInvitations(of company: RowID) throws {
        try writing.command(
            "UPDATE invitations SET revision = ? WHERE user IN (SELECT id FROM users WHERE company = ?)"
        ).run(.integer(try writing.revision(.invitations)), .row(company))
    }

    /// Whether a user other than one has an address; nobody has an empty one.
    private func isTaken(_ email: String, in company: RowID, by user: RowID) throws -> Bool {
        guard !email.isEmpty else { return false }
        return try writing.command("SELECT 1 FROM users WHERE company = ? AND email = ? AND id <> ?").first(
            .row(company), .text(email), .row(user)
        ) { _ in true } ?? false
    }

    private func update(_ user: RowID, from before: Contact, to contact: Contact) throws -> Bool {
        guard before != contact else { return false }
        try writing.command(
            """
            UPDATE users SET email = ?, first_name = ?, last_name = ?, country = ?, phone = ? WHERE id = ?
            """
        ).run(
            .text(contact.email), .text(contact.firstName), .text(contact.lastName), .text(contact.country),
            .text(contact.phone), .row(user))
        try InvitationWriter(writing).touch(user)
        return true
    }

    /// A user who is there under that address already becomes the administrator, and keeps the invitation.
    ///
    /// One who was gone is back.
    private func insert(_ contact: Contact, of company: RowID, at: Timestamp) throws {
        let user = try writing.command(
            """
            INSERT INTO users (company, email, first_name, last_name, country, phone, role, administrator, created_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, 1, ?)
            ON CONFLICT (company, email) DO UPDATE SET administrator = 1, role = excluded.role, gone_at = NULL,
                first_name = coalesce(nullif(excluded.first_name, ''), first_name),
                last_name = coalesce(nullif(excluded.last_name, ''), last_name),
                country = coalesce(nullif(excluded.country, ''), country),
                phone = coalesce(nullif(excluded.phone, ''), phone)
            RETURNING id
            """
        ).first(
            .row(company), .text(contact.email), .text(contact.firstName), .text(contact.lastName),
            .text(contact.country), .text(contact.phone), .text(Self.administratorRole), .integer(at.seconds)
        ) { $0.row(0) }
        guard let user else { throw StoreFailure.failed(why: "a user was not written") }
        try InvitationWriter(writing).add(user)
    }
}

extension String {
    /// Whether two addresses differ in case only.
    fileprivate func isSameAddress(as other: String) -> Bool { lowercased() == other.lowercased() }
}
