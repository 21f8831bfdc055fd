import Core
import Synchronization
import Text

/// A synchronisation of an SQLite store.
final class SQLiteSyncSession: SyncSession {
    let isFull: Bool
    /// The store that is synchronised.
    let store: SQLiteStore
    /// Released when the synchronisation ends or goes.
    private let lock: Mutex<FileLock?>
    private let id: Int64
    private let startedAt: Timestamp
    private let who: String
    /// How far the merge of the customer list is; nil while no list is read.
    private let merged = Mutex<ImportProgress?>(nil)

    /// A synchronisation that was written down.
    init(_ store: SQLiteStore, lock: FileLock, id: Int64, isFull: Bool, by who: String, at: Timestamp) {
        self.store = store
        self.lock = Mutex(lock)
        self.id = id
        self.isFull = isFull
        startedAt = at
        self.who = who
    }

    deinit {
        // A synchronisation that was given up must not keep its memory and log either.
        try? endList()
    }

    func begin(_ source: SyncSource, at: Timestamp) throws(StoreFailure) -> SyncProgress {
        let state = try store.write { writing in
            let rows = SourceRows(writing.database)
            let known = try rows.find(source)
            let goesOn = known.map { $0.progress.endedAt == nil } ?? false
            var state = try known.flatMap { goesOn ? $0 : nil } ?? fresh(source, after: known, at: at, in: writing)
            let takesAll = isFull && !(goesOn && state.progress.isFull)
            if isFull { state.progress.isFull = true }
            let since = max(state.progress.startedAt, startedAt.adding(seconds: -Self.unbroken))
            try WantedRows(writing.database).plan(
                source, all: takesAll, since: since, sync: try firstSync(of: state, since: since, in: writing))
            try rows.save(state)
            return state
        }
        if source == .customerList { try remember(state) }
        return state.progress
    }

    func restart(
        _ list: SyncSource, keepingSeen: Bool, at: Timestamp
    ) throws(StoreFailure) -> SyncProgress {
        let state = try store.write { writing in
            let rows = SourceRows(writing.database)
            let known = try rows.begun(list)
            var state = known
            if !keepingSeen { state = try fresh(list, after: known, at: at, in: writing) }
            state.progress.isFull = known.progress.isFull
            state.progress.place = nil
            state.isNameless = false
            try rows.save(state)
            return state
        }
        if list == .customerList { try remember(state) }
        return state.progress
    }

    func end(_ source: SyncSource, complete: Bool, at: Timestamp) throws(StoreFailure) -> SyncProgress {
        try change(source) { writing, state in
            if source == .companyList {
                var listing = CompanyListing(writing, state: state, at: at)
                try listing.end(complete: complete)
                state = listing.state
            } else {
                state.progress.end(complete: complete, at: at)
            }
        }
    }

    func reject(_ rows: [RowID: String], of source: SyncSource) throws(StoreFailure) {
        _ = try change(source) { writing, state in
            let wanted = WantedRows(writing.database)
            for row in rows.keys { try wanted.postpone(row, in: source) }
            if source == .companyDetails { try Mirror(writing).note(unreadable: rows) }
            state.progress.counts.rejected += rows.count
        }
    }

    func store(_ page: CustomerPage, at: Timestamp) throws(StoreFailure) -> SyncProgress {
        guard let before = merged.withLock({ $0 }) else { throw .failed(why: "the customer list was not begun") }
        let (state, after) = try store.writeBulk(largestLog: Self.largestLog) { writing in
            let state = try SourceRows(writing.database).begun(.customerList)
            var listing = CustomerListing(writing, state: state, merged: before, at: at)
            try listing.store(page)
            return (listing.state, listing.merged)
        }
        merged.withLock { $0 = after }
        if state.progress.endedAt != nil { try endList() }
        return state.progress
    }

    func store(_ page: CompanyPage, number: Int, at: Timestamp) throws(StoreFailure) -> SyncProgress {
        try change(.companyList) { writing, state in
            var listing = CompanyListing(writing, state: state, at: at)
            try listing.store(page, number: number)
            state = listing.state
        }
    }

    func want(
        _ changed: Set<TenantID>, coveredUntil: Timestamp, at: Timestamp
    ) throws(StoreFailure) -> SyncProgress {
        try change(.audit) { writing, state in
            let customers = CustomerRows(writing.database)
            for tenant in changed {
                guard let row = try customers.find(tenant) else { continue }
                try WantedRows(writing.database).want(row.customer.id)
                state.progress.counts.updated += 1
            }
            state.progress.counts.seen = changed.count
            state.progress.coveredUntil = coveredUntil
            state.progress.end(complete: true, at: at)
        }
    }

    func wantAllCustomers() throws(StoreFailure) {
        try store.write { writing in
            try WantedRows(writing.database).plan(.customerDetails, all: true, since: startedAt, sync: id)
        }
    }

    func distrustReadings(before: Timestamp) throws(StoreFailure) {
        try store.write { writing in try Mirror(writing).distrustReadings(before: before) }
    }

    func finish(complete: Bool, at: Timestamp) throws(StoreFailure) -> SyncNote {
        try close(complete: complete, .syncEnded, evidence: complete ? "complete" : "incomplete", at: at)
    }

    func interrupt(why: String, at: Timestamp) throws(StoreFailure) -> SyncNote {
        try close(complete: false, .syncInterrupted, evidence: why, at: at)
    }

    private func close(
        complete: Bool, _ action: JournalAction, evidence: String, at: Timestamp
    ) throws(StoreFailure) -> SyncNote {
        try endList()
        let note = try store.write { writing in
            try writing.command("UPDATE syncs SET ended_at = ?, complete = ? WHERE id = ?").run(
                .integer(at.seconds), .flag(complete), .integer(id))
            guard let note = try SyncRows(writing.database).find(id) else {
                throw StoreFailure.failed(why: "there is no synchronisation \(id)")
            }
            try AcceptanceSearch(writing, by: who, at: at).recogniseAll()
            let sources = try SourceRows(writing.database).all()
            try writing.note(
                JournalEntry(
                    at: at, who: who, action: action, subject: "synchronisation \(id)", evidence: evidence,
                    result: sources.counts(since: note.startedAt)))
            return note
        }
        lock.withLock { $0 = nil }
        return note
    }

    /// A reading that was interrupted goes on for so many seconds without reading anything twice.
    private static let unbroken: Int64 = 3600

    /// The first synchronisation whose readings count: the one in which a source's reading began, or the first one since
    /// a later moment.
    private func firstSync(of state: SourceState, since: Timestamp, in writing: Writing) throws -> Int64 {
        let isBeginning = since == state.progress.startedAt
        let found = try writing.command(
            isBeginning
                ? "SELECT max(id) FROM syncs WHERE started_at <= ?" : "SELECT min(id) FROM syncs WHERE started_at >= ?"
        ).first(.integer(since.seconds)) { $0.integer(0) }
        guard let found, found > 0 else { return id }
        return found
    }

    /// The state of a reading that begins; when earlier ones were complete stays known.
    private func fresh(
        _ source: SyncSource, after known: SourceState?, at: Timestamp, in writing: Writing
    ) throws -> SourceState {
        var progress = SyncProgress(source, isFull: isFull, startedAt: at)
        progress.completedAt = known?.progress.completedAt
        progress.fullAt = known?.progress.fullAt
        progress.coveredUntil = known?.progress.coveredUntil
        let table = source == .companyList ? "companies" : "customers"
        let last = try writing.command("SELECT max(id) FROM \(table)").first { $0.row(0) }
        return SourceState(run: (known?.run ?? 0) + 1, lastRow: last ?? RowID(0), progress: progress)
    }

    /// Bytes of log after which a page takes it into the database: as many as stay when the list has ended.
    private static let largestLog: Int64 = 16 << 20

    /// Gives back what writing many pages took, and makes the indexes that it went without.
    private func endList() throws(StoreFailure) {
        guard merged.withLock({ $0 }) != nil else { return }
        merged.withLock { $0 = nil }
        try store.write { writing in try KeyIndexes.make(writing.database) }
        try store.endBulk(takingLog: false)
    }

    private func remember(_ state: SourceState) throws(StoreFailure) {
        let progress = try store.read { database in
            try CustomerListing.progress(of: state, CustomerRows(database))
        }
        merged.withLock { $0 = progress }
    }

    /// Changes how far a source is, with what goes with it, in one transaction.
    func change(
        _ source: SyncSource, _ body: (Writing, inout SourceState) throws -> Void
    ) throws(StoreFailure) -> SyncProgress {
        try store.write { writing in
            let rows = SourceRows(writing.database)
            var state = try rows.begun(source)
            try body(writing, &state)
            try rows.save(state)
            return state.progress
        }
    }
}
