package import Core
import GRDB

/// Ferry's memory in an SQLite file, which several processes may use at once.
package final class SQLiteStore: Sendable {
    /// Where the database lies.
    package let path: String
    /// The file and its neighbours.
    let file: StoreFile
    /// A random number that tells this store from any other.
    package let storeID: UInt64
    let pool: DatabasePool
    private let lists: [Listing: ListIndex]

    /// Opens a store, and makes it when there is none.
    ///
    /// Takes a few milliseconds, however much it holds.
    package static func open(path: String) throws(StoreFailure) -> SQLiteStore {
        let file = StoreFile(path: path)
        try inspect(file)
        try file.prepare()
        do {
            let (pool, storeID) = try opened(file)
            return SQLiteStore(file: file, pool: pool, storeID: storeID)
        } catch {
            throw StoreFailure(error, file: path)
        }
    }

    private init(file: StoreFile, pool: DatabasePool, storeID: UInt64) {
        path = file.path
        self.file = file
        self.storeID = storeID
        self.pool = pool
        let lists = Listing.allCases.map { listing in
            let source = IndexSource(listing, of: pool, at: file.path, storeID: storeID)
            return (listing, ListIndex(path: file.index(listing), source: source))
        }
        self.lists = Dictionary(uniqueKeysWithValues: lists)
    }

    /// Closes the store; what the write-ahead log holds goes into the database if nobody reads it.
    package func close() throws(StoreFailure) {
        // Another process may be at it: then the log stays, and is used by whoever opens the store next.
        try? checkpoint(.truncate)
        // The last connection to close removes the log, if it is one that writes.
        pool.invalidateReadOnlyConnections()
        do { try pool.close() } catch { throw StoreFailure(error, file: path) }
    }

    /// The newest snapshot of a list.
    package func snapshot(_ listing: Listing) throws(StoreFailure) -> ListSnapshot {
        guard let index = lists[listing] else { throw .failed(why: "no list \(listing)") }
        return try index.snapshot()
    }

    /// Makes the search index of each list anew that carries many changes; for the background, it takes seconds.
    package func tidyIndexes() throws(StoreFailure) {
        for index in lists.values where index.wantsRebuild { try index.rebuild() }
    }

    /// Reads ahead what the first search needs; for the background.
    package func warmIndexes() {
        for index in lists.values { index.warm() }
    }

    /// Reads, all of one moment.
    func read<T>(_ body: (Database) throws -> T) throws(StoreFailure) -> T {
        do { return try pool.read(body) } catch { throw StoreFailure(error, file: path) }
    }

    /// Writes in one transaction that holds the write lock from its start, so that it waits its turn and then succeeds.
    func write<T>(_ body: (Writing) throws -> T) throws(StoreFailure) -> T {
        do {
            return try pool.write { database in try body(Writing(database)) }
        } catch {
            throw StoreFailure(error, file: path)
        }
    }

    /// Writes like `write`, and returns when the disk has it.
    ///
    /// With `synchronous = NORMAL` a power cut can take the last commits back: harmless, unless something left this
    /// machine in between. The mode can't be changed inside a transaction, so it is set around it.
    func writeToDisk<T>(_ body: (Writing) throws -> T) throws(StoreFailure) -> T {
        try transaction(before: "PRAGMA synchronous = FULL", after: "PRAGMA synchronous = NORMAL", body)
    }

    /// Writes like `write`, between two statements that set up the connection.
    func transaction<T>(
        before: String, after: String, _ body: (Writing) throws -> T
    ) throws(StoreFailure) -> T {
        do {
            return try pool.writeWithoutTransaction { database in
                try database.execute(sql: before)
                let result = Result { try Self.transaction(on: database, body) }
                try database.execute(sql: after)
                return try result.get()
            }
        } catch {
            throw StoreFailure(error, file: path)
        }
    }

    private static func transaction<T>(on database: Database, _ body: (Writing) throws -> T) throws -> T {
        var result: T?
        try database.inTransaction(.immediate) {
            result = try body(Writing(database))
            return .commit
        }
        guard let result else { throw StoreFailure.failed(why: "a transaction had no result") }
        return result
    }

    /// Takes what the write-ahead log holds into the database.
    func checkpoint(_ mode: Database.CheckpointMode) throws(StoreFailure) {
        do {
            _ = try pool.writeWithoutTransaction { database in try database.checkpoint(mode) }
        } catch {
            throw StoreFailure(error, file: path)
        }
    }
}
