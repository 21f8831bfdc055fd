import Core
import Panes
import Screen
import SeededRandom
import Testing

@Suite struct SelectionTests {
    @Test func spaceTicksAndMovesDown() {
        var script = KeyScript()
        script.press("2 space space")
        #expect(script.ticked == [1, 10] && script.current == 11)
        script.press("up space")
        #expect(script.ticked == [1])
        #expect(script.page.contains("[x]") && script.page.contains(" 1 selected"))
    }

    @Test(arguments: ["2 v down down space", "2 shift-down shift-down space", "2 down down v up up space"])
    func aRangeIsTickedAtOnce(keys: String) {
        var script = KeyScript()
        script.press(keys)
        #expect(script.ticked == [1, 10, 11] && script.state.customers.anchor == nil)
    }

    @Test func allMatchingInvertAndNone() {
        var script = KeyScript()
        script.press("2 /")
        script.type("state:blocked")
        script.press("enter a")
        #expect(script.ticked == [21, 22, 23, 24])
        script.press("esc i")
        #expect(script.ticked.count == 24 && !script.ticked.contains(21))
        script.press("A")
        #expect(script.ticked.isEmpty)
    }

    @Test func undoAndRedoGoStepByStep() {
        var script = KeyScript()
        script.press("2 space a A")
        #expect(script.ticked.isEmpty)
        script.press("u")
        #expect(script.ticked.count == 28)
        script.press("u")
        #expect(script.ticked == [1])
        script.press("u")
        #expect(script.ticked.isEmpty)
        script.press("u")
        #expect(script.toast == "Nothing to undo.")
        script.press("U U")
        #expect(script.ticked.count == 28)
        script.press("u G space U")
        #expect(script.toast == "Nothing to redo." && script.ticked == [1, 9])
    }

    @Test func theChipSaysWhatTheSearchHidesAndWhatIsGone() {
        var script = KeyScript()
        script.press("2")
        for _ in 0..<12 { script.press("space") }
        script.press("/")
        script.type("contoso1")
        #expect(script.page.contains("12 selected · 1 hidden by filter"))
        script.press("ctrl-u")
        script.type("state:blocked")
        #expect(script.page.contains("12 selected · 12 hidden by filter"))
        script.press("esc")
        #expect(script.page.contains("12 selected") && !script.page.contains("hidden"))
        let left = KeyScript.customers.filter { $0.id.number != 1 && $0.id.number != 10 }
        script.send(.refreshed(naiveSnapshot(.customers, left, version: 2)))
        #expect(script.page.contains("12 selected · 2 gone"))
        // Another process creates a ticked row: it left the pane, and no search hides it.
        let created = left.map { $0.id.number == 11 ? customerRow(11, .created, .createdByFerry) : $0 }
        script.send(.refreshed(naiveSnapshot(.customers, created, version: 3)))
        #expect(script.page.contains("12 selected · 3 gone") && !script.page.contains("hidden"))
    }

    @Test func settledRowsNeverComeBackByUndo() {
        var selection = Selection()
        selection.add(RowSet([RowID(1), RowID(2), RowID(3)]))
        selection.clear()
        selection.settle(RowSet([RowID(2)]))
        selection.undo()
        #expect(selection.rows == RowSet([RowID(1), RowID(3)]))
    }

    @Test(arguments: UInt64(90)...93)
    func undoingEverythingEndsWhereItBegan(seed: UInt64) {
        var random = SeededRandom(seed: seed)
        var selection = Selection()
        var past: [RowSet] = [RowSet()]
        for _ in 0..<Selection.depth {
            let some = RowSet(
                (0..<Int.random(in: 1...9, using: &random)).map { _ in RowID(.random(in: 1...40, using: &random)) })
            let before = selection.rows
            switch Int.random(in: 0..<5, using: &random) {
            case 0: selection.add(some)
            case 1: selection.remove(some)
            case 2: selection.invert(some)
            case 3: selection.clear()
            default: selection.toggle(RowID(.random(in: 1...40, using: &random)))
            }
            if selection.rows != before { past.append(selection.rows) }
        }
        for expected in past.reversed().dropFirst() {
            selection.undo()
            #expect(selection.rows == expected, "seed \(seed)")
        }
        #expect(!selection.canUndo, "seed \(seed)")
        for expected in past.dropFirst() {
            selection.redo()
            #expect(selection.rows == expected, "seed \(seed)")
        }
    }
}
