import Core
import Sandbox
import Testing
import Text

private let now = Timestamp(seconds: 1_795_000_000)

/// The marketplace's companies as the matching looks them up.
private struct CompanyIndex {
    private var byTenant: [TenantID: [MatchCandidate]] = [:]
    private var byDomain: [String: [MatchCandidate]] = [:]
    private var byName: [String: [MatchCandidate]] = [:]

    init(_ companies: [Company]) {
        for company in companies {
            let candidate = MatchCandidate(id: company.id, tenant: company.tenant, origin: company.origin)
            if let tenant = company.tenant { byTenant[tenant, default: []].append(candidate) }
            if !company.domain.isEmpty { byDomain[company.domain, default: []].append(candidate) }
            byName[normalisedCompanyName(company.name), default: []].append(candidate)
        }
    }

    func candidates(for line: CustomerLine) -> MatchCandidates {
        MatchCandidates(
            byTenant: byTenant[line.tenant] ?? [], byDomain: byDomain[line.domain] ?? [],
            byName: byName[normalisedCompanyName(line.name)] ?? [])
    }
}

@Suite struct DemoMixTests {
    private static let count = 5000
    private let data = DemoData(customers: count, seed: 2026, now: now)

    /// Every customer with its role and what the rules say of it.
    private func standings(claim: JobClaim = .free) -> [(role: DemoRole, standing: Standing)] {
        let range = 0..<Self.count
        let index = CompanyIndex(data.companies(in: range))
        let ignored = Dictionary(uniqueKeysWithValues: data.ignored(in: range).map { ($0.tenant, $0.reason) })
        return range.flatMap { row -> [(role: DemoRole, standing: Standing)] in
            let one = row..<row + 1
            let today = data.customers(in: one)
            return (today + data.vanished(in: one)).enumerated().map { place, line in
                let customer = Customer(
                    id: RowID(UInt32(row + 1)), tenant: line.tenant, name: line.name, domain: line.domain,
                    relationship: line.relationship ?? .none, tags: line.tags ?? "", contact: line.contact,
                    firstSeen: now,
                    missingSince: place < today.count ? nil : now,
                    ignored: ignored[line.tenant].map { Ignored(reason: $0, at: now, by: "demo") })
                return (
                    data.roles(in: one)[0], standing(of: customer, among: index.candidates(for: line), claim: claim)
                )
            }
        }
    }

    @Test func everyStateAndEveryReasonOccurs() {
        let all = standings()
        let states = Set(all.map(\.standing.state))
        // Checking is the store's to say, creating and unknown are a job's.
        #expect(states == [.ready, .matched, .ambiguous, .blocked, .ignored, .linked, .created])
        let reasons = Set(all.map(\.standing.reason))
        // The last four come of reading the services one by one, and the very last is a company's.
        let others: Set<StandingReason> = [
            .inJob, .outcomeUnknown, .companiesUnread, .relationshipLost, .delegatedOnly, .foreignKey,
        ]
        #expect(reasons == Set(StandingReason.allCases).subtracting(others))
        #expect(Set(standings(claim: .inJob).map(\.standing.state)).contains(.creating))
        #expect(all.contains { $0.standing.state == .ready && $0.standing.hasNamesake })
    }

    @Test(arguments: [
        (PendingState.ready, 0.70...0.73), (.blocked, 0.145...0.155), (.linked, 0.048...0.053),
        (.created, 0.009...0.011),
        (.matched, 0.038...0.046), (.ambiguous, 0.009...0.012), (.ignored, 0.019...0.021),
    ])
    func stateHasItsShare(state: PendingState, share: ClosedRange<Double>) {
        let number = standings().filter { $0.standing.state == state }.count
        #expect(share.contains(Double(number) / Double(Self.count)), "\(number) of \(Self.count)")
    }

    @Test(arguments: [
        (DemoRole.ready, StandingReason.none), (.withoutContact, .needsContact), (.malformedContact, .contactMalformed),
        (.notReseller, .notReseller), (.nameless, .nameMissing), (.namedByDomain, .nameIsDomain),
        (.vanished, .notInLastList),
        (.ignored, .setAside), (.linked, .tenantOnMarketplace), (.created, .createdByFerry),
        (.matchedByDomain, .domainMatch),
        (.matchedByName, .nameMatch), (.namesake, .none),
    ])
    func roleIsPlayed(role: DemoRole, reason: StandingReason) {
        let rows = standings().filter { $0.role == role }
        #expect(rows.count >= Self.count / 100)
        let others = rows.filter { $0.standing.reason != reason }
        #expect(others.count <= rows.count / 50, "\(others.prefix(5))")
    }

    @Test func everySpellingOfAMatchedNameIsTheSameToMatching() {
        let many = DemoData(customers: 30_000, seed: 12, now: now)
        let rows = zip(0..., many.roles(in: 0..<30_000)).filter { $0.1 == .matchedByName }.map { $0.0..<$0.0 + 1 }
        #expect(rows.count == 600)
        for row in rows {
            let name = many.customers(in: row).first?.name ?? ""
            let others = many.companies(in: row).map(\.name)
            #expect(others.contains { normalisedCompanyName($0) == normalisedCompanyName(name) }, "\(name): \(others)")
        }
    }

    @Test func ambiguousRowsAreSoOnEveryLevel() {
        let rows = standings().filter { $0.role == .ambiguous }
        #expect(rows.allSatisfy { $0.standing.state == .ambiguous && $0.standing.companies.count == 2 })
        #expect(Set(rows.map(\.standing.level)) == [.name, .domain, .tenant])
    }
}
