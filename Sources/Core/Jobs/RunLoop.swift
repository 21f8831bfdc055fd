/// How a run of a job ended.
enum RunEnd: Equatable, Sendable {
    case done, cancelled, paused
    case halted(JobHalt)
}

/// What came back from a task of a run.
enum Arrival: Sendable {
    /// An item was carried out.
    case item(ClaimedItem, ItemResult)
    /// A lost item was looked at, from a moment on.
    case look(JobItem, began: Timestamp, Result<ItemOutcome?, ServiceFailure>)
    /// Some time went by.
    case time
}

/// A claimed item with its place in the order of reports.
struct ClaimedItem: Sendable {
    /// The item.
    var item: JobItem
    /// Its place; nil before it was begun.
    var place: Int?
}

/// Collects what the tasks of a run bring, so that what came meanwhile is noted in one transaction.
actor Arrivals {
    private var arrived: [Arrival] = []

    /// Brings something.
    func put(_ arrival: Arrival) { arrived.append(arrival) }

    /// Whether nothing came.
    var isEmpty: Bool { arrived.isEmpty }

    /// Takes all that came.
    func takeAll() -> [Arrival] {
        defer { arrived = [] }
        return arrived
    }
}

/// The loop of one run: a sliding window of items, in which a slow one holds no other.
struct RunLoop {
    let run: JobRun
    let job: JobID
    /// Whether a person cancelled the job before: then only lost items are looked at.
    let isCancelled: Bool
    let arrivals = Arrivals()
    var order = RunOrder()
    var unknown: UnknownItems
    /// Claimed and not begun, or to be begun again after the marketplace was busy.
    var claimed: [ClaimedItem] = []
    /// Whether the last claim found nothing.
    var isQueueEmpty: Bool
    var inFlight = 0
    var isWaiting = false
    /// Until when the marketplace wants to be left alone.
    var pausedUntil: Timestamp?
    /// Pauses since it last answered.
    var pausesInRow = 0
    /// Looks at lost items that failed, since one last succeeded.
    var failedLooks: [Trouble] = []
    var halt: JobHalt?

    /// A loop that begins with the items whose outcome is not known from before.
    init(_ run: JobRun, _ job: JobID, unknown: [JobItem], isCancelled: Bool) {
        self.run = run
        self.job = job
        self.isCancelled = isCancelled
        self.unknown = UnknownItems(settleSeconds: run.work.settleSeconds)
        isQueueEmpty = isCancelled
        let now = run.surroundings.now()
        for item in unknown { self.unknown.add(item, isNew: false, at: now) }
    }

    var now: Timestamp { run.surroundings.now() }

    /// Runs to the end; what is in flight is always waited for.
    mutating func run(
        _ group: inout TaskGroup<Void>, stop: @Sendable () -> JobStop?, report: @Sendable (ItemOutcome) -> Void
    ) async -> Result<RunEnd, StoreFailure> {
        do throws(StoreFailure) {
            let end = try await work(&group, stop, report)
            for entry in unknown.entries where entry.isNew {
                report(ItemOutcome(item: entry.item, state: entry.item.state, evidence: ""))
            }
            return .success(end)
        } catch {
            return .failure(error)
        }
    }

    private mutating func work(
        _ group: inout TaskGroup<Void>, _ stop: @Sendable () -> JobStop?, _ report: @Sendable (ItemOutcome) -> Void
    ) async throws(StoreFailure) -> RunEnd {
        var asked: JobStop?
        while true {
            asked = asked ?? stop()
            let isOver = try isHalting() || asked != nil
            if isOver { try putBack() } else { try begin(&group) }
            if inFlight == 0 {
                if isOver || isIdle { return end(asked) }
                await run.surroundings.wait?(1)
            } else {
                await arrive(&group)
                try take(await arrivals.takeAll(), report)
            }
        }
    }

    private func end(_ asked: JobStop?) -> RunEnd {
        if let halt { return .halted(halt) }
        switch asked {
        case .cancel: return .cancelled
        case .pause: return .paused
        case nil: return .done
        }
    }

    /// Whether nothing is left to do, or only what needs time where nobody waits.
    private var isIdle: Bool {
        if claimed.isEmpty, isQueueEmpty, unknown.entries.isEmpty { return true }
        return run.surroundings.wait == nil
    }

    /// Waits for the next arrival; while something has its time, at most a second.
    private mutating func arrive(_ group: inout TaskGroup<Void>) async {
        if let wait = run.surroundings.wait, !isWaiting, pausedUntil != nil || !unknown.entries.isEmpty {
            isWaiting = true
            let arrivals = arrivals
            group.addTask {
                await wait(1)
                await arrivals.put(.time)
            }
        }
        await group.next()
        // Of a marketplace outside, what comes in the same moment is noted in the same transaction; until then it counts
        // as under way.
        guard inFlight > 1, run.work.settleSeconds > 0, await !arrivals.isEmpty else { return }
        await run.surroundings.moment?()
    }

    /// Whether so many items failed in a row that the rest is left to a person.
    private mutating func isHalting() throws(StoreFailure) -> Bool {
        if halt != nil { return true }
        if failedLooks.count >= run.policy.failuresInRow { halt = JobHalt(failedLooks) }
        if order.troubles.count >= run.policy.failuresInRow {
            isQueueEmpty = try run.store.job(job)?.counts.left ?? 0 == 0
            if !isQueueEmpty { halt = JobHalt(order.troubles) }
        }
        return halt != nil
    }

    /// Puts items back into the queue that were claimed and for which nothing is under way.
    private mutating func putBack() throws(StoreFailure) {
        guard !claimed.isEmpty else { return }
        for claimed in claimed {
            if let place = claimed.place { order.close(place, telling: nil, .neutral) }
        }
        let outcomes = claimed.map {
            ItemOutcome(item: $0.item, state: .queued, evidence: "nothing was sent for it", wasSent: false)
        }
        claimed = []
        try run.store.finish(outcomes, of: job, by: run.surroundings.who, at: now)
    }
}
