/// Carries a creation job out, item by item, so that no company is ever created twice.
///
/// Each item is claimed and noted as started before the marketplace hears of it; the marketplace is asked for the
/// tenant's companies first, so that an item whose outcome was lost ends with the company it made.
package struct CreationRun: Sendable {
    private let jobs: JobRun

    /// A run over a store and a marketplace; `origin` says who decided on the companies.
    package init(
        store: any CompanyStore, marketplace: any Marketplace, surroundings: Surroundings,
        policy: JobPolicy = JobPolicy(), origin: CompanyOrigin = .byHand
    ) {
        let work = CreationWork(store: store, marketplace: marketplace, who: surroundings.who, origin: origin)
        jobs = JobRun(store: store, work: work, surroundings: surroundings, policy: policy)
    }

    /// Runs a job to its end, a person's stop, or too many failures in a row.
    ///
    /// The caller holds the job's lock. `stop` is asked between items; a paused job stays running, to be resumed.
    /// `report` hears of each item once. Where an answer got lost, the run ends when it is known what came of it,
    /// unless the surroundings can't wait: then the job holds unknown items, and running it again goes on with them.
    package func run(
        _ job: JobID, stop: @Sendable () -> JobStop?, report: @Sendable (ItemOutcome) -> Void
    ) async throws(StoreFailure) -> JobState {
        try await jobs.run(job, stop: stop, report: report)
    }
}
