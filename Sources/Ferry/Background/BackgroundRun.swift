import Core
import Panes

/// Does what needs nobody: resumes what was interrupted, and synchronises at the set interval.
struct BackgroundRun: Sendable {
    /// The profile's store.
    let store: any ProfileStore
    /// What the profile reaches.
    let services: ProfileServices
    /// The clock, and who is at work.
    let surroundings: Surroundings
    /// Whether somebody wants it to end; asked between items.
    let isStopped: @Sendable () -> Bool
    /// Tells what happened, a line at a time.
    let tell: @Sendable (String) -> Void

    /// One round: everything that is due now; with `always` a synchronisation that is not due yet as well.
    func round(always: Bool) async throws(StoreFailure) -> BackgroundEnd {
        var end = try await resumeJobs()
        guard !isStopped(), !end.isFinal else { return end }
        end.take(try await synchronise(always: always))
        return end
    }

    /// How many seconds until the next synchronisation is due; an interval where none ever ended.
    func pause() throws(StoreFailure) -> Int {
        guard let due = try nextSync() else { return interval(Settings(try store.settings())) }
        return max(0, Int(due.seconds - surroundings.now().seconds))
    }

    private func resumeJobs() async throws(StoreFailure) -> BackgroundEnd {
        var end = BackgroundEnd()
        for job in try store.jobs().reversed() where try JobStanding(job, in: store).isInterrupted {
            // Another process took it in the meantime.
            guard !isStopped(), let lock = try store.lock(job.id) else { continue }
            tell("job \(job.id): resuming, \(Wording.counted(job.counts.left, "row")) left")
            _ = try await JobRunner(store: store, services: services, surroundings: surroundings).run(
                job, stop: { isStopped() ? .pause : nil }, report: { _ in })
            withExtendedLifetime(lock) {}
            guard let ended = try store.job(job.id) else { continue }
            tell(
                "job \(job.id): \(Wording.phrase(for: ended.state, isHeld: false)), \(BackgroundEnd.words(ended.counts))"
            )
            end.take(ended)
        }
        return end
    }

    private func synchronise(always: Bool) async throws(StoreFailure) -> BackgroundEnd {
        let settings = Settings(try store.settings())
        guard services.canSynchronise, settings.isOn(.companySync) else { return BackgroundEnd() }
        if !always, let due = try nextSync(), due > surroundings.now() { return BackgroundEnd() }
        tell("synchronisation: begun")
        let ended = try await services.syncRun(over: store, surroundings: surroundings).run(
            full: false, stop: isStopped, report: { _ in })
        var end = try take(ended)
        if case .finished = ended { end.take(try await readPeople()) }
        // Whoever opens the console next finds the search index made.
        for listing in Listing.allCases { _ = try store.snapshot(listing) }
        return end
    }

    /// Reads people back, as many as are read at once.
    private func readPeople() async throws(StoreFailure) -> BackgroundEnd {
        guard !isStopped(), let pass = try PeoplePass(over: store, services: services, surroundings: surroundings)
        else { return BackgroundEnd() }
        let result = try await pass.run(stop: isStopped)
        for line in [result.line] + result.complaints { tell("synchronisation: \(line)") }
        return BackgroundEnd(status: result.status)
    }

    /// Tells how a synchronisation ended.
    private func take(_ ended: SyncEnd) throws(StoreFailure) -> BackgroundEnd {
        switch ended {
        case .finished(let note, let troubles):
            let result = SyncResult(note: note, memory: try store.syncMemory(), troubles: troubles)
            for line in result.lines + result.complaints {
                tell("synchronisation: \(line.trimmingBlanks)")
            }
            return BackgroundEnd(status: result.status)
        case .stopped:
            tell("synchronisation: stopped; the next one goes on there")
            return BackgroundEnd(status: .interrupted)
        case .signInNeeded(let why, _):
            tell("synchronisation: \(Wording.sentence(for: ServiceFailure.signInNeeded(why)))")
            return BackgroundEnd(status: .signInRefused)
        case .held:
            tell("synchronisation: another process is at it")
            return BackgroundEnd()
        }
    }

    private func nextSync() throws(StoreFailure) -> Timestamp? {
        let seconds = interval(Settings(try store.settings()))
        return try store.lastSync()?.endedAt.map { $0.adding(seconds: Int64(seconds)) }
    }

    private func interval(_ settings: Settings) -> Int { settings.number(.syncIntervalMinutes) * 60 }
}
