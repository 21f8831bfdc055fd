import Core
import Text

/// Writes jobs and their items, each change with its journal entry.
struct JobWriter {
    private let writing: Writing
    private let who: String
    private let at: Timestamp
    private let derivation: Derivation

    /// A writer within a transaction.
    init(_ writing: Writing, by who: String, at: Timestamp) {
        self.writing = writing
        self.who = who
        self.at = at
        derivation = Derivation(writing.database)
    }

    /// Writes a job down without items.
    func insert(_ kind: JobKind) throws -> JobID {
        try writing.command("INSERT INTO jobs (kind, state, created_at, by) VALUES (?, ?, ?, ?)").run(
            .text(kind.rawValue), .text(JobState.queued.rawValue), .integer(at.seconds), .text(SafeText(who).value))
        return JobID(writing.lastRow)
    }

    /// Adds an item for a customer, whose standing is derived anew before and after.
    func add(_ row: StoredCustomer, to job: JobID, anyway: Bool) throws {
        var row = row
        let before = row.standing
        row.standing = try derivation.standing(of: row)
        let state = ItemState(planned: verdict(of: row.record, anyway: anyway), for: row.standing.state)
        try writing.command(
            """
            INSERT INTO job_items (job, customer, tenant, name, state, detail, flag, attempts, changed_at)
            VALUES (?, ?, ?, ?, ?, ?, 0, 0, ?)
            """
        ).run(
            .integer(job.number), .row(row.customer.id), .tenant(row.customer.tenant), .text(row.customer.name),
            .text(state.word), .text(state.detail), .integer(at.seconds))
        if state == .queued { row.standing = try derivation.standing(of: row, claim: .inJob) }
        if row.standing != before { try CustomerWriter(writing).saveStanding(row.standing, of: row.customer.id) }
    }

    /// Makes a queued item running; false when somebody else was faster.
    func start(_ item: JobItem) throws -> Bool {
        try writing.command(
            """
            UPDATE job_items SET state = 'running', attempts = attempts + 1, changed_at = ?
            WHERE id = ? AND state = 'queued'
            """
        ).run(.integer(at.seconds), .integer(item.id))
        guard writing.changedRows == 1 else { return false }
        try note(.creationStarted, item, result: "attempt \(item.attempts + 1)")
        return true
    }

    /// Notes an outcome, unless the item went on without the one who brings it.
    func finish(_ outcome: ItemOutcome) throws {
        let item = outcome.item
        let state = outcome.state.sanitised
        try writing.command(
            """
            UPDATE job_items SET state = ?, detail = ?, flag = ?, changed_at = ?
            WHERE id = ? AND attempts = ? AND state IN ('running', 'unknown')
            """
        ).run(
            .text(state.word), .text(state.detail), .flag(state.flag), .integer(at.seconds), .integer(item.id),
            .integer(Int64(item.attempts)))
        guard writing.changedRows == 1 else { return }
        try note(state.action, item, evidence: SafeText(outcome.evidence).value, result: state.result)
        try derivation.renew(item.customer, in: writing)
    }

    /// Cancels the items that were not started; says how many.
    func cancelQueued(of job: JobID) throws -> Int {
        let rows = try writing.command(
            """
            UPDATE job_items SET state = 'cancelled', changed_at = ? WHERE job = ? AND state = 'queued'
            RETURNING customer
            """
        ).all(.integer(at.seconds), .integer(job.number)) { $0.row(0) }
        for row in rows { try derivation.renew(row, in: writing) }
        return rows.count
    }

    /// Cancels the items that a process started and left when it ended, each journalled; says how many.
    func cancelStarted(of job: JobID) throws -> Int {
        let items = try JobRows(writing.database).items(of: job, states: ["running"], offset: 0, limit: .max)
        for item in items {
            try finish(ItemOutcome(item: item, state: .cancelled, evidence: "started by a process that ended"))
        }
        return items.count
    }

    /// Queues the failed items that can be tried again and whose tenant no open item names; says how many.
    func requeueFailed(of job: JobID) throws -> Int {
        let rows = try writing.command(
            """
            UPDATE job_items SET state = 'queued', detail = '', flag = 0, changed_at = ?
            WHERE job = ? AND state = 'failed' AND flag = 1 AND tenant NOT IN (
                SELECT tenant FROM job_items WHERE state IN ('queued', 'running', 'unknown'))
            RETURNING customer
            """
        ).all(.integer(at.seconds), .integer(job.number)) { $0.row(0) }
        for row in rows { try derivation.renew(row, in: writing) }
        return rows.count
    }

    /// Sets a job's state, and when it ended: nil while it is not over.
    func set(_ state: JobState, of job: JobID, endedAt: Timestamp?) throws {
        try writing.command("UPDATE jobs SET state = ?, ended_at = ? WHERE id = ?").run(
            .text(state.rawValue), .moment(endedAt), .integer(job.number))
    }

    /// Journals what became of a whole job.
    func note(_ action: JournalAction, _ job: JobID, evidence: String = "", result: String) throws {
        try writing.note(
            JournalEntry(
                at: at, who: who, action: action, subject: "job \(job)", evidence: evidence, result: result, job: job))
    }

    private func note(_ action: JournalAction, _ item: JobItem, evidence: String = "", result: String) throws {
        try writing.note(
            JournalEntry(
                at: at, who: who, action: action, subject: item.tenant.description, evidence: evidence,
                result: result, job: item.job))
    }
}

extension ItemState {
    /// The state in which an item is written down.
    fileprivate init(planned verdict: CreationPlan.Verdict, for state: PendingState) {
        switch verdict {
        case .create: self = .queued
        case .skip(let reason, _): self = .skipped(reason)
        case .attention: self = .skipped(state == .ambiguous ? .ambiguous : .matched)
        }
    }

    /// The state with texts that are safe to show.
    fileprivate var sanitised: ItemState {
        switch self {
        case .failed(let failure):
            .failed(ItemFailure(SafeText(failure.message).value, retryable: failure.retryable))
        case .unknown(let why): .unknown(SafeText(why).value)
        default: self
        }
    }

    /// What the journal calls the result.
    fileprivate var result: String { detail.isEmpty ? word : detail }
}
