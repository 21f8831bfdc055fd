package import Core
package import Screen

/// What Jobs & Journal shows.
package struct JobsState: Equatable, Sendable {
    /// What is on show.
    package enum View: Equatable, Sendable {
        case jobs
        case items(JobID)
        case journal
    }

    /// What is on show.
    package var view = View.jobs
    /// All jobs, newest first.
    package var jobs: [Job] = []
    /// Jobs that a process left behind when it ended.
    package var interrupted: Set<JobID> = []
    /// Jobs that this process runs, with when each started.
    package var running: [JobID: Timestamp] = [:]
    /// Jobs whose letters can still be taken back.
    package var inGrace: Set<JobID> = []
    /// Whether a job was asked for that has not begun yet: writing a large one down takes seconds.
    package var isBeginning = false
    /// How many outcomes each job that runs here had so far.
    package var finishedHere: [JobID: Int] = [:]
    /// The marked job.
    package var cursor = ListCursor()
    /// Whether of the open job only those items are shown that failed or of which nobody knows what became of them.
    package var troublesOnly = false
    /// The items of the open job that were read, from `itemsOffset` on.
    package var items: [JobItem] = []
    /// Where `items` begins.
    package var itemsOffset = 0
    /// The marked item.
    package var itemCursor = ListCursor()
    /// The newest journal entries.
    package var entries: [JournalEntry] = []
    /// The marked entry.
    package var entryCursor = ListCursor()

    /// Nothing read yet.
    package init() {}

    /// How many items are read at once.
    package static let itemsPage = 400

    /// The open job, else the marked one; nil when there is none.
    package var chosen: Job? {
        switch view {
        case .items(let id): jobs.first { $0.id == id }
        case .jobs: cursor.row < jobs.count ? jobs[cursor.row] : nil
        case .journal: nil
        }
    }

    /// Whether what is left of a job can be run, or what is unknown of it looked up.
    package func canResume(_ job: Job) -> Bool {
        let isOpen = job.state == .queued || job.state == .running
        return job.canGoOn && running[job.id] == nil && (!isOpen || interrupted.contains(job.id))
    }

    /// How many of a job's items are shown.
    package func shownItems(of job: Job) -> Int {
        troublesOnly ? job.counts.failed + job.counts.unknown : job.counts.total
    }

    /// What reads the items on show from an offset on.
    func reading(of job: JobID, offset: Int) -> Effect {
        .readItems(job, offset: offset, troublesOnly: troublesOnly)
    }

    /// Takes a job's news in.
    package mutating func update(_ job: Job) {
        if let place = jobs.firstIndex(where: { $0.id == job.id }) {
            jobs[place] = job
        } else {
            jobs.insert(job, at: 0)
        }
    }

    /// Takes outcomes of a job's items in, before the store is read again.
    package mutating func take(_ outcomes: [ItemOutcome], of id: JobID) {
        if let place = jobs.firstIndex(where: { $0.id == id }) {
            for outcome in outcomes { jobs[place].counts.note(outcome.state) }
        }
        finishedHere[id, default: 0] += outcomes.count
        guard view == .items(id) else { return }
        for outcome in outcomes {
            guard let place = items.firstIndex(where: { $0.id == outcome.item.id }) else { continue }
            items[place].state = outcome.state
        }
    }
}

extension JobCounts {
    /// Counts one queued item as ended.
    fileprivate mutating func note(_ state: ItemState) {
        if queued > 0 { queued -= 1 } else { running = max(0, running - 1) }
        switch state {
        case .queued: queued += 1
        case .running: running += 1
        case .done: done += 1
        case .failed: failed += 1
        case .skipped: skipped += 1
        case .unknown: unknown += 1
        case .cancelled: cancelled += 1
        }
    }
}
