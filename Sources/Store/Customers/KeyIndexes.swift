import GRDB

/// The indexes that find customers by the keys of their names and domains.
///
/// They only make it fast: without them every answer is the same. So a bulk import takes them away, for writing a
/// million keys in any order costs more than sorting them once, and whoever needs them makes them again.
enum KeyIndexes {
    /// The statements that make them where they are missing.
    static let making = """
        CREATE INDEX IF NOT EXISTS customers_name ON customers (name_key) WHERE name_key <> 0;
        CREATE INDEX IF NOT EXISTS customers_domain ON customers (domain_key) WHERE domain_key <> 0;
        """

    /// Makes them where they are missing; costs next to nothing when they are there.
    static func make(_ database: Database) throws {
        let sql = "SELECT count(*) FROM sqlite_master WHERE name IN ('customers_name', 'customers_domain')"
        let count = try Command(sql, in: database).first { $0.integer(0) }
        if count != 2 { try database.execute(sql: making) }
    }

    /// Takes them away.
    static func drop(_ database: Database) throws {
        try database.execute(sql: "DROP INDEX IF EXISTS customers_name; DROP INDEX IF EXISTS customers_domain")
    }
}
