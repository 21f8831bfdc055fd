import Core
import Text

/// Writes jobs and their items, each change with its journal entry.
struct JobWriter {
    let writing: Writing
    let derivation: Derivation
    let at: Timestamp
    let who: String

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

    /// Makes a queued item running; false when somebody else was faster.
    func start(_ item: JobItem, _ kind: JobKind) throws -> Bool {
        try writing.command(
            """
            UPDATE job_items SET state = 'running', attempts = attempts + 1, changed_at = ?
            WHERE id = ? AND state = 'queued'
            """
        ).run(.integer(at.seconds), .integer(item.id))
        guard writing.changedRows == 1 else { return false }
        if let letter = item.letter { try follow(.running, letter, evidence: "", hasBounced: false) }
        try note(ItemState.running.action(for: kind), item, result: "attempt \(item.attempts + 1)")
        return true
    }

    /// Notes an outcome, unless the item went on without the one who brings it: then it says false.
    ///
    /// Where the item's customer stands is for the caller to derive.
    func finish(_ outcome: ItemOutcome, _ kind: JobKind) throws -> Bool {
        let item = outcome.item
        let state = outcome.state.sanitised
        try writing.command(
            """
            UPDATE job_items SET state = ?, detail = ?, flag = ?, made = ?, attempts = attempts - ?, changed_at = ?
            WHERE id = ? AND attempts = ? AND state IN ('running', 'unknown')
            """
        ).run(
            .text(state.word), .text(state.detail), .flag(state.flag), .text(item.made?.description ?? ""),
            .integer(outcome.wasSent || item.attempts == 0 ? 0 : 1), .integer(at.seconds), .integer(item.id),
            .integer(Int64(item.attempts)))
        guard writing.changedRows == 1 else { return false }
        if let letter = item.letter {
            try follow(state, letter, evidence: outcome.evidence, hasBounced: outcome.hasBounced)
        }
        if let person = item.person { try follow(state, person, kind) }
        let action = outcome.hasBounced ? .letterBounced : state.action(for: kind)
        try note(action, item, evidence: outcome.evidence, result: try result(of: item, state))
        if let swap = item.swap { try follow(state, swap, of: item.job) }
        return true
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
        try LetterWriter(writing, at: at).cancel(of: job)
        return rows.count
    }

    /// Cancels the items that a process started and left when it ended, each journalled; says how many.
    ///
    /// Where a cut request may still take effect, or nobody can look for it, what came of them is not known.
    func cancelStarted(of job: JobID, _ kind: JobKind) throws -> Int {
        let rows = JobRows(writing.database)
        let why = "started by a process that ended"
        let state: ItemState =
            try kind.lostIsFinal || rows.settling(of: job) > 0 ? .unknown(why) : .cancelled
        let items = try rows.items(of: job, states: ["running"], offset: 0, limit: .max)
        for item in items {
            // A company of the embedded marketplace is the answer that got lost with the process.
            let made =
                kind == .createCompanies ? try SQLiteStore.companies(of: item.tenant, writing.database).first : nil
            let outcome =
                made.map {
                    ItemOutcome(
                        item: item, state: .done(company: $0.id, wasThere: false), evidence: "\(why), and found")
                } ?? ItemOutcome(item: item, state: state, evidence: why)
            if try finish(outcome, kind) { try derivation.renew(item.customer, in: writing) }
        }
        return items.count
    }

    /// Queues the failed items that can be tried again and whose tenant or company no open item of that kind names; says
    /// how many.
    func requeueFailed(of job: JobID, _ kind: JobKind) throws -> Int {
        if kind == .sendLetters { return try requeueFailedLetters(of: job) }
        if kind.changesInvitations { return try requeueFailedInvitations(of: job) }
        if kind.swapsLicences { return try requeueFailedSwaps(of: job) }
        let rows = try writing.command(
            """
            UPDATE job_items SET state = 'queued', detail = '', flag = 0, changed_at = ?
            WHERE job = ? AND state = 'failed' AND flag = 1
                AND (company <> '' OR tenant NOT IN (
                    SELECT tenant FROM job_items
                    WHERE kind = ? AND company = '' AND state IN ('queued', 'running', 'unknown')))
                AND (company = '' OR company NOT IN (
                    SELECT company FROM job_items
                    WHERE kind = ? AND company <> '' AND state IN ('queued', 'running', 'unknown')))
                AND (kind <> 'linkCompanies' OR tenant NOT IN (
                    SELECT tenant FROM job_items
                    WHERE kind = 'linkCompanies' AND state IN ('queued', 'running', 'unknown')))
            RETURNING customer
            """
        ).all(
            .integer(at.seconds), .integer(job.number), .text(kind.rawValue), .text(kind.rawValue)
        ) { $0.row(0) }
        for row in rows { try derivation.renew(row, in: writing) }
        return rows.count
    }

    /// Sets a job's state, and when it ended: nil while it is not over.
    ///
    /// What halted it before is forgotten.
    func set(_ state: JobState, of job: JobID, endedAt: Timestamp?) throws {
        try writing.command(
            """
            UPDATE jobs SET state = ?, ended_at = ?, halt_cause = '', halt_count = 0, halt_common = 0 WHERE id = ?
            """
        ).run(.text(state.rawValue), .moment(endedAt), .integer(job.number))
    }

    /// Halts a job, journalled with the reason where one is known.
    func halt(_ job: Job, because halt: JobHalt?) throws {
        try set(.halted, of: job.id, endedAt: nil)
        if let halt {
            try writing.command("UPDATE jobs SET halt_cause = ?, halt_count = ?, halt_common = ? WHERE id = ?").run(
                .text(SafeText(halt.cause).value), .integer(Int64(halt.count)), .flag(halt.isCommon),
                .integer(job.id.number))
        }
        let evidence = halt.map { "\($0.count) in a row: \($0.cause)" } ?? ""
        try note(.jobHalted, job.id, evidence: evidence, result: job.counts.summary)
    }

    /// Journals what became of a whole job.
    func note(_ action: JournalAction, _ job: JobID, evidence: String = "", result: String) throws {
        try writing.note(
            JournalEntry(
                at: at, who: who, action: action, subject: "job \(job)", evidence: evidence, result: result, job: job))
    }

    /// Journals something about a tenant or an address in a job.
    func note(
        _ action: JournalAction, about subject: String, _ job: JobID, evidence: String = "", result: String
    ) throws {
        try writing.note(
            JournalEntry(
                at: at, who: who, action: action, subject: subject, evidence: evidence, result: result, job: job))
    }

    /// What became of an item, and for a swap between which products of which subscription.
    private func result(of item: JobItem, _ state: ItemState) throws -> String {
        let word = state.detail.isEmpty ? state.word : state.detail
        guard let swap = try item.swap.flatMap(LicenceSwaps(writing.database).find) else { return word }
        let removed = swap.removed.map { " in place of \($0)" } ?? ""
        return "\(word): \(swap.added)\(removed), subscription \(swap.subscription)"
    }

    private func note(
        _ action: JournalAction?, _ item: JobItem, evidence: String = "", result: String
    ) throws {
        guard let action else { return }
        let isNamed = item.letter != nil || item.person != nil
        let subject =
            item.swap != nil ? "\(item.name) of \(item.tenant)" : isNamed ? item.name : item.tenant.description
        try note(action, about: subject, item.job, evidence: evidence, result: result)
    }
}

extension ItemState {
    /// The state with texts that are safe to show.
    fileprivate var sanitised: ItemState {
        switch self {
        case .failed(let failure):
            .failed(ItemFailure(SafeText(failure.message).value, retryable: failure.retryable))
        case .unknown(let why): .unknown(SafeText(why).value)
        default: self
        }
    }
}
