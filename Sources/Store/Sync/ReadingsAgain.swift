package import Core

extension SQLiteStore {
    package func companiesToReadAgain(
        before job: JobID, readBefore: Timestamp, most: Int
    ) throws(StoreFailure) -> [CompanyID] {
        try read { database in
            // Taken apart by their keys: each of them has an index of its own.
            let rows = "SELECT customer FROM job_items WHERE job = ?1 AND state IN ('queued', 'running', 'unknown')"
            let likely = """
                SELECT c.id FROM companies c JOIN customers k ON k.name_key = c.name_key
                    WHERE c.name_key <> 0 AND k.id IN (\(rows))
                UNION SELECT c.id FROM companies c JOIN customers k ON k.domain_key = c.domain_key
                    WHERE c.domain_key <> 0 AND c.tenant IS NULL AND k.id IN (\(rows))
                UNION SELECT d.company FROM company_domains d JOIN customers k ON k.domain_key = d.domain_key
                    WHERE k.id IN (\(rows))
                UNION SELECT d.company FROM company_domains d JOIN customer_domains o ON o.domain_key = d.domain_key
                    WHERE o.customer IN (\(rows))
                UNION SELECT c.id FROM companies c JOIN customer_domains o ON o.domain_key = c.domain_key
                    WHERE c.domain_key <> 0 AND c.tenant IS NULL AND o.customer IN (\(rows))
                """
            let open = """
                local = 0 AND missing_since IS NULL AND \(Succession.hasID)
                    AND evidence <> '\(TenantEvidence.confirmed.rawValue)'
                """
            let first = try Command(
                "SELECT key FROM companies WHERE \(open) AND id IN (\(likely)) ORDER BY id", in: database
            ).all(.integer(job.number)) { CompanyID($0.text(0)) }
            let rest = try Command(
                """
                SELECT key FROM companies
                WHERE \(open) AND read_sync <= coalesce((SELECT max(id) FROM syncs WHERE started_at < ?), 0)
                ORDER BY read_sync, id LIMIT ?
                """, in: database
            ).all(.integer(readBefore.seconds), .integer(Int64(max(0, most)))) { CompanyID($0.text(0)) }
            let known = Set(first)
            return first + rest.filter { !known.contains($0) }
        }
    }
}
