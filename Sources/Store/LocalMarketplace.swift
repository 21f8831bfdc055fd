package import Core
import Foundation

/// The marketplace of a profile that has none outside: its companies live in the store.
package struct LocalMarketplace: Marketplace {
    let store: SQLiteStore
    let surroundings: Surroundings

    /// The marketplace of a store.
    package init(_ store: SQLiteStore, surroundings: Surroundings) {
        self.store = store
        self.surroundings = surroundings
    }

    package var terms: MarketplaceTerms { .local }

    package func companies(of tenant: TenantID, named name: String) async throws(ServiceFailure) -> [Company] {
        do { return try store.companies(of: tenant) } catch { throw ServiceFailure(error) }
    }

    package func create(_ company: NewCompany, by who: String) async throws(ServiceFailure) -> Company {
        do { return try store.createLocally(company, at: surroundings.now()) } catch { throw ServiceFailure(error) }
    }
}

extension SQLiteStore {
    /// Creates a company with its first user, whom nobody told anything; a tenant that has a company keeps that one.
    fileprivate func createLocally(_ new: NewCompany, at: Timestamp) throws(StoreFailure) -> Company {
        try write { writing in
            if let company = try Self.companies(of: new.tenant, writing.database).first { return company }
            let company = Company(
                id: CompanyID(UUID().uuidString.lowercased()), name: new.name, tenant: new.tenant,
                evidence: .confirmed, domain: new.domain, status: "ENABLED", createdAt: at,
                administrator: new.administrator, origin: new.origin)
            var writer = CompanyWriter(writing)
            try writer.upsert(company, isLocal: true)
            try writer.affected.renew(in: writing)
            return company
        }
    }
}

extension ServiceFailure {
    /// A store that did not write has changed nothing: trying again is safe.
    init(_ failure: StoreFailure) {
        switch failure {
        case .busy: self = .busy(seconds: 5)
        case .full: self = .unreachable("the disk is full")
        case .unreadable(_, let why), .damaged(_, let why), .failed(let why): self = .unreachable(why)
        case .tooNew: self = .unreachable("a newer Ferry wrote the store")
        case .readOnlyFileSystem: self = .unreachable("the store is on a read-only file system")
        case .networkFileSystem: self = .unreachable("the store is on a network file system")
        }
    }
}
