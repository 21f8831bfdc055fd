package import Core
import Text

extension SQLiteStore {
    package func mirror(_ companies: [Company]) throws(StoreFailure) {
        try write { writing in
            var writer = CompanyWriter(writing)
            for company in companies { try writer.upsert(company, isLocal: false) }
            try writer.affected.renew(in: writing)
        }
    }

    package func setContact(
        _ contact: Contact, of tenant: TenantID, by who: String, at: Timestamp
    ) throws(StoreFailure) -> Bool {
        let contact = contact.sanitised
        return try write { writing in
            guard var row = try CustomerRows(writing.database).find(tenant) else { return false }
            guard row.customer.contact != contact else { return true }
            let parts = row.customer.contact.parts(differentFrom: contact)
            row.customer.replaceContact(with: contact)
            row.standing = try Derivation(writing.database).standing(of: row)
            try CustomerWriter(writing).save(row)
            try writing.note(
                JournalEntry(
                    at: at, who: who, action: .contactEdited, subject: tenant.description, evidence: "by hand",
                    result: parts.joined(separator: ", ")))
            return true
        }
    }

    package func setIgnored(
        _ rows: RowSet, reason: String?, by who: String, at: Timestamp
    ) throws(StoreFailure) -> Int {
        let ignored = reason.map { Ignored(reason: SafeText($0).value, at: at, by: SafeText(who).value) }
        return try write { writing in
            var changed = 0
            for id in rows.rows where try Self.setIgnored(ignored, of: id, by: who, at: at, in: writing) {
                changed += 1
            }
            return changed
        }
    }

    private static func setIgnored(
        _ ignored: Ignored?, of id: RowID, by who: String, at: Timestamp, in writing: Writing
    ) throws -> Bool {
        guard var row = try CustomerRows(writing.database).find(id), row.customer.ignored?.reason != ignored?.reason
        else { return false }
        let before = row.customer.ignored?.reason
        row.customer.ignored = ignored
        row.standing = try Derivation(writing.database).standing(of: row)
        try CustomerWriter(writing).save(row)
        try writing.note(
            JournalEntry(
                at: at, who: who, action: ignored == nil ? .customerUnignored : .customerIgnored,
                subject: row.customer.tenant.description, evidence: "by hand", result: ignored?.reason ?? before ?? ""))
        return true
    }
}

extension Contact {
    /// The names of the parts in which two contacts differ.
    fileprivate func parts(differentFrom other: Contact) -> [String] {
        let parts = [
            ("email", \Contact.email), ("first name", \.firstName), ("last name", \.lastName), ("country", \.country),
            ("phone", \.phone),
        ]
        return parts.filter { self[keyPath: $0.1] != other[keyPath: $0.1] }.map(\.0)
    }
}
