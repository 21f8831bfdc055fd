package import Core

extension SQLiteStore {
    package func createJob(
        _ kind: JobKind, customers: [RowID], anyway: RowSet, by who: String, at: Timestamp
    ) throws(StoreFailure) -> Job {
        try write { writing in
            let writer = JobWriter(writing, by: who, at: at)
            let rows = CustomerRows(writing.database)
            let id = try writer.insert(kind)
            var named = RowSet()
            var gone = 0
            for customer in customers where named.insert(customer) {
                if let row = try rows.find(customer) {
                    try writer.add(row, to: id, anyway: anyway.contains(customer))
                } else {
                    gone += 1
                }
            }
            let job = try Self.existing(id, in: writing)
            let missing = gone == 0 ? "" : ", \(gone) not in the store"
            try writer.note(
                .creationPlanned, id, evidence: anyway.isEmpty ? "" : "\(anyway.count) anyway",
                result: "\(job.counts.queued) to create, \(job.counts.skipped) skipped\(missing)")
            return job
        }
    }

    package func jobs() throws(StoreFailure) -> [Job] {
        try read { database in try JobRows(database).all() }
    }

    package func job(_ id: JobID) throws(StoreFailure) -> Job? {
        try read { database in try JobRows(database).find(id) }
    }

    package func items(
        of job: JobID, states: [String]?, offset: Int, limit: Int
    ) throws(StoreFailure) -> [JobItem] {
        try read { database in
            try JobRows(database).items(of: job, states: states, offset: offset, limit: limit)
        }
    }

    package func lock(_ job: JobID) throws(StoreFailure) -> (any JobLock)? {
        try FileLock(byte: job.number, of: file.locks)
    }

    package func isLocked(_ job: JobID) throws(StoreFailure) -> Bool {
        try FileLock.isHeld(byte: job.number, of: file.locks)
    }

    package func setState(_ state: JobState, of job: JobID, by who: String, at: Timestamp) throws(StoreFailure) {
        try write { writing in
            let before = try Self.existing(job, in: writing)
            let writer = JobWriter(writing, by: who, at: at)
            switch state {
            case .queued, .running:
                try writer.set(state, of: job, endedAt: nil)
                if state == .running, before.state != .queued {
                    try writer.note(.jobResumed, job, result: "\(before.counts.left) items left")
                }
            case .done where before.state == .cancelled:
                // A person cancelled it while its runner was at the last item: that stays.
                break
            case .done:
                try writer.set(.done, of: job, endedAt: at)
                try writer.note(.jobFinished, job, result: before.counts.summary)
            case .cancelled:
                let queued = try writer.cancelQueued(of: job)
                let started = try writer.cancelStarted(of: job, before.kind)
                try writer.set(.cancelled, of: job, endedAt: at)
                let interrupted = started == 0 ? "" : ", \(started) interrupted"
                try writer.note(.jobCancelled, job, result: "\(queued) items not started\(interrupted)")
            case .halted: try writer.halt(before, because: nil)
            }
        }
    }

    package func requeueFailed(of job: JobID, by who: String, at: Timestamp) throws(StoreFailure) -> Int {
        try write { writing in
            let before = try Self.existing(job, in: writing)
            let writer = JobWriter(writing, by: who, at: at)
            let count = try writer.requeueFailed(of: job, before.kind)
            guard count > 0 else { return 0 }
            if before.state != .running { try writer.set(.queued, of: job, endedAt: nil) }
            try writer.note(.jobRetried, job, result: "\(count) items queued again")
            return count
        }
    }

    /// A job that must be there.
    static func existing(_ id: JobID, in writing: Writing) throws -> Job {
        guard let job = try JobRows(writing.database).find(id) else {
            throw StoreFailure.failed(why: "there is no job \(id)")
        }
        return job
    }
}

extension JobCounts {
    /// The numbers in words.
    var summary: String {
        "\(done) done, \(failed) failed, \(skipped) skipped, \(unknown) unknown, \(cancelled) cancelled, \(left) left"
    }
}
