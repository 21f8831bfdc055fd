import Core
import Testing

private func candidate(_ id: String, tenant: TenantID? = nil, origin: CompanyOrigin = .found) -> MatchCandidate {
    MatchCandidate(id: CompanyID(id), tenant: tenant, origin: origin)
}

@Suite struct StandingTests {
    private let ignored = Ignored(reason: "test tenant", at: noon, by: "anna@host")

    @Test func aCustomerWithoutAnyTraceIsReady() {
        #expect(standing(of: customer(), among: MatchCandidates(), claim: .free) == Standing(.ready))
    }

    @Test func theTenantDecidesBeforeEverythingElse() {
        let blocked = customer {
            $0.relationship = .none
            $0.ignored = ignored
        }
        let among = MatchCandidates(
            byTenant: [candidate("1", tenant: tenant(1))], byDomain: [candidate("2"), candidate("3")],
            byName: [candidate("4")])
        for claim in [JobClaim.free, .inJob, .outcomeUnknown] {
            #expect(
                standing(of: blocked, among: among, claim: claim)
                    == Standing(.linked, .tenantOnMarketplace, level: .tenant, companies: [CompanyID("1")]))
        }
    }

    @Test(arguments: [CompanyOrigin.byHand, .automatic])
    func whatFerryMadeIsCreated(origin: CompanyOrigin) {
        let among = MatchCandidates(byTenant: [candidate("1", tenant: tenant(1), origin: origin)])
        #expect(
            standing(of: customer(), among: among, claim: .free)
                == Standing(.created, .createdByFerry, level: .tenant, companies: [CompanyID("1")]))
    }

    @Test func severalCompaniesOfOneTenantNeedAPerson() {
        let among = MatchCandidates(byTenant: [candidate("1", tenant: tenant(1)), candidate("2", tenant: tenant(1))])
        #expect(
            standing(of: customer(), among: among, claim: .inJob)
                == Standing(
                    .ambiguous, .severalTenantMatches, level: .tenant, companies: [CompanyID("1"), CompanyID("2")]))
    }

    @Test func aJobGoesBeforeIgnoredAndBlocked() {
        let blocked = customer {
            $0.contact = Contact()
            $0.ignored = ignored
        }
        #expect(standing(of: blocked, among: MatchCandidates(), claim: .inJob) == Standing(.creating, .inJob))
        #expect(
            standing(of: blocked, among: MatchCandidates(), claim: .outcomeUnknown)
                == Standing(.unknown, .outcomeUnknown))
    }

    @Test func setAsideGoesBeforeBlockedAndMatched() {
        let row = customer {
            $0.contact = Contact()
            $0.ignored = ignored
        }
        let among = MatchCandidates(byDomain: [candidate("1")])
        #expect(standing(of: row, among: among, claim: .free) == Standing(.ignored, .setAside))
    }

    @Test(arguments: [
        (StandingReason.notInLastList, 0), (.notReseller, 1), (.nameMissing, 2), (.nameIsDomain, 3), (.needsContact, 4),
        (.contactMalformed, 5),
    ])
    func everyBlockHasItsReasonAndItsPlace(reason: StandingReason, first: Int) {
        // From the first trouble on, all later ones are there, too: the first one is told.
        let row = customer {
            if first <= 5 { $0.contact.email = "not an address" }
            if first <= 4 { $0.contact.email = " " }
            if first <= 3 { $0.name = "contoso.com" }
            if first <= 2 { $0.name = "  " }
            if first <= 1 { $0.relationship = .advisor }
            if first <= 0 { $0.missingSince = noon }
        }
        #expect(blockReason(of: row) == reason)
        let among = MatchCandidates(byDomain: [candidate("1")], byName: [candidate("2", tenant: tenant(9))])
        #expect(
            standing(of: row, among: among, claim: .free) == Standing(.blocked, reason, hasNamesake: true))
    }

    @Test(arguments: [Relationship.advisor, .none, .other("valueAddedReseller")])
    func onlyTheResellerRelationshipIsEnough(relationship: Relationship) {
        #expect(blockReason(of: customer { $0.relationship = relationship }) == .notReseller)
    }

    @Test func oneCompanyOfTheDomainMatchesBeforeTheName() {
        let among = MatchCandidates(byDomain: [candidate("1")], byName: [candidate("2"), candidate("3")])
        #expect(
            standing(of: customer(), among: among, claim: .free)
                == Standing(.matched, .domainMatch, level: .domain, companies: [CompanyID("1")]))
    }

    @Test func severalCompaniesOfTheDomainAreAmbiguousEvenWithOneOfTheName() {
        let among = MatchCandidates(byDomain: [candidate("1"), candidate("2")], byName: [candidate("3")])
        #expect(
            standing(of: customer(), among: among, claim: .free)
                == Standing(
                    .ambiguous, .severalDomainMatches, level: .domain, companies: [CompanyID("1"), CompanyID("2")]))
    }

    @Test func theNameDecidesWhereNoDomainDoes() {
        #expect(
            standing(of: customer(), among: MatchCandidates(byName: [candidate("1")]), claim: .free)
                == Standing(.matched, .nameMatch, level: .name, companies: [CompanyID("1")]))
        #expect(
            standing(of: customer(), among: MatchCandidates(byName: [candidate("1"), candidate("2")]), claim: .free)
                == Standing(.ambiguous, .severalNameMatches, level: .name, companies: [CompanyID("1"), CompanyID("2")]))
    }

    @Test func aCompanyOfAnotherTenantIsNoCandidateButANamesake() {
        let among = MatchCandidates(
            byDomain: [candidate("1", tenant: tenant(8))], byName: [candidate("1", tenant: tenant(8))])
        #expect(standing(of: customer(), among: among, claim: .free) == Standing(.ready, hasNamesake: true))
    }

    @Test func aFreeCompanyBesideANamesakeStillMatches() {
        let among = MatchCandidates(byName: [candidate("1", tenant: tenant(8)), candidate("2")])
        #expect(
            standing(of: customer(), among: among, claim: .free)
                == Standing(.matched, .nameMatch, level: .name, companies: [CompanyID("2")], hasNamesake: true))
    }

    @Test func whileCompaniesAreUnreadNobodyIsReadyOrMatched() {
        let cases: [(MatchCandidates, Standing)] = [
            (MatchCandidates(), Standing(.checking, .companiesUnread)),
            (
                MatchCandidates(byName: [candidate("1")]),
                Standing(.checking, .companiesUnread, level: .name, companies: [CompanyID("1")])
            ),
            (
                MatchCandidates(byDomain: [candidate("1"), candidate("2")]),
                Standing(
                    .checking, .companiesUnread, level: .domain, companies: [CompanyID("1"), CompanyID("2")])
            ),
            (
                MatchCandidates(byName: [candidate("1", tenant: tenant(8))]),
                Standing(.checking, .companiesUnread, hasNamesake: true)
            ),
        ]
        for (among, expected) in cases {
            #expect(standing(of: customer(), among: among, claim: .free, doubt: .unread) == expected)
        }
    }

    @Test func aCompanyThatCannotBeReadIsASoftStop() {
        let found = standing(of: customer(), among: MatchCandidates(), claim: .free, doubt: .unreadable)
        #expect(found == Standing(.checking, .companyUnreadable))
        let row = record(1, state: found.state, reason: found.reason)
        #expect(verdict(of: row, anyway: false) == .attention(.companyUnreadable))
        #expect(verdict(of: row, anyway: true) == .create)
        let waiting = record(1, state: .checking, reason: .companiesUnread)
        #expect(verdict(of: waiting, anyway: true) == .skip(.checking, .companiesUnread))
    }

    @Test func whatNoCompanyCanChangeStaysWhileCompaniesAreUnread() {
        let blocked = customer { $0.contact = Contact() }
        let aside = customer { $0.ignored = ignored }
        let tenants = [candidate("1", tenant: tenant(1)), candidate("2", tenant: tenant(1))]
        let cases: [(Customer, MatchCandidates, JobClaim)] = [
            (blocked, MatchCandidates(), .free), (aside, MatchCandidates(), .free),
            (customer(), MatchCandidates(), .inJob), (customer(), MatchCandidates(), .outcomeUnknown),
            (customer(), MatchCandidates(byTenant: [tenants[0]]), .free),
            (customer(), MatchCandidates(byTenant: tenants), .free),
        ]
        for (row, among, claim) in cases {
            #expect(
                standing(of: row, among: among, claim: claim, doubt: .unread)
                    == standing(of: row, among: among, claim: claim))
        }
    }

    @Test(arguments: [
        (CustomerDetails.Bond.lost, StandingReason.relationshipLost), (.delegatedOnly, .delegatedOnly),
    ])
    func aLostRelationshipBlocks(bond: CustomerDetails.Bond, reason: StandingReason) {
        let row = customer {
            $0.bond = bond
            $0.missingSince = noon
        }
        #expect(standing(of: row, among: MatchCandidates(), claim: .free) == Standing(.blocked, reason))
    }

    @Test func theReasonsKeepTheirStoredNumbers() {
        #expect(StandingReason.allCases.map(\.rawValue) == Array(0...21))
        #expect(
            PendingState.allCases.map(\.word) == [
                "checking", "ready", "matched", "ambiguous", "blocked", "ignored", "creating", "unknown", "linked",
                "created",
            ])
    }
}
