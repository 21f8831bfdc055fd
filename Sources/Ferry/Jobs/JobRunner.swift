import Core

/// Carries jobs out, each by what its kind needs.
struct JobRunner: Sendable {
    /// The store.
    let store: any CompanyStore
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
        return switch job.kind {
        case .createCompanies:
            try await CreationRun(
                store: store, marketplace: services.marketplace, surroundings: surroundings, policy: services.policy
            ).run(job.id, stop: stop, report: report)
        case .linkCompanies:
            try await LinkRun(
                store: store, directory: services.companies, surroundings: surroundings, policy: services.policy
            ).run(job.id, stop: stop, report: report)
        case .verifyCompanies:
            try await VerificationRun(
                store: store, directory: services.companies, customers: services.customers,
                surroundings: surroundings, policy: services.policy
            ).run(job.id, stop: stop, report: report)
        }
    }
}
