import Core

/// Stores pages of the marketplace's company list within one transaction.
struct CompanyListing {
    private let writing: Writing
    private let at: Timestamp
    /// How far the reading is.
    private(set) var state: SourceState

    /// A reading that goes on from where it is.
    init(_ writing: Writing, state: SourceState, at: Timestamp) {
        self.writing = writing
        self.state = state
        self.at = at
    }

    /// Stores a page, and the number of the page after it.
    mutating func store(_ page: CompanyPage, number: Int) throws {
        var writer = CompanyWriter(writing)
        for company in page.companies {
            let (row, outcome) = try writer.upsert(company, isLocal: false)
            switch outcome {
            case .added: state.progress.counts.added += 1
            case .updated: state.progress.counts.updated += 1
            case .unchanged: break
            }
            if try see(row) { state.progress.counts.seen += 1 }
        }
        try writer.affected.renew(in: writing)
        state.progress.counts.rejected += page.unreadable.count
        if !page.unreadable.isEmpty { state.isNameless = true }
        if let total = page.total { state.progress.total = total }
        state.progress.place = "\(number + 1)"
    }

    /// Ends the list: a complete one marks the companies that it lacks, and counts as read from now on.
    mutating func end(complete: Bool) throws {
        if complete {
            try markMissing()
            try Mirror(writing).noteListRead()
        }
        // A company that was there before its report is in the list as it was, and nobody noticed.
        var writer = CompanyWriter(writing)
        for tenant in try Succession(writing).waiting() { try writer.settle(tenant) }
        try writer.affected.renew(in: writing)
        state.progress.end(complete: complete, at: at)
    }

    /// Whether a company is seen for the first time in this reading.
    private func see(_ row: RowID) throws -> Bool {
        try writing.command("UPDATE companies SET list_run = ?1 WHERE id = ?2 AND list_run <> ?1").run(
            .integer(state.run), .row(row))
        return writing.changedRows == 1
    }

    /// A list may lag behind a creation for so many seconds.
    private static let lag: Int64 = 3600

    /// A list without a single company is a mistake, and one with a row that may be any of them marks none.
    private mutating func markMissing() throws {
        guard state.progress.counts.seen > 0 else { return }
        let sql = """
            \(StoredCompany.selection)
            WHERE c.local = 0 AND c.missing_since IS NULL AND c.list_run <> ? AND c.id <= ? AND c.created_at < ?
            """
        let missing = try writing.command(sql).all(
            .integer(state.run), .row(state.lastRow), .integer(state.progress.startedAt.seconds - Self.lag),
            read: StoredCompany.init)
        state.progress.isUnmarked = state.isNameless && !missing.isEmpty
        guard !state.isNameless else { return }
        var writer = CompanyWriter(writing)
        for company in missing { try writer.mark(company, missingSince: at) }
        try writer.affected.renew(in: writing)
        state.progress.counts.vanished = missing.count
    }
}
