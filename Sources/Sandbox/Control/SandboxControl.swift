package import Core
import Synchronization

/// Changes a running sandbox and asks what came of it, from within the process.
package struct SandboxControl: Sendable {
    private let core: SandboxCore

    /// The control of a core.
    init(core: SandboxCore) { self.core = core }

    /// What came of everything that was sent.
    package func state() -> SandboxState { core.world.withLock { $0.state() } }

    /// The ids of the companies of a tenant, wherever the tenant is written.
    package func companies(of tenant: TenantID) -> [String] {
        core.world.withLock { world in
            let numbers = world.companiesByTenant()[tenant] ?? []
            return numbers.map { world.companies.companies[$0].uuid }
        }
    }

    /// Lets something go wrong; gives a number by which it can be taken back.
    @discardableResult
    package func add(_ fault: Fault) -> Int { core.world.withLock { $0.faults.add(fault) } }

    /// Takes one fault back, or all.
    package func removeFaults(_ id: Int? = nil) { core.world.withLock { $0.faults.remove(id) } }

    /// Answers for the person behind a user code, or behind all that wait; gives how many waited.
    @discardableResult
    package func answerDeviceCodes(_ userCode: String? = nil, accepts: Bool = true) -> Int {
        core.world.withLock { $0.signIn.answer(accepts ? .accepted : .declined, userCode: userCode) }
    }

    /// Takes all access tokens back, and all refresh tokens too where that is wanted.
    package func expireTokens(refresh: Bool = false) {
        core.world.withLock { world in
            world.signIn.expireAccess()
            if refresh { world.signIn.revokeRefresh() }
        }
    }

    /// Refuses every refresh with an AADSTS code from now on; nil ends that.
    package func refuseRefresh(with code: Int?) { core.world.withLock { $0.signIn.refusal = code } }

    /// Says whether requests count as made with a second factor.
    package func setMFACompliant(_ isCompliant: Bool) { core.world.withLock { $0.signIn.isMFACompliant = isCompliant } }

    /// Says what Graph calls the partner; nil for no partner.
    package func setPartnerType(_ type: String?) { core.world.withLock { $0.partnerType = type } }

    /// Says what the marketplace's own synchronisation does.
    package func setSync(_ settings: SyncSettings) { core.world.withLock { $0.syncSettings = settings } }

    /// Adds a customer and gives its tenant.
    @discardableResult
    package func add(_ customer: NewCustomer) -> TenantID { core.world.withLock { $0.addCustomer(customer) } }

    /// Changes what becomes of a customer; false when there is no such tenant.
    @discardableResult
    package func set(_ bond: CustomerBond, of tenant: TenantID, isListed: Bool = false) -> Bool {
        core.world.withLock { $0.setBond(bond, of: tenant, isListed: isListed) }
    }

    /// Changes a customer's name, relationship or e-mail address; false when there is no such tenant.
    @discardableResult
    package func change(
        _ tenant: TenantID, name: String? = nil, relationship: String? = nil, email: String? = nil
    ) -> Bool {
        core.world.withLock { $0.changeCustomer(tenant, name: name, relationship: relationship, email: email) }
    }

    /// Adds a company as the web console would, and gives its id.
    @discardableResult
    package func add(_ company: ConsoleCompany) -> String { core.world.withLock { $0.addCompany(company) } }

    /// Links a company to a tenant as the web console would, or takes its link away; false for an unknown company.
    @discardableResult
    package func link(_ company: String, to tenant: TenantID?) -> Bool {
        core.world.withLock { $0.link(company, to: tenant) }
    }

    /// Renames a company; false when there is none.
    @discardableResult
    package func rename(_ company: String, to name: String) -> Bool {
        core.world.withLock { $0.renameCompany(company, name) }
    }

    /// Lets a company's first user activate the account; false when there is no such company.
    @discardableResult
    package func activate(_ company: String) -> Bool { core.world.withLock { $0.activate(company) } }

    /// Lets somebody activate the account and accept every invitation; false when nobody has the address.
    @discardableResult
    package func activate(person email: String) -> Bool { core.world.withLock { $0.activate(person: email) } }

    /// Lets so many activate who did not yet, and gives their addresses.
    @discardableResult
    package func activatePeople(_ count: Int) -> [String] { core.world.withLock { $0.activatePeople(count) } }

    /// Says whether the marketplace reminds those who did not register, and whether clients may see that.
    package func setReminder(isOn: Bool, isShown: Bool = true) {
        core.world.withLock { world in
            world.remindsToRegister = isOn
            world.showsTemplates = isShown
        }
    }

    /// Lets companies have one more custom attribute.
    package func define(attribute name: String) { core.world.withLock { _ = $0.attributes.insert(name) } }
}
