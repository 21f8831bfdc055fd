package import Core

/// The companies of a marketplace that lives in the store.
package struct LocalDirectory: CompanyDirectory {
    private let store: SQLiteStore
    private static let pageSize = 200

    /// The companies of a store.
    package init(_ store: SQLiteStore) { self.store = store }

    package func page(_ number: Int) async throws(ServiceFailure) -> CompanyPage {
        do { return try store.page(number, of: Self.pageSize) } catch { throw ServiceFailure(error) }
    }

    package func company(_ id: CompanyID) async throws(ServiceFailure) -> Company? {
        do { return try store.companies([id]).first } catch { throw ServiceFailure(error) }
    }

    package func administrator(of id: CompanyID) async throws(ServiceFailure) -> Contact? {
        let found = try await company(id)?.administrator
        return found == Contact() ? nil : found
    }

    /// Nobody verifies domains here.
    package func verifiedDomains(of id: CompanyID) async throws(ServiceFailure) -> [String] { [] }

    package func link(_ id: CompanyID, to tenant: TenantID) async throws(ServiceFailure) -> Company {
        do { return try Self.company(store.link(id, to: tenant), id) } catch { throw Self.failure(error) }
    }

    package func unlink(_ id: CompanyID, from tenant: TenantID) async throws(ServiceFailure) -> Company {
        do { return try Self.company(store.unlink(id, from: tenant), id) } catch { throw Self.failure(error) }
    }

    private static func company(_ link: LocalLink, _ id: CompanyID) throws(ServiceFailure) -> Company {
        switch link {
        case .done(let company): return company
        case .missing: throw .notFound("there is no company \(id)")
        case .bears(let other): throw .refused("it bears tenant \(other)")
        case .isTaken(let other): throw .refused("company \(other) is linked to that tenant")
        }
    }

    private static func failure(_ error: any Error) -> ServiceFailure {
        if let failure = error as? ServiceFailure { return failure }
        return ServiceFailure(StoreFailure(error, file: ""))
    }
}

/// What came of a link in the store.
private enum LocalLink {
    case done(Company)
    case missing
    /// The company bears something else.
    case bears(String)
    /// Another company bears the tenant.
    case isTaken(String)
}

extension SQLiteStore {
    fileprivate func page(_ number: Int, of size: Int) throws(StoreFailure) -> CompanyPage {
        try read { database in
            let total = try Command("SELECT count(*) FROM companies", in: database).first { Int($0.integer(0)) } ?? 0
            let companies = try Command("\(StoredCompany.selection) ORDER BY c.id LIMIT ? OFFSET ?", in: database).all(
                .integer(Int64(size)), .integer(Int64(max(0, number) * size))
            ) { StoredCompany($0).company }
            return CompanyPage(companies: companies, total: total, isLast: (max(0, number) + 1) * size >= total)
        }
    }

    fileprivate func link(_ id: CompanyID, to tenant: TenantID) throws(StoreFailure) -> LocalLink {
        try write { writing in
            guard let company = try Self.company(id, writing) else { return .missing }
            if let bears = company.tenant {
                return bears == tenant ? .done(company) : .bears(bears.description)
            }
            if let other = try Self.companies(of: tenant, writing.database).first {
                return .isTaken(other.id.description)
            }
            return try Self.set(tenant, .confirmed, of: id, writing)
        }
    }

    fileprivate func unlink(_ id: CompanyID, from tenant: TenantID) throws(StoreFailure) -> LocalLink {
        try write { writing in
            guard let company = try Self.company(id, writing) else { return .missing }
            guard let bears = company.tenant else { return .done(company) }
            guard bears == tenant else { return .bears(bears.description) }
            return try Self.set(nil, .none, of: id, writing)
        }
    }

    private static func set(
        _ tenant: TenantID?, _ evidence: TenantEvidence, of id: CompanyID, _ writing: Writing
    ) throws -> LocalLink {
        guard try LinkWriter(writing).set(tenant, evidence, of: id), let company = try company(id, writing) else {
            return .missing
        }
        return .done(company)
    }

    private static func company(_ id: CompanyID, _ writing: Writing) throws -> Company? {
        try writing.command("\(StoredCompany.selection) WHERE c.key = ?").first(.text(id.description)) {
            StoredCompany($0).company
        }
    }
}
