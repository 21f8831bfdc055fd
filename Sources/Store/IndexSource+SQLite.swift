import Core
import GRDB
import Glibc

extension IndexSource {
    /// The rows of a list in a store.
    init(_ listing: Listing, of pool: DatabasePool, at path: String, storeID: UInt64) {
        let rows = ListRows(listing)
        self.init(
            listing: listing, storeID: storeID,
            revision: { () throws(StoreFailure) -> Int64 in
                try Self.read(pool, path) { database in try rows.revision(database) }
            },
            all: { part, visit throws(StoreFailure) -> Int64 in
                let revision = try Self.read(pool, path) { database in
                    try rows.visit(part, database, visit)
                    return try rows.revision(database)
                }
                Self.syncLog(of: path)
                return revision
            },
            changes: { since, limit throws(StoreFailure) -> IndexChanges? in
                try Self.read(pool, path) { database in try rows.changes(database, since: since, limit: limit) }
            })
    }

    /// Has the disk write the log, so that no index outlives commits that it was made of when the power goes.
    private static func syncLog(of path: String) {
        let log = open(path + "-wal", O_RDONLY | O_CLOEXEC)
        // Without a log, everything lies in the database.
        guard log >= 0 else { return }
        fsync(log)
        close(log)
    }

    private static func read<T>(
        _ pool: DatabasePool, _ path: String, _ body: (Database) throws -> T
    ) throws(StoreFailure) -> T {
        do { return try pool.read(body) } catch { throw StoreFailure(error, file: path) }
    }
}

/// Reads the rows of one list.
private struct ListRows {
    private let listing: Listing
    private let selection: String
    private let table: String
    private let idColumn: String
    private let revisionColumn: String

    init(_ listing: Listing) {
        self.listing = listing
        switch listing {
        case .customers:
            selection = "SELECT \(StoredCustomer.listedColumns) FROM customers"
            (table, idColumn, revisionColumn) = ("customers", "id", "revision")
        case .companies:
            selection = StoredCompany.selection
            (table, idColumn, revisionColumn) = ("companies", "c.id", "c.revision")
        case .invitations:
            selection = InvitationRecord.selection
            (table, idColumn, revisionColumn) = ("invitations", "i.user", "i.revision")
        case .requests:
            selection = RequestRows.selection
            (table, idColumn, revisionColumn) = ("relationship_requests", "r.id", "r.revision")
        case .subscriptions:
            selection = StoredSubscription.selection
            (table, idColumn, revisionColumn) = ("subscriptions", "s.id", "s.revision")
        }
    }

    func revision(_ database: Database) throws -> Int64 { try database.number(listing.rawValue) }

    /// Visits the rows of a part: a range of ids.
    func visit(_ part: IndexSource.Part, _ database: Database, _ visit: (Core.Record) -> Void) throws {
        let last = try Command("SELECT max(rowid) FROM \(table)", in: database).first { $0.integer(0) } ?? 0
        let bound = { (number: Int) in last * Int64(number) / Int64(part.count) }
        let sql = "\(selection) WHERE \(idColumn) > ? AND \(idColumn) <= ?"
        try Command(sql, in: database).visit([.integer(bound(part.number)), .integer(bound(part.number + 1))]) {
            columns in
            if !isGone(columns) { visit(try record(columns)) }
            return true
        }
    }

    /// The rows with a newer revision; nil when they are more than the limit.
    func changes(_ database: Database, since: Int64, limit: Int) throws -> IndexChanges? {
        let most = min(limit, Int.max - 1) + 1
        var records: [Core.Record] = []
        var removed: [RowID] = []
        try Command("\(selection) WHERE \(revisionColumn) > ? LIMIT ?", in: database).visit(
            [.integer(since), .integer(Int64(most))]
        ) { columns in
            if isGone(columns) { removed.append(columns.row(0)) } else { records.append(try record(columns)) }
            return true
        }
        guard records.count + removed.count <= limit else { return nil }
        return IndexChanges(revision: try revision(database), upserted: records, removed: removed)
    }

    /// Whether a row is kept for its history and belongs to no list.
    private func isGone(_ columns: Columns) -> Bool {
        switch listing {
        case .invitations: InvitationRecord.isGone(columns)
        case .companies: StoredCompany.hasGivenWay(columns)
        case .customers, .requests, .subscriptions: false
        }
    }

    private func record(_ columns: Columns) throws -> Core.Record {
        switch listing {
        case .customers: try StoredCustomer(listed: columns).record
        case .companies: StoredCompany(columns).record
        case .invitations: InvitationRecord.read(columns)
        case .requests: RequestRows.read(columns).record
        case .subscriptions: try StoredSubscription(columns).record
        }
    }
}
