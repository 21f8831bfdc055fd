import Core
import GRDB

/// How far the reading of a source is, with what only the store needs to know.
struct SourceState {
    /// The number of this reading.
    var run: Int64
    /// The last row there was when it began: those that others add meanwhile are not missing.
    var lastRow: RowID
    /// Whether a row that could not be read may be anybody's.
    var isNameless = false
    /// How far it is.
    var progress: SyncProgress
}

/// Keeps how far the reading of each source is.
struct SourceRows {
    private let database: Database

    /// The sources of a store, by one connection.
    init(_ database: Database) { self.database = database }

    /// All that were ever begun.
    func all() throws -> [SyncSource: SyncProgress] {
        let states = try Command(Self.selection, in: database).all(read: Self.state)
        return Dictionary(states.compactMap { $0 }.map { ($0.progress.source, $0.progress) }) { first, _ in first }
    }

    /// One of them; nil when it was never begun.
    func find(_ source: SyncSource) throws -> SourceState? {
        try Command("\(Self.selection) WHERE source = ?", in: database).first(.text(source.rawValue), read: Self.state)
            ?? nil
    }

    /// One that was begun.
    func begun(_ source: SyncSource) throws -> SourceState {
        guard let state = try find(source) else { throw StoreFailure.failed(why: "\(source) was not begun") }
        return state
    }

    /// Writes one down.
    func save(_ state: SourceState) throws {
        let progress = state.progress
        let counts = progress.counts
        try Command(Self.replacement, in: database).run(
            .text(progress.source.rawValue), .integer(state.run), .flag(progress.isFull),
            progress.place.map { .text($0) } ?? .null, .integer(progress.startedAt.seconds),
            .moment(progress.endedAt), .flag(progress.isComplete), .integer(Int64(counts.seen)),
            .integer(Int64(counts.added)), .integer(Int64(counts.updated)), .integer(Int64(counts.rejected)),
            .integer(Int64(counts.vanished)), progress.total.map { .integer(Int64($0)) } ?? .null,
            .flag(state.isNameless), .flag(progress.isUnmarked), .row(state.lastRow), .moment(progress.completedAt),
            .moment(progress.fullAt), .moment(progress.coveredUntil))
    }

    private static let columns = """
        source, run, full, place, started_at, ended_at, complete, seen, added, updated, rejected, vanished, total,
        nameless, unmarked, last_row, completed_at, full_at, covered_until
        """
    private static let selection = "SELECT \(columns) FROM sync_sources"
    private static let replacement = """
        INSERT OR REPLACE INTO sync_sources (\(columns))
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """

    /// Reads a row; nil when a newer Ferry reads that source.
    private static func state(_ columns: Columns) -> SourceState? {
        guard let source = SyncSource(rawValue: columns.text(0)) else { return nil }
        func moment(_ column: Int32) -> Timestamp? { columns.isNull(column) ? nil : columns.moment(column) }
        var progress = SyncProgress(source, isFull: columns.flag(2), startedAt: columns.moment(4))
        progress.place = columns.isNull(3) ? nil : columns.text(3)
        progress.endedAt = moment(5)
        progress.isComplete = columns.flag(6)
        progress.counts.seen = Int(columns.integer(7))
        progress.counts.added = Int(columns.integer(8))
        progress.counts.updated = Int(columns.integer(9))
        progress.counts.rejected = Int(columns.integer(10))
        progress.counts.vanished = Int(columns.integer(11))
        progress.total = columns.isNull(12) ? nil : Int(columns.integer(12))
        progress.isUnmarked = columns.flag(14)
        progress.completedAt = moment(16)
        progress.fullAt = moment(17)
        progress.coveredUntil = moment(18)
        return SourceState(
            run: columns.integer(1), lastRow: columns.row(15), isNameless: columns.flag(13), progress: progress)
    }
}

extension SyncProgress {
    /// Notes that the reading ended.
    mutating func end(complete: Bool, at: Timestamp) {
        place = nil
        endedAt = at
        isComplete = complete
        // One row that can't be read must not have all others read again and again; and the first reading is full.
        if isFull || (fullAt == nil && completedAt == nil) { fullAt = at }
        if complete { completedAt = at }
    }
}
