import Core
import Panes
import Screen
import Testing
import Text

@Suite struct CreateSelectedTests {
    /// Whether companies were asked for.
    private func creations(_ script: KeyScript) -> [[RowID]] {
        script.history.compactMap { if case .create(let rows, _) = $0 { rows } else { nil } }
    }

    @Test func thePlanListsEveryRowWithItsReasonAndTheTotals() {
        var script = KeyScript(120, 50)
        script.press("2 a C")
        let page = script.page
        for words in [
            "20 will be created", "2 need attention", "6 will be skipped", "all 28", "create 20", "attention 2",
            "skip 6",
            "● create", "– skip", "needs contact e-mail", "! attention", "a company has the same domain",
            "Create 20 (y)",
        ] { #expect(page.contains(words), "\(words)") }
        #expect(!page.contains("hidden by the filter"))
    }

    @Test func thePlanSaysHowManyRowsTheSearchHides() {
        var script = KeyScript()
        script.press("2 space space space /")
        script.type("contoso10")
        script.press("enter C")
        #expect(script.page.contains("2 of these rows hidden by the filter"))
    }

    @Test func aNameOfAnotherTenantIsTold() {
        var script = KeyScript(customers: [customerRow(1, name: "Contoso"), customerRow(2, name: "Contoso Ltd.")])
        script.press("2 a C")
        #expect(script.page.contains("2 share a name with another tenant's company: both are created"))
    }

    @Test func theFocusBeginsOnCancelAndEnterThereIsHarmless() {
        var script = KeyScript()
        script.press("2 a C")
        #expect(script.planDialog?.focus == 0 && script.page.contains("▸ Cancel (n)"))
        script.press("enter")
        #expect(script.history.isEmpty && script.state.overlays.isEmpty && script.ticked.count == 28)
    }

    @Test(arguments: ["esc", "n", "q", "enter"])
    func leavingThePlanCreatesNothing(key: String) {
        var script = KeyScript()
        script.press("2 a C \(key)")
        #expect(script.history.isEmpty && script.state.overlays.isEmpty)
    }

    @Test(arguments: ["y", "right enter", "l enter", "left enter"])
    func confirmingCreatesExactlyWhatThePlanSays(keys: String) throws {
        var script = KeyScript()
        script.press("2 a C")
        let plan = try #require(script.creationPlan)
        script.press(keys)
        #expect(script.effects == [.create(plan.customersToCreate, anyway: RowSet())])
        #expect(plan.creating == 20 && script.state.overlays.isEmpty && script.ticked.count == 28)
    }

    @Test(arguments: ["ctrl-y", "alt-y", "alt-w", "Y", "space", "tab", "down", "f1", "C", "ctrl-n"])
    func noOtherKeyConfirmsOrLeaves(key: String) {
        var script = KeyScript()
        script.press("2 a C \(key)")
        #expect(script.history.isEmpty && script.planDialog?.purpose == .create(anyway: false))
    }

    @Test func theCursorsRowIsPlannedWhereNothingIsTicked() {
        var script = KeyScript()
        script.press("2 down C y")
        #expect(creations(script) == [[RowID(10)]])
    }

    @Test func softStopsAreOverriddenOnPurposeOnly() throws {
        var script = KeyScript()
        script.press("2 a C w")
        #expect(script.page.contains("rows that match a company are created anyway"))
        let rows = try #require(script.creationPlan?.customersToCreate)
        #expect(rows.count == 22)
        script.press("y")
        #expect(script.effects == [.create(rows, anyway: RowSet(rows))])
    }

    @Test func aPlanForTheOtherChoiceIsNotTaken() throws {
        var script = KeyScript()
        script.press("2 a C")
        let snapshot = try #require(script.state.customers.snapshot)
        let rows = script.state.customers.selection.rows
        // Two presses of w ask twice; the first answer comes last.
        script.press("w w")
        script.send(script.plan(rows, true, snapshot))
        #expect(script.planDialog?.purpose == .create(anyway: false) && script.creationPlan?.creating == 20)
    }

    @Test func thePartsOfThePlanAreTurnedByTab() {
        var script = KeyScript()
        script.press("2 a C tab tab")
        #expect(script.planDialog?.part == .attention && script.planDialog?.count(.attention) == 2)
        script.press("shift-tab")
        #expect(script.planDialog?.part == .act && script.planDialog?.count(.act) == 20)
        script.press("G")
        #expect(script.planDialog?.cursor.row == 19)
    }

    @Test func aPlanThatIsNotMadeYetCreatesNothing() {
        var script = KeyScript()
        script.press("2")
        _ = update(&script.state, .input(.key(KeyPress(.character("C"))), at: noon))
        #expect(script.page.contains("Making the plan…"))
        script.press("y")
        #expect(script.history.isEmpty && script.planDialog != nil)
        #expect(script.toast == "The plan is still being made.")
    }

    @Test func nothingToCreateIsSaid() {
        var script = KeyScript(customers: [customerRow(1, .blocked, .needsContact)])
        script.press("2 C y")
        #expect(script.history.isEmpty && script.toast == "There is nothing to create.")
        #expect(script.page.contains("nothing to create"))
    }

    @Test func onlySuccessesAreUnticked() {
        var script = KeyScript()
        script.press("2 space space space space C y")
        script.send(.jobStarted(job(queued: 4)))
        #expect(script.state.pane == .jobs)
        let ended: [(Int, ItemState)] = [
            (1, .done(company: CompanyID("c1"), wasThere: false)), (10, .failed(ItemFailure("no", retryable: true))),
            (11, .unknown("cut")), (12, .skipped(.blocked)),
        ]
        script.send(.itemsEnded(JobID(1), ended.map { ItemOutcome(item: item($0.0), state: $0.1, evidence: "") }))
        #expect(script.ticked == [10, 11, 12])
        script.press("2 u u u u")
        #expect(!script.ticked.contains(1))
    }

    @Test func createdRowsDoNotComeBackByUndoEvenWhenNothingIsTicked() {
        var script = KeyScript()
        script.press("2 space A")
        script.send(
            .itemsEnded(
                JobID(1),
                [ItemOutcome(item: item(1), state: .done(company: CompanyID("c"), wasThere: false), evidence: "")]))
        script.press("u u")
        #expect(script.ticked.isEmpty)
    }

    @Test func aRunningJobShowsEachRowAndItsProgress() {
        var script = KeyScript()
        script.send(.jobStarted(job(queued: 4)))
        #expect(script.effects == [.readItems(JobID(1), offset: 0)])
        script.send(.itemsRead(JobID(1), [item(1), item(10), item(11), item(12)], offset: 0))
        script.send(
            .itemsEnded(
                JobID(1),
                [
                    ItemOutcome(item: item(1), state: .done(company: CompanyID("c1"), wasThere: false), evidence: ""),
                    ItemOutcome(item: item(10), state: .failed(ItemFailure("quota", retryable: true)), evidence: ""),
                ]))
        for words in ["2 of 4 rows", "✓ created", "✗ failed", "quota", "… queued", "1 done · 1 failed · 2 left", "█"] {
            #expect(script.page.contains(words), "\(words)")
        }
        #expect(script.lines[0].contains("▶ 2 of 4 1 ✗"))
    }

    @Test func aResultOpensInFull() {
        let why = "The name is taken by a company of another marketplace, which only its operator can change"
        for (columns, rows) in [(60, 15), (120, 40)] {
            var script = KeyScript(columns, rows)
            script.send(.jobStarted(job(queued: 2)))
            script.send(
                .itemsRead(JobID(1), [item(1), item(2, .failed(ItemFailure(why, retryable: false)))], offset: 0))
            script.press("down enter")
            #expect(script.page.contains("change.") && script.page.contains("✗ failed"))
            script.press("esc")
            #expect(script.state.overlays.isEmpty)
        }
    }

    @Test func theNameStaysInTheResultsOfANarrowPage() {
        var script = KeyScript(60, 15)
        script.send(.jobStarted(job(queued: 1)))
        script.send(.itemsRead(JobID(1), [item(1)], offset: 0))
        #expect(script.page.contains("Contoso 1") && script.page.contains("queued"))
    }

    @Test func jobsAreResumedRetriedAndCancelled() {
        var script = KeyScript()
        script.press("8")
        script.send(.jobsRead([job(3, .running, queued: 2, done: 1, failed: 1)], interrupted: [JobID(3)]))
        #expect(script.page.contains("! interrupted"))
        script.press("R")
        #expect(script.effects == [.resume(JobID(3))])
        script.press("T")
        #expect(script.effects == [.retry(JobID(3))])
        script.press("K")
        #expect(script.effects.isEmpty || script.effects == [.cancel(JobID(3))])
    }

    @Test func whatAJobDoesNotAllowIsSaid() {
        var script = KeyScript()
        script.press("8")
        script.send(.jobsRead([job(3, .done, done: 3)], interrupted: []))
        script.press("R")
        #expect(script.toast == "Only an interrupted or halted job can be resumed.")
        script.press("T")
        #expect(script.toast == "No row of this job failed.")
        script.press("K")
        #expect(script.toast == "This job is over." && script.history == [.readJobs])
    }

    @Test func aJobThatRunsHereCanNotBeResumed() {
        var script = KeyScript()
        script.send(.jobStarted(job(1, queued: 2)))
        #expect(disabledReason(.resumeJob, in: script.state) != nil)
        script.send(.jobStopped(job(1, .halted, queued: 1, failed: 1), interrupted: false))
        #expect(disabledReason(.resumeJob, in: script.state) == nil)
        #expect(
            script.toast.contains("1 failed: T retries what can be") && script.toast.contains("1 left: R resumes it"))
    }

    @Test func aResizeReadsTheRowsThatComeIntoSight() {
        var script = KeyScript(120, 15)
        script.send(.jobStarted(job(queued: 1000)))
        script.send(.itemsRead(JobID(1), (1...400).map { item($0) }, offset: 0))
        for _ in 0..<398 { script.press("down") }
        script.send(.itemsRead(JobID(1), (1...400).map { item($0) }, offset: 0))
        script.input(.resized(Size(columns: 120, rows: 60)))
        #expect(script.effects.contains { if case .readItems = $0 { true } else { false } })
    }

    @Test func quittingAsksWhileAJobRuns() {
        var script = KeyScript()
        script.send(.jobStarted(job(queued: 2)))
        script.press("q")
        #expect(script.effects.isEmpty && script.page.contains("▸ Stay (n)"))
        script.press("enter")
        #expect(script.effects.isEmpty && script.state.overlays.isEmpty)
        script.press("q alt-y ctrl-y")
        #expect(script.effects.isEmpty)
        script.press("y")
        #expect(script.effects == [.quit])
    }
}
