/// Carries a verification out: reads companies and their tenants again and keeps what was found.
package struct VerificationRun: Sendable {
    private let jobs: JobRun

    /// A run over a store, the companies of a marketplace, and Microsoft where it can be asked.
    package init(
        store: any CompanyStore, directory: any CompanyDirectory, customers: (any CustomerDirectory)?,
        surroundings: Surroundings, policy: JobPolicy = JobPolicy()
    ) {
        let work = VerificationWork(
            store: store, directory: directory, customers: customers, surroundings: surroundings)
        jobs = JobRun(store: store, work: work, surroundings: surroundings, policy: policy)
    }

    /// Runs a job to its end, a person's stop, or too many failures in a row; the caller holds its lock.
    package func run(
        _ job: JobID, stop: @Sendable () -> JobStop?, report: @Sendable (ItemOutcome) -> Void
    ) async throws(StoreFailure) -> JobState {
        try await jobs.run(job, stop: stop, report: report)
    }
}

/// Verifies the company of one item.
struct VerificationWork: ItemWork {
    let store: any CompanyStore
    let directory: any CompanyDirectory
    let customers: (any CustomerDirectory)?
    let surroundings: Surroundings

    var kind: JobKind { .verifyCompanies }
    /// Reading changes nothing.
    var settleSeconds: Int { 0 }

    func readBack(_ item: JobItem) async throws(ServiceFailure) -> ItemOutcome? { nil }

    func carryOut(_ item: JobItem) async -> ItemResult {
        do { return .ended(try await verified(item)) } catch { return .failed(error, evidence: "it was not read") }
    }

    private func verified(_ item: JobItem) async throws(ServiceFailure) -> ItemOutcome {
        guard let id = item.company, var company = try await directory.company(id) else {
            throw .notFound("the marketplace has no company \(item.company?.description ?? "")")
        }
        if company.administrator == Contact(), let contact = try await directory.administrator(of: id) {
            company.administrator = contact
        }
        if company.verifiedDomains.isEmpty, company.tenant != nil {
            company.verifiedDomains = try await directory.verifiedDomains(of: id)
            if company.domain.isEmpty { company.domain = company.verifiedDomains.first ?? "" }
        }
        guard let tenant = company.tenant else {
            return ItemOutcome(
                item: item, state: .skipped(.unlinked), evidence: "read by its id", companies: [company])
        }
        let comparison = Comparison(company: company, tenant: tenant, readAt: surroundings.now())
        let customer: Customer?
        do { customer = try store.customer(tenant) } catch {
            let failure = ItemFailure("the store could not be read: \(error)", retryable: true)
            return ItemOutcome(item: item, state: .failed(failure), evidence: "it was not read")
        }
        let findings = comparison.list(customer) + (try await microsoft(tenant, comparison))
        return ItemOutcome(
            item: item, state: .done(company: id, wasThere: true), evidence: "read by its id", companies: [company],
            findings: findings)
    }

    /// The three levels that Microsoft has to be asked for.
    private func microsoft(
        _ tenant: TenantID, _ comparison: Comparison
    ) async throws(ServiceFailure) -> [Evidence] {
        guard let customers else { return [] }
        var findings: [Evidence] = []
        do {
            findings += comparison.graph(try await customers.facts(of: tenant))
        } catch {
            findings.append(try unread(.graph, error, comparison))
        }
        var domains: [String] = []
        do {
            let details = try await customers.details(of: tenant)
            findings += comparison.partnerCenter(details)
            domains = details.domains
        } catch {
            findings.append(try unread(.partnerCenter, error, comparison))
        }
        do {
            findings += comparison.delegated(try await customers.isDelegated(tenant), domains)
        } catch {
            findings.append(try unread(.delegated, error, comparison))
        }
        return findings
    }

    /// A level that this partner may not read tells nothing; one that can't be read now is read again later.
    private func unread(
        _ level: EvidenceLevel, _ failure: ServiceFailure, _ comparison: Comparison
    ) throws(ServiceFailure) -> Evidence {
        switch failure {
        case .refused(let why), .notFound(let why), .notAllowed(let why), .unreadable(let why):
            return comparison.unknown(level, why)
        case .busy, .unreachable, .outcomeUnknown, .signInNeeded, .cancelled: throw failure
        }
    }
}
