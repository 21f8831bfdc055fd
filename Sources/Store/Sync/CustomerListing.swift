import Core

/// Stores pages of Partner Center's customer list within one transaction.
struct CustomerListing {
    private let writing: Writing
    private let at: Timestamp
    /// How far the reading is.
    private(set) var state: SourceState
    /// How far the merge of its rows is.
    private(set) var merged: ImportProgress

    /// A reading that goes on from where it is.
    init(_ writing: Writing, state: SourceState, merged: ImportProgress, at: Timestamp) {
        self.writing = writing
        self.state = state
        self.merged = merged
        self.at = at
    }

    /// The merge's progress of a reading that begins or goes on: who was seen is in the store.
    static func progress(of state: SourceState, _ rows: CustomerRows) throws -> ImportProgress {
        var summary = ImportSummary(file: "Partner Center", kind: .customers(complete: true))
        summary.added = state.progress.counts.added
        summary.updated = state.progress.counts.updated
        summary.rejected = state.progress.counts.rejected
        var progress = ImportProgress(summary: summary, lastKnown: state.lastRow)
        progress.seen = RowSet(try rows.seen(inRun: state.run))
        progress.hasNameless = state.isNameless
        return progress
    }

    /// Stores a page, and the place after it; the last one ends the list.
    mutating func store(_ page: CustomerPage) throws {
        var merge = try CustomerMerge(writing, progress: merged, at: at, listing: state.run)
        try merge.merge(page.lines)
        try note(merge.named)
        merged = merge.progress
        if let next = page.next { state.progress.place = next.text } else { try end() }
        state.isNameless = merged.hasNameless
        state.progress.counts.seen = merged.seen.count
        state.progress.counts.added = merged.summary.added
        state.progress.counts.updated = merged.summary.updated
        state.progress.counts.rejected = merged.summary.rejected
        try SourceRows(writing.database).save(state)
    }

    /// Writes down who was seen, so that it is known after a kill.
    private func note(_ named: [(row: RowID, relationship: Relationship?)]) throws {
        let update = try writing.command("UPDATE customers SET list_run = ?, listed_as = ? WHERE id = ?")
        for (row, relationship) in named {
            try update.run(.integer(state.run), .text(relationship?.word ?? ""), .row(row))
        }
    }

    private mutating func end() throws {
        try settleRelationships()
        let before = try missing()
        var list = CompleteList(writing, progress: merged, at: at)
        try list.settle()
        merged = list.progress
        // Reading them tells whether the relationship was lost, or what is new of those that are back.
        if !before.isEmpty || merged.summary.vanished > 0 {
            for row in before.symmetricDifference(try missing()).rows { try WantedRows(writing.database).want(row) }
        }
        try KeyIndexes.make(writing.database)
        state.progress.counts.vanished = merged.summary.vanished
        state.progress.isUnmarked = merged.summary.isUnmarked
        state.progress.end(complete: true, at: at)
    }

    /// Only the whole list says who is no reseller's customer any more.
    private func settleRelationships() throws {
        let sql = "SELECT id, listed_as FROM customers WHERE list_run = ? AND listed_as NOT IN ('', relationship)"
        let changed = try writing.command(sql).all(.integer(state.run)) { ($0.row(0), $0.text(1)) }
        let rows = CustomerRows(writing.database)
        let derivation = Derivation(writing.database)
        for (id, word) in changed {
            guard var row = try rows.find(id) else { continue }
            row.customer.relationship = Relationship(word)
            row.standing = try derivation.standing(of: row)
            try CustomerWriter(writing).save(row)
        }
    }

    private func missing() throws -> RowSet {
        RowSet(try writing.command("SELECT id FROM customers WHERE missing_since IS NOT NULL").all { $0.row(0) })
    }
}
