import Core
import SeededRandom
import Testing

private func day(_ text: String) -> Day { Day(text) ?? Day(0) }

private func facts(
    _ id: String = "s1", _ source: SubscriptionFacts.Source = .file, end: String = "2026-12-31",
    renews: Bool? = false, status: String = "active", _ change: (inout SubscriptionFacts) -> Void = { _ in }
) -> SubscriptionFacts {
    var facts = SubscriptionFacts(id: id, tenant: tenant(1), source: source)
    facts.offer = "Office 365 Business Premium"
    facts.quantity = 10
    facts.status = SubscriptionStatus(status)
    facts.end = SubscriptionEnd(end) ?? .unknown
    facts.renews = renews
    change(&facts)
    return facts
}

private func phase(
    _ facts: SubscriptionFacts, _ program: SubscriptionProgram = .direct, on today: String
) -> SubscriptionPhase {
    SubscriptionPhase(facts, program, isGone: false, on: day(today))
}

private func standings(
    _ all: [SubscriptionFacts], marked: Set<String> = [], relationship: Relationship? = .reseller,
    on today: String = "2026-11-27"
) -> [SubscriptionStanding] {
    let subscriptions = all.enumerated().map { place, facts in
        Subscription(
            row: RowID(UInt32(place + 1)), facts: facts, company: "Contoso", readAt: noon,
            mark: marked.contains(facts.id) ? LicenceMark(by: "mia", at: noon) : nil)
    }
    return SubscriptionStanding.all(of: subscriptions, relationship: relationship, on: day(today))
}

/// Days, as services and files write them.
@Suite struct DayTests {
    @Test(arguments: [
        ("2026-12-31", "2026-12-31"), ("2026-12-31T00:00:00Z", "2026-12-31"), ("2026-12-31T23:59:59.99Z", "2026-12-31"),
        ("2026-12-31T23:30:00-07:00", "2026-12-31"), ("2027-01-01T00:00:00+13:00", "2027-01-01"),
        ("2026-12-31 08:00", "2026-12-31"), ("2024-02-29T00:00:00.0000000", "2024-02-29"), ("1969-12-31", "1969-12-31"),
    ])
    func theWrittenDayCounts(_ text: String, _ expected: String) {
        #expect(Day(text)?.description == expected)
    }

    @Test(arguments: [
        "", "31.12.2026", "12/31/2026", "2026-13-01", "2026-02-29", "2026-12-31X", "2026-12-31Tnoon", "20261231",
    ])
    func whatIsNoDayIsNone(_ text: String) {
        #expect(Day(text) == nil)
    }

    @Test func aMomentBelongsToItsDayInUTC() {
        #expect(Day(of: Timestamp(seconds: -1)).description == "1969-12-31")
        #expect(Day(of: Timestamp(seconds: 0)).description == "1970-01-01")
        #expect(Day(of: Timestamp(seconds: 86_399)) == Day(0) && Day(of: Timestamp(seconds: 86_400)) == Day(1))
    }

    @Test func daysCountUpAndDown() {
        var random = SeededRandom(seed: 11)
        for _ in 0..<2000 {
            let one = Day(Int64.random(in: -200_000...200_000, using: &random))
            let far = Int.random(in: -5000...5000, using: &random)
            #expect(one.adding(far).days(since: one) == far, "seed 11")
            #expect(Day(one.description) == one && Day(of: one.start) == one, "seed 11")
            #expect(Day("\(one)T23:59:59-11:00") == one, "seed 11")
        }
    }
}

/// Ends of terms, and what follows from them.
@Suite struct SubscriptionPhaseTests {
    @Test(arguments: [
        "9999-12-14T00:00:00Z", "9999-12-31", "0001-01-01T00:00:00", "0001-01-01", "9999-12-31T23:59:59.9999999+14:00",
    ])
    func theFirstAndTheLastYearMeanNoEnd(_ text: String) {
        #expect(SubscriptionEnd(text) == .never)
        #expect(phase(facts(end: text), on: "2026-11-27").state == .endless)
        #expect(phase(facts(end: text, renews: true), on: "2026-11-27").state == .renews)
    }

    @Test func othersDoNot() {
        #expect(SubscriptionEnd("9998-12-31")?.day != nil && SubscriptionEnd("0002-01-01")?.day != nil)
        #expect(SubscriptionEnd("") == .unknown && SubscriptionEnd("soon") == nil)
    }

    /// The last day of each step belongs to it; in the old CSP there is no first one.
    @Test(arguments: [
        (SubscriptionProgram.direct, "2026-11-30", SubscriptionState.ends, 31),
        (.direct, "2026-12-01", .ending, 30), (.direct, "2026-12-31", .ending, 0),
        (.direct, "2027-01-01", .expired, 29), (.direct, "2027-01-30", .expired, 0),
        (.direct, "2027-01-31", .disabled, 89), (.direct, "2027-04-30", .disabled, 0),
        (.newCommerce, "2027-01-30", .expired, 0), (.open, "2027-01-01", .expired, 29),
        (.legacyCSP, "2026-12-31", .ending, 0), (.legacyCSP, "2027-01-01", .disabled, 89),
        (.legacyCSP, "2027-03-31", .disabled, 0),
    ])
    func theDaysAfterTheEndAreCounted(
        _ program: SubscriptionProgram, _ today: String, _ state: SubscriptionState, _ left: Int
    ) throws {
        let phase = phase(facts(), program, on: today)
        #expect(phase.state == state)
        #expect(try #require(phase.until).days(since: day(today)) == left)
    }

    @Test func afterTheLastDayNothingIsLeft() {
        #expect(phase(facts(), on: "2027-05-01") == phase(facts(status: "deleted"), on: "2026-01-01"))
        #expect(phase(facts(), .legacyCSP, on: "2027-04-01").state == .deleted)
    }

    @Test func whatRenewsItselfNeverEndsByItsDay() {
        for today in ["2026-01-01", "2026-12-31", "2027-01-01", "2029-01-01"] {
            let phase = phase(facts(renews: true), on: today)
            #expect(phase.state == .renews && phase.deletedAfter == nil && phase.changesOn == nil)
        }
    }

    @Test func whatNobodyKnowsToEndIsUnclear() {
        #expect(phase(facts("s", .graph, renews: nil), on: "2026-12-30").state == .unclear)
        #expect(phase(facts("s", .graph, renews: nil), on: "2027-06-01").state == .unclear)
        // A file that says nothing of renewing lists what ends.
        #expect(phase(facts(renews: nil), on: "2026-12-30").state == .ending)
        #expect(phase(facts(end: ""), on: "2026-12-30").state == .unclear)
        #expect(phase(facts(renews: nil, status: "Warning"), on: "2027-01-05").state == .expired)
    }

    @Test func theServiceIsBelievedWhenItIsAhead() {
        let suspended = phase(facts(renews: true, status: "suspended"), on: "2026-11-27")
        #expect(suspended.state == .disabled && suspended.until == nil && suspended.deletedAfter == nil)
        let disabled = phase(facts(status: "disabled"), on: "2027-01-05")
        #expect(disabled.state == .disabled && disabled.until == day("2027-04-30"))
        // What was read as expired goes on by the calendar.
        #expect(phase(facts(status: "expired"), on: "2027-02-15").state == .disabled)
        let cancelled = facts(status: "disabled") { $0.isCancelled = true }
        #expect(phase(cancelled, on: "2027-01-05").until == day("2027-03-31"))
    }

    /// Between two changes the state stays, and on the day of a change it is another one.
    @Test func theNextChangeIsAnnounced() {
        var random = SeededRandom(seed: 5)
        let words = ["active", "active", "expired", "suspended", "disabled", "quarantined", ""]
        for _ in 0..<3000 {
            let end = Day(Int64.random(in: 20_000...21_000, using: &random))
            let program = SubscriptionProgram.allCases.randomElement(using: &random) ?? .direct
            let facts = facts(
                end: end.description, renews: [true, false, false, nil].randomElement(using: &random) ?? nil,
                status: words.randomElement(using: &random) ?? "")
            let today = end.adding(Int.random(in: -200...200, using: &random))
            let now = SubscriptionPhase(facts, program, isGone: false, on: today)
            let other = now.changesOn ?? today.adding(400)
            let last = SubscriptionPhase(facts, program, isGone: false, on: other.adding(-1))
            #expect(now.state == last.state, "seed 5, \(facts) on \(today)")
            if now.changesOn != nil {
                #expect(other > today, "seed 5")
                let next = SubscriptionPhase(facts, program, isGone: false, on: other)
                #expect(next.state != now.state, "seed 5, \(facts) on \(today)")
            }
        }
    }
}

/// Programmes, and what tells them.
@Suite struct SubscriptionProgramTests {
    @Test func eachIsToldByItsEvidence() {
        let graph: (SubscriptionFacts.Owner, String) -> SubscriptionFacts = { owner, offer in
            facts("s", .graph) {
                $0.owner = owner
                $0.offer = offer
            }
        }
        let old = facts("s", .partnerCenter) { $0.offerID = "BD938F12-058F-4927-BBA3-AE36B1D2501C" }
        let new = facts("s", .partnerCenter) { $0.offerID = "CFQ7TTC0LH16:0001:CFQ7TTC0K971" }
        let azure = facts("s", .partnerCenter) { $0.offerID = "MS-AZR-0145P" }
        let stated = facts { $0.stated = .open }
        let cases: [(SubscriptionFacts, Relationship, SubscriptionProgram, ProgramEvidence)] = [
            (old, .reseller, .legacyCSP, .oldOffer), (new, .reseller, .newCommerce, .newCommerceOffer),
            (azure, .reseller, .legacyCSP, .oldOffer), (stated, .reseller, .open, .file),
            (graph(.otherPartner(tenant(7)), "X"), .reseller, .otherReseller, .otherTenant),
            (graph(.customer, "X"), .reseller, .direct, .noPartner),
            (graph(.customer, "X"), .advisor, .advisor, .advisorRelationship),
            (graph(.customer, "Office 365 (Open)"), .advisor, .open, .openName),
            (graph(.customer, "OpenText"), .reseller, .direct, .noPartner),
            (graph(.unknown, "X"), .reseller, .unknown, .nothing),
        ]
        for (facts, relationship, program, evidence) in cases {
            #expect(facts.program(relationship: relationship) == (program, evidence), "\(facts)")
        }
    }

    @Test func wordsOfPeopleAreUnderstood() {
        for program in SubscriptionProgram.allCases { #expect(SubscriptionProgram(program.word) == program) }
        #expect(SubscriptionProgram("Legacy CSP") == .legacyCSP && SubscriptionProgram("NCE") == .newCommerce)
        #expect(SubscriptionProgram("Web direct") == .direct && SubscriptionProgram("plumbing") == nil)
    }
}

/// Replacements, licences and the order of what needs a hand.
@Suite struct SubscriptionStandingTests {
    private func new(_ id: String, _ offer: String, _ quantity: Int, status: String = "active", start: String = "")
        -> SubscriptionFacts
    {
        facts(id, .partnerCenter, end: "2027-11-01", renews: true, status: status) {
            $0.offerID = "A:B:C"
            $0.offer = offer
            $0.quantity = quantity
            $0.startsOn = Day(start)
        }
    }

    @Test func theSameOfferAndQuantityNeedsNothing() throws {
        let all = standings([facts("old"), new("n1", "Microsoft 365 Business Standard", 10)])
        let found = try #require(all[0].replacement.replacement)
        #expect(found.id == "n1" && found.keepsLicences && found.isActive)
        #expect(all[0].licences == .none && !all[0].needsHand)
        #expect(all[1].licences == .notOld && all[1].replacement == .none && all[1].replaceBy == nil)
    }

    @Test func whatAPersonChoseTakesThePlace() {
        let all = [facts("old"), new("b", "Exchange", 1), new("c", "Teams", 2)]
        func standing(_ chosen: String?) -> SubscriptionStanding {
            let subscriptions = all.enumerated().map { place, facts in
                Subscription(
                    row: RowID(UInt32(place + 1)), facts: facts, company: "Contoso", readAt: noon,
                    replacedBy: place == 0 ? chosen : nil)
            }
            return SubscriptionStanding.all(of: subscriptions, relationship: .reseller, on: day("2026-11-27"))[0]
        }
        #expect(standing(nil).replacement == .several(2) && standing("gone").replacement == .several(2))
        #expect(standing("c").replacement.replacement?.id == "c")
        // Two can share what a person chose for both; whom nobody chose for is not decided by that.
        let three = [facts("old"), facts("other"), facts("third"), new("b", "Exchange", 1), new("c", "Teams", 2)]
        let shared = SubscriptionStanding.all(
            of: three.enumerated().map { place, facts in
                Subscription(
                    row: RowID(UInt32(place + 1)), facts: facts, company: "Contoso", readAt: noon,
                    replacedBy: place < 2 ? "c" : nil)
            }, relationship: .reseller, on: day("2026-11-27"))
        #expect(shared.prefix(2).map { $0.replacement.replacement?.id } == ["c", "c"])
        #expect(shared[2].replacement == .several(2))
        let gone = SubscriptionStanding.all(
            of: [facts("old"), new("b", "Exchange", 1)].enumerated().map { place, facts in
                Subscription(
                    row: RowID(UInt32(place + 1)), facts: facts, company: "Contoso", readAt: noon,
                    replacedBy: place == 0 ? "gone" : nil)
            }, relationship: .reseller, on: day("2026-11-27"))
        #expect(gone[0].replacement == .several(1))
    }

    @Test func oneNewSubscriptionKeepsTheLicencesOfOneOldOne() {
        let later = facts("later") { $0.end = SubscriptionEnd("2027-03-01") ?? .unknown }
        let new = new("n1", "Office 365 Business Premium", 10)
        let one = standings([later, facts("old"), new])
        #expect(one[1].licences == .none && one[0].licences == .due && one[0].replacement == .none)
        #expect(standings([later, new])[0].licences == .none)
        var second = new
        second.id = "n2"
        // What renews itself needs nothing yet, and takes nothing from one that ends.
        let renewing = facts("renewing", renews: true) { $0.end = SubscriptionEnd("2026-12-01") ?? .unknown }
        let ending = standings([renewing, facts("old"), new])
        #expect(ending[1].licences == .none && ending[0].replacement == .none)
        let both = standings([later, facts("old"), new, second])
        #expect(both[0].licences == .none && both[1].licences == .none)
        #expect(Set(both.prefix(2).compactMap { $0.replacement.replacement?.id }) == ["n1", "n2"])
    }

    @Test func anotherOfferOrQuantityDoes() {
        for new in [new("n1", "Office 365 Business Premium", 9), new("n1", "Exchange Online (Plan 1)", 10)] {
            let old = standings([facts("old"), new])[0]
            #expect(old.licences == .due && old.needsHand && old.replaceBy == day("2027-01-30"))
        }
        #expect(standings([facts("old")])[0].licences == .due)
        #expect(standings([facts("old")], marked: ["old"])[0].licences == .done)
        #expect(!standings([facts("old")], marked: ["old"])[0].needsHand)
        #expect(standings([facts("old", renews: true)])[0].licences == .later)
    }

    @Test func whatWasStoppedBeforeItsEndWaitsForNoDay() {
        let stopped = standings([facts("old", status: "suspended"), facts("later")])
        #expect(stopped[0].phase.isStopped && stopped[0].replaceBy == nil && stopped[0].hand < stopped[1].hand)
        let ended = standings([facts("old", status: "suspended")], on: "2027-01-05")[0]
        #expect(!ended.phase.isStopped && ended.replaceBy == day("2027-01-30"))
    }

    @Test func theBestReplacementIsFound() {
        let offer = "Office 365 Business Premium"
        let all = standings([
            facts("old"), new("b", offer, 9), new("c", offer, 10, status: "pending"), new("d", "Exchange", 10),
        ])
        #expect(all[0].replacement.replacement?.id == "c" && all[0].replacement.replacement?.isActive == false)
        // What is not there to replace it yet is a matter for a hand.
        #expect(all[0].licences == .none && all[0].needsHand)
        let several = standings([facts("old"), new("b", "Exchange", 1), new("c", "Teams", 2)])
        #expect(several[0].replacement == .several(2))
        let older = standings([
            facts("old") { $0.startsOn = Day("2026-01-01") }, new("b", "Exchange", 1, start: "2025-01-01"),
        ])
        #expect(older[0].replacement == .none)
        #expect(standings([facts("old"), new("b", offer, 10, status: "disabled")])[0].replacement == .none)
    }

    @Test func whatNeedsAHandComesFirst() {
        let all = [
            facts("gone", end: "2024-01-01"), facts("endless", end: "9999-12-31"),
            facts("renews", end: "2026-11-28", renews: true),
            facts("unclear", .graph, end: "2027-11-28", renews: nil), facts("later", end: "2027-06-30"),
            facts("soon", end: "2026-11-28"), facts("today", end: "2026-11-27"), facts("over", end: "2026-11-26"),
            facts("marked", end: "2026-11-01"), facts("blocked", end: "2026-09-01"), facts("first", end: "0001-01-01"),
        ]
        let standings = standings(all, marked: ["marked"])
        let order = zip(all, standings).sorted { ($0.1.hand, $0.0.id) < ($1.1.hand, $1.0.id) }.map(\.0.id)
        #expect(
            order == [
                "blocked", "over", "today", "soon", "later", "unclear", "marked", "renews", "endless", "first", "gone",
            ])
        #expect(
            zip(all, standings).filter(\.1.needsHand).map(\.0.id).sorted() == [
                "blocked", "later", "over", "soon", "today",
            ])
    }

    /// Of what Graph alone shows nobody says whether it renews itself: near its day somebody has to find out.
    @Test func whatNobodySaidNeedsALookNearItsDay() {
        let all = [
            facts("later", end: "2027-06-30"), facts("far", .graph, end: "2026-12-28", renews: nil),
            facts("second", .graph, end: "2026-12-27", renews: nil),
            facts("first", .graph, end: "2026-11-29", renews: nil),
            facts("past", .graph, end: "2026-11-20", renews: nil),
            facts("own", .graph, end: "2026-11-29", renews: nil) {
                $0.owner = .partner
                $0.offer = "Teams"
            },
            facts("marked", .graph, end: "2026-11-29", renews: nil), facts("dayless", .graph, end: "", renews: nil),
        ]
        let standings = standings(all, marked: ["marked"])
        let order = zip(all, standings).sorted { ($0.1.hand, $0.0.id) < ($1.1.hand, $1.0.id) }.map(\.0.id)
        #expect(order.prefix(4) == ["later", "past", "first", "second"])
        #expect(zip(all, standings).filter(\.1.needsHand).map(\.0.id) == ["later", "second", "first", "past"])
        #expect(standings[2].state == .unclear && standings[2].licences == .later)
        // The list has to be told when the day comes near.
        #expect(standings[1].phase.changesOn == day("2026-11-28") && standings[2].phase.changesOn == nil)
    }

    @Test func whatIsDeletedHasNoLicencesToMove() {
        let gone = facts("gone", end: "2024-01-01")
        #expect(standings([gone])[0].state == .deleted && standings([gone])[0].licences != .due)
        #expect(standings([gone], marked: ["gone"])[0].licences == .done)
    }

    /// Whatever is known, what renews itself is no alarm, and a mark silences one.
    @Test func noAlarmWithoutReason() {
        var random = SeededRandom(seed: 23)
        for _ in 0..<2000 {
            let end = Day(Int64.random(in: 20_500...21_000, using: &random)).description
            let some = facts("a", end: Bool.random(using: &random) ? end : "9999-12-31", renews: true)
            #expect(!standings([some])[0].needsHand, "seed 23, \(some)")
            let other = facts("a", end: end, renews: Bool.random(using: &random) ? false : nil)
            #expect(!standings([other], marked: ["a"])[0].needsHand, "seed 23, \(other)")
        }
    }

    @Test func whatOneSourceLacksAnotherFills() {
        let graph = facts("S1", .graph, end: "2027-01-01", renews: nil) {
            $0.partNumber = "SPB"
            $0.owner = .partner
        }
        let joined = facts("s1", .partnerCenter, renews: true).filled(by: graph)
        #expect(joined.id == "s1" && joined.partNumber == "SPB" && joined.owner == .partner)
        #expect(joined.end.day == day("2026-12-31") && joined.renews == true && joined.source == .partnerCenter)
    }
}
