import Core
import GRDB

/// Finds customers.
struct CustomerRows {
    private let database: Database

    /// The customers of a store, by one connection.
    init(_ database: Database) { self.database = database }

    /// The customer of a tenant; nil when it is not known.
    func find(_ tenant: TenantID) throws -> StoredCustomer? {
        try command("\(StoredCustomer.detailedSelection) WHERE tenant = ?").first(
            .tenant(tenant), read: StoredCustomer.init(detailed:))
    }

    /// A customer by its number; nil when there is none.
    func find(_ row: RowID) throws -> StoredCustomer? {
        try command("\(StoredCustomer.detailedSelection) WHERE id = ?").first(
            .row(row), read: StoredCustomer.init(detailed:))
    }

    /// The customers of a domain, primary or own.
    func rows(ofDomain domain: String) throws -> [RowID] {
        let domain = domain.lowercased()
        return try rows(domainKey: MatchKeys.key(ofDomain: domain)).filter { row in
            guard let customer = try find(row)?.customer else { return false }
            return customer.domain.lowercased() == domain || customer.domains.contains(domain)
        }
    }

    /// The customers whose name has such a key; a few others may be among them.
    func rows(nameKey: Int64) throws -> [RowID] { try rows("name", key: nameKey) }
    /// The customers of which a domain, primary or own, has such a key; a few others may be among them.
    func rows(domainKey: Int64) throws -> [RowID] {
        let primary = try rows("domain", key: domainKey)
        let own = try command("SELECT customer FROM customer_domains WHERE domain_key = ?").all(.integer(domainKey)) {
            $0.row(0)
        }
        return primary + own.filter { !primary.contains($0) }
    }

    private func rows(_ column: String, key: Int64) throws -> [RowID] {
        guard key != 0 else { return [] }
        let sql = "SELECT id FROM customers WHERE \(column)_key = ? AND \(column)_key <> 0"
        return try command(sql).all(.integer(key)) { $0.row(0) }
    }

    /// The customers that a reading of the list has seen.
    func seen(inRun run: Int64) throws -> [RowID] {
        try command("SELECT id FROM customers WHERE list_run = ?").all(.integer(run)) { $0.row(0) }
    }

    /// The highest number that was given.
    func last() throws -> RowID {
        try command("SELECT max(id) FROM customers").first { $0.row(0) } ?? RowID(0)
    }

    private func command(_ sql: String) throws -> Command { try Command(sql, in: database) }
}
