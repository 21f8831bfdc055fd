/// Carries a link job out: writes each tenant on the company that was chosen for it, never over another value.
package struct LinkRun: Sendable {
    private let jobs: JobRun

    /// A run over a store and the companies of a marketplace.
    package init(
        store: any CompanyStore, directory: any CompanyDirectory, surroundings: Surroundings,
        policy: JobPolicy = JobPolicy()
    ) {
        let work = LinkWork(store: store, directory: directory)
        jobs = JobRun(store: store, work: work, surroundings: surroundings, policy: policy)
    }

    /// Runs a job to its end, a person's stop, or too many failures in a row; the caller holds its lock.
    ///
    /// Linking twice changes nothing, so an interrupted job simply goes on.
    package func run(
        _ job: JobID, stop: @Sendable () -> JobStop?, report: @Sendable (ItemOutcome) -> Void
    ) async throws(StoreFailure) -> JobState {
        try await jobs.run(job, stop: stop, report: report)
    }
}

/// Links the company of one item.
struct LinkWork: ItemWork {
    let store: any CompanyStore
    let directory: any CompanyDirectory

    var kind: JobKind { .linkCompanies }
    /// A request that is carried out late writes what is to be written anyway.
    var settleSeconds: Int { 0 }

    func carryOut(_ item: JobItem) async -> ItemResult {
        guard let id = item.company else { return .ended(skipped(item, .gone, "the item names no company")) }
        do {
            if let outcome = try hindrance(item, id) { return .ended(outcome) }
        } catch {
            let failure = ItemFailure("the store could not be read: \(error)", retryable: true)
            return .ended(ItemOutcome(item: item, state: .failed(failure), evidence: "before the request left"))
        }
        do { return try await linked(item, id) } catch { return .failed(error, evidence: "nothing was linked") }
    }

    func readBack(_ item: JobItem) async throws(ServiceFailure) -> ItemOutcome? {
        guard let id = item.company, let company = try await directory.company(id) else { return nil }
        return company.tenant == item.tenant ? done(company, item, wasThere: false) : nil
    }

    /// What the store knows that forbids the link.
    private func hindrance(_ item: JobItem, _ id: CompanyID) throws(StoreFailure) -> ItemOutcome? {
        guard let now = try store.customer(of: item) else {
            return skipped(item, .gone, "the customer is no longer in the store")
        }
        let others = now.standing.level == .tenant ? now.standing.companies.filter { $0 != id } : []
        guard !others.isEmpty else { return nil }
        let list = others.map(\.description).joined(separator: " ")
        return skipped(item, .onMarketplace, "the tenant is linked to \(list)")
    }

    private func linked(_ item: JobItem, _ id: CompanyID) async throws(ServiceFailure) -> ItemResult {
        guard let before = try await directory.company(id) else {
            throw .notFound("the marketplace has no company \(id)")
        }
        if let tenant = before.tenant, tenant != item.tenant { return .ended(refused(item, before, "")) }
        do {
            let after = try await directory.link(id, to: item.tenant)
            guard after.tenant == item.tenant else { return .ended(refused(item, after, "it reads back so")) }
            return .ended(done(after, item, wasThere: before == after))
        } catch .refused(let why) {
            return .ended(refused(item, before, why))
        } catch {
            // What came of a lost request is what the company shows.
            if let outcome = try? await readBack(item) { return .ended(outcome) }
            throw error
        }
    }

    private func skipped(_ item: JobItem, _ reason: SkipReason, _ evidence: String) -> ItemOutcome {
        ItemOutcome(item: item, state: .skipped(reason), evidence: evidence)
    }

    private func done(_ company: Company, _ item: JobItem, wasThere: Bool) -> ItemOutcome {
        var known = company
        if known.evidence != .confirmed { known.evidence = .written }
        return ItemOutcome(
            item: item, state: .done(company: company.id, wasThere: wasThere),
            evidence: "matched \(item.level.phrase), read back by id", companies: [known])
    }

    /// Says both values, so that a person can decide.
    private func refused(_ item: JobItem, _ company: Company, _ why: String) -> ItemOutcome {
        var bears = company.tenant.map { "tenant \($0)" } ?? "no tenant"
        if !company.tenantKey.isEmpty, company.tenantKey != company.tenant?.description {
            bears += " and the foreign id \(company.tenantKey)"
        }
        let words = "company \(company.id) bears \(bears), not tenant \(item.tenant)\(why.isEmpty ? "" : ": \(why)")"
        return ItemOutcome(
            item: item, state: .failed(ItemFailure(words, retryable: false)), evidence: "read by its id",
            companies: [company])
    }
}

extension MatchLevel {
    /// The level for the journal.
    fileprivate var phrase: String { self == .none ? "by nothing" : self == .hand ? "by hand" : "by \(rawValue)" }
}
