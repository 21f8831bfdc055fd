package import Core
import Text

extension SQLiteStore {
    package func settings() throws(StoreFailure) -> [Setting: String] {
        try read { database in
            let pairs = try Command("SELECT key, value FROM settings", in: database).all { columns in
                Setting(rawValue: columns.text(0)).map { ($0, columns.text(1)) }
            }
            return Dictionary(uniqueKeysWithValues: pairs.compactMap { $0 })
        }
    }

    package func save(_ settings: [Setting: String], by who: String, at: Timestamp) throws(StoreFailure) {
        try write { writing in
            for (setting, text) in settings.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
                guard let value = setting.accepted(text) else {
                    throw StoreFailure.failed(why: "\(setting.rawValue) can't be \(SafeText(text).value)")
                }
                let before = try Self.value(of: setting, in: writing)
                guard value != before else { continue }
                try Self.save(value, of: setting, in: writing)
                try writing.note(
                    JournalEntry(
                        at: at, who: who, action: .settingChanged, subject: setting.rawValue,
                        evidence: "was \(before)", result: value))
            }
        }
    }

    private static func value(of setting: Setting, in writing: Writing) throws -> String {
        try writing.command("SELECT value FROM settings WHERE key = ?").first(.text(setting.rawValue)) { $0.text(0) }
            ?? setting.standard
    }

    private static func save(_ value: String, of setting: Setting, in writing: Writing) throws {
        if value == setting.standard {
            try writing.command("DELETE FROM settings WHERE key = ?").run(.text(setting.rawValue))
            return
        }
        try writing.command(
            "INSERT INTO settings (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value"
        ).run(.text(setting.rawValue), .text(value))
    }

    package func journal(
        since: Timestamp?, before: Int64?, limit: Int
    ) throws(StoreFailure) -> [JournalEntry] {
        try read { database in
            let sql = """
                SELECT id, at, who, action, subject, evidence, result, job FROM journal_entries
                WHERE at >= ? AND id < ? ORDER BY id DESC LIMIT ?
                """
            return try Command(sql, in: database).all(
                .integer(since?.seconds ?? .min), .integer(before ?? .max), .integer(Int64(max(0, limit))),
                read: JournalEntry.init
            ).compactMap { $0 }
        }
    }

    package func note(_ entry: JournalEntry) throws(StoreFailure) {
        // What stands in the journal before a request leaves is on the disk by then.
        try writeToDisk { writing in try writing.note(entry) }
    }
}

extension JournalEntry {
    /// Reads a row; nil when a newer Ferry did what it tells of.
    fileprivate init?(_ columns: Columns) {
        guard let action = JournalAction(rawValue: columns.text(3)) else { return nil }
        self.init(
            id: columns.integer(0), at: columns.moment(1), who: columns.text(2), action: action,
            subject: columns.text(4), evidence: columns.text(5), result: columns.text(6),
            job: columns.isNull(7) ? nil : JobID(columns.integer(7)))
    }
}
