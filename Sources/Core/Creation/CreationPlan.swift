import Text

/// What *Create Selected* will do, decided before anything is touched.
package struct CreationPlan: Equatable, Sendable {
    /// What will happen to one row.
    package enum Verdict: Equatable, Sendable {
        case create
        case skip(SkipReason, StandingReason)
        /// A soft stop: it waits for *link*, or for *create anyway*.
        case attention(StandingReason)
    }

    /// One row of the plan.
    package struct Entry: Equatable, Sendable {
        /// The customer.
        package var customer: RowID
        /// What will happen.
        package var verdict: Verdict
        /// Whether another row of the plan, or a company of another tenant, bears the same name.
        package var hasNamesake: Bool
    }

    /// The rows, in the order in which they were given.
    package private(set) var entries: [Entry]
    /// The rows whose soft stops it overrides.
    package let overridden: RowSet
    /// How many will be created.
    package private(set) var creating = 0
    /// How many are left out.
    package private(set) var skipping = 0
    /// How many need a person first.
    package private(set) var needingAttention = 0

    /// Decides about rows of the customer list; soft stops of the rows in `anyway` are overridden.
    package init(_ records: some Sequence<Record>, anyway: RowSet = RowSet()) {
        entries = []
        overridden = anyway
        // The places of the first bearers by a hash of the name: a million names as texts would fill the memory.
        var names: [Int: Int32] = [:]
        for record in records {
            var entry = Entry(
                customer: record.id, verdict: verdict(of: record, anyway: anyway.contains(record.id)),
                hasNamesake: record[CustomerColumn.Number.namesake] != 0)
            count(entry.verdict)
            if entry.verdict == .create {
                let name = normalisedCompanyName(record[CustomerColumn.name]).hashValue
                if let first = names[name] {
                    entry.hasNamesake = true
                    entries[Int(first)].hasNamesake = true
                } else {
                    names[name] = Int32(clamping: entries.count)
                }
            }
            entries.append(entry)
        }
    }

    /// The rows that will be created.
    package var customersToCreate: [RowID] { entries.filter { $0.verdict == .create }.map(\.customer) }

    private mutating func count(_ verdict: Verdict) {
        switch verdict {
        case .create: creating += 1
        case .skip: skipping += 1
        case .attention: needingAttention += 1
        }
    }
}

/// What the plan says of one row of the customer list.
package func verdict(of record: Record, anyway: Bool) -> CreationPlan.Verdict {
    let reason = StandingReason(rawValue: record.reason) ?? .none
    guard let state = PendingState(rawValue: record.state) else { return .skip(.needsPerson, reason) }
    switch state {
    case .ready: return .create
    case .matched: return anyway ? .create : .attention(reason)
    case .ambiguous:
        if reason == .severalTenantMatches { return .skip(.needsPerson, reason) }
        return anyway ? .create : .attention(reason)
    case .checking: return .skip(.checking, reason)
    case .blocked: return .skip(.blocked, reason)
    case .ignored: return .skip(.ignored, reason)
    case .creating: return .skip(.inOtherJob, reason)
    case .unknown: return .skip(.outcomeUnknown, reason)
    case .linked, .created: return .skip(.onMarketplace, reason)
    }
}
