import Core
import Panes

/// Carries jobs out, each by what its kind needs.
struct JobRunner: Sendable {
    /// The store.
    let store: any ProfileStore
    /// What the profile reaches.
    let services: ProfileServices
    /// The clock, who is at work, and how to wait.
    let surroundings: Surroundings
    /// Whether somebody is there who could take letters back before the first one leaves.
    var offersGrace = false
    /// Hears what is done before the first row, where that takes a while.
    var notice: @Sendable (String) -> Void = { _ in }

    /// Of so many companies at most it is looked again who signed in, before letters leave that a person waits for.
    private static let mostLooks = 100

    /// Runs a job to its end, a person's stop, or too many failures in a row; the caller holds its lock.
    ///
    /// `waiting` hears how many seconds are left to take letters back.
    func run(
        _ job: Job, stop: @escaping @Sendable () -> JobStop?, waiting: @Sendable (Int) -> Void = { _ in },
        report: @Sendable (ItemOutcome) -> Void
    ) async throws(StoreFailure) -> JobState {
        // A cancelled task pauses its job: Core knows no tasks but those that it starts itself.
        let stop: @Sendable () -> JobStop? = { Task.isCancelled ? .pause : stop() }
        switch job.kind {
        case .createCompanies:
            try await lookAgain(before: job, stop: stop)
            return try await CreationRun(
                store: store, marketplace: services.marketplace, surroundings: surroundings, policy: services.policy,
                origin: job.isAutomatic ? .automatic : .byHand
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
        case .sendLetters: return try await send(job, stop, waiting, report)
        case .reinvitePeople: return try await change(job, .reinvite, stop, report)
        case .revokeInvitations: return try await change(job, .revoke, stop, report)
        case .reassignLicences, .undoReassignment: return try await reassign(job, stop, report)
        }
    }

    /// Reassigns licences; where no tenant can be reached, the job halts at once and says why.
    private func reassign(
        _ job: Job, _ stop: @Sendable () -> JobStop?, _ report: @Sendable (ItemOutcome) -> Void
    ) async throws(StoreFailure) -> JobState {
        guard let licences = services.licences else {
            return try halt(job, "Licences are changed by Microsoft Graph: `customers.kind` is not `partner-center`.")
        }
        let end = try await ReassignmentRun(
            store: store, directory: licences, surroundings: surroundings, kind: job.kind
        ).run(job.id, stop: stop, report: report)
        if stop() == nil { try await countUsers(after: job) }
        return end
    }

    /// Reads the subscriptions of a job's tenant again, for only the service knows who has which licence by now; where
    /// nobody has the old ones any more, they are marked as moved.
    private func countUsers(after job: Job) async throws(StoreFailure) {
        guard let directory = services.subscriptions,
            let tenant = try store.items(of: job.id, states: nil, offset: 0, limit: 1).first?.tenant
        else { return }
        var reading: TenantSubscriptions
        let begun = try store.newestEntry()
        do { reading = try await directory.subscriptions(of: tenant, asksTenant: true) } catch { return }
        reading.begunAfter = begun
        try store.subscriptionsRead(reading, of: tenant, at: surroundings.now())
        let empty = Set(reading.subscriptions.filter { $0.users == 0 }.map(\.id))
        _ = try store.markMoved(empty, by: job.id, by: surroundings.who, at: surroundings.now())
    }

    private func halt(_ job: Job, _ why: String) throws(StoreFailure) -> JobState {
        let halt = JobHalt(cause: why, count: 1, isCommon: true)
        try store.halt(job.id, halt, by: surroundings.who, at: surroundings.now())
        return .halted
    }

    private func lookAgain(
        before job: Job, stop: @escaping @Sendable () -> JobStop?
    ) async throws(StoreFailure) {
        guard !services.marketplace.terms.isLocal else { return }
        let interval = Settings(try store.settings()).number(.syncIntervalMinutes) * 60
        let oldest = surroundings.now().adding(seconds: -Int64(interval))
        try await FreshLook(store: store, companies: services.companies, policy: services.syncPolicy)
            .look(before: job, readBefore: oldest, stop: { stop() != nil })
    }

    /// Changes invitations; where the marketplace shows nobody, the job halts at once and says so.
    private func change(
        _ job: Job, _ action: InvitationAction, _ stop: @Sendable () -> JobStop?,
        _ report: @Sendable (ItemOutcome) -> Void
    ) async throws(StoreFailure) -> JobState {
        guard let members = services.members, !services.marketplace.terms.isLocal else {
            return try halt(job, "this profile's marketplace has no invitations")
        }
        return try await InvitationRun(
            action, store: store, invitations: store, directory: members,
            settleSeconds: services.marketplace.terms.settleSeconds, surroundings: surroundings,
            policy: services.policy
        ).run(job.id, stop: stop, report: report)
    }

    /// Sends letters; where the profile can't, the job halts at once and says why.
    private func send(
        _ job: Job, _ stop: @escaping @Sendable () -> JobStop?, _ waiting: @Sendable (Int) -> Void,
        _ report: @Sendable (ItemOutcome) -> Void
    ) async throws(StoreFailure) -> JobState {
        let courier: any Courier
        do throws(CommandFailure) { courier = try services.letters().courier } catch {
            return try halt(job, error.sentence)
        }
        if let pass = try PeoplePass(over: store, services: services, surroundings: surroundings) {
            let companies = try pass.stale(among: store.companies(toldBy: job.id))
            if !companies.isEmpty, job.isAutomatic || companies.count <= Self.mostLooks {
                notice(
                    "Looking who signed in meanwhile, at \(Wording.counted(companies.count, "company", "companies"))…")
                try await pass.lookAgain(at: companies, stop: { stop() != nil })
            }
        }
        return try await LetterRun(
            store: store, courier: courier, surroundings: surroundings,
            // Reminders that nobody asked for are not taken back by leaving the console.
            graceSeconds: offersGrace && !job.isAutomatic ? store.graceSeconds : 0
        ).run(job.id, stop: stop, waiting: waiting, report: report)
    }
}

extension CompanyStore {
    /// For how many seconds letters can be taken back, by the setting.
    var graceSeconds: Int {
        get throws(StoreFailure) { Settings(try settings()).number(.graceSeconds) }
    }
}
