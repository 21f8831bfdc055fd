import Core

/// Writes rows of a list for other programs: CSV or JSON lines, with the same keys in both.
struct RowExport {
    /// Which list.
    let listing: Listing
    /// The store, which knows more of a row than the list.
    let store: any CompanyStore
    /// Whether CSV is written; else one JSON object a line.
    let isCSV: Bool
    /// Rows that are looked up at once.
    private static let batch = 500

    /// Writes so many rows.
    func write(_ count: Int, to writer: inout LineWriter, _ record: (Int) throws -> Record) throws {
        var lines = RowLines(isCSV: isCSV)
        for start in stride(from: 0, to: count, by: Self.batch) {
            let records = try (start..<min(start + Self.batch, count)).map(record)
            let tenants = try tenants(of: records)
            for record in records {
                try lines.write(ListedRow(listing: listing, record: record, tenants: tenants), to: &writer)
            }
        }
        try lines.end(&writer, like: ListedRow(listing: listing, record: blank, tenants: [:]))
    }

    /// The tenants of companies whose rows don't name them.
    private func tenants(of records: [Record]) throws(StoreFailure) -> [CompanyID: TenantID] {
        guard listing == .invitations else { return [:] }
        return try store.tenants(ofInvitations: records)
    }

    /// A row without values, for a heading without rows.
    private var blank: Record {
        let layout = listing.layout
        return Record(
            id: RowID(0), state: 0, reason: 0, texts: layout.texts.map { _ in "" },
            numbers: layout.numbers.map { _ in 0 })
    }
}

/// A row of a list as other programs read it, with the tenants of companies whose rows don't name them.
private struct ListedRow: WrittenRow {
    let listing: Listing
    let record: Record
    let tenants: [CompanyID: TenantID]

    func fill(_ values: inout some RowValues) {
        switch listing {
        case .customers: RowFields.customer(record, &values)
        case .companies: RowFields.company(record, &values)
        case .invitations:
            RowFields.invitation(record, tenant: tenants[CompanyID(record[InvitationColumn.id])], &values)
        case .requests: RowFields.request(record, &values)
        case .subscriptions: RowFields.subscription(record, &values)
        }
    }
}

extension CompanyStore {
    /// The tenants of the companies that rows of the invitation list name, as far as they are linked.
    func tenants(ofInvitations records: [Record]) throws(StoreFailure) -> [CompanyID: TenantID] {
        let ids = Set(records.map { $0[InvitationColumn.id] }).filter { !$0.isEmpty }.map { CompanyID($0) }
        var tenants: [CompanyID: TenantID] = [:]
        for company in try companies(ids) { tenants[company.id] = company.tenant }
        return tenants
    }
}
