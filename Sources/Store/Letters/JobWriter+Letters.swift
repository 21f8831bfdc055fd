import Core

extension JobWriter {
    /// Adds an item to send a letter, if nothing stands against it.
    func add(_ draft: LetterDraft, to job: JobID, anyway: Bool, _ known: LetterRows) throws {
        let letters = LetterWriter(writing, at: at)
        let address = draft.key
        if anyway, try letters.release(address, draft.purpose) {
            try note(.letterAnyway, about: address, job, result: draft.purpose.word)
        }
        let reason =
            try hindrance(known.standing(of: address, for: draft.purpose), draft.coolDownSeconds, anyway: anyway)
            ?? early(draft)
        let number = try letters.insert(draft, isPlanned: reason == nil)
        try insert(
            JobItem(
                id: 0, job: job, customer: RowID(0), tenant: JobItem.noTenant,
                name: draft.title, state: reason.map { .skipped($0) } ?? .queued, attempts: 0,
                changedAt: at, letter: number), .sendLetters)
    }

    /// A second look, in the transaction that writes the letter down.
    private func hindrance(
        _ standing: LetterStanding?, _ coolDown: Int64, anyway: Bool
    ) throws -> SkipReason? {
        guard let standing else { return nil }
        if standing.isPlanned { return .inOtherJob }
        // A letter that a person let another one follow stays unknown until there is such a one.
        if standing.isUnknown, !anyway { return .outcomeUnknown }
        if standing.bounced != nil, !anyway { return .bounced }
        guard let last = standing.lastSent else { return nil }
        return at < last.adding(seconds: coolDown) ? .recentlyTold : nil
    }

    /// Why a reminder is left out: another process was faster, or somebody told the users meanwhile.
    private func early(_ draft: LetterDraft) throws -> SkipReason? {
        guard draft.isReminder else { return nil }
        let reminders = ReminderWriter(writing, at: at)
        return try draft.users.contains(where: reminders.isDue) ? nil : .recentlyTold
    }

    /// Brings a letter on as far as its item is.
    func follow(_ state: ItemState, _ letter: LetterNumber, evidence: String, hasBounced: Bool) throws {
        let letters = LetterWriter(writing, at: at)
        switch state {
        case .running: try letters.start(letter)
        case .queued: try letters.plan(letter)
        case .done: try letters.end(letter, .sent, words: evidence)
        case .failed(let failure): try letters.end(letter, hasBounced ? .bounced : .failed, words: failure.message)
        case .unknown(let why): try letters.end(letter, .unknown, words: why)
        case .skipped, .cancelled: try letters.end(letter, .cancelled, words: "")
        }
    }

    /// Leaves an item out whose letter may not leave any more; says whether that is so.
    func leaveOut(_ item: JobItem) throws -> Bool {
        guard let letter = item.letter, let reason = try LetterWriter(writing, at: at).hindrance(letter) else {
            return false
        }
        try writing.command(
            """
            UPDATE job_items SET state = 'skipped', detail = ?, changed_at = ? WHERE id = ? AND state = 'queued'
            """
        ).run(.text(reason.rawValue), .integer(at.seconds), .integer(item.id))
        guard writing.changedRows == 1 else { return true }
        try follow(.skipped(reason), letter, evidence: "", hasBounced: false)
        try note(.letterSkipped, about: item.name, item.job, result: reason.rawValue)
        return true
    }

    /// Queues the failed letters of a job again that may succeed and whose address has no other open letter; says how
    /// many.
    func requeueFailedLetters(of job: JobID) throws -> Int {
        let letters = try writing.command(
            """
            UPDATE job_items SET state = 'queued', detail = '', flag = 0, changed_at = ?
            WHERE job = ? AND state = 'failed' AND flag = 1 AND NOT EXISTS (
                SELECT 1 FROM letters l JOIN letters o ON o.address = l.address AND o.purpose = l.purpose
                WHERE l.id = job_items.letter
                    AND (o.state IN ('planned', 'noted') OR (o.state = 'unknown' AND o.anyway = 0)))
            RETURNING letter
            """
        ).all(.integer(at.seconds), .integer(job.number)) { LetterNumber($0.integer(0)) }
        for letter in letters { try LetterWriter(writing, at: at).plan(letter) }
        return letters.count
    }
}
