import Core
import Foundation
import GRDB
import Text

/// One writing transaction: all rows of a list that it changes get one and the same new revision.
final class Writing {
    /// The connection.
    let database: Database
    private var revisions: [Listing: Int64] = [:]

    /// A transaction that was begun.
    init(_ database: Database) { self.database = database }

    /// A statement of this connection.
    func command(_ sql: String) throws -> Command { try Command(sql, in: database) }

    /// The revision for changed rows of a list; the first call in a transaction makes it.
    ///
    /// It follows the clock, so that a number is never given again after a power cut took its commit back: a search
    /// index may have been made of what is lost.
    func revision(_ listing: Listing) throws -> Int64 {
        if let revision = revisions[listing] { return revision }
        let now = Int64(Date().timeIntervalSince1970 * 1_000_000)
        try command("UPDATE meta SET value = max(value + 1, ?) WHERE key = ?").run(
            .integer(now), .text(listing.rawValue))
        let revision = try database.number(listing.rawValue)
        revisions[listing] = revision
        return revision
    }

    /// The number of the row that was inserted last.
    var lastRow: Int64 { database.lastInsertedRowID }
    /// How many rows the last statement changed.
    var changedRows: Int { database.changesCount }

    /// Adds an entry to the journal, its texts safe to show.
    func note(_ entry: JournalEntry) throws {
        try command(
            """
            INSERT INTO journal_entries (at, who, action, subject, evidence, result, job)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            """
        ).run(
            .integer(entry.at.seconds), .text(SafeText(entry.who).value), .text(entry.action.rawValue),
            .text(SafeText(entry.subject).value), .text(SafeText(entry.evidence).value),
            .text(SafeText(entry.result).value), entry.job.map { .integer($0.number) } ?? .null)
    }
}

extension Database {
    /// A number of the table `meta`.
    func number(_ key: String) throws -> Int64 {
        let found = try Command("SELECT value FROM meta WHERE key = ?", in: self).first(.text(key)) { $0.integer(0) }
        guard let found else { throw StoreFailure.failed(why: "the store lacks its number \(key)") }
        return found
    }
}
