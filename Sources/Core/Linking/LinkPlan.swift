/// What linking will do, decided before anything is touched.
package struct LinkPlan: Equatable, Sendable {
    /// What will happen to one row.
    package enum Verdict: Equatable, Sendable {
        case link(LinkChoice)
        case skip(SkipReason)
        /// A person has to choose the company.
        case attention(StandingReason)
    }

    /// One row of the plan.
    package struct Entry: Equatable, Sendable {
        /// The customer.
        package var customer: RowID
        /// What will happen.
        package var verdict: Verdict
    }

    /// The rows, in the order in which they were given.
    package private(set) var entries: [Entry]

    /// Links the rows of the customer list that match one company by tenant or by domain; `companies` gives those that
    /// the rows name, where the store has them.
    ///
    /// A match by tenant is one that the marketplace knows by itself: what is missing is the tenant where Ferry keeps it.
    package init(
        _ records: some Sequence<Record>, companies: (CompanyID) -> Company?, terms: MarketplaceTerms
    ) {
        entries = records.map { record in
            Entry(customer: record.id, verdict: Self.verdict(on: record, companies, terms))
        }
        leaveSharedCompaniesToAPerson()
    }

    /// Links one row to a company that a person chose.
    package init(_ record: Record, to company: Company) {
        let verdict = Self.verdict(
            on: record, by: company.id, of: company.tenant, bearsForeignKey: company.bearsForeignKey)
        entries = [Entry(customer: record.id, verdict: verdict)]
    }

    /// What the job is to do.
    package var choices: [LinkChoice] {
        entries.compactMap { entry in
            if case .link(let choice) = entry.verdict { choice } else { nil }
        }
    }

    private static func verdict(
        on record: Record, _ companies: (CompanyID) -> Company?, _ terms: MarketplaceTerms
    ) -> Verdict {
        let ids = record[CustomerColumn.companies].split(separator: " ").map { CompanyID(String($0)) }
        let level = MatchLevel(rawValue: record[CustomerColumn.level]) ?? .none
        guard let state = PendingState(rawValue: record.state) else { return .skip(.needsPerson) }
        if let reason = hindrance(state) { return .skip(reason) }
        let reason = StandingReason(rawValue: record.reason) ?? .none
        switch state {
        case .linked, .created:
            guard ids.count == 1, !terms.isLocal, let company = companies(ids[0]), company.evidence == .confirmed,
                company.tenantKey.isEmpty
            else { return .skip(.onMarketplace) }
            return .link(LinkChoice(customer: record.id, company: ids[0], level: .tenant))
        case .matched where level == .domain && ids.count == 1:
            if companies(ids[0])?.bearsForeignKey == true { return .skip(.foreignKey) }
            return .link(LinkChoice(customer: record.id, company: ids[0], level: .domain))
        case .matched, .ambiguous: return .attention(reason)
        default: return .skip(.noMatch)
        }
    }

    /// What linking one row to a company comes to that a person chose.
    package static func verdict(
        on record: Record, by company: CompanyID, of tenant: TenantID?, bearsForeignKey: Bool
    ) -> Verdict {
        guard let state = PendingState(rawValue: record.state) else { return .skip(.needsPerson) }
        if let tenant {
            let isSame = tenant == TenantID(record[CustomerColumn.tenant])
            return .skip(isSame ? .onMarketplace : .linkedElsewhere)
        }
        switch state {
        case .linked, .created: return .skip(.onMarketplace)
        case .ignored, .creating, .unknown: return hindrance(state).map { .skip($0) } ?? .skip(.needsPerson)
        // Whatever else is not known yet: a person chose.
        default:
            if bearsForeignKey { return .skip(.foreignKey) }
            return .link(LinkChoice(customer: record.id, company: company, level: .hand))
        }
    }

    /// Why a row is left alone whatever it matches.
    private static func hindrance(_ state: PendingState) -> SkipReason? {
        switch state {
        case .checking: .checking
        case .ignored: .ignored
        case .creating: .inOtherJob
        case .unknown: .outcomeUnknown
        case .ready, .matched, .ambiguous, .blocked, .linked, .created: nil
        }
    }

    /// A company that two customers match is one of them at most.
    private mutating func leaveSharedCompaniesToAPerson() {
        var counts: [CompanyID: Int] = [:]
        for choice in choices { counts[choice.company, default: 0] += 1 }
        for index in entries.indices {
            guard case .link(let choice) = entries[index].verdict, counts[choice.company, default: 0] > 1 else {
                continue
            }
            entries[index].verdict = .attention(choice.level == .domain ? .domainMatch : .tenantOnMarketplace)
        }
    }
}
