import Core

extension SQLiteSyncSession {
    func wantedCount(_ source: SyncSource) throws(StoreFailure) -> Int {
        try store.read { database in try WantedRows(database).count(source) }
    }

    func wantedCustomers(after: WantedPlace?, limit: Int) throws(StoreFailure) -> [Wanted<TenantID>] {
        try store.read { database in try WantedRows(database).customers(after: after, limit: limit) }
    }

    func wantedCustomers(among rows: [RowID]) throws(StoreFailure) -> [Wanted<TenantID>] {
        try store.read { database in
            let wanted = WantedRows(database)
            return try rows.compactMap { try wanted.customer($0) }
        }
    }

    func wantedCompanies(
        _ source: SyncSource, after: WantedPlace?, limit: Int
    ) throws(StoreFailure) -> [Wanted<CompanyID>] {
        try store.read { database in try WantedRows(database).companies(source, after: after, limit: limit) }
    }

    func store(_ details: [CustomerDetails], at: Timestamp) throws(StoreFailure) {
        _ = try change(.customerDetails) { writing, state in
            let writer = DetailsWriter(writing, at: at)
            for item in details {
                if try writer.merge(item) { state.progress.counts.updated += 1 }
            }
            state.progress.counts.seen += details.count
        }
    }

    func store(_ companies: [Company], gone: [CompanyID], at: Timestamp) throws(StoreFailure) {
        _ = try change(.companyDetails) { writing, state in
            var writer = CompanyWriter(writing)
            let wanted = WantedRows(writing.database)
            for company in companies {
                var company = company
                company.isRead = true
                let (row, outcome) = try writer.upsert(company, isLocal: false)
                if outcome != .unchanged { state.progress.counts.updated += 1 }
                try wanted.remove(row, from: .companyDetails)
            }
            for id in gone {
                guard let known = try writer.find(id) else { continue }
                try writer.mark(known, missingSince: at)
                try wanted.remove(known.row, from: .companyDetails)
                state.progress.counts.vanished += 1
            }
            state.progress.counts.seen += companies.count + gone.count
            try writer.affected.renew(in: writing)
        }
    }

    func store(_ administrators: [(CompanyID, Contact?)], at: Timestamp) throws(StoreFailure) {
        _ = try change(.administrators) { writing, state in
            let writer = CompanyWriter(writing)
            let asked = try writing.command("UPDATE companies SET administrator_at = ? WHERE id = ?")
            for (id, contact) in administrators {
                guard let known = try writer.find(id) else { continue }
                if let contact, try writer.setAdministrator(contact, of: known) { state.progress.counts.updated += 1 }
                try asked.run(.integer(at.seconds), .row(known.row))
                try WantedRows(writing.database).remove(known.row, from: .administrators)
            }
            state.progress.counts.seen += administrators.count
        }
    }

    func store(_ domains: [(CompanyID, [String])], at: Timestamp) throws(StoreFailure) {
        _ = try change(.companyDomains) { writing, state in
            let writer = CompanyWriter(writing)
            for (id, domains) in domains {
                guard let known = try writer.find(id) else { continue }
                if try writer.setDomains(domains, of: known, at: at) { state.progress.counts.updated += 1 }
                try WantedRows(writing.database).remove(known.row, from: .companyDomains)
            }
            state.progress.counts.seen += domains.count
        }
    }
}
