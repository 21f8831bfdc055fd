import Core
import Synchronization

/// A marketplace that does what a script says for each tenant, and remembers every request.
///
/// It never refuses a second company of a tenant: whoever asks for one gets a duplicate.
final class ScriptedMarketplace: Marketplace {
    /// What creating a company comes to.
    enum Answer {
        case create
        case fail(ServiceFailure)
        /// The company is made, and the answer is lost.
        case createAndLose
        /// The company is made so many seconds after the answer was lost.
        case createLate(Int64)
        /// The company is made, and shown so many seconds later only.
        case createUnseen(Int64)
        /// The company is made, and the request refused, as when an earlier one is carried out in between.
        case createAndRefuse
        /// The company is made twice.
        case createTwice
        /// The company is made, and the answer names one of another id.
        case createAndNameAnother
        /// The company is made, and the marketplace does not keep its tenant.
        case createUnkeyed
        /// The answer names another tenant.
        case wrongTenant
    }

    private struct Memory {
        var companies: [(company: Company, shownFrom: Timestamp)] = []
        var creations: [TenantID: Int] = [:]
        var answers: [TenantID: [Answer]] = [:]
        var lookFailures: [TenantID: ServiceFailure] = [:]
        var nextLookFailures: [TenantID: [ServiceFailure]] = [:]
        var requests: [String] = []
        var names: [String] = []
        var inFlight = 0
        var mostInFlight = 0
        var waiting: [CheckedContinuation<Void, Never>] = []
        /// How many requests must be in flight before any is answered.
        var gate = 1
        /// The tenants whose looks are held back until somebody lets them go.
        var held: [TenantID: [CheckedContinuation<Void, Never>]] = [:]
    }

    private let memory = Mutex(Memory())
    private let clock: VirtualClock
    let terms: MarketplaceTerms

    init(_ terms: MarketplaceTerms = .local, clock: VirtualClock = VirtualClock()) {
        self.terms = terms
        self.clock = clock
    }

    /// What each creation for a tenant comes to; the last answer stays.
    func script(_ tenant: TenantID, _ answers: [Answer]) { memory.withLock { $0.answers[tenant] = answers } }
    func script(_ tenant: TenantID, _ answers: Answer...) { script(tenant, answers) }
    /// What the first creations for a tenant come to, before they succeed.
    func script(_ tenant: TenantID, first answers: [Answer]) {
        memory.withLock { $0.answers[tenant] = answers + [.create] }
    }
    func failLooking(_ tenant: TenantID, _ failure: ServiceFailure?) {
        memory.withLock { $0.lookFailures[tenant] = failure }
    }
    func failLooking(_ tenant: TenantID, first failures: [ServiceFailure]) {
        memory.withLock { $0.nextLookFailures[tenant] = failures }
    }
    func hold(_ company: Company) { memory.withLock { $0.companies.append((company, noon)) } }
    func gate(_ count: Int) { memory.withLock { $0.gate = count } }

    /// Holds the looks for a tenant back.
    func block(_ tenant: TenantID) { memory.withLock { $0.held[tenant] = [] } }
    func unblock(_ tenant: TenantID) {
        for one in memory.withLock({ $0.held.removeValue(forKey: tenant) }) ?? [] { one.resume() }
    }

    /// Companies of each tenant that were made here.
    var creations: [TenantID: Int] { memory.withLock { $0.creations } }
    /// `look` and `create` with the tenant's last digits, in order.
    var requests: [String] { memory.withLock { $0.requests } }
    /// The names that were looked for, in order.
    var names: [String] { memory.withLock { $0.names } }
    var mostInFlight: Int { memory.withLock { $0.mostInFlight } }
    func ids(of tenant: TenantID) -> [CompanyID] {
        memory.withLock { $0.companies.filter { $0.company.tenant == tenant }.map(\.company.id) }
    }

    func companies(of tenant: TenantID, named name: String) async throws(ServiceFailure) -> [Company] {
        await pass(tenant)
        await meet()
        let now = clock.now
        let (failure, found) = memory.withLock { memory -> (ServiceFailure?, [Company]) in
            memory.requests.append("look \(tenant.low)")
            memory.names.append(name)
            memory.inFlight -= 1
            let shown = memory.companies.filter { $0.company.tenant == tenant && $0.shownFrom <= now }
            guard memory.nextLookFailures[tenant, default: []].isEmpty else {
                return (memory.nextLookFailures[tenant]?.removeFirst(), [])
            }
            return (memory.lookFailures[tenant], shown.map(\.company))
        }
        if let failure { throw failure }
        return found
    }

    func create(_ new: NewCompany, by who: String) async throws(ServiceFailure) -> Company {
        let answer = memory.withLock { memory -> Answer in
            memory.requests.append("create \(new.tenant.low)")
            guard let answers = memory.answers[new.tenant], let first = answers.first else { return .create }
            if answers.count > 1 { memory.answers[new.tenant]?.removeFirst() }
            return first
        }
        switch answer {
        case .fail(let failure): throw failure
        case .create: return make(new)
        case .createTwice:
            _ = make(new)
            return make(new)
        case .createAndLose:
            _ = make(new)
            throw .outcomeUnknown("the connection was cut")
        case .createLate(let seconds):
            _ = make(new, shownAfter: seconds)
            throw .outcomeUnknown("the connection was cut")
        case .createAndNameAnother:
            var answer = make(new)
            answer.id = CompanyID("told")
            return answer
        case .createUnkeyed:
            var answer = make(new)
            answer.tenant = nil
            forgetTenant(of: answer.id)
            return answer
        case .createUnseen(let seconds): return make(new, shownAfter: seconds)
        case .createAndRefuse:
            _ = make(new)
            throw .refused("the foreign id is taken")
        case .wrongTenant: return company("other", tenant: tenant(999))
        }
    }

    private func make(_ new: NewCompany, shownAfter seconds: Int64 = 0) -> Company {
        let shownFrom = clock.now.adding(seconds: seconds)
        return memory.withLock { memory in
            memory.creations[new.tenant, default: 0] += 1
            var made = company("c\(memory.companies.count + 1)", tenant: new.tenant)
            made.name = new.name
            if terms.isLocal { made.administrator = new.administrator } else { made.evidence = .written }
            memory.companies.append((made, shownFrom))
            return made
        }
    }

    private func forgetTenant(of id: CompanyID) {
        memory.withLock { memory in
            for index in memory.companies.indices where memory.companies[index].company.id == id {
                memory.companies[index].company.tenant = nil
            }
        }
    }

    /// Waits while a tenant is held back.
    private func pass(_ tenant: TenantID) async {
        await withCheckedContinuation { continuation in
            let isFree = memory.withLock { memory in
                guard memory.held[tenant] != nil else { return true }
                memory.held[tenant]?.append(continuation)
                return false
            }
            if isFree { continuation.resume() }
        }
    }

    /// Waits until as many requests as the gate asks for are in flight.
    private func meet() async {
        await withCheckedContinuation { continuation in
            let ready = memory.withLock { memory -> [CheckedContinuation<Void, Never>] in
                memory.inFlight += 1
                memory.mostInFlight = max(memory.mostInFlight, memory.inFlight)
                memory.waiting.append(continuation)
                guard memory.waiting.count >= memory.gate else { return [] }
                defer { memory.waiting = [] }
                return memory.waiting
            }
            for one in ready { one.resume() }
        }
    }
}
