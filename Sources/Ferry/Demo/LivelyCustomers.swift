import Core
import Synchronization

/// The demo's customer list, which is a little longer each time that it is read from its beginning.
final class LivelyCustomers: CustomerDirectory {
    private let inner: any CustomerDirectory
    private let arrivals: Arrivals
    private let wasRead = Atomic(false)

    /// The customers of a directory, and those who arrive.
    init(_ inner: any CustomerDirectory, arrivals: Arrivals) {
        self.inner = inner
        self.arrivals = arrivals
    }

    func page(after place: ListPlace?) async throws(ServiceFailure) -> CustomerPage {
        if place == nil, wasRead.exchange(true, ordering: .relaxed) { arrivals.arrive() }
        return try await inner.page(after: place)
    }

    func details(of tenant: TenantID) async throws(ServiceFailure) -> CustomerDetails {
        try await inner.details(of: tenant)
    }

    func changes(since: Timestamp, until: Timestamp) async throws(ServiceFailure) -> Set<TenantID> {
        try await inner.changes(since: since, until: until)
    }

    func facts(of tenant: TenantID) async throws(ServiceFailure) -> TenantFacts? {
        try await inner.facts(of: tenant)
    }

    func facts(ofDomain domain: String) async throws(ServiceFailure) -> TenantFacts? {
        try await inner.facts(ofDomain: domain)
    }

    func isDelegated(_ tenant: TenantID) async throws(ServiceFailure) -> Bool { try await inner.isDelegated(tenant) }
}
