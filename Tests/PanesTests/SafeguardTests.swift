import Core
import Panes
import Screen
import Testing
import Text

/// What keeps a slip of the hand from creating companies.
@Suite struct SafeguardTests {
    @Test func aBrokenSearchTicksAndCreatesNothing() {
        var script = KeyScript()
        script.press("2 /")
        script.type("\"toys")
        script.press("enter a")
        #expect(script.ticked.isEmpty && script.toast.contains("can't be understood"))
        script.press("C")
        #expect(script.state.overlays.isEmpty && script.history.isEmpty)
    }

    /// A console whose searches are answered when the test says so.
    private struct SlowSearch {
        var script = KeyScript()
        var asked: [(ListSnapshot, ListQuestion)] = []

        mutating func press(_ names: String) {
            for name in names.split(separator: " ") {
                guard let press = KeyPress(name: String(name)) else { continue }
                take(.input(.key(press), at: noon))
            }
        }

        mutating func answerAll() {
            while !asked.isEmpty {
                let (snapshot, question) = asked.removeFirst()
                if let answer = snapshot.answer(question, { false }) { take(.answered(answer, by: snapshot)) }
            }
        }

        private mutating func take(_ event: Event) {
            for effect in update(&script.state, event) {
                if case .ask(let snapshot, let question) = effect { asked.append((snapshot, question)) }
                if case .plan(let rows, let anyway, let snapshot) = effect {
                    take(script.plan(rows, anyway, snapshot))
                }
            }
        }
    }

    @Test func keysTypedAheadOfASearchWaitForItsRows() {
        var slow = SlowSearch()
        slow.press("2 / c o n t o s o 1 0 enter a")
        #expect(slow.script.ticked.isEmpty)
        slow.press("down space C")
        #expect(slow.script.ticked.isEmpty && slow.script.state.overlays.isEmpty)
        slow.answerAll()
        // The one row that matches was ticked, unticked by Space, and is what the plan is about.
        guard case .plan(let plan)? = slow.script.state.overlays.last else {
            Issue.record("no plan: \(slow.script.page)")
            return
        }
        #expect(plan.rows.rows.map(\.number) == [10] && slow.script.state.heldKeys.isEmpty)
    }

    @Test func keysThatAreAboutNoRowDoNotWait() {
        var slow = SlowSearch()
        slow.press("2 / c o n t o s o 1 0 enter 3")
        #expect(slow.script.state.pane == .companies)
    }

    @Test func aMarkedRangeIsWhatCreateSelectedIsAbout() {
        var script = KeyScript()
        script.press("2 v down down C")
        guard case .plan(let plan)? = script.state.overlays.last else {
            Issue.record("no plan: \(script.page)")
            return
        }
        #expect(plan.rows.count == 3)
    }

    @Test func theNextLetterOfAWordTakesTheYesAway() {
        var script = KeyScript()
        script.press("2 space C i t y")
        #expect(script.history.isEmpty && !script.state.overlays.isEmpty)
        script.press("right enter")
        #expect(script.effects.contains { if case .create = $0 { true } else { false } })
    }

    @Test func thePaletteFindsQuitByItsName() {
        var script = KeyScript()
        script.press("2 :")
        script.type("quit")
        script.press("enter")
        #expect(script.effects == [.quit])
    }

    @Test func aFailedImportKeepsItsPathToBeMended() {
        var script = KeyScript()
        script.press("2 I")
        script.type("Customers.cvs")
        script.press("enter")
        #expect(script.effects == [.importFile("Customers.cvs")])
        script.send(.importFailed("It can't be read."))
        script.press("I")
        #expect(script.page.contains("Customers.cvs"))
    }
}
