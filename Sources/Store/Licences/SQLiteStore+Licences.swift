package import Core

extension SQLiteStore: LicenceStore {
    package func createReassignmentJob(
        _ swaps: [LicenceSwap], by who: String, at: Timestamp
    ) throws(StoreFailure) -> Job {
        try write { writing in
            let writer = JobWriter(writing, by: who, at: at)
            let rows = CustomerRows(writing.database)
            let undone = Set(swaps.filter { $0.undoes != nil }.map(Subject.init))
            let isUndo = !undone.isEmpty
            let id = try writer.insert(isUndo ? .undoReassignment : .reassignLicences)
            // What goes back while others are still being moved would be moved again.
            let held = try undone.filter { subject in
                try LicenceSwaps(writing.database).openJob(of: subject.subscription, subject.tenant) != nil
            }
            var gone = 0
            for swap in swaps {
                if let row = try rows.find(swap.tenant) {
                    try writer.add(swap, of: row.customer.id, to: id, isHeld: held.contains(Subject(swap)))
                } else {
                    gone += 1
                }
            }
            // What is about to be given back is moved no more, whatever becomes of the job.
            let subscriptions = SubscriptionWriter(writing, at: at)
            for subject in undone.subtracting(held) {
                guard let old = try subscriptions.find(subject.subscription, of: subject.tenant), old.mark != nil else {
                    continue
                }
                try writer.mark(old, nil, id, evidence: "licences are given back")
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

    package func openReassignment(of subscription: String, _ tenant: TenantID) throws(StoreFailure) -> JobID? {
        try read { database in try LicenceSwaps(database).openJob(of: subscription, tenant) }
    }

    /// For whose sake a swap is.
    private struct Subject: Hashable {
        let subscription: String
        let tenant: TenantID

        init(_ swap: LicenceSwap) { (subscription, tenant) = (swap.subscription, swap.tenant) }
    }

    package func markMoved(
        _ counted: Set<String>, by job: JobID, by who: String, at: Timestamp
    ) throws(StoreFailure) -> Int {
        try write { writing in
            let (jobs, subscriptions) = (JobWriter(writing, by: who, at: at), SubscriptionWriter(writing, at: at))
            var count = 0
            for (id, tenant) in try LicenceSwaps(writing.database).subscriptions(of: job) {
                guard counted.contains(id), let old = try subscriptions.find(id, of: tenant), old.mark == nil,
                    old.facts.users == 0
                else {
                    continue
                }
                try jobs.mark(
                    old, LicenceMark(by: who, at: at, isCounted: true), job,
                    evidence: "no user has a licence of it any more")
                count += 1
            }
            return count
        }
    }

    package func standingSwaps(of subscription: String) throws(StoreFailure) -> [StandingSwap] {
        try read { database in try LicenceSwaps(database).standing(of: subscription) }
    }
}
