import Core

/// What the end of a complete list says: who is in it is not missing, and who is not in it is.
struct CompleteList {
    private let writing: Writing
    private let at: Timestamp
    /// How far the import is.
    private(set) var progress: ImportProgress

    /// The end of an import.
    init(_ writing: Writing, progress: ImportProgress, at: Timestamp) {
        self.writing = writing
        self.progress = progress
        self.at = at
    }

    /// Marks who went missing and unmarks who is back.
    ///
    /// A list without a single customer is a mistake, and marks nobody. Neither does one with a refused row that may
    /// be anybody's.
    mutating func settle() throws {
        guard !progress.seen.isEmpty else { return }
        for id in try rows("missing_since IS NOT NULL") where isNamed(id) { try unmark(id) }
        let missing = try rows("missing_since IS NULL").filter { !isNamed($0) && $0 <= progress.lastKnown }
        progress.summary.isUnmarked = progress.hasNameless && !missing.isEmpty
        guard !progress.hasNameless else { return }
        for id in missing { try set(at, of: id) }
        progress.summary.vanished = missing.count
    }

    /// Notes whether the list was taken for a complete one.
    mutating func markComplete(_ isComplete: Bool) { progress.summary.isComplete = isComplete }

    private func isNamed(_ id: RowID) -> Bool { progress.seen.contains(id) || progress.refused.contains(id) }

    private func rows(_ condition: String) throws -> [RowID] {
        try writing.command("SELECT id FROM customers WHERE \(condition)").all { $0.row(0) }
    }

    private mutating func unmark(_ id: RowID) throws {
        try set(nil, of: id)
        guard progress.seen.contains(id), progress.changed.insert(id) else { return }
        progress.summary.unchanged -= 1
        progress.summary.updated += 1
    }

    private func set(_ missingSince: Timestamp?, of id: RowID) throws {
        guard var row = try CustomerRows(writing.database).find(id) else { return }
        row.customer.missingSince = missingSince
        row.standing = try Derivation(writing.database).standing(of: row)
        try CustomerWriter(writing).save(row)
    }
}
