/// Carries a creation job out, item by item, so that no company is ever created twice.
///
/// Each item is claimed and noted as started before the marketplace hears of it; the marketplace is asked for the
/// tenant's companies first, so that an item whose outcome was lost ends with the company it made.
package struct CreationRun: Sendable {
    private let store: any CompanyStore
    private let marketplace: any Marketplace
    private let surroundings: Surroundings
    private let policy: JobPolicy

    /// A run over a store and a marketplace.
    package init(
        store: any CompanyStore, marketplace: any Marketplace, surroundings: Surroundings,
        policy: JobPolicy = JobPolicy()
    ) {
        self.store = store
        self.marketplace = marketplace
        self.surroundings = surroundings
        self.policy = policy
    }

    /// Runs a job to its end, a person's stop, or too many failures in a row.
    ///
    /// The caller holds the job's lock. `stop` is asked between items; a paused job stays running, to be resumed.
    /// `report` hears of every outcome.
    package func run(
        _ job: JobID, stop: @Sendable () -> JobStop?, report: @Sendable (ItemOutcome) -> Void
    ) async throws(StoreFailure) -> JobState {
        try settleStarted(job)
        try await settleUnknown(job, stop: stop, report: report)
        // What a person cancelled stays so, even when another process did it a moment ago.
        if try store.job(job)?.state == .cancelled { return .cancelled }
        try store.setState(.running, of: job, by: surroundings.who, at: surroundings.now())
        var failuresInRow = 0
        while true {
            switch stop() {
            case .cancel: return try end(job, .cancelled)
            case .pause: return .running
            case nil: break
            }
            if failuresInRow >= policy.failuresInRow {
                let left = try store.job(job)?.counts.left ?? 0
                return try end(job, left > 0 ? .halted : .done)
            }
            let items = try store.claim(
                policy.claimSize(afterFailures: failuresInRow), of: job, by: surroundings.who, at: surroundings.now())
            if items.isEmpty { return try end(job, .done) }
            let outcomes = await outcomes(of: items)
            try store.finish(outcomes, of: job, by: surroundings.who, at: surroundings.now())
            for outcome in outcomes {
                failuresInRow = outcome.state.isTrouble ? failuresInRow + 1 : 0
                report(outcome)
            }
        }
    }

    private func end(_ job: JobID, _ state: JobState) throws(StoreFailure) -> JobState {
        try store.setState(state, of: job, by: surroundings.who, at: surroundings.now())
        return state
    }

    /// Items that a dead process had started go back to the queue: the look before each creation finds what they made.
    private func settleStarted(_ job: JobID) throws(StoreFailure) {
        let started = try store.items(of: job, states: ["running"], offset: 0, limit: Int.max)
        guard !started.isEmpty else { return }
        let outcomes = started.map {
            ItemOutcome(item: $0, state: .queued, evidence: "started by a process that ended")
        }
        try store.finish(outcomes, of: job, by: surroundings.who, at: surroundings.now())
    }

    /// Items whose outcome nobody knows are looked up by their tenant, and never created again: they stay unknown
    /// until the marketplace shows a company.
    private func settleUnknown(
        _ job: JobID, stop: @Sendable () -> JobStop?, report: @Sendable (ItemOutcome) -> Void
    ) async throws(StoreFailure) {
        let items = try store.items(of: job, states: ["unknown"], offset: 0, limit: Int.max)
        var settled: [ItemOutcome] = []
        for item in items where stop() == nil {
            guard let existing = try? await marketplace.companies(of: item.tenant, named: item.name) else { continue }
            if let outcome = found(existing, for: item, wasThere: false) { settled.append(outcome) }
        }
        guard !settled.isEmpty else { return }
        try store.finish(settled, of: job, by: surroundings.who, at: surroundings.now())
        for outcome in settled { report(outcome) }
    }

    private func outcomes(of items: [JobItem]) async -> [ItemOutcome] {
        guard items.count > 1 else { return [await outcome(of: items[0])] }
        return await withTaskGroup(of: (Int, ItemOutcome).self) { group in
            for (index, item) in items.enumerated() { group.addTask { (index, await outcome(of: item)) } }
            var found: [(Int, ItemOutcome)] = []
            for await pair in group { found.append(pair) }
            return found.sorted { $0.0 < $1.0 }.map(\.1)
        }
    }

    private func outcome(of item: JobItem) async -> ItemOutcome {
        do {
            let existing = try await marketplace.companies(of: item.tenant, named: item.name)
            if let outcome = found(existing, for: item, wasThere: item.attempts <= 1) { return outcome }
            return try await created(item)
        } catch {
            return ItemOutcome(item: item, state: error.itemState, evidence: "before creation")
        }
    }

    /// What companies that are there mean for an item of their tenant; nil when there are none.
    private func found(_ existing: [Company], for item: JobItem, wasThere: Bool) -> ItemOutcome? {
        if existing.count > 1 {
            let ids = existing.map(\.id.description).joined(separator: " ")
            return ItemOutcome(
                item: item, state: .skipped(.needsPerson), evidence: "several companies of this tenant: \(ids)")
        }
        return existing.first.map { company in
            ItemOutcome(
                item: item, state: .done(company: company.id, wasThere: wasThere), evidence: "read back by tenant id")
        }
    }

    private func created(_ item: JobItem) async throws(ServiceFailure) -> ItemOutcome {
        let known: Customer?
        do { known = try store.customer(item.tenant) } catch {
            let failure = ItemFailure("the store could not be read: \(error)", retryable: true)
            return ItemOutcome(item: item, state: .failed(failure), evidence: "before creation")
        }
        guard let customer = known else {
            return ItemOutcome(item: item, state: .skipped(.gone), evidence: "the customer is no longer in the store")
        }
        if customer.ignored != nil {
            return ItemOutcome(item: item, state: .skipped(.ignored), evidence: "set aside meanwhile")
        }
        if let reason = blockReason(of: customer) {
            return ItemOutcome(item: item, state: .skipped(.blocked), evidence: "blocked meanwhile: \(reason)")
        }
        let company = try await marketplace.create(
            NewCompany(
                tenant: customer.tenant, name: customer.name, domain: customer.domain, administrator: customer.contact),
            by: surroundings.who)
        guard company.tenant == customer.tenant else {
            return ItemOutcome(item: item, state: .unknown("the answer names another tenant"), evidence: "creation")
        }
        return ItemOutcome(
            item: item, state: .done(company: company.id, wasThere: false), evidence: "no company of this tenant before"
        )
    }
}

extension ServiceFailure {
    /// What becomes of an item that met this failure.
    fileprivate var itemState: ItemState {
        switch self {
        case .refused(let why), .notFound(let why), .notAllowed(let why):
            .failed(ItemFailure(why, retryable: false))
        case .busy(let seconds):
            .failed(ItemFailure("the marketplace asks to wait \(seconds) seconds", retryable: true))
        case .unreachable(let why), .unreadable(let why): .failed(ItemFailure(why, retryable: true))
        case .outcomeUnknown(let why): .unknown(why)
        case .signInNeeded(let why): .failed(ItemFailure(why, retryable: true))
        case .cancelled: .failed(ItemFailure("it was stopped before it left", retryable: true))
        }
    }
}

extension ItemState {
    /// Whether it counts towards the failures after which a job halts.
    fileprivate var isTrouble: Bool {
        switch self {
        case .failed, .unknown: true
        default: false
        }
    }
}
