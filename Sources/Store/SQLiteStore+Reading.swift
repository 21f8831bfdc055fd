package import Core
import GRDB

extension SQLiteStore: CompanyStore {
    package func customer(_ tenant: TenantID) throws(StoreFailure) -> Customer? {
        try read { database in try CustomerRows(database).find(tenant)?.customer }
    }

    package func customer(_ row: RowID) throws(StoreFailure) -> Customer? {
        try read { database in try CustomerRows(database).find(row)?.customer }
    }

    package func standing(_ tenant: TenantID) throws(StoreFailure) -> Standing? {
        try read { database in
            guard let row = try CustomerRows(database).find(tenant) else { return nil }
            return try Derivation(database).standing(of: row)
        }
    }

    package func companies(_ ids: [CompanyID]) throws(StoreFailure) -> [Company] {
        try read { database in
            let command = try Command("\(StoredCompany.selection) WHERE c.key = ?", in: database)
            return try Set(ids).compactMap { id in
                try command.first(.text(id.description)) { StoredCompany($0).company }
            }
        }
    }

    /// The companies of a tenant, the oldest first.
    package func companies(of tenant: TenantID) throws(StoreFailure) -> [Company] {
        try read { database in try Self.companies(of: tenant, database) }
    }

    /// The companies of a tenant, the oldest first, within a transaction.
    static func companies(of tenant: TenantID, _ database: Database) throws -> [Company] {
        try Command("\(StoredCompany.selection) WHERE c.tenant = ? ORDER BY c.id", in: database).all(.tenant(tenant)) {
            StoredCompany($0).company
        }
    }

    package func lastImport() throws(StoreFailure) -> ImportNote? {
        try read { database in
            let sql = "SELECT file, at, complete, rows FROM imports WHERE kind = 'customers' ORDER BY id DESC LIMIT 1"
            return try Command(sql, in: database).first { columns in
                ImportNote(
                    file: columns.text(0), at: columns.moment(1), complete: columns.flag(2),
                    rows: Int(columns.integer(3)))
            }
        }
    }

    package func lastImports() throws(StoreFailure) -> [ImportNote] {
        try read { database in
            let sql = """
                SELECT file, at, complete, rows, kind FROM imports
                WHERE id IN (SELECT max(id) FROM imports GROUP BY kind) ORDER BY id DESC
                """
            return try Command(sql, in: database).all { columns in
                ListFileKind(word: columns.text(4), complete: columns.flag(2)).map { kind in
                    ImportNote(
                        kind: kind, file: columns.text(0), at: columns.moment(1), complete: columns.flag(2),
                        rows: Int(columns.integer(3)))
                }
            }.compactMap { $0 }
        }
    }
}
