package import Core

extension SQLiteStore {
    package func createLinkJob(
        _ choices: [LinkChoice], by who: String, at: Timestamp
    ) throws(StoreFailure) -> Job {
        try write { writing in
            let writer = JobWriter(writing, by: who, at: at)
            let rows = CustomerRows(writing.database)
            let id = try writer.insert(.linkCompanies)
            var named = RowSet()
            var gone = 0
            for choice in choices where named.insert(choice.customer) {
                if let row = try rows.find(choice.customer) {
                    try writer.add(choice, of: row, to: id)
                } else {
                    gone += 1
                }
            }
            return try planned(id, .linkPlanned, "to link", gone: gone, writer)
        }
    }

    package func createVerificationJob(
        _ companies: [CompanyID], by who: String, at: Timestamp
    ) throws(StoreFailure) -> Job {
        try write { writing in
            let writer = JobWriter(writing, by: who, at: at)
            let id = try writer.insert(.verifyCompanies)
            var named: Set<CompanyID> = []
            var gone = 0
            for company in companies where named.insert(company).inserted {
                if try !writer.add(company, to: id) { gone += 1 }
            }
            return try planned(id, .verificationPlanned, "to verify", gone: gone, writer)
        }
    }

    private func planned(
        _ id: JobID, _ action: JournalAction, _ words: String, gone: Int, _ writer: JobWriter
    ) throws -> Job {
        guard let job = try JobRows(writer.writing.database).find(id) else {
            throw StoreFailure.failed(why: "there is no job \(id)")
        }
        let missing = gone == 0 ? "" : ", \(gone) not in the store"
        try writer.note(
            action, id, result: "\(job.counts.queued) \(words), \(job.counts.skipped) skipped\(missing)")
        return job
    }

    package func unlinked(
        _ company: Company, from tenant: TenantID, by who: String, at: Timestamp
    ) throws(StoreFailure) {
        try write { writing in
            // Written first by itself: what the marketplace shows again never takes a tenant away that Ferry wrote.
            _ = try LinkWriter(writing).set(company.tenant, company.evidence, of: company.id)
            var writer = CompanyWriter(writing)
            try writer.upsert(company, isLocal: false)
            try writer.affected.renew(in: writing)
            try writing.note(
                JournalEntry(
                    at: at, who: who, action: .companyUnlinked, subject: tenant.description, evidence: "by hand",
                    result: company.id.description))
        }
    }
}
