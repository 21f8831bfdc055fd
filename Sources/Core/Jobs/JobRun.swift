/// Carries a job out, item by item, under the lock that its caller holds.
///
/// Each item is claimed and noted as started before anything leaves for it. What got lost on the way is looked up until
/// it is known, while other items go on; nothing is sent again for it before that.
struct JobRun: Sendable {
    let store: any CompanyStore
    let work: any ItemWork
    let surroundings: Surroundings
    let policy: JobPolicy

    /// Runs a job to its end, a person's stop, or too many failures in a row.
    ///
    /// `stop` is asked between items; a paused job stays running, to be resumed. `report` hears of each item once, in
    /// the order of claims; of one that got lost, when its outcome is known or the run ends without it.
    func run(
        _ job: JobID, stop: @Sendable () -> JobStop?, report: @Sendable (ItemOutcome) -> Void
    ) async throws(StoreFailure) -> JobState {
        guard let known = try store.job(job) else { throw .failed(why: "there is no job \(job)") }
        guard known.kind == work.kind else { throw .failed(why: "job \(job) is not one to \(work.kind.rawValue)") }
        try takeOver(job)
        let unknown =
            work.kind.lostIsFinal ? [] : try store.items(of: job, states: ["unknown"], offset: 0, limit: Int.max)
        // What a person cancelled stays so, even when another process did it a moment ago; only what got lost is read.
        let isCancelled = known.state == .cancelled
        if isCancelled, unknown.isEmpty { return .cancelled }
        if !isCancelled {
            try store.setState(.running, of: job, by: surroundings.who, at: surroundings.now())
            if work.settleSeconds > 0 { try store.setSettling(work.settleSeconds, of: job) }
        }
        let ended = await withTaskGroup(of: Void.self) { group in
            var loop = RunLoop(self, job, unknown: unknown, isCancelled: isCancelled)
            let ended = await loop.run(&group, stop: stop, report: report)
            // A wait that nobody needs any more ends at once.
            group.cancelAll()
            return ended
        }
        switch try ended.get() {
        case _ where isCancelled: return .cancelled
        case .done: return try end(job, .done)
        case .cancelled: return try end(job, .cancelled)
        case .paused: return .running
        case .halted(let halt):
            try store.halt(job, halt, by: surroundings.who, at: surroundings.now())
            return .halted
        }
    }

    private func end(_ job: JobID, _ state: JobState) throws(StoreFailure) -> JobState {
        try store.setState(state, of: job, by: surroundings.who, at: surroundings.now())
        return state
    }

    /// Items that a dead process had started may have been sent.
    ///
    /// Where a cut request can't take effect late, they go back to the queue, for each is looked up before anything is
    /// sent. Else they are unknown from now on, not from their start: a request may have left any time after that, and
    /// only this process's lock says that it is cut. Where nobody can look for it, it stays unknown.
    private func takeOver(_ job: JobID) throws(StoreFailure) {
        let started = try store.items(of: job, states: ["running"], offset: 0, limit: Int.max)
        guard !started.isEmpty else { return }
        let why = "started by a process that ended"
        let isUnknown = work.settleSeconds > 0 || work.kind.lostIsFinal
        let outcomes = started.map { item in
            ItemOutcome(item: item, state: isUnknown ? .unknown(why) : .queued, evidence: why)
        }
        try store.finish(outcomes, of: job, by: surroundings.who, at: surroundings.now())
    }
}
