extension RunLoop {
    /// Notes what came in one transaction, and tells of it.
    mutating func take(
        _ arrived: [Arrival], _ report: @Sendable (ItemOutcome) -> Void
    ) throws(StoreFailure) {
        let at = now
        var outcomes: [ItemOutcome] = []
        var settled: [ItemOutcome] = []
        for arrival in arrived {
            switch arrival {
            case .item(let claimed, let result):
                inFlight -= 1
                if let outcome = take(result, of: claimed, at) { outcomes.append(outcome) }
            case .look(let item, let began, let result):
                inFlight -= 1
                if let outcome = take(result, of: item, began, at) { settled.append(outcome) }
            case .time: isWaiting = false
            }
        }
        if !outcomes.isEmpty || !settled.isEmpty {
            try run.store.finish(outcomes + settled, of: job, by: run.surroundings.who, at: at)
        }
        for outcome in order.take() + settled.filter({ $0.state != .queued }) { report(outcome) }
    }

    /// What the store is to note of an item that was carried out; nil when it is begun again later.
    private mutating func take(_ result: ItemResult, of claimed: ClaimedItem, _ at: Timestamp) -> ItemOutcome? {
        guard let place = claimed.place else { return nil }
        switch result {
        case .ended(let outcome):
            pausesInRow = 0
            order.close(place, telling: outcome, RunOrder.Weight(outcome.state))
            return outcome
        case .failed(.busy(let seconds), _) where pause(for: seconds, at):
            self.claimed.insert(claimed, at: self.claimed.count { $0.place != nil })
            return nil
        case .failed(.signInNeeded(let why), let evidence):
            halt = JobHalt(cause: why, count: 1, isCommon: true)
            order.close(place, telling: nil, .neutral)
            return ItemOutcome(item: claimed.item, state: .queued, evidence: evidence, wasSent: false)
        case .failed(let failure, let evidence):
            pausesInRow = 0
            let state = ItemState.failed(ItemFailure(failure.words, retryable: failure.isRetryable))
            let outcome = ItemOutcome(item: claimed.item, state: state, evidence: evidence)
            order.close(place, telling: outcome, .trouble(Trouble(failure)))
            return outcome
        case .lost(let lost):
            pausesInRow = 0
            return take(lost, place, at)
        }
    }

    /// The moment at which it is noted is one at which its request was cut already.
    private mutating func take(_ lost: LostItem, _ place: Int, _ at: Timestamp) -> ItemOutcome {
        let state = ItemState.unknown(lost.trouble.words)
        let outcome = ItemOutcome(
            item: lost.item, state: state, evidence: "after the request left", companies: lost.companies,
            informed: lost.informed)
        // A company of which the marketplace told is no failure: it only has to be read back.
        order.close(place, telling: nil, lost.item.made == nil ? .trouble(lost.trouble) : .neutral)
        var item = lost.item
        item.state = state
        item.changedAt = at
        unknown.add(item, isNew: true, at: at)
        return outcome
    }

    /// What the store is to note of a lost item that was looked at; nil while it stays unknown.
    private mutating func take(
        _ result: Result<ItemOutcome?, ServiceFailure>, of item: JobItem, _ began: Timestamp, _ at: Timestamp
    ) -> ItemOutcome? {
        switch result {
        case .success(let found):
            failedLooks = []
            pausesInRow = 0
            if let outcome = found ?? (began >= unknown.settled(item) ? settled(item) : nil) {
                unknown.remove(item)
                if outcome.state == .queued { isQueueEmpty = false }
                return outcome
            }
        case .failure(.busy(let seconds)) where pause(for: seconds, at): break
        case .failure(.signInNeeded(let why)): halt = JobHalt(cause: why, count: 1, isCommon: true)
        case .failure(let failure): failedLooks.append(Trouble(failure))
        }
        unknown.postpone(item, at: at)
        return nil
    }

    /// What becomes of a lost item when nothing was found and nothing can come any more.
    private func settled(_ item: JobItem) -> ItemOutcome {
        if let made = item.made {
            return ItemOutcome(
                item: item, state: .done(company: made, wasThere: false),
                evidence: "the marketplace said so; it did not show the company afterwards")
        }
        let evidence = "nothing came of it, \(run.work.settleSeconds) seconds after the request was cut"
        if isCancelled { return ItemOutcome(item: item, state: .cancelled, evidence: evidence) }
        guard item.attempts < run.policy.sendings else {
            let failure = ItemFailure("no answer came, and nothing was made", retryable: true)
            return ItemOutcome(item: item, state: .failed(failure), evidence: evidence)
        }
        return ItemOutcome(item: item, state: .queued, evidence: evidence)
    }

    /// Begins nothing for so many seconds; false when that can't be waited for, or was asked too often in a row.
    private mutating func pause(for seconds: Int, _ at: Timestamp) -> Bool {
        guard run.surroundings.wait != nil else { return false }
        if pausedUntil == nil {
            guard pausesInRow < run.policy.failuresInRow else { return false }
            pausesInRow += 1
        }
        let until = at.adding(seconds: Int64(max(1, seconds)))
        pausedUntil = max(pausedUntil ?? until, until)
        return true
    }
}

extension RunOrder.Weight {
    /// What an item's end means.
    fileprivate init(_ state: ItemState) {
        switch state {
        case .done: self = .success
        case .failed(let failure): self = .trouble(Trouble(kind: failure.message, words: failure.message))
        // Lost for good, which many letters in a row must not be.
        case .unknown(let why): self = .trouble(Trouble(kind: "unknown", words: why))
        case .queued, .running, .skipped, .cancelled: self = .neutral
        }
    }
}
