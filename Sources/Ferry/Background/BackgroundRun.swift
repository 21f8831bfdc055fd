import Core
import Panes
import Text

/// Does what needs nobody: resumes what was interrupted, synchronises at the set interval, creates what is ready where
/// that is switched on, and reminds those who are due.
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
        var end = try tellUnreadable()
        end.take(try await resumeJobs())
        guard !isStopped(), !end.isFinal else { return end }
        let (ended, isFresh) = try await synchronise(always: always)
        end.take(ended)
        if isFresh, !isStopped(), !end.isFinal { end.take(try await create()) }
        if !isStopped(), !end.isFinal { end.take(try await remind()) }
        return end
    }

    /// Tells which settings have values that this Ferry does not understand, such as a newer one's: their standards apply
    /// instead, or nothing happens.
    private func tellUnreadable() throws(StoreFailure) -> BackgroundEnd {
        let settings = Settings(try store.settings())
        let odd = Setting.allCases.filter { settings.unreadable(of: [$0]) != nil }
        for setting in odd {
            tell("setting \(setting.rawValue): its value is not understood by this Ferry; set it anew")
        }
        return BackgroundEnd(status: odd.isEmpty ? .done : .someRowsFailed)
    }

    /// Creates the companies of customers that are ready, and tells their administrators, as the settings say.
    private func create() async throws(StoreFailure) -> BackgroundEnd {
        let pass = AutomaticPass(store: store, services: services, surroundings: surroundings)
        let decision = try await pass.decision()
        guard case .create(let customers) = decision else {
            guard let sentence = Wording.sentence(for: decision) else { return BackgroundEnd() }
            tell("automatic creation: \(sentence)")
            return BackgroundEnd(status: decision.asksForPerson ? .someRowsFailed : .done)
        }
        guard !customers.isEmpty else { return BackgroundEnd() }
        var end = BackgroundEnd()
        let job = try pass.createJob(customers)
        tell("automatic creation: job \(job.id), \(Wording.counted(customers.count, "company", "companies"))")
        if let lock = try store.lock(job.id) { try await run(job, under: lock, &end) }
        return end
    }

    /// Sends the reminders that are due.
    private func remind() async throws(StoreFailure) -> BackgroundEnd {
        var end = BackgroundEnd()
        do {
            let result = try await ReminderPass(store: store, services: services, surroundings: surroundings).run()
            if let objection = Wording.objection(to: result.standing) { tell("reminders: \(objection)") }
            try await send(result.letters, "reminders", &end)
            if result.held > 0 || result.isCut {
                tell("reminders: the ceiling of letters is reached; the rest follows with the next run")
            }
        } catch { try tell(error, of: "reminders", &end) }
        return end
    }

    /// Writes letters down and sends them.
    private func send(_ letters: [LetterDraft], _ what: String, _ end: inout BackgroundEnd) async throws(StoreFailure) {
        guard !letters.isEmpty, !isStopped() else { return }
        let job = try store.createLetterJob(
            letters, anyway: false, by: surroundings.automatic.who, at: surroundings.now())
        tell("\(what): job \(job.id), \(Wording.counted(letters.count, "letter"))")
        guard let lock = try store.lock(job.id) else { return }
        try await run(job, under: lock, &end)
    }

    /// Tells the administrators of the companies that a job made, where the settings say so.
    private func tellAdministrators(after job: Job, _ end: inout BackgroundEnd) async throws(StoreFailure) {
        do {
            let pass = AutomaticPass(store: store, services: services, surroundings: surroundings)
            try await send(try pass.letters(after: job), "administrators", &end)
        } catch { try tell(error, of: "administrators", &end) }
    }

    /// Runs a job under its lock and tells how it ended; the letters that follow leave, too.
    private func run(
        _ job: Job, under lock: any JobLock, _ end: inout BackgroundEnd, waits: Bool = true
    ) async throws(StoreFailure) {
        var surroundings = surroundings.automatic
        // What only time settles is looked at again with the next round.
        if !waits { surroundings.wait = nil }
        _ = try await JobRunner(store: store, services: services, surroundings: surroundings).run(
            job, stop: { isStopped() ? .pause : nil }, report: { _ in })
        withExtendedLifetime(lock) {}
        guard let ended = try store.job(job.id) else { return }
        tell("job \(job.id): \(Wording.phrase(for: ended.state, isHeld: false)), \(BackgroundEnd.words(ended.counts))")
        end.take(ended)
        try await tellAdministrators(after: ended, &end)
    }

    /// Tells why something did not happen; what the store can't do ends the round.
    private func tell(_ error: any Error, of what: String, _ end: inout BackgroundEnd) throws(StoreFailure) {
        if let failure = error as? StoreFailure { throw failure }
        tell("\(what): \(words(for: error).value)")
        if case .signInNeeded? = error as? ServiceFailure {
            end.take(BackgroundEnd(status: .signInRefused))
        } else {
            end.take(BackgroundEnd(status: .failed))
        }
    }

    /// How many seconds until the next synchronisation is due; an interval where none ever ended.
    func pause() throws(StoreFailure) -> Int {
        let settings = Settings(try store.settings())
        guard services.canSynchronise, settings.isOn(.companySync), let due = try nextSync() else {
            return interval(settings)
        }
        // Where another process synchronises, it is not asked all the time.
        return max(60, Int(due.seconds - surroundings.now().seconds))
    }

    private func resumeJobs() async throws(StoreFailure) -> BackgroundEnd {
        var end = BackgroundEnd()
        for job in try store.jobs().reversed() {
            let standing = try JobStanding(job, in: store)
            let open = job.counts.left + (job.kind.lostIsFinal ? 0 : job.counts.unknown)
            if job.state == .halted, open > 0 {
                let left = Wording.counted(open, "row")
                tell("job \(job.id): halted, \(left) left; look at it, then `ferry jobs resume \(job.id)` or cancel it")
                end.take(BackgroundEnd(status: .someRowsFailed))
            }
            guard standing.isInterrupted || standing.isUnsettled else { continue }
            // Letters that could be taken back and never began wait for the person who confirmed them.
            if job.kind == .sendLetters, job.state == .queued, !job.isAutomatic { continue }
            // Another process took it in the meantime.
            guard !isStopped(), let lock = try store.lock(job.id) else { continue }
            tell(
                standing.isUnsettled
                    ? "job \(job.id): looking up what became of \(Wording.counted(job.counts.unknown, "row"))"
                    : "job \(job.id): resuming, \(Wording.counted(job.counts.left, "row")) left")
            try await run(job, under: lock, &end, waits: !standing.isUnsettled)
        }
        return end
    }

    /// How it ended, and whether what is known now is new.
    private func synchronise(always: Bool) async throws(StoreFailure) -> (end: BackgroundEnd, isFresh: Bool) {
        let settings = Settings(try store.settings())
        // Where customers come from files there is nothing to wait for.
        guard services.canSynchronise else { return (BackgroundEnd(), true) }
        guard settings.isOn(.companySync) else { return (BackgroundEnd(), false) }
        if !always, let due = try nextSync(), due > surroundings.now() { return (BackgroundEnd(), false) }
        tell("synchronisation: begun")
        let full = settings.syncMode == .full
        let ended = try await services.syncRun(over: store, surroundings: surroundings).run(
            full: full, stop: isStopped, report: { _ in })
        var end = try take(ended)
        if case .finished = ended {
            end.take(try await readPeople(full: full))
            end.take(try await readSubscriptions(full: full))
        }
        // Whoever opens the console next finds the search index made.
        for listing in Listing.allCases { _ = try store.snapshot(listing) }
        if case .finished = ended { return (end, true) }
        return (end, false)
    }

    /// Reads people back, as many as are read at once.
    private func readPeople(full: Bool) async throws(StoreFailure) -> BackgroundEnd {
        guard !isStopped(),
            let pass = try PeoplePass(over: store, services: services, surroundings: surroundings, full: full)
        else { return BackgroundEnd() }
        let result = try await pass.run(stop: isStopped)
        for line in [result.line] + result.complaints { tell("synchronisation: \(line)") }
        return BackgroundEnd(status: result.status)
    }

    /// Reads subscriptions, as many as are read at once.
    private func readSubscriptions(full: Bool) async throws(StoreFailure) -> BackgroundEnd {
        guard !isStopped(),
            let pass = try SubscriptionPass(over: store, services: services, surroundings: surroundings, full: full)
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
