import Core
import Panes
import SeededRandom
import Testing

/// What the overview counts, and that every figure opens just the rows that it counts.
@Suite struct OverviewFiguresTests {
    private func company(
        _ number: Int, _ state: CompanyState = .confirmed, _ informed: InvitationState? = .told, weeksAgo: Int64 = 0
    ) -> Record {
        var record = companyRow(number, state)
        record.texts[CompanyColumn.informed.rawValue] = informed?.word ?? ""
        record.numbers = [noon.seconds - weeksAgo * 7 * 86400]
        return record
    }

    private func request(_ number: Int, _ state: RequestState, daysAgo: Int64 = 1) -> Record {
        var texts = [String](repeating: "", count: RequestColumn.allCases.count)
        texts[RequestColumn.company.rawValue] = "Litware \(number)"
        texts[RequestColumn.email.rawValue] = "anna@litware\(number).example"
        return Record(
            id: RowID(UInt32(number)), state: state.rawValue, reason: 0, texts: texts,
            numbers: [noon.seconds - daysAgo * 86400, 0, 0])
    }

    private func counts(_ overview: Overview) -> [String: Int?] {
        Dictionary(uniqueKeysWithValues: overview.chain.map { ($0.name, $0.count) })
    }

    @Test func theChainCountsEachStep() {
        var script = KeyScript(companies: [
            company(1, .confirmed, .activated), company(2, .confirmed, .told), company(3, .written, .reminderDue),
            company(4, .written, .neverTold), company(5, .confirmed, .perhapsTold), company(6, .unlinked, .told),
            company(7, .confirmed, nil),
        ])
        let states: [RequestState] = [.open, .sent, .accepted, .suggested, .closed]
        let requests = states.enumerated().map { request($0 + 1, $1) }
        script.send(.refreshed(naiveSnapshot(.requests, requests)))
        let counts = counts(script.overview)
        let expected: [String: Int] = [
            "requested": 3, "accepted": 1, "pending": 28, "ready": 20, "blocked": 4, "onMarketplace": 6,
            "tenantConfirmed": 4, "informed": 3, "activated": 1, "never-told": 1, "perhaps-told": 1, "reminder-due": 1,
        ]
        for (name, count) in expected { #expect(counts[name] == count, "\(name)") }
        // What nobody read is not 0, and a part without rows is left out.
        #expect(counts["subscriptionsEnded"] == .some(nil) && counts["licencesChecked"] == .some(nil))
        #expect(counts["checking"] == nil)
    }

    @Test func companiesCountInTheWeekInWhichTheyCame() throws {
        let script = KeyScript(companies: [
            company(1), company(2), company(3, weeksAgo: 1), company(4, weeksAgo: 25), company(5, weeksAgo: 26),
            company(6, .unlinked),
        ])
        let chart = script.overview.migrated
        #expect(chart.columns.count == 26 && chart.total == 4)
        #expect(chart.columns.map(\.count).suffix(2) == [1, 2] && chart.columns.first?.count == 1)
        #expect(chart.columns.last?.week.start.day() == "2026-11-23")
        #expect(chart.peak == chart.columns.last)
        #expect(
            Wording.sentence(for: chart) == "4 companies in the last 26 weeks; most in the week of 2026-11-23: 2.")
    }

    @Test func whatEndsIsCountedByTheSearchesOfItsList() throws {
        let rows = [
            subscriptionRow(1, .expired, ends: -3), subscriptionRow(2, .disabled, ends: -40, licences: .done),
            subscriptionRow(3, .ending, ends: 0), subscriptionRow(4, .ends, ends: 77),
            subscriptionRow(5, .ends, ends: 84), subscriptionRow(6, .renews, ends: 1),
            subscriptionRow(7, .ending, ends: 1, program: .newCommerce),
            subscriptionRow(8, .unclear, ends: 2, licences: .later),
            subscriptionRow(9, .unclear, ends: 83, licences: .later),
            subscriptionRow(10, .unclear, ends: 90, licences: .later),
            subscriptionRow(11, .deleted, ends: -300, licences: .over),
        ]
        let lists = [Listing.subscriptions: naiveSnapshot(.subscriptions, rows)]
        let overview = OverviewReading(
            lists: lists, jobs: [], memory: nil, sources: OverviewSourceNotes(), now: noon
        ).overview()
        let chart = try #require(overview.ending)
        #expect(chart.columns.map(\.count) == [1] + [Int](repeating: 0, count: 10) + [1])
        #expect(counts(overview)["subscriptionsEnded"] == 3 && counts(overview)["licencesChecked"] == 1)
        #expect(counts(overview)["licences-due"] == 1 && counts(overview)["licences-over"] == 1)
        #expect(overview.needsHand?.count == 11)
        #expect(overview.undecided?.count == 2)
        #expect(Wording.sentence(for: chart).hasPrefix("2 subscriptions in the next 12 weeks"))
    }

    @Test func theOldestOfEachListWaitLongest() {
        var script = KeyScript()
        script.send(.refreshed(naiveSnapshot(.requests, [request(1, .sent, daysAgo: 25), request(2, .accepted)])))
        let waiting = script.overview.waiting
        // Customer 27 was set aside and 29 and 30 are on the marketplace.
        #expect(
            waiting.map(\.name) == [
                "Contoso 28", "Contoso 26", "Contoso 25", "Litware 1", "Fabrikam 1", "Fabrikam 2",
            ])
        #expect(waiting.first?.reason == .customer(.unknown))
    }

    @Test func jobsWithFailuresAndSourcesAreTold() {
        var script = KeyScript(synchronises: true)
        let jobs = [job(3, .done, done: 2, failed: 1, unknown: 2), job(2, .done, done: 5)]
        script.send(.jobsRead(jobs, interrupted: []))
        script.send(.syncRead(syncMemory()))
        script.send(.lastImportRead(ImportNote(file: "Customers.csv", at: noon, complete: false, rows: 7)))
        let overview = script.overview
        #expect(overview.failures.map(\.place) == [.troubles(JobID(3))])
        #expect(overview.failures.map { Wording.phrase(for: $0) } == ["1 failed, 2 unknown"])
        #expect(
            overview.sources.map(\.kind) == [
                .service(.customerList), .file("Customers.csv", .customers(complete: false)),
            ])
        #expect(overview.sources.map(\.isComplete) == [true, false])
    }

    @Test func runsThatCameToNothingAreFailuresToo() throws {
        var script = KeyScript(synchronises: true)
        var halted = job(4, .halted, done: 2)
        halted.halt = JobHalt(cause: "sign in again", count: 1, isCommon: true)
        script.send(.jobsRead([halted, job(3, .done, done: 5)], interrupted: []))
        #expect(script.overview.failures.map(\.place) == [.job(JobID(4))])
        #expect(script.overview.failures.map { Wording.phrase(for: $0) } == ["halted: sign in again"])
        var memory = syncMemory()
        memory.last?.isComplete = false
        script.send(.syncRead(memory))
        #expect(Set(script.overview.failures.map(\.place)) == [.job(JobID(4)), .syncReport])
        // One that a person stopped did what it should.
        memory.last?.why = "stopped"
        script.send(.syncRead(memory))
        #expect(script.overview.failures.map(\.place) == [.job(JobID(4))])
    }

    /// Every place that leads to rows, with how many there must be.
    private func promises(_ overview: Overview) -> [(OverviewPlace, Int)] {
        overview.chain.compactMap { figure in figure.place.map { ($0, figure.count ?? -1) } }
            + overview.charts.flatMap { [($0.place, $0.total)] + $0.columns.map { ($0.place, $0.count) } }
            + overview.waiting.map { ($0.place, 1) }
            + [overview.undecided].compactMap { figure in figure?.place.map { ($0, figure?.count ?? -1) } }
    }

    @Test(arguments: 1...20 as ClosedRange<UInt64>)
    func everyFigureOpensAsManyRowsAsItCounts(seed: UInt64) throws {
        var random = SeededRandom(seed: seed)
        let customers = (1...60).map { number in
            customerRow(number, PendingState.allCases.randomElement(using: &random) ?? .ready, name: "A \(number)")
        }
        let companies = (1...80).map { number in
            company(
                number, CompanyState.allCases.randomElement(using: &random) ?? .written,
                (InvitationState.allCases + [nil]).randomElement(using: &random) ?? nil,
                weeksAgo: .random(in: -2...30, using: &random))
        }
        var script = KeyScript(customers: customers, companies: companies)
        let requests = (1...30).map { request($0, RequestState.allCases.randomElement(using: &random) ?? .sent) }
        script.send(.refreshed(naiveSnapshot(.requests, requests)))
        let people = (1...50).map { number in
            var record = invitationRow(100 + number)
            record.state = UInt8.random(in: 0..<5, using: &random)
            if number == 7 { record.texts[InvitationColumn.email.rawValue] = "\"anna b\"@fabrikam\".example" }
            return record
        }
        script.send(.refreshed(naiveSnapshot(.invitations, people, version: 2)))
        let subscriptions = (1...40).map { number in
            subscriptionRow(
                UInt32(number), SubscriptionState.allCases.randomElement(using: &random) ?? .unclear,
                ends: .random(in: -100...200, using: &random),
                licences: LicenceWork.allCases.randomElement(using: &random) ?? .due)
        }
        script.send(.refreshed(naiveSnapshot(.subscriptions, subscriptions)))
        script.press("1")
        let overview = try #require(script.state.overview.figures)
        #expect(overview == script.overview)
        for (place, count) in promises(overview) {
            guard case .rows(let listing, let search) = place else { continue }
            var copy = script
            copy.state.overview.figures?.chain = [OverviewFigure(.stage(.requested), count: count, place: place)]
            copy.state.overview.stop = .figure(.stage(.requested))
            copy.press("enter")
            #expect(copy.state.pane.listing == listing)
            #expect(copy.state.list?.problem == nil, "\(search)")
            #expect(copy.state.list?.count == count, "seed \(seed): \(listing) \(search)")
        }
    }
}
