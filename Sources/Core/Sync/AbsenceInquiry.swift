/// Finds out why a customer is not where somebody looks for it.
package struct AbsenceInquiry: Sendable {
    /// How the customer is named.
    package enum Subject: Equatable, Hashable, Sendable {
        case tenant(TenantID)
        case domain(String)
    }

    /// What came of it.
    package struct Answer: Equatable, Sendable {
        /// The tenant; nil when nobody knows whose the domain is.
        package var tenant: TenantID?
        /// What is known.
        package var knowledge: AbsenceKnowledge

        /// An answer.
        package init(tenant: TenantID?, knowledge: AbsenceKnowledge) {
            self.tenant = tenant
            self.knowledge = knowledge
        }
    }

    private let store: any CompanyStore & SyncStore
    private let directory: (any CustomerDirectory)?

    /// An inquiry in a store and, where the profile has one, in a directory of customers.
    package init(store: any CompanyStore & SyncStore, directory: (any CustomerDirectory)?) {
        self.store = store
        self.directory = directory
    }

    /// Gathers what is known.
    package func answer(_ subject: Subject) async throws(StoreFailure) -> Answer {
        let facts = await facts(subject)
        let customer = try customer(subject, facts)
        var tenant = customer?.tenant
        if case .tenant(let named) = subject { tenant = named }
        if case .answer(let found?) = facts { tenant = tenant ?? found.tenant }
        let knowledge = AbsenceKnowledge(
            customer: customer, facts: facts, isDelegated: await isDelegated(tenant, customer),
            companies: try tenant.map { tenant throws(StoreFailure) in try store.companies(of: tenant) } ?? [],
            memory: try store.syncMemory())
        return Answer(tenant: tenant, knowledge: knowledge)
    }

    private func customer(
        _ subject: Subject, _ facts: Asked<TenantFacts?>
    ) throws(StoreFailure) -> Customer? {
        switch subject {
        case .tenant(let tenant): return try store.customer(tenant)
        case .domain(let domain):
            if case .answer(let found?) = facts, let customer = try store.customer(found.tenant) { return customer }
            return try store.customers(ofDomain: domain).first
        }
    }

    private func facts(_ subject: Subject) async -> Asked<TenantFacts?> {
        guard let directory else { return .notAsked }
        do {
            switch subject {
            case .tenant(let tenant): return .answer(try await directory.facts(of: tenant))
            case .domain(let domain): return .answer(try await directory.facts(ofDomain: domain))
            }
        } catch {
            return .failed(error)
        }
    }

    /// Asked only where the answer can matter: of a tenant that the store does not know.
    private func isDelegated(_ tenant: TenantID?, _ customer: Customer?) async -> Asked<Bool> {
        guard let directory, let tenant, customer == nil else { return .notAsked }
        do { return .answer(try await directory.isDelegated(tenant)) } catch { return .failed(error) }
    }
}
