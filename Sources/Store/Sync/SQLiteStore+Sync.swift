package import Core
import GRDB
import Text

extension SQLiteStore: SyncStore {
    /// The byte of the lock on synchronising: jobs' numbers never get that high.
    private static let syncByte: Int64 = 1 << 62

    package func beginSync(
        full: Bool, by who: String, at: Timestamp
    ) throws(StoreFailure) -> (any SyncSession)? {
        guard let lock = try FileLock(byte: Self.syncByte, of: file.locks) else { return nil }
        let who = SafeText(who).value
        let id = try write { writing in
            if let died = try SyncRows(writing.database).open() {
                try writing.note(
                    JournalEntry(
                        at: at, who: who, action: .syncInterrupted, subject: "synchronisation \(died.id)",
                        evidence: "its process ended", result: "the next one goes on"))
            }
            try writing.command("INSERT INTO syncs (full, started_at, complete, by) VALUES (?, ?, 0, ?)").run(
                .flag(full), .integer(at.seconds), .text(who))
            let id = writing.lastRow
            try writing.note(
                JournalEntry(
                    at: at, who: who, action: .syncBegun, subject: "synchronisation \(id)",
                    result: full ? "everything is read again" : "what is new is read"))
            return id
        }
        return SQLiteSyncSession(self, lock: lock, id: id, isFull: full, by: who, at: at)
    }

    package func isSyncing() throws(StoreFailure) -> Bool {
        try FileLock.isHeld(byte: Self.syncByte, of: file.locks)
    }

    package func syncMemory() throws(StoreFailure) -> SyncMemory {
        try read { database in
            let syncs = SyncRows(database)
            return SyncMemory(
                last: try syncs.lastEnded(), open: try syncs.open(), sources: try SourceRows(database).all(),
                mirror: try MirrorState(database))
        }
    }

    package func lastSync() throws(StoreFailure) -> SyncNote? {
        try read { database in try SyncRows(database).lastEnded() }
    }

    package func setMarketplace(isRemote: Bool) throws(StoreFailure) {
        // Asked each time a store is opened: only a change takes the write lock.
        guard try read({ database in try database.number("remote") != 0 }) != isRemote else { return }
        try write { writing in try Mirror(writing).set(isRemote: isRemote) }
    }

    package func customers(ofDomain domain: String) throws(StoreFailure) -> [Customer] {
        try read { database in
            let customers = CustomerRows(database)
            return try customers.rows(ofDomain: domain).compactMap { try customers.find($0)?.customer }
        }
    }
}
