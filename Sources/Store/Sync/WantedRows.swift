import Core
import GRDB

/// Keeps which rows are to be read one by one; a row leaves when it was read.
struct WantedRows {
    private let database: Database

    /// The wanted rows of a store, by one connection.
    init(_ database: Database) { self.database = database }

    /// Adds the rows of a source that were never read, with those that may have changed without a word; or all of them.
    ///
    /// What was read since a moment, or in a synchronisation from one on, is not read twice.
    func plan(_ source: SyncSource, all: Bool, since: Timestamp, sync: Int64) throws {
        guard let selection = Self.selection(source, all: all, sync: sync, since: since.seconds) else { return }
        if source == .companyDetails { try KeyIndexes.make(database) }
        try Command("INSERT INTO sync_wanted (source, row, rank) \(selection) \(Self.rankedAnew)", in: database).run()
    }

    /// Adds one customer.
    func want(_ customer: RowID) throws {
        let sql = "INSERT INTO sync_wanted (source, row, rank) \(Self.customers) WHERE id = ? \(Self.rankedAnew)"
        try Command(sql, in: database).run(.row(customer))
    }

    /// How many rows of a source there are.
    func count(_ source: SyncSource) throws -> Int {
        let sql =
            source == .customerDetails
            ? "SELECT count(*) FROM sync_wanted WHERE source = ?"
            : "SELECT count(*) FROM sync_wanted JOIN companies ON id = row WHERE source = ? AND \(Self.isThere)"
        return try Command(sql, in: database).first(.text(source.rawValue)) { Int($0.integer(0)) } ?? 0
    }

    /// The next customers after a place.
    func customers(after place: WantedPlace?, limit: Int) throws -> [Wanted<TenantID>] {
        try next("tenant", of: "customers", where: "true", .customerDetails, after: place, limit: limit) {
            $0.tenant(2)
        }
    }

    /// A customer, when it is wanted.
    func customer(_ row: RowID) throws -> Wanted<TenantID>? {
        let sql = """
            SELECT rank, row, tenant FROM sync_wanted JOIN customers ON id = row WHERE source = ? AND row = ?
            """
        return try Command(sql, in: database).first(.text(SyncSource.customerDetails.rawValue), .row(row)) {
            Self.wanted($0) { $0.tenant(2) }
        } ?? nil
    }

    /// The next companies after a place.
    func companies(_ source: SyncSource, after place: WantedPlace?, limit: Int) throws -> [Wanted<CompanyID>] {
        try next("key", of: "companies", where: Self.isThere, source, after: place, limit: limit) {
            CompanyID($0.text(2))
        }
    }

    /// Takes a row out: it was read.
    func remove(_ row: RowID, from source: SyncSource) throws {
        try Command("DELETE FROM sync_wanted WHERE source = ? AND row = ?", in: database).run(
            .text(source.rawValue), .row(row))
    }

    /// Puts a row behind all others: it could not be read, and must not be in their way the next time.
    func postpone(_ row: RowID, in source: SyncSource) throws {
        try Command("UPDATE sync_wanted SET rank = \(Self.lastRank) WHERE source = ? AND row = ?", in: database).run(
            .text(source.rawValue), .row(row))
    }

    /// The condition of companies that can be read.
    private static let isThere = "missing_since IS NULL AND \(Succession.hasID)"
    private static let lastRank: Int64 = 1 << 40
    /// What was put behind all others stays there.
    private static let rankedAnew = """
        ON CONFLICT (source, row) DO UPDATE SET rank = excluded.rank WHERE rank < \(lastRank)
        """

    private func next<Key>(
        _ key: String, of table: String, where condition: String, _ source: SyncSource, after place: WantedPlace?,
        limit: Int,
        read: (Columns) -> Key?
    ) throws -> [Wanted<Key>] {
        let sql = """
            SELECT rank, row, \(key) FROM sync_wanted INDEXED BY sync_wanted_rank JOIN \(table) ON id = row
            WHERE source = ? AND (rank, row) > (?, ?) AND \(condition) ORDER BY rank, row LIMIT ?
            """
        return try Command(sql, in: database).all(
            .text(source.rawValue), .integer(Int64(place?.rank ?? -1)), .row(place?.row ?? RowID(0)),
            .integer(Int64(max(0, limit)))
        ) { Self.wanted($0, read: read) }.compactMap { $0 }
    }

    private static func wanted<Key>(_ columns: Columns, read: (Columns) -> Key?) -> Wanted<Key>? {
        read(columns).map { Wanted(place: WantedPlace(rank: Int(columns.integer(0)), row: columns.row(1)), key: $0) }
    }
}

extension WantedRows {
    /// The customers that lack nothing but an address come first: reading them makes them ready.
    fileprivate static let customers = """
        SELECT 'customerDetails', id, CASE WHEN relationship = 'reseller' AND email = '' THEN 0 ELSE 1 END
        FROM customers
        """

    /// Whether nobody read a company as it is by now; one of a result report may not even be there.
    private static let isNew = "(c.is_read = 0 OR c.stale = 1 OR (c.list_hash = 0 AND c.status = ''))"

    /// The companies that share a name or a domain with somebody who is not on the marketplace come first, those that
    /// were read before come last, and of these the oldest readings first.
    private static let companies = """
        SELECT 'companyDetails', c.id, CASE WHEN \(isNew) THEN 0 ELSE \(WantedPlace.readBefore) END + CASE
            WHEN EXISTS (
                SELECT 1 FROM customers k WHERE k.name_key = c.name_key AND k.name_key <> 0 AND \(pending))
            OR EXISTS (
                SELECT 1 FROM customers k WHERE k.domain_key = c.domain_key AND k.domain_key <> 0 AND \(pending))
            OR EXISTS (
                SELECT 1 FROM customer_domains d JOIN customers k ON k.id = d.customer
                WHERE d.domain_key = c.domain_key AND \(pending))
            THEN 0 WHEN \(isNew) THEN 1 ELSE 1 + c.read_sync END
        FROM companies c WHERE c.local = 0 AND c.\(isThere)
        """

    /// The companies of tenants come first: theirs are the administrators who have to be told.
    private static let administrators = """
        SELECT 'administrators', id, CASE WHEN tenant IS NOT NULL THEN 0 ELSE 1 END
        FROM companies WHERE local = 0 AND \(isThere)
        """

    private static let domains = """
        SELECT 'companyDomains', id, 0 FROM companies WHERE local = 0 AND tenant IS NOT NULL AND \(isThere)
        """

    private static let pending =
        "k.state NOT IN (\(PendingState.linked.rawValue), \(PendingState.created.rawValue))"

    /// A relationship that was accepted a moment ago may read as lost.
    private static func selection(_ source: SyncSource, all: Bool, sync: Int64, since: Int64) -> String? {
        switch source {
        case .customerDetails:
            all
                ? customers + " WHERE true"
                : customers
                    + """
                     WHERE NOT EXISTS (SELECT 1 FROM customer_details WHERE customer = id AND read_at > 0)
                        OR (bond <> '\(CustomerDetails.Bond.known.rawValue)' AND missing_since IS NULL
                            AND EXISTS (SELECT 1 FROM customer_details WHERE customer = id AND read_at < \(since)))
                    """
        case .companyDetails:
            all
                ? companies
                : companies
                    + """
                     AND (c.is_read = 0 OR c.stale = 1
                        OR (c.evidence <> '\(TenantEvidence.confirmed.rawValue)' AND c.read_sync < \(sync)))
                    """
        case .administrators: all ? administrators : administrators + " AND administrator_at IS NULL"
        case .companyDomains: all ? domains : domains + " AND domains_at IS NULL"
        case .customerList, .audit, .companyList: nil
        }
    }
}
