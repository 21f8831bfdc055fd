package import Core

extension SQLiteStore {
    package func evidence(of company: CompanyID) throws(StoreFailure) -> [Evidence] {
        try read { database in
            let sql = """
                SELECT company, tenant, level, field, marketplace, microsoft, verdict, source, read_at FROM evidence
                WHERE company = ? ORDER BY level
                """
            let found = try Command(sql, in: database).all(.text(company.description), read: Evidence.init)
            let order = EvidenceField.allCases
            return found.compactMap { $0 }.sorted {
                ($0.level, order.firstIndex(of: $0.field) ?? 0) < ($1.level, order.firstIndex(of: $1.field) ?? 0)
            }
        }
    }
}

extension Evidence {
    /// Reads a row; nil when only a newer Ferry knows its level or field.
    fileprivate init?(_ columns: Columns) {
        guard let level = EvidenceLevel(rawValue: Int(columns.integer(2))),
            let field = EvidenceField(rawValue: columns.text(3))
        else { return nil }
        self.init(
            company: CompanyID(columns.text(0)), tenant: columns.tenant(1), level: level, field: field,
            marketplace: columns.text(4), microsoft: columns.text(5),
            verdict: EvidenceVerdict(rawValue: columns.text(6)) ?? .unknown, source: columns.text(7),
            readAt: columns.moment(8))
    }
}
