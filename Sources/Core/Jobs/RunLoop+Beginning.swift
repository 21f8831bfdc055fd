extension RunLoop {
    /// Begins as much as may be under way at once: looks at lost items that are due first, then items in their order.
    mutating func begin(_ group: inout TaskGroup<Void>) throws(StoreFailure) {
        if let until = pausedUntil {
            guard until <= now else { return }
            pausedUntil = nil
        }
        while inFlight < run.policy.parallelism {
            if let item = unknown.due(at: now) {
                look(at: item, &group)
            } else if let next = try nextItem() {
                begin(next, &group)
            } else {
                return
            }
        }
    }

    /// The next item that may be begun, so that a job without a success halts exactly after the allowed failures.
    private mutating func nextItem() throws(StoreFailure) -> ClaimedItem? {
        if let next = claimed.first, next.place != nil { return claimed.removeFirst() }
        guard order.isGoingWell || order.failuresAtWorst < run.policy.failuresInRow else { return nil }
        if claimed.isEmpty, !isQueueEmpty {
            let items = try run.store.claim(
                claimSize, of: job, by: run.surroundings.who, at: run.surroundings.now())
            claimed = items.map { ClaimedItem(item: $0) }
            isQueueEmpty = items.isEmpty
        }
        guard !claimed.isEmpty else { return nil }
        var next = claimed.removeFirst()
        next.place = order.open()
        return next
    }

    /// Items that are claimed together share one wait for the disk; those that a halt leaves over are put back.
    private var claimSize: Int {
        let most = order.isGoingWell ? max(run.policy.failuresInRow, Self.mostClaimed) : run.policy.failuresInRow
        return min(run.policy.parallelism, most)
    }

    /// A kill leaves at most so many items to be looked at that were claimed and never begun.
    private static let mostClaimed = 32

    private mutating func begin(_ next: ClaimedItem, _ group: inout TaskGroup<Void>) {
        inFlight += 1
        let (work, arrivals) = (run.work, arrivals)
        group.addTask { await arrivals.put(.item(next, await work.carryOut(next.item))) }
    }

    private mutating func look(at item: JobItem, _ group: inout TaskGroup<Void>) {
        inFlight += 1
        let (work, arrivals, began) = (run.work, arrivals, now)
        group.addTask {
            do throws(ServiceFailure) {
                let outcome = try await work.readBack(item)
                await arrivals.put(.look(item, began: began, .success(outcome)))
            } catch {
                await arrivals.put(.look(item, began: began, .failure(error)))
            }
        }
    }
}
