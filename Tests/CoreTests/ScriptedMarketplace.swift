import Core
import Synchronization

/// A marketplace that does what a script says for each tenant, and remembers every request.
final class ScriptedMarketplace: Marketplace {
    /// What creating a company comes to.
    enum Answer {
        case create
        case fail(ServiceFailure)
        /// The company is made, and the answer is lost.
        case createAndLose
        /// The answer names another tenant.
        case wrongTenant
    }

    private struct Memory {
        var companies: [Company] = []
        var creations: [TenantID: Int] = [:]
        var answers: [TenantID: Answer] = [:]
        var lookFailures: [TenantID: ServiceFailure] = [:]
        var requests: [String] = []
        var inFlight = 0
        var mostInFlight = 0
        var waiting: [CheckedContinuation<Void, Never>] = []
        /// How many requests must be in flight before any is answered.
        var gate = 1
    }

    private let memory = Mutex(Memory())

    func script(_ tenant: TenantID, _ answer: Answer) { memory.withLock { $0.answers[tenant] = answer } }
    func failLooking(_ tenant: TenantID, _ failure: ServiceFailure?) {
        memory.withLock { $0.lookFailures[tenant] = failure }
    }
    func hold(_ company: Company) { memory.withLock { $0.companies.append(company) } }
    func gate(_ count: Int) { memory.withLock { $0.gate = count } }

    /// Companies of each tenant that were made here.
    var creations: [TenantID: Int] { memory.withLock { $0.creations } }
    /// `look` and `create` with the tenant's last digits, in order.
    var requests: [String] { memory.withLock { $0.requests } }
    var mostInFlight: Int { memory.withLock { $0.mostInFlight } }

    var terms: MarketplaceTerms { .local }

    func companies(of tenant: TenantID, named name: String) async throws(ServiceFailure) -> [Company] {
        await meet()
        let (failure, found) = memory.withLock { memory in
            memory.requests.append("look \(tenant.low)")
            memory.inFlight -= 1
            return (memory.lookFailures[tenant], memory.companies.filter { $0.tenant == tenant })
        }
        if let failure { throw failure }
        return found
    }

    func create(_ new: NewCompany, by who: String) async throws(ServiceFailure) -> Company {
        let answer = memory.withLock { memory in
            memory.requests.append("create \(new.tenant.low)")
            return memory.answers[new.tenant] ?? .create
        }
        switch answer {
        case .fail(let failure): throw failure
        case .create: return make(new)
        case .createAndLose:
            _ = make(new)
            throw .outcomeUnknown("the connection was cut")
        case .wrongTenant: return company("other", tenant: tenant(999))
        }
    }

    private func make(_ new: NewCompany) -> Company {
        memory.withLock { memory in
            memory.creations[new.tenant, default: 0] += 1
            var made = company("c\(memory.companies.count + 1)", tenant: new.tenant)
            made.administrator = new.administrator
            memory.companies.append(made)
            return made
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
