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
        /// Whether an address is known that is not complete, so that the company is sent without one.
        package var lacksAddress: Bool = false
    }

    /// The rows, in the order in which they were given.
    package private(set) var entries: [Entry]
    /// The rows whose soft stops it overrides.
    package let overridden: RowSet
    /// What holds for the marketplace on which they will be created.
    package let terms: MarketplaceTerms
    /// How many will be created.
    package private(set) var creating = 0
    /// How many are left out.
    package private(set) var skipping = 0
    /// How many need a person first.
    package private(set) var needingAttention = 0

    /// Decides about rows of the customer list; soft stops of the rows in `anyway` are overridden.
    ///
    /// `address` gives what is known of a customer's address; nil when nothing is.
    package init(
        _ records: some Sequence<Record>, anyway: RowSet = RowSet(), terms: MarketplaceTerms = .local,
        address: (RowID) -> PostalAddress? = { _ in nil }
    ) {
        entries = []
        overridden = anyway
        self.terms = terms
        // The places of the first bearers by a hash of the name: a million names as texts would fill the memory.
        var names: [Int: Int32] = [:]
        for record in records {
            var entry = Entry(
                customer: record.id, verdict: verdict(of: record, anyway: anyway.contains(record.id), under: terms),
                hasNamesake: record[CustomerColumn.Number.namesake] != 0)
            count(entry.verdict)
            if entry.verdict == .create {
                let address = address(record.id) ?? PostalAddress()
                entry.lacksAddress = !address.isEmpty && addressProblem(of: address) != nil
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

    /// How many seconds it will take at the marketplace's rate; nil where nothing limits it.
    package var seconds: Int? { terms.secondsToCreate(creating) }

    private mutating func count(_ verdict: Verdict) {
        switch verdict {
        case .create: creating += 1
        case .skip: skipping += 1
        case .attention: needingAttention += 1
        }
    }
}

extension MarketplaceTerms {
    /// How many seconds so many creations take at least: a burst at once, the rest at the rate; nil without a limit.
    package func secondsToCreate(_ count: Int) -> Int? {
        guard let rate = requestsPerSecond, rate > 0 else { return nil }
        return (max(0, count * requestsPerCreation - burst) + rate - 1) / rate
    }

    /// Whether the first user of a company made by the API may get a mail from the marketplace.
    package var mayMailFirstUser: Bool { mailsFirstUser != false }
}

/// What the plan says of one row of the customer list.
package func verdict(
    of record: Record, anyway: Bool, under terms: MarketplaceTerms = .local
) -> CreationPlan.Verdict {
    let reason = StandingReason(rawValue: record.reason) ?? .none
    guard let state = PendingState(rawValue: record.state) else { return .skip(.needsPerson, reason) }
    let verdict = verdict(on: state, reason, anyway: anyway)
    guard verdict == .create, !terms.isLocal, countryProblem(of: record[CustomerColumn.country]) != nil else {
        return verdict
    }
    return .skip(.countryUnreadable, .none)
}

/// What is to be done with a customer that stands somewhere.
func verdict(on state: PendingState, _ reason: StandingReason, anyway: Bool) -> CreationPlan.Verdict {
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
