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

    /// Whether nobody has put a table in.
    ///
    /// The migrator's own table is there from a first opening that was cut short before the first step.
    static func isEmpty(_ database: Database) throws -> Bool {
        let sql = "SELECT count(*) FROM sqlite_master WHERE tbl_name <> 'grdb_migrations'"
        return try Command(sql, in: database).first { $0.integer(0) } == 0
    }

    /// Refuses another program's database without changing anything of it.
    static func inspect(_ file: StoreFile) throws(StoreFailure) {
        guard file.isForeign else { return }
        var configuration = Configuration()
        configuration.readonly = true
        // What can't be opened for reading alone is for the opening itself to judge.
        guard let queue = try? DatabaseQueue(path: file.path, configuration: configuration) else { return }
        defer { try? queue.close() }
        // The mark may stand in the log still, so that the file's own first bytes lack it.
        let isAnothers = try? queue.read { database in
            let id = try Command("PRAGMA application_id", in: database).first { $0.integer(0) } ?? 0
            return id == 0 ? try !isEmpty(database) : id != StoreSchema.applicationID
        }
        if isAnothers == true { throw .unreadable(file: file.path, why: "another program wrote it") }
    }

    /// Whether steps are missing.
    ///
    /// Throws when the file is another program's, or a newer Ferry's.
    private static func lacksTables(
        _ database: Database, _ migrator: DatabaseMigrator, _ file: StoreFile
    ) throws -> Bool {
        let id = try Command("PRAGMA application_id", in: database).first { $0.integer(0) } ?? 0
        if id == 0 {
            guard try isEmpty(database) else {
                throw StoreFailure.unreadable(file: file.path, why: "another program wrote it")
            }
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
