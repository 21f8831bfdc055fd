import Core
import GRDB

/// Finds customers.
struct CustomerRows {
    private let database: Database

    /// The customers of a store, by one connection.
    init(_ database: Database) { self.database = database }

    /// The customer of a tenant; nil when it is not known.
    func find(_ tenant: TenantID) throws -> StoredCustomer? {
        try command("SELECT \(StoredCustomer.columns) FROM customers WHERE tenant = ?").first(
            .tenant(tenant), read: StoredCustomer.init)
    }

    /// A customer by its number; nil when there is none.
    func find(_ row: RowID) throws -> StoredCustomer? {
        try command("SELECT \(StoredCustomer.columns) FROM customers WHERE id = ?").first(
            .row(row), read: StoredCustomer.init)
    }

    /// The customers of a domain.
    func rows(ofDomain domain: String) throws -> [RowID] {
        let domain = domain.lowercased()
        return try rows("domain", key: MatchKeys.key(ofDomain: domain)) { $0.lowercased() == domain }
    }

    /// The customers whose name or domain has such a key; a few others may be among them.
    func rows(nameKey: Int64) throws -> [RowID] { try rows("name", key: nameKey) { _ in true } }
    /// The customers whose domain has such a key; a few others may be among them.
    func rows(domainKey: Int64) throws -> [RowID] { try rows("domain", key: domainKey) { _ in true } }

    private func rows(_ column: String, key: Int64, _ isMeant: (String) -> Bool) throws -> [RowID] {
        guard key != 0 else { return [] }
        let sql = "SELECT id, \(column) FROM customers WHERE \(column)_key = ? AND \(column)_key <> 0"
        return try command(sql).all(.integer(key)) { isMeant($0.text(1)) ? $0.row(0) : nil }.compactMap { $0 }
    }

    /// The highest number that was given.
    func last() throws -> RowID {
        try command("SELECT max(id) FROM customers").first { $0.row(0) } ?? RowID(0)
    }

    private func command(_ sql: String) throws -> Command { try Command(sql, in: database) }
}
