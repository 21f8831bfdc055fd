import Core
import GRDB

/// Finds synchronisations.
struct SyncRows {
    private let database: Database

    /// The synchronisations of a store, by one connection.
    init(_ database: Database) { self.database = database }

    /// One by its number; nil when there is none.
    func find(_ id: Int64) throws -> SyncNote? {
        try Command("\(Self.selection) WHERE id = ?", in: database).first(.integer(id), read: Self.note)
    }

    /// The last one that ended; nil when none did yet.
    func lastEnded() throws -> SyncNote? {
        let sql = "\(Self.selection) WHERE ended_at IS NOT NULL ORDER BY id DESC LIMIT 1"
        guard var note = try Command(sql, in: database).first(read: Self.note) else { return nil }
        if !note.isComplete { note.why = try why(note) }
        return note
    }

    /// Why one did not reach its end, as the journal says.
    private func why(_ note: SyncNote) throws -> String {
        let sql = """
            SELECT evidence FROM journal_entries WHERE subject = ? AND action = ? AND at >= ? ORDER BY id DESC LIMIT 1
            """
        return try Command(sql, in: database).first(
            .text("synchronisation \(note.id)"), .text(JournalAction.syncInterrupted.rawValue),
            .integer(note.startedAt.seconds)
        ) { $0.text(0) } ?? ""
    }

    /// The newest one if it has not ended; nil when it has.
    func open() throws -> SyncNote? {
        let newest = try Command("\(Self.selection) ORDER BY id DESC LIMIT 1", in: database).first(read: Self.note)
        return newest.flatMap { $0.endedAt == nil ? $0 : nil }
    }

    private static let selection = "SELECT id, full, started_at, ended_at, complete, by FROM syncs"

    private static func note(_ columns: Columns) -> SyncNote {
        SyncNote(
            id: columns.integer(0), isFull: columns.flag(1), startedAt: columns.moment(2),
            endedAt: columns.isNull(3) ? nil : columns.moment(3), isComplete: columns.flag(4), by: columns.text(5))
    }
}
