package import Core

extension SQLiteStore: PeopleStore {
    package func peopleRead(
        _ people: [MarketplacePerson], of company: CompanyID, at: Timestamp
    ) throws(StoreFailure) {
        try write { writing in
            guard let row = try Self.row(of: company, writing) else { return }
            try PeopleWriter(writing, company: row, at: at).write(people)
        }
    }

    package func companies(toldBy job: JobID) throws(StoreFailure) -> [CompanyID] {
        try read { database in
            try Command(
                """
                SELECT DISTINCT c.key FROM job_items j JOIN letter_users l ON l.letter = j.letter
                JOIN users u ON u.id = l.user JOIN companies c ON c.id = u.company
                WHERE j.job = ? AND j.state = 'queued' AND c.local = 0 AND c.missing_since IS NULL
                """, in: database
            ).all(.integer(job.number)) { CompanyID($0.text(0)) }
        }
    }

    package func companiesWithPeopleToRead(before: Timestamp, limit: Int) throws(StoreFailure) -> [CompanyID] {
        try read { database in
            let command = try Command(
                """
                SELECT key FROM companies INDEXED BY companies_people
                WHERE people_settled = ? AND (tenant IS NULL) = ? AND people_at < ? AND local = 0
                    AND missing_since IS NULL AND \(Succession.hasID)
                ORDER BY people_at LIMIT ?
                """, in: database)
            var found: [CompanyID] = []
            // Those who are not in yet change first, and the companies of tenants are the ones that matter.
            for (isSettled, hasTenant) in [(false, true), (false, false), (true, true), (true, false)] {
                found += try command.all(
                    .flag(isSettled), .flag(!hasTenant), .integer(before.seconds),
                    .integer(Int64(max(0, limit - found.count)))
                ) { CompanyID($0.text(0)) }
            }
            return found
        }
    }

    package func companiesWithPeopleToRead(
        before: Timestamp, among companies: [CompanyID]
    ) throws(StoreFailure) -> [CompanyID] {
        try read { database in
            let command = try Command(
                "SELECT 1 FROM companies WHERE key = ? AND people_at < ? AND \(Succession.hasID)", in: database)
            return try companies.filter { company in
                try command.first(.text(company.description), .integer(before.seconds)) { _ in true } ?? false
            }
        }
    }

    package func peopleAges(_ due: ReadingDue) throws(StoreFailure) -> ReadingAges {
        try read { database in
            let table = "companies INDEXED BY companies_people WHERE local = 0 AND missing_since IS NULL AND"
            let left = try Command("SELECT count(*) FROM \(table) people_at < ?", in: database).first(
                .integer(due.before.seconds)
            ) { Int($0.integer(0)) }
            let sql = "SELECT count(*), min(people_at), max(people_at) FROM \(table) people_at > 0"
            return try Command(sql, in: database).first { ReadingAges($0, left: left ?? 0) } ?? ReadingAges()
        }
    }

    /// The number of a company; nil when the store does not know it.
    static func row(of company: CompanyID, _ writing: Writing) throws -> RowID? {
        try writing.command("SELECT id FROM companies WHERE key = ?").first(.text(company.description)) { $0.row(0) }
    }
}
