import Core
import ProcessDeath
import Synchronization

/// A clock that stands still until somebody waits.
final class VirtualClock: Sendable {
    private let seconds = Mutex<Int64>(0)

    var now: Timestamp { noon.adding(seconds: seconds.withLock { $0 }) }
    func pass(_ more: Int) { seconds.withLock { $0 += Int64(more) } }

    /// Surroundings in which waiting lets time pass at once.
    var surroundings: Surroundings {
        Surroundings(who: "mia@example", wait: { self.pass($0) }, now: { self.now })
    }
}

/// A marketplace outside that makes a second company of a tenant when it is asked to.
///
/// When the process that asks is dead, its last request is carried out all the same, some seconds later.
final class RemoteMarketplace: Marketplace {
    private let made = Mutex<[(company: Company, shownFrom: Timestamp)]>([])
    private let clock: VirtualClock
    private let late: Int64

    init(_ clock: VirtualClock, late: Int64) {
        self.clock = clock
        self.late = late
    }

    let terms = MarketplaceTerms(
        isLocal: false, settleSeconds: 120, burst: 4, requestsPerSecond: 5, requestsPerCreation: 5, mailsFirstUser: nil)

    var companies: [Company] { made.withLock { $0.map(\.company) } }

    func companies(of tenant: TenantID, named name: String) async throws(ServiceFailure) -> [Company] {
        let now = clock.now
        return made.withLock { made in
            made.filter { $0.company.tenant == tenant && $0.shownFrom <= now }.map(\.company)
        }
    }

    func create(_ new: NewCompany, by who: String) async throws(ServiceFailure) -> Company { make(new, after: 0) }

    /// Carries a request out that was cut.
    func createLate(_ new: NewCompany) { _ = make(new, after: late) }

    private func make(_ new: NewCompany, after seconds: Int64) -> Company {
        let shownFrom = clock.now.adding(seconds: seconds)
        return made.withLock { made in
            let company = Company(
                id: CompanyID("r\(made.count + 1)"), name: new.name, tenant: new.tenant, evidence: .written,
                domain: new.domain, status: "INACTIVE", createdAt: clock.now, administrator: Contact(), origin: .found,
                tenantKey: new.tenant.description)
            made.append((company, shownFrom))
            return company
        }
    }
}

/// That marketplace, reached from a process that dies after some commits.
struct CutRemoteMarketplace: Marketplace {
    let inner: RemoteMarketplace
    let budget: CommitBudget

    var terms: MarketplaceTerms { inner.terms }

    func companies(of tenant: TenantID, named name: String) async throws(ServiceFailure) -> [Company] {
        try await inner.companies(of: tenant, named: name)
    }

    func create(_ company: NewCompany, by who: String) async throws(ServiceFailure) -> Company {
        guard budget.take() else {
            inner.createLate(company)
            throw .outcomeUnknown("dead")
        }
        return try await inner.create(company, by: who)
    }
}
