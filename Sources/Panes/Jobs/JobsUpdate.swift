import Core
import Screen
import Text

extension AppState {
    /// A job starts here: show its rows.
    mutating func begin(_ job: Job) -> [Effect] {
        jobs.update(job)
        jobs.running[job.id] = now
        jobs.finishedHere[job.id] = 0
        jobs.interrupted.remove(job.id)
        // What nobody asked for takes no pane and no keys away.
        guard !job.isAutomatic else {
            toast = Toast(SafeText("Job \(job.id), which Ferry began by itself: \(Wording.phrase(for: job.kind))."))
            return []
        }
        jobs.isBeginning = false
        toast = nil
        let place = jobs.jobs.firstIndex { $0.id == job.id } ?? 0
        jobs.cursor.move(to: place, count: jobs.jobs.count, window: jobsWindow)
        // One company is verified where its details are read.
        if job.kind == .verifyCompanies, job.counts.total == 1, pane == .companies { return [] }
        // Whoever types by now is not taken elsewhere.
        guard !isTyping else { return [] }
        pane = .jobs
        return openItems(of: job.id)
    }

    /// Opens a job's rows: all, or those that failed and of which nobody knows what became of them.
    mutating func openItems(of id: JobID, troublesOnly: Bool = false) -> [Effect] {
        jobs.view = .items(id)
        jobs.troublesOnly = troublesOnly
        jobs.items = []
        jobs.itemsOffset = 0
        jobs.itemCursor = ListCursor()
        return [jobs.reading(of: id, offset: 0)]
    }

    /// Rows of a job ended: only what succeeded is unticked.
    mutating func take(_ outcomes: [ItemOutcome], of id: JobID) {
        jobs.take(outcomes, of: id)
        let done = outcomes.filter { if case .done = $0.state { true } else { false } }.map(\.item)
        switch jobs.jobs.first(where: { $0.id == id })?.kind {
        case .createCompanies, .linkCompanies: customers.settle(done.map(\.customer))
        case .sendLetters, .reinvitePeople, .revokeInvitations:
            invitations.settle(done.flatMap(\.users))
            requests.settle(done.compactMap(\.request))
        // Neither settles a row: a company can be verified time and again, and a subscription has many licences.
        case .verifyCompanies, .reassignLicences, .undoReassignment, nil: break
        }
    }

    /// A job stopped running here.
    mutating func end(_ job: Job, interrupted: Bool) -> [Effect] {
        jobs.update(job)
        jobs.running[job.id] = nil
        jobs.inGrace.remove(job.id)
        if job.kind == .verifyCompanies { evidence?.isStale = true }
        if interrupted { jobs.interrupted.insert(job.id) }
        let counts = job.counts
        var words = ["\(Wording.grouped(counts.done)) done"]
        if counts.failed > 0 {
            words.append(
                "\(Wording.grouped(counts.failed)) failed: \(keymap.word(for: .retryFailed)) retries what can be")
        }
        if counts.unknown > 0 {
            let key = jobs.canResume(job) ? ": \(keymap.word(for: .resumeJob)) looks them up" : ""
            words.append("\(Wording.grouped(counts.unknown)) unknown\(key)")
        }
        if counts.skipped > 0 { words.append("\(Wording.grouped(counts.skipped)) skipped") }
        if counts.cancelled > 0 { words.append("\(Wording.grouped(counts.cancelled)) cancelled") }
        if counts.left > 0 {
            words.append("\(Wording.grouped(counts.left)) left: \(keymap.word(for: .resumeJob)) resumes it")
        }
        let trouble = counts.failed + counts.unknown + counts.left > 0
        toast = Toast(
            SafeText(
                "Job \(job.id) \(Wording.phrase(for: job.state, isHeld: !interrupted)): \(words.joined(separator: ", "))."
            ),
            trouble ? .warning : .ok)
        var effects: [Effect] = [.refresh, .readJobs]
        if jobs.view == .items(job.id) { effects.append(jobs.reading(of: job.id, offset: jobs.itemsOffset)) }
        return effects
    }

    /// All jobs were read; those that run here are known better here.
    ///
    /// The rows of an open one are read where it moved.
    mutating func take(_ read: [Job], interrupted: Set<JobID>) -> [Effect] {
        let before = jobs.jobs
        let marked = jobs.cursor.row < before.count ? before[jobs.cursor.row].id : nil
        let here = jobs.jobs.filter { jobs.running[$0.id] != nil }
        if read != before { overview.isStale = true }
        let begun = here.filter { job in !read.contains { $0.id == job.id } }
        jobs.jobs = begun + read.map { job in here.first { $0.id == job.id } ?? job }
        jobs.interrupted = interrupted.subtracting(jobs.running.keys)
        let place = jobs.jobs.firstIndex { $0.id == marked } ?? jobs.cursor.row
        jobs.cursor.anchor(to: place, count: jobs.jobs.count, window: jobsWindow)
        guard case .items(let id) = jobs.view, jobs.running[id] == nil,
            before.first(where: { $0.id == id }) != jobs.jobs.first(where: { $0.id == id })
        else { return [] }
        return [jobs.reading(of: id, offset: jobs.itemsOffset)]
    }

    /// Items of the open job were read.
    mutating func take(_ items: [JobItem], of id: JobID, offset: Int) {
        guard jobs.view == .items(id) else { return }
        jobs.items = items
        jobs.itemsOffset = offset
    }

    /// Moves the marked line of whatever Jobs & Journal shows.
    mutating func moveInJobs(to wanted: (Int) -> Int) -> [Effect] {
        switch jobs.view {
        case .jobs: jobs.cursor.move(to: wanted(jobs.cursor.row), count: jobs.jobs.count, window: jobsWindow)
        case .journal:
            jobs.entryCursor.move(to: wanted(jobs.entryCursor.row), count: jobs.entries.count, window: jobsWindow)
        case .items(let id):
            let count = jobs.jobs.first { $0.id == id }.map { jobs.shownItems(of: $0) } ?? 0
            jobs.itemCursor.move(to: wanted(jobs.itemCursor.row), count: count, window: jobsWindow - 3)
            return itemsInSight(of: id)
        }
        return []
    }

    /// How many lines Jobs & Journal shows.
    var jobsWindow: Int { max(1, PagePlaces(size).body.rows - 1) }

    /// Reads another page of items when the window leaves the one at hand.
    private func itemsInSight(of id: JobID) -> [Effect] {
        let top = jobs.itemCursor.top
        let end = jobs.itemsOffset + jobs.items.count
        if top >= jobs.itemsOffset, top + jobsWindow <= end || jobs.items.count < JobsState.itemsPage { return [] }
        return [jobs.reading(of: id, offset: max(0, top - JobsState.itemsPage / 2))]
    }
}
