import Core
import Synchronization
import Text

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
            if !before.isNoted { try note(before.summary, evidence: "", result: "begun", at: at, in: writing) }
            if before.summary.kind == .prospects {
                return try ProspectMerge(writing, by: who, at: at).merged(lines, into: before)
            }
            if before.summary.kind == .subscriptions {
                return try SubscriptionMerge(writing, at: at).merged(lines, into: before)
            }
            var merge = try CustomerMerge(writing, progress: before, at: at)
            try merge.merge(lines)
            return merge.progress
        }
        progress.withLock { progress in
            progress = after
            progress.isNoted = true
        }
    }

    func finish(complete: Bool, at: Timestamp) throws(StoreFailure) -> ImportSummary {
        let before = progress.withLock { $0 }
        let isComplete = complete && before.summary.kind.word == "customers"
        let after = try store.writeBulk { writing in
            var list = CompleteList(writing, progress: before, at: at)
            if isComplete { try list.settle() }
            try KeyIndexes.make(writing.database)
            try AcceptanceSearch(writing, by: who, at: at).recogniseAll()
            try end(list.progress.summary, isComplete: isComplete, at: at, in: writing)
            list.markComplete(isComplete)
            return list.progress
        }
        progress.withLock { progress in
            progress = after
            progress.isOver = true
        }
        try store.endBulk()
        return after.summary
    }

    func abandon(at: Timestamp) throws(StoreFailure) {
        let summary = summary
        try store.write { writing in
            try KeyIndexes.make(writing.database)
            try note(summary, evidence: "interrupted", result: summary.counts, at: at, in: writing)
        }
        progress.withLock { $0.isOver = true }
        try store.endBulk()
    }

    private func end(_ summary: ImportSummary, isComplete: Bool, at: Timestamp, in writing: Writing) throws {
        let rows = summary.added + summary.updated + summary.unchanged + summary.rejected
        try writing.command("INSERT INTO imports (kind, file, at, by, complete, rows) VALUES (?, ?, ?, ?, ?, ?)").run(
            .text(summary.kind.word), .text(summary.file), .integer(at.seconds),
            .text(SafeText(who).value), .flag(isComplete), .integer(Int64(rows)))
        let evidence = isComplete ? "a complete list" : "a partial list"
        try note(summary, evidence: evidence, result: summary.counts, at: at, in: writing)
    }

    private func note(
        _ summary: ImportSummary, evidence: String, result: String, at: Timestamp, in writing: Writing
    ) throws {
        try writing.note(
            JournalEntry(
                at: at, who: who, action: summary.kind.action, subject: summary.file, evidence: evidence, result: result
            ))
    }
}

extension ImportSummary {
    /// The numbers, for the journal.
    fileprivate var counts: String {
        let mark = isUnmarked ? ", nobody marked for a refused row without a tenant" : ""
        return """
            added \(added), updated \(updated), unchanged \(unchanged), rejected \(rejected), \
            vanished \(vanished)\(mark)
            """
    }
}

extension ListFileKind {
    /// What the journal calls its import.
    fileprivate var action: JournalAction {
        switch self {
        case .customers: .customersImported
        case .contacts: .contactsImported
        case .prospects: .prospectsImported
        case .results: .resultsImported
        case .subscriptions: .subscriptionsImported
        }
    }
}
