/// Carries a job out that changes invitations: revokes them, and invites again where that is wanted.
package struct InvitationRun: Sendable {
    private let jobs: JobRun

    /// A run over a store and the people of a marketplace, where a cut request may take effect for so many seconds.
    package init(
        _ action: InvitationAction, store: any CompanyStore, invitations: any InvitationStore,
        directory: any MemberDirectory, settleSeconds: Int, surroundings: Surroundings,
        policy: JobPolicy = JobPolicy()
    ) {
        let work = InvitationWork(
            action: action, store: invitations, directory: directory, settleSeconds: settleSeconds,
            surroundings: surroundings)
        jobs = JobRun(store: store, work: work, surroundings: surroundings, policy: policy)
    }

    /// Runs a job to its end, a person's stop, or too many failures in a row; the caller holds its lock.
    ///
    /// Whoever is found revoked by an interrupted job is only invited.
    package func run(
        _ job: JobID, stop: @Sendable () -> JobStop?, report: @Sendable (ItemOutcome) -> Void
    ) async throws(StoreFailure) -> JobState {
        try await jobs.run(job, stop: stop, report: report)
    }
}
