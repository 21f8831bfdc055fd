/// Sends the letters of a job, one after the other, so that no address gets one twice.
///
/// Each letter is noted on disk before it leaves. What is not known to have arrived is never repeated.
package struct LetterRun: Sendable {
    private let jobs: JobRun
    private let courier: any Courier
    private let graceSeconds: Int

    /// A run over a store and a way to send; letters of a new job can be taken back for so many seconds.
    package init(
        store: any CompanyStore & LetterStore, courier: any Courier, surroundings: Surroundings,
        graceSeconds: Int = 0, policy: JobPolicy = JobPolicy()
    ) {
        let work = LetterWork(store: store, courier: courier)
        jobs = JobRun(store: store, work: work, surroundings: surroundings, policy: policy)
        self.courier = courier
        self.graceSeconds = graceSeconds
    }

    /// Runs a job to its end, a person's stop, or too many failures in a row; the caller holds its lock.
    ///
    /// While letters can be taken back, a stop of whatever kind does that to the whole job. `waiting` hears how many
    /// seconds are left for it, and 0 when that is over.
    package func run(
        _ job: JobID, stop: @Sendable () -> JobStop?, waiting: @Sendable (Int) -> Void = { _ in },
        report: @Sendable (ItemOutcome) -> Void
    ) async throws(StoreFailure) -> JobState {
        if try await isTakenBack(job, stop, waiting) {
            try jobs.store.setState(
                .cancelled, of: job, by: jobs.surroundings.who, at: jobs.surroundings.now())
            return .cancelled
        }
        let result: Result<JobState, StoreFailure>
        do { result = .success(try await jobs.run(job, stop: stop, report: report)) } catch { result = .failure(error) }
        await courier.finish()
        return try result.get()
    }

    /// Lets the time pass in which a new job can be taken back; what was begun before is past that.
    private func isTakenBack(
        _ job: JobID, _ stop: @Sendable () -> JobStop?, _ waiting: @Sendable (Int) -> Void
    ) async throws(StoreFailure) -> Bool {
        guard let known = try jobs.store.job(job), known.kind == .sendLetters, known.state == .queued,
            known.counts.queued > 0, known.counts.total == known.counts.queued + known.counts.skipped
        else { return false }
        if let wait = jobs.surroundings.wait {
            for left in stride(from: graceSeconds, to: 0, by: -1) {
                if stop() != nil { return true }
                waiting(left)
                await wait(1)
            }
            if graceSeconds > 0 { waiting(0) }
        }
        return graceSeconds > 0 ? stop() != nil : stop() == .cancel
    }
}

/// Sends the letter of one item.
struct LetterWork: ItemWork {
    let store: any LetterStore
    let courier: any Courier

    var kind: JobKind { .sendLetters }
    /// A letter that may have left is not looked for: nobody can tell.
    var settleSeconds: Int { 0 }

    func readBack(_ item: JobItem) async throws(ServiceFailure) -> ItemOutcome? { nil }

    func carryOut(_ item: JobItem) async -> ItemResult {
        let record: LetterRecord
        do throws(StoreFailure) {
            guard let found = try store.letter(of: item) else { return failed(item, "the letter is gone", "") }
            record = found
        } catch {
            return failed(item, "the store could not be read: \(error)", "nothing left", retryable: true)
        }
        do throws(CourierFailure) {
            let words = try await courier.deliver(record.letter)
            return .ended(
                ItemOutcome(item: item, state: .done(company: JobItem.noCompany, wasThere: false), evidence: words))
        } catch {
            return result(item, error)
        }
    }

    private func result(_ item: JobItem, _ failure: CourierFailure) -> ItemResult {
        switch failure {
        case .bounced(let why):
            let state = ItemState.failed(ItemFailure(why, retryable: false))
            return .ended(ItemOutcome(item: item, state: state, evidence: "refused for good", hasBounced: true))
        case .refused(let why): return failed(item, why, "refused for good")
        case .later(let why): return .failed(.unreachable(why), evidence: "refused for now")
        case .unreachable(let why): return .failed(.unreachable(why), evidence: "nothing left")
        case .outcomeUnknown(let why):
            return .ended(ItemOutcome(item: item, state: .unknown(why), evidence: "after it left"))
        // Like a service that wants a new sign-in: no other letter could leave either.
        case .unusable(let why): return .failed(.signInNeeded(why), evidence: "nothing left")
        case .cancelled: return .failed(.cancelled, evidence: "nothing left")
        }
    }

    private func failed(
        _ item: JobItem, _ why: String, _ evidence: String, retryable: Bool = false
    ) -> ItemResult {
        let state = ItemState.failed(ItemFailure(why, retryable: retryable))
        return .ended(ItemOutcome(item: item, state: state, evidence: evidence))
    }
}
