package import Core
import GRDB

extension SQLiteStore: SubjectStore {
    package func tenants(named subjects: Set<String>) throws(StoreFailure) -> [String: [TenantID]] {
        try read { database in
            var found: [String: [TenantID]] = [:]
            for subject in subjects {
                let tenants = try Self.tenants(named: subject, database)
                if !tenants.isEmpty { found[subject] = tenants }
            }
            return found
        }
    }

    private static func tenants(named subject: String, _ database: Database) throws -> [TenantID] {
        let address = subject.split(separator: ",").first.map(String.init) ?? subject
        let tenants = try Command(
            """
            SELECT c.tenant FROM users u JOIN companies c ON c.id = u.company WHERE u.email = ?1
            UNION SELECT tenant FROM companies WHERE key = ?2
            UNION SELECT tenant FROM subscriptions WHERE key = ?2
            UNION SELECT coalesce(customer, tenant) FROM relationship_requests WHERE email = ?1
            """, in: database
        ).all(.text(address), .text(subject)) { $0.tenant(0) }.compactMap { $0 }
        if !tenants.isEmpty { return tenants }
        // A subscription may have a GUID, too. The swap of somebody's licences is about a user of a tenant.
        return (subject.split(separator: " ").last.flatMap { TenantID(String($0)) }).map { [$0] } ?? []
    }
}
