import Core
import Panes
import Screen
import Testing
import Text

@Suite struct SyncTests {
    private static let sizes = [
        Size(columns: 80, rows: 24), Size(columns: 120, rows: 40), Size(columns: 60, rows: 15),
    ]
    private let report = SyncReport(source: .customerList, done: 1200, left: 60_000, rate: 340, secondsLeft: 176)

    private func script(_ columns: Int = 120, _ rows: Int = 40) -> KeyScript {
        KeyScript(columns, rows, synchronises: true)
    }

    @Test func refreshSynchronisesWhereThereAreServices() {
        var script = script()
        script.press("2 r")
        #expect(script.effects == [.refresh, .readJobs, .readSettings, .synchronise(full: false)])
        script.press("r")
        #expect(script.effects == [.refresh, .readJobs, .readSettings])
        #expect(script.toast == "Read anew. A synchronisation is running.")
        var local = KeyScript()
        local.press("2 r")
        #expect(local.effects == [.refresh, .readJobs, .readSettings] && local.toast == "Read anew.")
    }

    @Test func companySyncThatIsOffStartsNothing() {
        var script = script()
        script.send(.settingsRead([.companySync: "false"]))
        script.press("2 r")
        #expect(!script.effects.contains(.synchronise(full: false)))
        #expect(script.toast.contains("Company Sync is off"))
    }

    @Test func everythingAnewAndStoppingAreInThePalette() {
        var script = script()
        script.press("2 :")
        script.type("everything anew")
        script.press("enter")
        #expect(script.effects == [.synchronise(full: true)])
        script.press(":")
        script.type("stop sync")
        script.press("enter")
        #expect(script.effects == [.stopSync] && script.lines[0].contains("sync stops"))
        #expect(disabledReason(.stopSync, in: script.state)?.value == "The synchronisation is stopping.")
    }

    @Test func theHeaderWarnsOfASignInThatLapsesSoon() {
        var script = script()
        func expires(in days: Int64) -> Event {
            .signInExpiryRead(SignInExpiry(at: script.state.now.adding(seconds: days * 86_400)))
        }
        script.send(expires(in: 14))
        #expect(!script.lines[0].contains("sign-in"))
        script.send(expires(in: 13))
        #expect(script.lines[0].contains("! sign-in ends "))
        script.send(expires(in: -1))
        #expect(script.lines[0].contains("! sign-in ended "))
        script.send(.signInExpiryRead(nil))
        #expect(!script.lines[0].contains("sign-in"))
    }

    @Test func theHeaderShowsProgressInTheFormThatFits() {
        var wide = script()
        wide.press("2 r")
        #expect(wide.lines[0].contains("▶ sync begins"))
        wide.send(.syncMoved(report))
        #expect(wide.lines[0].contains("▶ customers 1,200 · 340/s · 3 min left"))
        for size in Self.sizes {
            var script = KeyScript(size.columns, size.rows, readOnly: true, sandbox: true, synchronises: true)
            script.press("2 r")
            script.send(.syncRead(syncMemory()))
            script.send(.syncMoved(report))
            let words = size.columns == 60 ? "▶ sync" : "▶ customers 1,200"
            #expect(script.lines[0].contains(words), "\(script.lines[0])")
            #expect(script.lines[0].contains("READ-ONLY") && cells(in: script.lines[0]) <= size.columns)
        }
    }

    @Test func theHeaderSaysWhenTheLastOneEndedAndWhatItSaw() {
        let cases: [(SyncMemory, String)] = [
            (syncMemory(nil), "never synchronised"), (syncMemory(), "synced 12:00 · 2,000 customers · complete"),
            (syncMemory(syncNote(complete: false)), "sync of 12:00 incomplete"),
            (
                syncMemory(
                    open: SyncNote(id: 2, isFull: false, startedAt: noon, endedAt: nil, isComplete: false, by: "x")),
                "sync of 12:00 incomplete"
            ),
            (
                syncMemory(syncNote(at: noon.adding(seconds: -86_400))),
                "synced 2026-11-22 12:00 · 2,000 customers · complete"
            ),
        ]
        for (memory, words) in cases {
            var script = script()
            script.send(.syncRead(memory))
            #expect(script.lines[0].hasSuffix(words), "\(script.lines[0])")
        }
    }

    @Test func nothingClaimsCompletenessBeforeTheEndWasSeen() {
        var script = script()
        script.press("1 r")
        script.send(.syncRead(syncMemory(nil)))
        script.send(.syncMoved(report))
        #expect(script.page.contains("Synchronising: customers 1,200"))
        #expect(!script.page.contains("complete"))
        script.send(.syncRead(syncMemory()))
        #expect(!script.lines[0].contains("complete") && script.lines[0].contains("last synced 12:00"))
        script.send(.syncEnded(.stopped(syncNote(complete: false), SyncTroubles())))
        #expect(script.lines[0].contains("sync of 12:00 incomplete") && !script.toast.contains("complete"))
    }

    @Test func theEndIsToldWithCounts() {
        var script = script()
        script.press("2 r")
        script.send(.syncMoved(report))
        script.send(.syncRead(syncMemory(seen: 2000)))
        script.effects = []
        script.send(.syncEnded(.finished(syncNote(2), SyncTroubles())))
        #expect(script.toast == "Synchronised: 2,000 customers, complete.")
        #expect(script.effects == [.refresh, .readPeople] && !script.state.sync.isRunning)
        #expect(!script.lines[0].contains("▶ customers"))
    }

    @Test func aFailureSaysWhatToDo() {
        var script = script()
        script.press("2 r")
        script.send(.syncEnded(.signInNeeded("the refresh token expired", syncNote(complete: false))))
        #expect(script.toast.contains("ferry sign-in") && script.toast.contains("the refresh token expired"))
        script.press("1")
        #expect(script.page.contains("ferry sign-in"))
        script.press("r")
        script.send(.syncFailed("The disk is full."))
        #expect(script.toast == "The disk is full." && !script.state.sync.isRunning)
    }

    @Test func anotherProcessThatSynchronisesIsSaid() {
        var script = script()
        script.press("2 r")
        script.send(.syncEnded(.held))
        #expect(script.toast.contains("Another process") && !script.state.sync.isRunning)
    }

    @Test func quittingAsksWhileItRuns() {
        var script = script()
        script.press("2 r q")
        #expect(script.page.contains("A synchronisation is running.") && !script.history.contains(.quit))
        script.press("y")
        #expect(script.effects == [.quit])
    }

    @Test func aTooSmallPageIsNotLeftWhileItRuns() {
        var script = script()
        script.press("2 r")
        script.input(.resized(Size(columns: 40, rows: 10)))
        script.press("q")
        #expect(script.effects.isEmpty)
    }

    @Test func whatHappenedCanBeReadAtLeisure() {
        var script = script()
        script.send(.syncRead(syncMemory(unread: 7)))
        script.press("2 :")
        script.type("last sync")
        script.press("enter")
        #expect(script.page.contains("customers: read to its end 12:00 · 2,000 seen"))
        #expect(script.page.contains("Checking waits for 7 companies not read by id yet."))
    }

    @Test func checkingRowsAreCountedAndExplained() {
        let rows = [customerRow(1, .checking, .companiesUnread), customerRow(2)]
        for size in Self.sizes {
            var script = KeyScript(size.columns, size.rows, customers: rows, synchronises: true)
            script.send(.syncRead(syncMemory(unread: 7)))
            script.press("1")
            #expect(script.page.contains("… checking"))
            script.press("2")
            #expect(script.page.contains("… checking"))
            script.press("enter")
            #expect(script.page.contains("Not every company"))
        }
        var script = KeyScript(200, 60, customers: rows, synchronises: true)
        script.send(.syncRead(syncMemory(unread: 7)))
        #expect(script.page.contains("1 customer checking"))
        script.press("2 enter")
        #expect(script.page.contains("7 companies not read by id yet"))
    }

    @Test func theRowsOnScreenAreKnown() {
        var script = script(80, 24)
        #expect(script.state.customersOnScreen.isEmpty)
        script.press("2")
        #expect(script.state.customersOnScreen.first == RowID(1) && script.state.customersOnScreen.count == 18)
    }
}
