import Core
import GRDB

/// Says of most keys that no company has them, so that a bulk import need not ask the database: a Bloom filter.
struct CompanyFilter {
    /// The revision of the companies it was made from.
    let revision: Int64
    private var words: [UInt64]
    private let mask: UInt64

    /// The filter of all companies.
    init(_ database: Database) throws {
        revision = try database.number(Listing.companies.rawValue)
        let sql = "SELECT 3 * (SELECT count(*) FROM companies) + (SELECT count(*) FROM company_domains)"
        let count = try Command(sql, in: database).first { Int($0.integer(0)) } ?? 0
        var bits = 1024
        while bits < count * 16 { bits *= 2 }
        words = [UInt64](repeating: 0, count: bits / 64)
        mask = UInt64(bits - 1)
        let command = try Command("SELECT tenant, name_key, domain_key FROM companies", in: database)
        try command.visit([]) { columns in
            if let tenant = columns.tenant(0) { insert(tenant.matchKey) }
            insert(columns.integer(1))
            insert(columns.integer(2))
            return true
        }
        try Command("SELECT domain_key FROM company_domains", in: database).visit([]) { columns in
            insert(columns.integer(0))
            return true
        }
    }

    /// Whether a company may have the tenant, or one of the keys; false is certain.
    func mayHold(_ row: StoredCustomer) -> Bool {
        mayHold(row.customer.tenant.matchKey) || (row.keys.name != 0 && mayHold(row.keys.name))
            || row.domainKeys.contains(where: mayHold)
    }

    private func mayHold(_ key: Int64) -> Bool {
        let (first, second) = places(of: key)
        return words[Int(first >> 6)] & (1 << (first & 63)) != 0 && words[Int(second >> 6)] & (1 << (second & 63)) != 0
    }

    private mutating func insert(_ key: Int64) {
        let (first, second) = places(of: key)
        words[Int(first >> 6)] |= 1 << (first & 63)
        words[Int(second >> 6)] |= 1 << (second & 63)
    }

    private func places(of key: Int64) -> (UInt64, UInt64) {
        let mixed = (UInt64(bitPattern: key) ^ UInt64(bitPattern: key) >> 31) &* 0x9E37_79B9_7F4A_7C15
        return (mixed & mask, mixed >> 32 & mask)
    }
}
