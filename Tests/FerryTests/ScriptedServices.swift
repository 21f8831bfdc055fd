import Core
import Store
import Synchronization

@testable import Ferry

/// Services whose answers a test decides; nothing leaves the process.
struct ScriptedServices: Sendable {
    var customers = ScriptedCustomers()
    var companies = ScriptedCompanies()
    var findings: [RequirementFinding] = []
    /// The people of the companies; nil where the marketplace can't be asked for them.
    var members: (any MemberDirectory)?

    /// A world over these services, with an empty store.
    func world(
        flags: TerminalFlags = TerminalFlags(), readOnly: ReadOnly? = nil,
        interruption: Interruption = Interruption(watch: {}, isRaised: { false }), found: [RequirementFinding] = []
    ) throws -> TestWorld {
        try TestWorld(flags: flags, readOnly: readOnly, interruption: interruption, inspect: { found }) { _ in services
        }
    }

    /// What a profile reaches by them.
    var services: ProfileServices {
        let findings = findings
        return ProfileServices(
            marketplace: ScriptedMarketplace(companies: companies), companies: companies, customers: customers,
            members: members,
            inquiries: [RequirementInquiry(requirements: findings.map(\.requirement)) { findings }])
    }
}

/// Partner Center as a test scripts it; every customer of the list is a reseller's.
struct ScriptedCustomers: CustomerDirectory {
    /// The customers by tenant and name; their contact and domain follow from the name.
    var list: [(TenantID, String)] = []
    /// Fails the list.
    var listFailure: ServiceFailure?
    /// Tenants whose details can't be read.
    var unreadable: Set<TenantID> = []
    /// Tenants that exist without being customers.
    var strangers: [TenantID: String] = [:]
    /// Tenants with delegated rights.
    var delegated: Set<TenantID> = []
    /// The address of every customer.
    var address: PostalAddress?

    func page(after place: ListPlace?) async throws(ServiceFailure) -> CustomerPage {
        if let listFailure { throw listFailure }
        let lines = list.enumerated().map { index, customer in
            ListLine.customer(
                CustomerLine(
                    line: index + 1, tenant: customer.0, name: customer.1, domain: Self.domain(customer.1),
                    relationship: .reseller, tags: nil, contact: Contact()))
        }
        return CustomerPage(lines: lines, next: nil)
    }

    func details(of tenant: TenantID) async throws(ServiceFailure) -> CustomerDetails {
        if unreadable.contains(tenant) { throw .unreadable("it is no JSON") }
        guard let name = list.first(where: { $0.0 == tenant })?.1 else {
            return CustomerDetails(tenant: tenant, bond: .lost)
        }
        return CustomerDetails(
            tenant: tenant, bond: .known, relationship: .reseller, billingName: name,
            contact: Contact(email: "ada@\(Self.domain(name))", country: "GB"), address: address,
            domains: [Self.domain(name)])
    }

    func changes(since: Timestamp, until: Timestamp) async throws(ServiceFailure) -> Set<TenantID> { [] }

    func facts(of tenant: TenantID) async throws(ServiceFailure) -> TenantFacts? {
        let name = list.first { $0.0 == tenant }?.1 ?? strangers[tenant]
        return name.map { TenantFacts(tenant: tenant, name: $0, domain: Self.domain($0), brand: "") }
    }

    func facts(ofDomain domain: String) async throws(ServiceFailure) -> TenantFacts? {
        let known = list + strangers.map { ($0.key, $0.value) }
        guard let tenant = known.first(where: { Self.domain($0.1) == domain })?.0 else { return nil }
        return try await facts(of: tenant)
    }

    func isDelegated(_ tenant: TenantID) async throws(ServiceFailure) -> Bool { delegated.contains(tenant) }

    private static func domain(_ name: String) -> String { "\(name.lowercased()).example" }
}

/// A marketplace's companies as a test scripts them; links change them.
final class ScriptedCompanies: CompanyDirectory {
    private let companies: Mutex<[Company]>
    private let failure = Mutex<ServiceFailure?>(nil)

    init(_ companies: [Company] = []) { self.companies = Mutex(companies) }

    /// Has everything but the list fail from now on, or no more.
    func fail(_ failure: ServiceFailure?) { self.failure.withLock { $0 = failure } }

    /// Lets a request pass, or fails it.
    func pass() throws(ServiceFailure) { if let failure = failure.withLock({ $0 }) { throw failure } }

    /// A company without a tenant.
    static func company(
        _ id: String, _ name: String, domain: String = "", tenant: TenantID? = nil, tenantKey: String = ""
    ) -> Company {
        Company(
            id: CompanyID(id), name: name, tenant: tenant, evidence: tenant == nil ? .none : .confirmed,
            domain: domain, status: "ACTIVE", createdAt: Timestamp(seconds: 1), administrator: Contact(),
            origin: .found, tenantKey: tenantKey, verifiedDomains: domain.isEmpty ? [] : [domain])
    }

    func page(_ number: Int) async throws(ServiceFailure) -> CompanyPage {
        let all = companies.withLock { $0 }
        let listed = all.map { company in
            var listed = company
            listed.tenant = nil
            listed.evidence = .none
            listed.isRead = false
            return listed
        }
        return CompanyPage(companies: listed, total: all.count, isLast: true)
    }

    func verifiedDomains(of id: CompanyID) async throws(ServiceFailure) -> [String] {
        companies.withLock { $0.first { $0.id == id }?.verifiedDomains ?? [] }
    }

    func company(_ id: CompanyID) async throws(ServiceFailure) -> Company? {
        try pass()
        return companies.withLock { $0.first { $0.id == id } }
    }

    func administrator(of id: CompanyID) async throws(ServiceFailure) -> Contact? { nil }

    func link(_ id: CompanyID, to tenant: TenantID) async throws(ServiceFailure) -> Company {
        guard var company = try await company(id) else { throw .notFound("no company \(id)") }
        if let other = company.tenant, other != tenant { throw .refused("it bears \(other)") }
        company.tenant = tenant
        company.tenantKey = tenant.description
        if company.evidence == .none { company.evidence = .written }
        replace(company)
        return company
    }

    func unlink(_ id: CompanyID, from tenant: TenantID) async throws(ServiceFailure) -> Company {
        guard var company = try await company(id) else { throw .notFound("no company \(id)") }
        if company.evidence == .confirmed { throw .refused("the marketplace itself links it") }
        company.tenant = nil
        company.tenantKey = ""
        company.evidence = .none
        replace(company)
        return company
    }

    /// Adds a company or puts it in place of the one with its id.
    func replace(_ company: Company) {
        companies.withLock { companies in
            companies.removeAll { $0.id == company.id }
            companies.append(company)
        }
    }

    /// The companies of a tenant.
    func companies(of tenant: TenantID) -> [Company] { companies.withLock { $0.filter { $0.tenant == tenant } } }
}

/// A marketplace outside over scripted companies.
struct ScriptedMarketplace: Marketplace {
    let companies: ScriptedCompanies

    var terms: MarketplaceTerms {
        MarketplaceTerms(
            isLocal: false, settleSeconds: 0, burst: 4, requestsPerSecond: 2, requestsPerCreation: 5,
            mailsFirstUser: nil)
    }

    func companies(of tenant: TenantID, named name: String) async throws(ServiceFailure) -> [Company] {
        try companies.pass()
        return companies.companies(of: tenant)
    }

    func create(_ company: NewCompany, by who: String) async throws(ServiceFailure) -> Company {
        var made = ScriptedCompanies.company("new-\(company.tenant)", company.name, tenant: company.tenant)
        made.tenantKey = company.tenant.description
        companies.replace(made)
        return made
    }
}

extension Sample {
    /// A tenant by a number.
    static func tenant(_ number: UInt64) -> TenantID { TenantID(high: 0xA000_0000_0000_0000 + number, low: number) }
}
