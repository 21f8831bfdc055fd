import Core
import Synchronization

/// Rows of one file on their way into an SQLite store.
final class SQLiteImportSession: ImportSession {
    private let store: SQLiteStore
    private let who: String
    private let progress: Mutex<ImportProgress>

    /// An import that begins now.
    init(_ store: SQLiteStore, summary: ImportSummary, by who: String) throws(StoreFailure) {
        self.store = store
        self.who = who
        let last = try store.read { database in try CustomerRows(database).last() }
        progress = Mutex(ImportProgress(summary: summary, lastKnown: last))
    }

    deinit {
        // An import that was given up must not keep its memory and log either.
        guard !progress.withLock({ $0.isOver }) else { return }
        try? store.write { writing in try KeyIndexes.make(writing.database) }
        try? store.endBulk()
    }

    var summary: ImportSummary { progress.withLock { $0.summary } }

    func merge(_ lines: [ListLine], at: Timestamp) throws(StoreFailure) {
        let before = progress.withLock { $0 }
        let after = try store.writeBulk { writing in
            var merge = try CustomerMerge(writing, progress: before, at: at)
            try merge.merge(lines)
            return merge.progress
        }
        progress.withLock { $0 = after }
    }

    func finish(complete: Bool, at: Timestamp) throws(StoreFailure) -> ImportSummary {
        let before = progress.withLock { $0 }
        let isComplete = complete && before.summary.kind != .contacts
        let after = try store.writeBulk { writing in
            var list = CompleteList(writing, progress: before, at: at)
            if isComplete { try list.settle() }
            try KeyIndexes.make(writing.database)
            try note(list.progress.summary, isComplete: isComplete, at: at, in: writing)
            return list.progress
        }
        progress.withLock { progress in
            progress = after
            progress.isOver = true
        }
        try store.endBulk()
        return after.summary
    }

    private func note(_ summary: ImportSummary, isComplete: Bool, at: Timestamp, in writing: Writing) throws {
        let isContacts = summary.kind == .contacts
        let rows = summary.added + summary.updated + summary.unchanged + summary.rejected
        try writing.command("INSERT INTO imports (kind, file, at, by, complete, rows) VALUES (?, ?, ?, ?, ?, ?)").run(
            .text(isContacts ? "contacts" : "customers"), .text(summary.file), .integer(at.seconds), .text(who),
            .flag(isComplete), .integer(Int64(rows)))
        try writing.note(
            JournalEntry(
                at: at, who: who, action: isContacts ? .contactsImported : .customersImported, subject: summary.file,
                evidence: isComplete ? "a complete list" : "a partial list",
                result: """
                    added \(summary.added), updated \(summary.updated), unchanged \(summary.unchanged), \
                    rejected \(summary.rejected), vanished \(summary.vanished)
                    """))
    }
}
