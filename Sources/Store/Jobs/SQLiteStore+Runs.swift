package import Core

extension SQLiteStore {
    package func claim(
        _ count: Int, of job: JobID, by who: String, at: Timestamp
    ) throws(StoreFailure) -> [JobItem] {
        try writeToDisk { writing in
            let writer = JobWriter(writing, by: who, at: at)
            let kind = try Self.existingKind(job, in: writing)
            let rows = JobRows(writing.database)
            var claimed: [JobItem] = []
            var waiting = try rows.queued(count, of: job)
            while claimed.isEmpty, !waiting.isEmpty {
                for var item in waiting where try !writer.leaveOut(item) && writer.start(item, kind) {
                    item.state = .running
                    item.attempts += 1
                    item.changedAt = at
                    claimed.append(item)
                }
                // None at all would mean that the queue is empty.
                if claimed.isEmpty { waiting = try rows.queued(count, of: job) }
            }
            return claimed
        }
    }

    package func finish(
        _ outcomes: [ItemOutcome], of job: JobID, by who: String, at: Timestamp
    ) throws(StoreFailure) {
        try write { writing in
            let writer = JobWriter(writing, by: who, at: at)
            let kind = try Self.existingKind(job, in: writing)
            var known = OutcomeWriter(writing, at: at)
            for outcome in outcomes where outcome.item.job == job {
                try known.write(outcome)
                if try writer.finish(outcome, kind) { known.note(outcome.item.customer) }
            }
            try known.renewCustomers()
        }
    }

    package func customer(of item: JobItem) throws(StoreFailure) -> ItemCustomer? {
        try read { database in
            guard let row = try CustomerRows(database).find(item.tenant) else { return nil }
            let standing = try Derivation(database).standing(of: row, claim: .free)
            return ItemCustomer(customer: row.customer, standing: standing)
        }
    }

    package func setSettling(_ seconds: Int, of job: JobID) throws(StoreFailure) {
        // The claim that follows waits for the disk, and all that was written before with it.
        try write { writing in
            try writing.command("UPDATE jobs SET settle_seconds = ? WHERE id = ?").run(
                .integer(Int64(max(0, seconds))), .integer(job.number))
        }
    }

    package func halt(_ job: JobID, _ halt: JobHalt, by who: String, at: Timestamp) throws(StoreFailure) {
        try write { writing in
            try JobWriter(writing, by: who, at: at).halt(Self.existing(job, in: writing), because: halt)
        }
    }

    private static func existingKind(_ id: JobID, in writing: Writing) throws -> JobKind {
        let word = try writing.command("SELECT kind FROM jobs WHERE id = ?").first(.integer(id.number)) { $0.text(0) }
        guard let kind = word.flatMap(JobKind.init(rawValue:)) else {
            throw StoreFailure.failed(why: "there is no job \(id) that this Ferry knows")
        }
        return kind
    }
}
