package import Core

extension SQLiteStore: LicenceStore {
    package func createReassignmentJob(
        _ swaps: [LicenceSwap], by who: String, at: Timestamp
    ) throws(StoreFailure) -> Job {
        try write { writing in
            let writer = JobWriter(writing, by: who, at: at)
            let rows = CustomerRows(writing.database)
            let isUndo = swaps.contains { $0.undoes != nil }
            let id = try writer.insert(isUndo ? .undoReassignment : .reassignLicences)
            var gone = 0
            for swap in swaps {
                if let row = try rows.find(swap.tenant) {
                    try writer.add(swap, of: row.customer.id, to: id)
                } else {
                    gone += 1
                }
            }
            let job = try Self.existing(id, in: writing)
            let missing = gone == 0 ? "" : ", \(gone) of tenants that are not in the store"
            try writer.note(
                .reassignmentPlanned, id, evidence: isUndo ? "undo" : "",
                result: "\(job.counts.queued) to reassign, \(job.counts.skipped) skipped\(missing)")
            return job
        }
    }

    package func swap(of item: JobItem) throws(StoreFailure) -> LicenceSwap? {
        guard let number = item.swap else { return nil }
        return try read { database in try LicenceSwaps(database).find(number) }
    }

    package func standingSwaps(of subscription: String) throws(StoreFailure) -> [StandingSwap] {
        try read { database in try LicenceSwaps(database).standing(of: subscription) }
    }
}
