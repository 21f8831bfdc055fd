import Core
import GRDB
import Text

/// Derives where customers stand from what the store holds.
///
/// Whether companies are unread is looked up once: make another one after companies changed.
struct Derivation {
    private let database: Database
    private let customers: CustomerRows
    private let mirror: MirrorLook

    /// A derivation by one connection.
    init(_ database: Database) {
        self.database = database
        customers = CustomerRows(database)
        mirror = MirrorLook(database)
    }

    /// Where a customer stands now.
    ///
    /// A filter that knows all companies spares most questions.
    func standing(of row: StoredCustomer, claim: JobClaim? = nil, filter: CompanyFilter? = nil) throws -> Standing {
        let customer = row.customer
        let isAlone = filter.map { !$0.mayHold(row) } ?? false
        return Core.standing(
            of: customer, among: isAlone ? MatchCandidates() : try candidates(of: row),
            claim: try claim ?? self.claim(on: customer.tenant), doubt: try mirror.doubt())
    }

    /// What an unfinished job has to do with a tenant.
    func claim(on tenant: TenantID) throws -> JobClaim {
        let sql = """
            SELECT state FROM job_items INDEXED BY job_items_open
            WHERE kind = 'createCompanies' AND tenant = ? AND company = '' AND swap IS NULL
                AND state IN ('queued', 'running', 'unknown')
            """
        guard let state = try Command(sql, in: database).first(.tenant(tenant), read: { $0.text(0) }) else {
            return .free
        }
        return state == "unknown" ? .outcomeUnknown : .inJob
    }

    /// Derives a customer anew and writes it when that changed.
    func renew(_ id: RowID, in writing: Writing) throws {
        guard let row = try customers.find(id) else { return }
        let standing = try standing(of: row)
        if standing != row.standing { try CustomerWriter(writing).saveStanding(standing, of: id) }
    }

    /// More candidates than this on one level change nothing: the row is ambiguous, whichever they are.
    private static let enough = 20

    private func candidates(of row: StoredCustomer) throws -> MatchCandidates {
        let tenant = row.customer.tenant
        return MatchCandidates(
            byTenant: try all(of: tenant), byDomain: try free(domainsOf: row),
            byName: try free(nameOf: row) + namesake(of: row))
    }

    private func all(of tenant: TenantID) throws -> [MatchCandidate] {
        try found("tenant = ? AND missing_since IS NULL ORDER BY id", [.tenant(tenant)], enough: Self.enough) { _ in
            true
        }
    }

    private func free(domainsOf row: StoredCustomer) throws -> [MatchCandidate] {
        var domains = Set(row.customer.domains)
        domains.insert(row.customer.domain.lowercased())
        var candidates: [MatchCandidate] = []
        for key in row.domainKeys where candidates.count < Self.enough {
            let found = try found(
                """
                tenant IS NULL AND missing_since IS NULL AND id IN (
                    SELECT id FROM companies WHERE domain_key = ?1 AND domain_key <> 0 AND tenant IS NULL
                    UNION SELECT company FROM company_domains WHERE domain_key = ?1)
                ORDER BY id
                """, [.integer(key)], enough: Self.enough
            ) { columns in
                let verified = columns.text(5).split(separator: " ").map(String.init)
                return domains.contains(columns.text(4).lowercased()) || !domains.isDisjoint(with: verified)
            }
            candidates += found.filter { !candidates.contains($0) }
        }
        return Array(candidates.prefix(Self.enough))
    }

    private func free(nameOf row: StoredCustomer) throws -> [MatchCandidate] {
        guard row.keys.name != 0 else { return [] }
        let name = normalisedCompanyName(row.customer.name)
        return try found(
            "name_key = ? AND name_key <> 0 AND tenant IS NULL AND missing_since IS NULL ORDER BY id",
            [.integer(row.keys.name)],
            enough: Self.enough
        ) { normalisedCompanyName($0.text(3)) == name }
    }

    /// One company of that name that belongs to another tenant is as good as all.
    private func namesake(of row: StoredCustomer) throws -> [MatchCandidate] {
        guard row.keys.name != 0 else { return [] }
        let name = normalisedCompanyName(row.customer.name)
        return try found(
            "name_key = ? AND name_key <> 0 AND tenant IS NOT NULL AND tenant <> ? AND missing_since IS NULL",
            [.integer(row.keys.name), .tenant(row.customer.tenant)], enough: 1
        ) { normalisedCompanyName($0.text(3)) == name }
    }

    private func found(
        _ condition: String, _ values: [Value], enough: Int, isMeant: (Columns) -> Bool
    ) throws -> [MatchCandidate] {
        let sql = "SELECT key, tenant, origin, name, domain, verified_domains FROM companies WHERE \(condition)"
        var candidates: [MatchCandidate] = []
        try Command(sql, in: database).visit(values) { columns in
            guard isMeant(columns) else { return true }
            candidates.append(
                MatchCandidate(
                    id: CompanyID(columns.text(0)), tenant: columns.tenant(1),
                    origin: CompanyOrigin(rawValue: columns.text(2)) ?? .found))
            return candidates.count < enough
        }
        return candidates
    }
}
