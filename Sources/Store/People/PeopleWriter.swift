import Core

/// Writes everybody of one company as the marketplace shows them.
struct PeopleWriter {
    private let writing: Writing
    private let company: RowID
    private let at: Timestamp

    /// A writer within a transaction.
    init(_ writing: Writing, company: RowID, at: Timestamp) {
        self.writing = writing
        self.company = company
        self.at = at
    }

    /// Writes a whole reading.
    func write(_ people: [MarketplacePerson]) throws {
        let people = people.map(\.sanitised)
        let shown = people.filter { !$0.contact.email.isEmpty }
        let isComplete = shown.count == people.count
        var known = Dictionary(try stored().map { ($0.person.key, $0) }) { $0.goneAt == nil ? $0 : $1 }
        for person in shown {
            if let before = known[person.key] {
                known[person.key] = try update(before, with: person)
            } else {
                known[person.key] = try insert(person)
            }
        }
        let keys = Set(shown.map(\.key))
        if isComplete {
            for person in known.values
            where person.goneAt == nil && !person.isRevoked && !keys.contains(person.person.key) {
                try remove(person)
            }
        }
        try showAdministrator(among: shown.compactMap { known[$0.key] })
        try writing.command("UPDATE companies SET people_at = ?, people_settled = ? WHERE id = ?").run(
            .integer(at.seconds), .flag(isComplete && shown.allSatisfy { $0.access == .active }), .row(company))
    }

    /// Adds somebody, or brings back who was gone; false when somebody has that address.
    func add(_ person: MarketplacePerson) throws -> Bool {
        let person = person.sanitised
        guard let before = try find(person.contact.email) else { return try insert(person) != nil }
        guard before.goneAt != nil else { return false }
        _ = try update(before, with: person)
        return true
    }

    /// Somebody by the address, whatever its case, by preference one who is not gone; nil when there is none.
    func find(_ email: String) throws -> StoredPerson? {
        let found = try stored().filter { $0.person.contact.email.lowercased() == email.lowercased() }
        return found.first { $0.goneAt == nil } ?? found.first
    }

    private func stored() throws -> [StoredPerson] {
        try writing.command("\(StoredPerson.selection) WHERE u.company = ? ORDER BY u.id").all(
            .row(company), read: StoredPerson.init)
    }

    private func update(_ before: StoredPerson, with newer: MarketplacePerson) throws -> StoredPerson {
        var after = before
        after.person = before.person.updated(with: newer)
        after.isRead = true
        after.goneAt = nil
        // An invitation of the same age is the old one, read before it was revoked.
        after.isRevoked =
            before.isRevoked && newer.access == .invited && newer.createdAt == before.person.createdAt
        var unchanged = before
        unchanged.person.isAdministrator = after.person.isAdministrator
        guard after != unchanged else { return after }
        let (person, contact) = (after.person, after.person.contact)
        try writing.command(
            """
            UPDATE users SET first_name = ?, last_name = ?, country = ?, phone = ?, role = ?, access = ?,
                created_at = ?, changed_at = ?, microsoft_name = ?, gone_at = NULL,
                revoked_at = CASE WHEN ? THEN revoked_at END
            WHERE id = ?
            """
        ).run(
            .text(contact.firstName), .text(contact.lastName), .text(contact.country), .text(contact.phone),
            .text(person.role), .text(person.access.rawValue), .integer((person.createdAt ?? at).seconds),
            .moment(person.changedAt), .text(person.microsoftName),
            .flag(after.isRevoked), .row(after.row))
        try InvitationWriter(writing).renew(after.row, at: at)
        if contact != before.person.contact, after.isShown { try touchCompany() }
        return after
    }

    private func insert(_ person: MarketplacePerson) throws -> StoredPerson? {
        let row = try UserWriter(writing).insert(person, of: company, at: at)
        try InvitationWriter(writing).renew(row, at: at)
        return try writing.command("\(StoredPerson.selection) WHERE u.id = ?").first(
            .row(row), read: StoredPerson.init)
    }

    /// Notes that somebody is gone, who then administers nothing; the changed invitation takes the row out of the list.
    func remove(_ person: StoredPerson) throws {
        try writing.command("UPDATE users SET gone_at = ?, administrator = 0 WHERE id = ?").run(
            .integer(at.seconds), .row(person.row))
        try InvitationWriter(writing).touch(person.row)
        if person.isShown { try touchCompany() }
    }

    /// Has the list of companies show the oldest administrator, unless it shows one already.
    private func showAdministrator(among people: [StoredPerson]) throws {
        let administrators = people.filter(\.person.isAdministrator)
        guard !administrators.contains(where: \.isShown) else { return }
        let never = Timestamp(seconds: .max)
        let oldest = administrators.min { ($0.person.createdAt ?? never) < ($1.person.createdAt ?? never) }
        guard let oldest else { return }
        try writing.command("UPDATE users SET administrator = 0 WHERE company = ? AND administrator = 1").run(
            .row(company))
        try writing.command("UPDATE users SET administrator = 1 WHERE id = ?").run(.row(oldest.row))
        try touchCompany()
    }

    private func touchCompany() throws {
        try writing.command("UPDATE companies SET revision = ? WHERE id = ?").run(
            .integer(try writing.revision(.companies)), .row(company))
    }
}

extension MarketplacePerson {
    /// The address without its case.
    fileprivate var key: String { contact.email.lowercased() }
}
