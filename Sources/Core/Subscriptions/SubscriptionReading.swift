/// Reads subscriptions of tenants from the services into the store, several tenants at once.
package struct SubscriptionReading: Sendable {
    private let store: any SubscriptionStore
    private let directory: any SubscriptionDirectory
    private let surroundings: Surroundings
    private let policy: SyncPolicy

    /// A reading; the services keep to their own limits.
    package init(
        store: any SubscriptionStore, directory: any SubscriptionDirectory, surroundings: Surroundings,
        policy: SyncPolicy = SyncPolicy()
    ) {
        self.store = store
        self.directory = directory
        self.surroundings = surroundings
        self.policy = policy
    }

    /// Reads tenants in their order until all are read, or something concerns more than its tenant.
    ///
    /// A tenant that can't be read costs itself: what is known of it stays. Where the service of tenants' own lists is
    /// out, what the partner sold is read all the same. `stop` is asked between requests, and
    /// `report` hears of every batch, which is stored before the next one is begun.
    package func read(
        _ tenants: [TenantID], stop: @escaping @Sendable () -> Bool = { false },
        report: (SubscriptionReport) -> Void = { _ in }
    ) async throws(StoreFailure) -> SubscriptionReport {
        let (directory, patience, store) = (directory, TenantPatience(), store)
        let reader = RowReader(
            atOnce: policy.customersAtOnce, failuresInRow: policy.failuresInRow, stop: stop,
            read: { (tenant: TenantID) throws(ServiceFailure) -> (reading: TenantSubscriptions, isAsked: Bool) in
                let (begun, end) = (try? store.newestEntry(), await patience.end)
                var reading = try await directory.subscriptions(of: tenant, asksTenant: end == nil)
                await patience.hear(reading)
                reading.hindrance = reading.hindrance ?? end
                reading.begunAfter = begun
                return (reading, end == nil)
            })
        var rest = tenants[...]
        return try await reader.readBatches(
            into: SubscriptionReport(),
            next: { _ in
                defer { rest = rest.dropFirst(policy.customersAtOnce) }
                return Array(rest.prefix(policy.customersAtOnce))
            },
            store: { tenant, answer, done throws(StoreFailure) in
                try store.subscriptionsRead(answer.reading, of: tenant, at: surroundings.now())
                done.subscriptions += answer.reading.subscriptions.count
                guard let hindrance = answer.reading.hindrance else { return }
                if answer.isAsked {
                    done.hindrances[tenant] = hindrance
                } else {
                    done.unasked += 1
                    done.tenantsEnd = hindrance
                }
            }, tell: report)
    }
}

/// How far a reading of subscriptions is, or what came of it.
package struct SubscriptionReport: RowReport, Equatable, Sendable {
    /// Of how many tenants the subscriptions were read.
    package var read = 0
    /// How many subscriptions these have.
    package var subscriptions = 0
    /// The tenants that could not be read, and why.
    package var failures: [TenantID: ServiceFailure] = [:]
    /// The tenants whose own list could not be read though the partner has rights there, and why.
    package var hindrances: [TenantID: ServiceFailure] = [:]
    /// Why tenants' own lists were asked for no more before the last one; nil where all were asked for.
    package var tenantsEnd: ServiceFailure?
    /// How many tenants' own lists were not asked for because of that.
    package var unasked = 0
    /// What ended the reading early: `cancelled` when it was stopped; nil when all was read.
    package var end: ServiceFailure?

    /// Nothing yet.
    package init() {}
}
