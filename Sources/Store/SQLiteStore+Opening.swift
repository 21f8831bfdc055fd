import Core
import GRDB

extension SQLiteStore {
    /// Opens the database of a prepared file, with this build's tables in it.
    static func opened(_ file: StoreFile) throws -> (DatabasePool, storeID: UInt64) {
        // Byte 0 is no job's: it keeps two processes from making the tables at once.
        let lock = try FileLock.waiting(byte: 0, of: file.locks)
        defer { withExtendedLifetime(lock) {} }
        let pool = try DatabasePool(path: file.path, configuration: configuration)
        do {
            let migrator = StoreSchema.migrator
            let isNew = try pool.writeWithoutTransaction { try Self.lacksTables($0, migrator, file) }
            if isNew { try migrator.migrate(pool) }
            let number = try pool.writeWithoutTransaction { try $0.number("storeID") }
            return (pool, UInt64(bitPattern: number))
        } catch {
            try? pool.close()
            throw error
        }
    }

    /// Pages of the log after which a commit takes them into the database: 16 MB, read within milliseconds after a crash.
    static let logPages = 4096
    /// Kilobytes of the database that the writing connection keeps in memory.
    static let cacheSize = 16384

    private static var configuration: Configuration {
        var configuration = Configuration()
        configuration.label = "store"
        configuration.busyMode = .timeout(5)
        configuration.foreignKeysEnabled = true
        configuration.maximumReaderCount = 4
        configuration.prepareDatabase { database in
            try database.execute(
                sql: """
                    PRAGMA synchronous = NORMAL;
                    PRAGMA wal_autocheckpoint = \(logPages);
                    PRAGMA cache_size = -\(cacheSize);
                    """)
        }
        return configuration
    }

    /// Whether steps are missing.
    ///
    /// Throws when the file is another program's, or a newer Ferry's.
    private static func lacksTables(
        _ database: Database, _ migrator: DatabaseMigrator, _ file: StoreFile
    ) throws -> Bool {
        let id = try Command("PRAGMA application_id", in: database).first { $0.integer(0) } ?? 0
        if id == 0 {
            let tables = try Command("SELECT count(*) FROM sqlite_master", in: database).first { $0.integer(0) } ?? 0
            guard tables == 0 else { throw StoreFailure.unreadable(file: file.path, why: "another program wrote it") }
            return true
        }
        guard id == StoreSchema.applicationID else {
            throw StoreFailure.unreadable(file: file.path, why: "another program wrote it")
        }
        let applied = try migrator.appliedIdentifiers(database)
        guard applied.isSubset(of: migrator.migrations) else { throw StoreFailure.tooNew(file: file.path) }
        return applied.count < migrator.migrations.count
    }
}
