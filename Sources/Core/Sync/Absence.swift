/// One cause that was gone through for a customer that somebody misses.
package struct AbsenceFinding: Equatable, Sendable {
    /// The causes, in the order in which they are gone through.
    package enum Check: String, CaseIterable, Sendable {
        /// The customer list was not read to its end.
        case notSynchronised
        /// There is no such tenant.
        case noSuchTenant
        /// It granted delegated administration and no reseller relationship.
        case delegatedOnly
        /// It did not accept the relationship, or only after the last list.
        case notAccepted
        /// It is no longer in the list.
        case vanished
        /// The service no longer knows a relationship when it is read by its tenant.
        case relationshipLost
        /// Its relationship is another one.
        case otherRelationship
        /// It is in another country or market, where the request can't be accepted.
        case otherRegion
        /// The partner has two roles, and the list two rows of the tenant.
        case dualRole
        /// A company of the tenant is on the marketplace.
        case onMarketplace
        /// A person set it aside.
        case setAside
    }

    /// What the evidence says of a cause.
    package enum Verdict: String, Equatable, Sendable {
        case holds, excluded, unknown
    }

    /// The cause.
    package var check: Check
    /// Whether it is one.
    package var verdict: Verdict
    /// What that rests on.
    package var evidence: AbsenceEvidence

    /// A finding.
    package init(_ check: Check, _ verdict: Verdict, _ evidence: AbsenceEvidence = .none) {
        self.check = check
        self.verdict = verdict
        self.evidence = evidence
    }
}

/// What a finding rests on.
package enum AbsenceEvidence: Equatable, Sendable {
    case none
    /// A list that was read to its end then, and so many rows that it had.
    case list(endedAt: Timestamp, rows: Int)
    /// A list that is being read since then, and so many rows so far.
    case unfinishedList(since: Timestamp, rows: Int)
    case facts(TenantFacts)
    case relationship(Relationship)
    case firstSeen(Timestamp)
    case since(Timestamp)
    case companies([CompanyID])
    case ignored(Ignored)
    /// It could not be asked.
    case failure(ServiceFailure)
}

/// What was asked of a service.
package enum Asked<Answer: Equatable & Sendable>: Equatable, Sendable {
    case answer(Answer)
    case failed(ServiceFailure)
    /// There is no such service in the profile.
    case notAsked
}

/// What is known of a customer that somebody misses.
package struct AbsenceKnowledge: Equatable, Sendable {
    /// The customer's row; nil when the store has none.
    package var customer: Customer?
    /// What is publicly known of the tenant; an answer of nil when there is none.
    package var facts: Asked<TenantFacts?>
    /// Whether the partner may administer the tenant by GDAP.
    package var isDelegated: Asked<Bool>
    /// The companies that are linked to the tenant.
    package var companies: [Company]
    /// What is known of synchronisations.
    package var memory: SyncMemory

    /// Knowledge.
    package init(
        customer: Customer?, facts: Asked<TenantFacts?> = .notAsked, isDelegated: Asked<Bool> = .notAsked,
        companies: [Company] = [], memory: SyncMemory
    ) {
        self.customer = customer
        self.facts = facts
        self.isDelegated = isDelegated
        self.companies = companies
        self.memory = memory
    }

    /// Every cause with its verdict, in their order; the first that holds is the answer.
    ///
    /// When none holds and the customer is known, it is in the list of pending customers.
    package var findings: [AbsenceFinding] {
        AbsenceFinding.Check.allCases.map { check in
            let (verdict, evidence) = finding(check)
            return AbsenceFinding(check, verdict, evidence)
        }
    }

    private typealias Finding = (AbsenceFinding.Verdict, AbsenceEvidence)

    private func finding(_ check: AbsenceFinding.Check) -> Finding {
        switch check {
        case .notSynchronised: notSynchronised
        case .noSuchTenant: noSuchTenant
        case .delegatedOnly: delegatedOnly
        case .notAccepted: notAccepted
        case .vanished: customer?.missingSince.map { (.holds, .since($0)) } ?? (.excluded, .none)
        case .relationshipLost: relationshipLost
        case .otherRelationship: otherRelationship
        // No service tells it of a tenant without a relationship.
        case .otherRegion: customer == nil ? (.unknown, .none) : (.excluded, .none)
        // Both rows are one customer by their tenant: that hides nobody.
        case .dualRole: (.excluded, .none)
        case .onMarketplace: onMarketplace
        case .setAside: customer?.ignored.map { (.holds, .ignored($0)) } ?? (.excluded, .none)
        }
    }

    private var list: SyncProgress? { memory.sources[.customerList] }

    private var listEvidence: AbsenceEvidence {
        guard let list else { return .none }
        if let endedAt = list.endedAt { return .list(endedAt: endedAt, rows: list.counts.seen) }
        return .unfinishedList(since: list.startedAt, rows: list.counts.seen)
    }

    private var notSynchronised: Finding {
        if customer != nil { return (.excluded, listEvidence) }
        return list?.completedAt == nil ? (.holds, listEvidence) : (.excluded, listEvidence)
    }

    private var noSuchTenant: Finding {
        switch facts {
        case .answer(nil): (customer == nil ? .holds : .excluded, .none)
        case .answer(let facts?): (.excluded, .facts(facts))
        case .failed(let failure): (customer == nil ? .unknown : .excluded, .failure(failure))
        case .notAsked: (customer == nil ? .unknown : .excluded, .none)
        }
    }

    private var delegatedOnly: Finding {
        if let customer {
            guard customer.bond == .delegatedOnly else { return (.excluded, .none) }
            return (.holds, customer.detailsAt.map { .since($0) } ?? .none)
        }
        return switch isDelegated {
        case .answer(let isDelegated): (isDelegated ? .holds : .excluded, .none)
        case .failed(let failure): (.unknown, .failure(failure))
        case .notAsked: (.unknown, .none)
        }
    }

    private var notAccepted: Finding {
        if let customer { return (.excluded, .firstSeen(customer.firstSeen)) }
        return list?.completedAt == nil ? (.unknown, listEvidence) : (.holds, listEvidence)
    }

    private var relationshipLost: Finding {
        guard let customer, customer.bond == .lost else { return (.excluded, .none) }
        return (.holds, customer.detailsAt.map { .since($0) } ?? .none)
    }

    private var otherRelationship: Finding {
        guard let customer else { return (.unknown, .none) }
        return (customer.relationship == .reseller ? .excluded : .holds, .relationship(customer.relationship))
    }

    private var onMarketplace: Finding {
        let there = companies.filter { $0.missingSince == nil }
        if !there.isEmpty { return (.holds, .companies(there.map(\.id))) }
        return memory.mirror.hasUnreadCompanies ? (.unknown, .none) : (.excluded, .none)
    }
}
