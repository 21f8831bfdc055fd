import Core
import Panes
import Screen
import Testing
import Text

/// Overview as a page: what it shows, where the cursor goes, and what Enter opens.
@Suite struct OverviewPaneTests {
    @Test(arguments: PageTests.sizes)
    func everyCardCanBeReached(size: Size) {
        var script = KeyScript(size.columns, size.rows, synchronises: true)
        script.send(.jobsRead([job(3, .done, done: 2, failed: 1)], interrupted: []))
        script.send(.syncRead(syncMemory()))
        script.send(.requirementsRead(findings))
        script.press("home")
        var seen: Set<String> = []
        var stops: [OverviewStop] = []
        repeat {
            stops.append(script.state.overview.stop)
            let frame = render(script.state)
            #expect(frame.cursor.map { $0.row > 1 && $0.row < size.rows - 1 } == true, "\(script.state.overview.stop)")
            seen.formUnion(script.lines)
            script.press("down")
        } while script.state.overview.stop != stops.last
        let page = seen.joined(separator: "\n")
        for words in [
            "The chain", "Requested", "Licences checked", "Migrated per week", "Old subscriptions ending",
            "No subscriptions were read.", "Waiting longest", "Contoso 28", "Failures of the last runs", "1 failed",
            "Data", "customers", "Requirements", "1 passed · 1 failed · 1", "CSP 1-tier", "What to do next",
        ] { #expect(page.contains(words), "\(words)") }
        for stop: OverviewStop in [
            .figure(.stage(.activated)), .figure(.customers(.blocked)), .chart(.migrated), .waiting(0), .failure(0),
            .source(0), .requirements, .total(.migrated), .next(0),
        ] { #expect(stops.contains(stop), "\(stop)") }
        script.press("home")
        #expect(script.state.overview.stop == stops.first)
    }

    @Test func enterOpensTheRowsBehindAFigure() {
        var script = KeyScript()
        while script.state.overview.stop != .figure(.customers(.blocked)) { script.press("down") }
        script.press("enter")
        #expect(script.state.pane == .pending && script.state.customers.search.text == "state:blocked")
        #expect(script.state.customers.count == 4)
    }

    @Test func whatToDoNextAndTheSumOfAChartOpenTheirRows() {
        var script = KeyScript(200, 60)
        while script.state.overview.stop != .total(.migrated) { script.press("down") }
        script.press("enter")
        #expect(script.state.pane == .companies && script.state.companies.search.text.contains("createdAt"))
        script.press("1")
        while script.state.overview.stop != .next(0) { script.press("down") }
        script.press("enter")
        #expect(script.state.pane == .pending && script.state.customers.search.text == "state:unknown")
    }

    @Test func whereOnlySubscriptionsAreKnownIsNoWelcome() {
        var script = KeyScript(customers: [])
        #expect(script.page.contains("Import a customer list"))
        script.send(.refreshed(naiveSnapshot(.subscriptions, [subscriptionRow(1)])))
        script.press("1")
        #expect(script.page.contains("The chain") && !script.page.contains("Import a customer list"))
    }

    @Test func aNewDayLooksAtTheSubscriptionsAnew() {
        var script = KeyScript()
        script.send(.passed(to: noon.adding(seconds: 3600)))
        #expect(!script.history.contains(.renewSubscriptions))
        script.send(.passed(to: noon.adding(seconds: 86_400)))
        #expect(script.history.contains(.renewSubscriptions))
    }

    @Test func arrowsGoOverTheWeeksOfAChartAndThenToItsNeighbours() {
        var script = KeyScript()
        while script.state.overview.stop != .chart(.migrated) { script.press("down") }
        #expect(script.page.contains("week of 2026-11-23: 2") && script.lines.last?.contains("←→ week") == true)
        script.press("left left")
        #expect(script.page.contains("week of 2026-11-09: 0"))
        script.press("right right right")
        #expect(script.state.overview.stop != .chart(.migrated) && script.state.pane == .overview)
        script.press("left")
        #expect(script.page.contains("▌Licences checked") || script.state.overview.stop == .chart(.migrated))
        while script.state.overview.stop != .chart(.migrated) { script.press("down") }
        script.press("enter")
        #expect(script.state.pane == .companies && script.state.companies.count == 2)
        #expect(
            script.state.companies.search.text
                == "state:written,confirmed createdAt:>=2026-11-23 createdAt:<2026-11-30")
        script.press("1 home left")
        #expect(script.state.pane == .jobs)
    }

    @Test func aFailedJobOpensOnItsFailedRows() {
        var script = KeyScript()
        let jobs = [job(4, .done, done: 4), job(3, .done, done: 2, failed: 1, unknown: 1)]
        script.send(.jobsRead(jobs, interrupted: []))
        while script.state.overview.stop != .failure(0) { script.press("down") }
        script.press("enter")
        #expect(script.state.pane == .jobs && script.state.jobs.view == .items(JobID(3)))
        #expect(script.effects.contains(.readItems(JobID(3), offset: 0, troublesOnly: true)))
        let items = [item(1, .failed(ItemFailure("no", retryable: true))), item(2, .unknown("cut"))]
        script.send(.itemsRead(JobID(3), items, offset: 0))
        #expect(script.page.contains("shown: failed and unknown ones"))
        script.press("down down down")
        #expect(script.state.jobs.itemCursor.row == 1)
        script.press("esc enter")
        #expect(script.effects == [.readJobs, .readItems(JobID(3), offset: 0)])
    }

    @Test func itIsCountedAnewOnlyWhenSomethingChanged() {
        var state = KeyScript().state
        state.pane = .jobs
        let (first, second) = (companies(1, version: 7), companies(2, version: 8))
        #expect(!update(&state, first).contains(.readOverview))
        let open = Event.input(.key(KeyPress(.character("1"))), at: noon)
        #expect(update(&state, open).filter { $0 == .readOverview }.count == 1)
        // One at a time, and what changes meanwhile is counted afterwards.
        #expect(!update(&state, second).contains(.readOverview))
        let figures = KeyScript().overview
        #expect(update(&state, .overviewRead(figures)).contains(.readOverview))
        #expect(!update(&state, .overviewRead(figures)).contains(.readOverview))
        #expect(!update(&state, .input(.key(KeyPress(.down)), at: noon)).contains(.readOverview))
        // A week later the weeks are others.
        #expect(update(&state, .passed(to: noon.adding(seconds: 7 * 86400))).contains(.readOverview))
    }

    @Test func whatCouldNotBeCountedIsCountedAgainWhenAsked() {
        var state = KeyScript().state
        _ = update(&state, companies(1, version: 7))
        state.overview = OverviewState()
        let keys = ["2", "1"].compactMap { KeyPress(name: $0) }.map { Event.input(.key($0), at: noon) }
        #expect(keys.flatMap { update(&state, $0) }.contains(.readOverview))
        #expect(render(state).lines.contains { $0.contains("Counting…") })
        // It does not try for ever.
        #expect(!update(&state, .failed("The store is busy.")).contains(.readOverview))
        #expect(render(state).lines.contains { $0.contains("could not be counted; r tries again") })
        let refresh = Event.input(.key(KeyPress(.character("r"))), at: noon)
        #expect(update(&state, refresh).contains(.readOverview))
    }

    private func companies(_ count: Int, version: UInt64) -> Event {
        .refreshed(naiveSnapshot(.companies, (1...count).map { companyRow($0) }, version: version))
    }

    @Test func aClickMarksAndADoubleClickOpens() throws {
        var script = KeyScript()
        let row = try #require(script.lines.firstIndex { $0.contains("Tenant confirmed") })
        script.click(row, 10)
        #expect(script.state.overview.stop == .figure(.stage(.tenantConfirmed)))
        script.click(row, 10, .doubleClick)
        #expect(script.state.pane == .companies && script.state.companies.search.text == "state:confirmed")
    }

    @Test func whatWasNeverReadHasNothingToOpen() {
        var script = KeyScript()
        while script.state.overview.stop != .figure(.stage(.licencesChecked)) { script.press("down") }
        #expect(script.page.contains("not read"))
        script.press("enter")
        #expect(script.state.pane == .overview && script.toast == "There are no rows behind this figure yet.")
    }

    @Test(arguments: PageTests.hostileNames)
    func hostileNamesStayInTheirCells(name: String) {
        let safe = SafeText("A \(name)").value
        for size in PageTests.sizes {
            let script = KeyScript(size.columns, size.rows, customers: [customerRow(1, name: safe)])
            #expect(script.lines.allSatisfy { cells(in: $0) <= size.columns })
        }
    }
}
