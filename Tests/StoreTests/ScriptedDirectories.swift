import Core
import Synchronization

/// A made-up Partner Center, whose pages and answers a test writes.
final class ScriptedCustomers: CustomerDirectory {
    /// What it answers, and what it was asked.
    struct Script {
        var pages: [[ListLine]] = []
        /// Whether the list ends with an empty page, as an answer of 400 with code 2000 becomes one.
        var endsEmpty = false
        var details: [TenantID: CustomerDetails] = [:]
        var changed: Set<TenantID> = []
        var facts: [TenantID: TenantFacts] = [:]
        var delegated: Set<TenantID> = []
        /// Failures by what is asked: `page 3`, a tenant, `changes`; each is given once where it says so.
        var failures: [String: ServiceFailure] = [:]
        var onceOnly = false
        var asked: [String] = []
    }

    let script: Mutex<Script>

    init(_ script: Script) { self.script = Mutex(script) }

    convenience init(pages: [[ListLine]]) { self.init(Script(pages: pages)) }

    var asked: [String] { script.withLock { $0.asked } }

    func change(_ change: (inout Script) -> Void) { script.withLock { change(&$0) } }

    private func ask(_ what: String) throws(ServiceFailure) -> Script {
        let (script, failure) = script.withLock { script in
            script.asked.append(what)
            let failure = script.failures[what]
            if script.onceOnly { script.failures[what] = nil }
            return (script, failure)
        }
        if let failure { throw failure }
        return script
    }

    func page(after place: ListPlace?) async throws(ServiceFailure) -> CustomerPage {
        let number = place.flatMap { Int($0.text) } ?? 0
        let script = try ask("page \(number)")
        guard number < script.pages.count else { return CustomerPage(lines: [], next: nil) }
        let isLast = number == script.pages.count - 1 && !script.endsEmpty
        return CustomerPage(lines: script.pages[number], next: isLast ? nil : ListPlace("\(number + 1)"))
    }

    func details(of tenant: TenantID) async throws(ServiceFailure) -> CustomerDetails {
        let script = try ask("\(tenant)")
        return script.details[tenant] ?? CustomerDetails(tenant: tenant, bond: .known)
    }

    func changes(since: Timestamp, until: Timestamp) async throws(ServiceFailure) -> Set<TenantID> {
        try ask("changes").changed
    }

    func facts(of tenant: TenantID) async throws(ServiceFailure) -> TenantFacts? { try ask("facts").facts[tenant] }

    func facts(ofDomain domain: String) async throws(ServiceFailure) -> TenantFacts? {
        try ask("facts").facts.values.first { $0.domain == domain }
    }

    func isDelegated(_ tenant: TenantID) async throws(ServiceFailure) -> Bool {
        try ask("delegated").delegated.contains(tenant)
    }
}

/// A made-up marketplace, whose pages and answers a test writes.
final class ScriptedCompanies: CompanyDirectory {
    /// What it answers, and what it was asked.
    struct Script {
        var companies: [Company] = []
        var pageSize = 2
        /// What the marketplace counts; nil: what the list shows.
        var total: Int?
        var unreadable: [Int: [String]] = [:]
        /// What reading by id shows, where it differs from the list; nil in it for a company that is gone.
        var byID: [String: Company?] = [:]
        var administrators: [String: Contact] = [:]
        var failures: [String: ServiceFailure] = [:]
        var asked: [String] = []
        /// Called before each page, as by somebody at work on the marketplace.
        var beforePage: (@Sendable (Int, inout [Company]) -> Void)?
    }

    let script: Mutex<Script>

    init(_ script: Script) { self.script = Mutex(script) }

    convenience init(_ companies: [Company]) { self.init(Script(companies: companies)) }

    var asked: [String] { script.withLock { $0.asked } }

    func change(_ change: (inout Script) -> Void) { script.withLock { change(&$0) } }

    private func ask(_ what: String) throws(ServiceFailure) -> Script {
        let script = script.withLock { script in
            script.asked.append(what)
            return script
        }
        if let failure = script.failures[what] { throw failure }
        return script
    }

    func page(_ number: Int) async throws(ServiceFailure) -> CompanyPage {
        script.withLock { $0.beforePage?(number, &$0.companies) }
        let script = try ask("page \(number)")
        let start = min(number * script.pageSize, script.companies.count)
        let end = min(start + script.pageSize, script.companies.count)
        let companies = script.companies[start..<end].map { company in
            var listed = company
            listed.isRead = false
            return listed
        }
        return CompanyPage(
            companies: companies, unreadable: script.unreadable[number] ?? [],
            total: script.total ?? script.companies.count, isLast: end == script.companies.count)
    }

    func company(_ id: CompanyID) async throws(ServiceFailure) -> Company? {
        let script = try ask(id.description)
        if let answer = script.byID[id.description] { return answer }
        return script.companies.first { $0.id == id }
    }

    func administrator(of id: CompanyID) async throws(ServiceFailure) -> Contact? {
        try ask("administrator of \(id)").administrators[id.description]
    }

    func link(_ id: CompanyID, to tenant: TenantID) async throws(ServiceFailure) -> Company { throw .refused("no") }
    func unlink(_ id: CompanyID, from tenant: TenantID) async throws(ServiceFailure) -> Company {
        throw .refused("no")
    }
}

/// A company as the list shows it: nobody has read it by its id.
func listed(
    _ id: String, name: String = "Elsewhere", tenant: TenantID? = nil, domain: String = "", tenantKey: String = ""
) -> Company {
    Company(
        id: CompanyID(id), name: name, tenant: tenant, evidence: tenant == nil ? .none : .written, domain: domain,
        status: "ACTIVE", createdAt: noon.adding(seconds: -90_000), administrator: Contact(), origin: .found,
        tenantKey: tenantKey, isRead: false)
}

/// The same company as it was read by its id.
func read(_ id: String, name: String = "Elsewhere", tenant: TenantID? = nil, domains: [String] = []) -> Company {
    var company = listed(id, name: name)
    company.tenant = tenant
    company.evidence = tenant == nil ? .none : .confirmed
    company.verifiedDomains = domains
    company.isRead = true
    return company
}

extension StorePlace {
    /// Opens the store for synchronising.
    func openSync() throws -> any CompanyStore & SyncStore {
        guard let store = try open() as? any CompanyStore & SyncStore else {
            throw StoreFailure.failed(why: "a store that can't synchronise")
        }
        return store
    }
}

extension SyncStore {
    /// Begins a synchronisation that nobody else holds.
    func sync(full: Bool = false, at: Timestamp = noon) throws -> any SyncSession {
        guard let session = try beginSync(full: full, by: "mia@example", at: at) else {
            throw StoreFailure.failed(why: "somebody synchronises")
        }
        return session
    }

    /// Reads a whole list of customers in pages.
    @discardableResult
    func list(_ pages: [[ListLine]], at: Timestamp = noon) throws -> SyncProgress {
        let session = try sync(at: at)
        var progress = try session.begin(.customerList, at: at)
        for (index, page) in pages.enumerated() {
            let next = index == pages.count - 1 ? nil : ListPlace("\(index + 1)")
            progress = try session.store(CustomerPage(lines: page, next: next), at: at)
        }
        _ = try session.finish(complete: true, at: at)
        return progress
    }

    /// Reads a whole list of companies on one page.
    @discardableResult
    func list(_ companies: [Company], at: Timestamp = noon) throws -> SyncProgress {
        let session = try sync(at: at)
        _ = try session.begin(.companyList, at: at)
        _ = try session.store(CompanyPage(companies: companies, total: nil, isLast: true), number: 0, at: at)
        let progress = try session.end(.companyList, complete: true, at: at)
        _ = try session.finish(complete: true, at: at)
        return progress
    }

    /// Stores companies as they were read by their ids.
    func readCompanies(_ companies: [Company], gone: [String] = []) throws {
        let session = try sync()
        _ = try session.begin(.companyDetails, at: noon)
        try session.store(companies, gone: gone.map { CompanyID($0) }, at: noon)
        _ = try session.finish(complete: true, at: noon)
    }

    /// Stores details as they were read by tenants.
    func readDetails(_ details: [CustomerDetails], at: Timestamp = noon) throws {
        let session = try sync(at: at)
        _ = try session.begin(.customerDetails, at: at)
        try session.store(details, at: at)
        _ = try session.finish(complete: true, at: at)
    }
}
