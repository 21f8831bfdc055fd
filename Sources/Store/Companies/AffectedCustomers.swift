import Core

/// The customers that a change of companies may concern, to be derived anew before the transaction ends.
struct AffectedCustomers {
    private var tenants: Set<TenantID> = []
    private var names: Set<Int64> = []
    private var domains: Set<Int64> = []

    private var isEmpty: Bool { tenants.isEmpty && names.isEmpty && domains.isEmpty }

    /// Notes the customers that a company has something in common with; call it with its old and its new form.
    mutating func note(_ company: Company, keys: MatchKeys) {
        if let tenant = company.tenant { tenants.insert(tenant) }
        names.insert(keys.name)
        domains.insert(keys.domain)
        for domain in company.verifiedDomains { domains.insert(MatchKeys.key(ofDomain: domain)) }
    }

    /// Derives them and some others anew, each once, and all whom it concerns that companies are unread, or no longer
    /// are.
    ///
    /// The others come in no RowSet: to visit one costs as much as the highest number in it is high.
    func renew(in writing: Writing, with others: Set<RowID> = []) throws {
        let rows = try isEmpty ? others : others.union(rows(writing))
        guard !rows.isEmpty else { return }
        let derivation = Derivation(writing.database)
        for row in rows.sorted() { try derivation.renew(row, in: writing) }
    }

    private func rows(_ writing: Writing) throws -> Set<RowID> {
        try KeyIndexes.make(writing.database)
        try Mirror(writing).settle()
        let customers = CustomerRows(writing.database)
        var rows: Set<RowID> = []
        for tenant in tenants {
            if let row = try customers.find(tenant) { rows.insert(row.customer.id) }
        }
        for key in names { rows.formUnion(try customers.rows(nameKey: key)) }
        for key in domains { rows.formUnion(try customers.rows(domainKey: key)) }
        return rows
    }
}
