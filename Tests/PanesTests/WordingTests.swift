import Core
import Panes
import Testing

/// Every case has its words.
@Suite struct WordingTests {
    private func isSentence(_ text: String) -> Bool {
        text.count > 5 && text.hasSuffix(".") && !text.hasSuffix("..") && text.first?.isWhitespace == false
    }

    @Test(arguments: StandingReason.allCases)
    func reasonsAreSentences(_ reason: StandingReason) {
        #expect(isSentence(Wording.sentence(for: reason)))
        #expect(Wording.phrase(for: reason).isEmpty == (reason == .none))
    }

    @Test(arguments: PendingState.allCases)
    func statesAreSentences(_ state: PendingState) { #expect(isSentence(Wording.sentence(for: state))) }

    @Test(arguments: SkipReason.allCases)
    func skipsAreSentences(_ reason: SkipReason) { #expect(isSentence(Wording.sentence(for: reason))) }

    @Test(arguments: JobState.allCases, [true, false])
    func jobStatesAreSentences(_ state: JobState, _ isHeld: Bool) {
        #expect(isSentence(Wording.sentence(for: state, isHeld: isHeld)))
        #expect(!Wording.phrase(for: state, isHeld: isHeld).isEmpty)
    }

    @Test func aRunningJobThatNobodyHoldsIsInterrupted() {
        #expect(Wording.phrase(for: JobState.running, isHeld: false) == "interrupted")
        #expect(Wording.phrase(for: JobState.running, isHeld: true) == "running")
    }

    @Test(arguments: JournalAction.allCases)
    func actionsHaveWords(_ action: JournalAction) { #expect(!Wording.phrase(for: action).isEmpty) }

    @Test(arguments: MatchLevel.allCases)
    func levelsHaveWords(_ level: MatchLevel) { #expect(!Wording.phrase(for: level).isEmpty) }

    @Test(arguments: [
        StoreFailure.busy(file: "f"), .full(file: "f"), .unreadable(file: "f", why: "w."), .tooNew(file: "f"),
        .networkFileSystem(file: "f"), .damaged(file: "f", why: ""), .failed(why: "w"),
    ])
    func storeFailuresAreSentences(_ failure: StoreFailure) { #expect(isSentence(Wording.sentence(for: failure))) }

    @Test(arguments: [
        ServiceFailure.refused("no"), .busy(seconds: 1), .unreachable("gone."), .outcomeUnknown(""),
        .signInNeeded("expired"), .notFound("no"), .notAllowed("no"),
        .unreadable("odd"), .cancelled,
    ])
    func marketplaceFailuresAreSentences(_ failure: ServiceFailure) {
        #expect(isSentence(Wording.sentence(for: failure)))
    }

    @Test(arguments: [
        ListFileFailure.unreadable(name: "f", why: "w"), .empty(name: "f"), .unknownHeader(name: "f", columns: []),
        .unknownHeader(name: "f", columns: ["a", "b", "c", "d", "e", "f", "g"]),
        .columnTwice(name: "f", first: "c", second: "d"),
        .notText(name: "f"), .dataSetPart(name: "f"), .dataSetReport(name: "f"), .noDataSets(name: "f"),
    ])
    func listFailuresAreSentences(_ failure: ListFileFailure) { #expect(isSentence(Wording.sentence(for: failure))) }

    @Test(arguments: [
        RejectedLine.Reason.noTenant, .malformedTenant("x"), .wrongColumnCount(found: 1, expected: 5), .openQuote,
        .noKey,
        .malformedEmail("x"), .noCustomer("x"), .severalCustomers("x"), .companyOfAnother("c", tenant(1)),
        .foreignKey("c", "x"), .noUser("x"),
    ])
    func rejectionsAreSentences(_ reason: RejectedLine.Reason) { #expect(isSentence(Wording.sentence(for: reason))) }

    @Test(arguments: [
        ItemState.queued, .running, .done(company: CompanyID("c"), wasThere: true),
        .done(company: CompanyID("c"), wasThere: false), .failed(ItemFailure("w", retryable: true)),
        .failed(ItemFailure("w", retryable: false)), .skipped(.blocked), .unknown("w"), .cancelled,
    ])
    func itemStatesAreSentences(_ state: ItemState) { #expect(isSentence(Wording.sentence(for: state))) }

    @Test(arguments: [
        QueryProblem.Cause.openQuote, .emptyValue(field: "f"), .unknownField("f", known: ["a"]),
        .unknownState("s", known: ["a"]), .notAnAge("x"), .notANumber("x"),
    ])
    func queryProblemsAreSentences(_ cause: QueryProblem.Cause) {
        let text = Wording.sentence(for: QueryProblem(cause, at: 4))
        #expect(isSentence(text))
        #expect(text.contains("at character 5"))
    }

    @Test(arguments: Setting.allCases)
    func settingsSayWhatTheyTake(_ setting: Setting) {
        #expect(isSentence(Wording.sentence(refusing: "x", for: setting)))
    }

    @Test(arguments: EvidenceField.allCases)
    func comparedFieldsHaveWords(_ field: EvidenceField) { #expect(!Wording.phrase(for: field).isEmpty) }

    @Test(arguments: [
        ("ACTIVE", "active"), ("INACTIVE", "inactive"), ("DISABLED", "disabled"), ("", ""), ("On Hold", "On Hold"),
        ("NEW_WORD", "NEW_WORD"),
    ])
    func aStatusIsAWordAndAnUnknownOneStays(status: String, word: String) {
        #expect(Wording.phrase(forStatus: status) == word)
    }

    @Test func wordsThatAreNotKnownAreSafeToShow() {
        let hostile = "a\u{1B}[2Jb"
        for text in [
            Wording.phrase(forStatus: hostile), Wording.phrase(forInformed: hostile),
            Wording.phrase(forOrigin: hostile),
        ] { #expect(text.unicodeScalars.allSatisfy { $0.value >= 32 }) }
    }

    @Test func whatListsKeepIsSaidInWords() {
        #expect(Wording.phrase(forInformed: "perhaps-told") == "perhaps told" && Wording.phrase(forInformed: "") == "")
        #expect(Wording.phrase(forOrigin: "byHand") == "created by hand with Ferry")
    }

    @Test func hostileTextIsSanitised() {
        let text = Wording.sentence(for: ServiceFailure.refused("a\u{1B}[2Jb\nc"))
        #expect(text.unicodeScalars.allSatisfy { $0.value >= 32 })
    }

    @Test(arguments: [
        (0, "0 rows"), (1, "1 row"), (999, "999 rows"), (1000, "1,000 rows"), (1_234_567, "1,234,567 rows"),
    ])
    func countsHaveTheirNoun(_ count: Int, _ text: String) { #expect(Wording.counted(count, "row") == text) }

    @Test(arguments: Requirement.allCases)
    func requirementsHaveTitles(_ requirement: Requirement) {
        #expect(!Wording.title(of: requirement).isEmpty)
        let finding = RequirementFinding(requirement, .failed, evidence: "seen\u{1B}[2J")
        #expect(Wording.line(for: finding).unicodeScalars.allSatisfy { $0.value >= 32 })
    }

    @Test(
        arguments: AbsenceFinding.Check.allCases,
        [
            AbsenceEvidence.none, .list(endedAt: noon, rows: 5), .unfinishedList(since: noon, rows: 1),
            .facts(TenantFacts(tenant: tenant(1), name: "Contoso", domain: "", brand: "")), .relationship(.advisor),
            .firstSeen(noon), .since(noon), .companies([CompanyID("c1"), CompanyID("c2")]),
            .ignored(Ignored(reason: "test tenant", at: noon, by: "anna@host")), .failure(.refused("no.")),
        ])
    func causesOfAbsenceAreSentences(_ check: AbsenceFinding.Check, _ evidence: AbsenceEvidence) {
        for verdict in [AbsenceFinding.Verdict.holds, .excluded, .unknown] {
            #expect(isSentence(Wording.sentence(for: AbsenceFinding(check, verdict, evidence))))
            #expect(!Wording.word(for: verdict).isEmpty)
        }
        #expect(!Wording.title(of: check).isEmpty)
    }

    @Test func theAnswerIsTheFirstCauseThatHolds() {
        #expect(Wording.sentence(for: absence()).hasPrefix("The customer list was never read to its end"))
    }

    @Test(arguments: [
        SyncEnd.held, .finished(syncNote(), SyncTroubles()), .finished(syncNote(complete: false), SyncTroubles()),
        .stopped(syncNote(), SyncTroubles()), .signInNeeded("the token expired.", syncNote()),
    ])
    func endsOfSynchronisationsAreSentences(_ end: SyncEnd) {
        #expect(isSentence(Wording.sentence(for: end, nil)))
        #expect(isSentence(Wording.sentence(for: end, syncMemory())))
    }

    @Test func progressIsToldWithRateAndTime() {
        let report = SyncReport(source: .customerList, done: 1200, left: 60_000, rate: 340.2, secondsLeft: 176)
        #expect(Wording.line(for: report) == "customers 1,200 · 340/s · 3 min left")
        let first = SyncReport(source: .customerList, done: 0, left: nil, rate: nil, secondsLeft: nil)
        #expect(Wording.line(for: first) == "customers 0")
    }
}
