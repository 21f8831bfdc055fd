import Core

/// Carries jobs out, each by what its kind needs.
struct JobRunner: Sendable {
    /// The store.
    let store: any ProfileStore
    /// What the profile reaches.
    let services: ProfileServices
    /// The clock, who is at work, and how to wait.
    let surroundings: Surroundings

    /// Runs a job to its end, a person's stop, or too many failures in a row; the caller holds its lock.
    func run(
        _ job: Job, stop: @escaping @Sendable () -> JobStop?, report: @Sendable (ItemOutcome) -> Void
    ) async throws(StoreFailure) -> JobState {
        // A cancelled task pauses its job: Core knows no tasks but those that it starts itself.
        let stop: @Sendable () -> JobStop? = { Task.isCancelled ? .pause : stop() }
        switch job.kind {
        case .createCompanies:
            try await lookAgain(before: job, stop: stop)
            return try await CreationRun(
                store: store, marketplace: services.marketplace, surroundings: surroundings, policy: services.policy
            ).run(job.id, stop: stop, report: report)
        case .linkCompanies:
            return try await LinkRun(
                store: store, directory: services.companies, surroundings: surroundings, policy: services.policy
            ).run(job.id, stop: stop, report: report)
        case .verifyCompanies:
            return try await VerificationRun(
                store: store, directory: services.companies, customers: services.customers,
                surroundings: surroundings, policy: services.policy
            ).run(job.id, stop: stop, report: report)
        }
    }

    private func lookAgain(
        before job: Job, stop: @escaping @Sendable () -> JobStop?
    ) async throws(StoreFailure) {
        guard !services.marketplace.terms.isLocal else { return }
        let interval = try store.settings().number(.syncIntervalMinutes) * 60
        let oldest = surroundings.now().adding(seconds: -Int64(interval))
        try await FreshLook(store: store, companies: services.companies, policy: services.syncPolicy)
            .look(before: job, readBefore: oldest, stop: { stop() != nil })
    }
}

extension [Setting: String] {
    /// The value of a setting that takes numbers.
    func number(_ setting: Setting) -> Int {
        self[setting].flatMap { Int($0) } ?? Int(setting.standard) ?? 0
    }
}
