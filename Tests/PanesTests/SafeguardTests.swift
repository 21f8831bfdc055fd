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
