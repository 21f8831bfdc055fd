package import Core
import GRDB
import Text

extension SQLiteStore {
    package func beginImport(
        _ kind: ListFileKind, name: String, by who: String, at: Timestamp
    ) throws(StoreFailure) -> any ImportSession {
        try SQLiteImportSession(self, summary: ImportSummary(file: SafeText(name).value, kind: kind), by: who)
    }

    /// Writes a batch of many rows: with a larger cache, and without taking each commit's pages into the database,
    /// for the next batch changes the same pages of the indexes again.
    func writeBulk<T>(
        largestLog: Int64 = SQLiteStore.largestLog, _ body: (Writing) throws -> T
    ) throws(StoreFailure) -> T {
        let result = try transaction(
            before: "PRAGMA wal_autocheckpoint = 0; PRAGMA cache_size = -131072",
            after: "PRAGMA wal_autocheckpoint = \(Self.logPages)", body)
        if file.logSize > largestLog { try? checkpoint(.truncate) }
        return result
    }

    /// Gives memory back that bulk writing took, and disk unless the log was kept small.
    func endBulk(takingLog: Bool = true) throws(StoreFailure) {
        do {
            try pool.writeWithoutTransaction { database in
                try database.execute(sql: "PRAGMA cache_size = -\(Self.cacheSize); PRAGMA shrink_memory")
            }
        } catch {
            throw StoreFailure(error, file: path)
        }
        if takingLog { try? checkpoint(.truncate) }
    }

    /// Bytes of log after which a batch takes it into the database.
    static let largestLog: Int64 = 256 << 20
}
