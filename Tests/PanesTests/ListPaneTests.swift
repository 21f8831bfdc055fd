import Core
import Panes
import Screen
import Testing
import Text

@Suite struct ListPaneTests {
    @Test func movingKeysMove() {
        var script = KeyScript(120, 20)
        script.press("2")
        #expect(script.current == 1)
        script.press("down j")
        #expect(script.state.customers.cursor.row == 2)
        script.press("up k k")
        #expect(script.state.customers.cursor.row == 0)
        script.press("G")
        #expect(script.current == 9)
        script.press("g pgdn")
        #expect(script.state.customers.cursor.row > 5)
        script.press("pgup")
        #expect(script.state.customers.cursor.row == 0)
        script.press("end home")
        #expect(script.current == 1)
    }

    @Test func paneKeysOpenPanes() {
        var script = KeyScript()
        for (key, pane) in [
            ("2", Pane.pending), ("3", .companies), ("4", .invitations), ("7", .settings), ("8", .jobs),
            ("1", .overview),
        ] {
            script.press(key)
            #expect(script.state.pane == pane)
        }
        script.press("shift-tab")
        #expect(script.state.pane == .jobs)
        script.press("tab tab right l")
        #expect(script.state.pane == .invitations)
        script.press("h left h")
        #expect(script.state.pane == .overview)
    }

    @Test func theSearchTakesEveryPrintableKey() {
        var script = KeyScript()
        script.press("2 /")
        for code in UInt32(0x20)...0x7E where code != 0x22 && code != 0x3A {
            let scalar = Unicode.Scalar(code) ?? " "
            script.input(.key(KeyPress(.character(scalar))))
            #expect(script.effects.isEmpty && script.state.overlays.isEmpty && script.state.pane == .pending)
            #expect(script.state.customers.search.text.unicodeScalars.last == scalar)
        }
        #expect(script.ticked.isEmpty && script.state.customers.isSearching)
    }

    @Test(arguments: ["C", "q", ":", "?", "t", "1", "A", "space", "ctrl-w", "alt-q", "f1", "f5", "delete"])
    func noKeyTypedIntoTheSearchStartsAnything(name: String) {
        var script = KeyScript()
        script.press("2 space / \(name)")
        #expect(script.effects.isEmpty && script.state.overlays.isEmpty && script.state.pane == .pending)
        #expect(script.ticked == [1])
    }

    @Test func searchingCountsAndMarksMatches() {
        var script = KeyScript()
        script.press("2 /")
        script.type("contoso1.example")
        #expect(script.page.contains("1 of 28 rows") && script.current == 1)
        let frame = render(script.state)
        #expect(frame.cells.contains { $0.style.ink == .match })
        script.press("enter")
        #expect(!script.state.customers.isSearching && script.state.customers.count == 1)
        script.press("/ ctrl-u")
        #expect(script.state.customers.count == 28)
    }

    @Test func nothingFoundSaysWhatToDo() {
        var script = KeyScript()
        script.press("2 /")
        script.type("zzz")
        #expect(script.page.contains("Nothing matches the search."))
        #expect(script.page.contains("0 of 28 rows"))
    }

    @Test func escapeGoesOneLevelBackAndNeverOut() {
        var script = KeyScript()
        script.press("2 /")
        script.type("contoso")
        script.press("enter enter v")
        #expect(script.state.customers.showsDetails && script.state.customers.anchor != nil)
        script.press("esc")
        #expect(script.state.customers.anchor == nil && script.state.customers.showsDetails)
        script.press("esc")
        #expect(!script.state.customers.showsDetails && script.state.customers.search.text == "contoso")
        script.press("esc")
        #expect(script.state.customers.search.text.isEmpty && script.state.customers.count == 28)
        script.press("esc esc esc")
        #expect(script.effects.isEmpty && script.state.pane == .pending)
    }

    @Test func anInvalidSearchKeepsTheLastGoodAnswer() {
        var script = KeyScript()
        script.press("2 /")
        script.type("contoso1")
        let count = script.state.customers.count
        script.type(" \"x")
        #expect(script.state.customers.problem != nil && script.state.customers.count == count)
        #expect(script.page.contains("✗ The quotation mark at character 10 is never closed."))
        #expect(render(script.state)[2, 5].style.ground == .inputError)
        script.type("\"")
        #expect(script.state.customers.problem == nil && script.state.customers.question.query.terms.count == 2)
    }

    @Test func anAnswerToAnOlderQuestionIsDropped() throws {
        var script = KeyScript()
        script.press("2")
        let snapshot = try #require(script.state.customers.snapshot)
        let old = try #require(snapshot.answer(script.state.customers.question) { false })
        script.press("/")
        script.type("contoso2")
        let count = script.state.customers.count
        script.send(.answered(old, by: snapshot))
        #expect(script.state.customers.count == count && count < old.count)
    }

    @Test func anOlderSnapshotNeverReplacesANewerOne() throws {
        var script = KeyScript()
        script.press("2")
        let older = naiveSnapshot(.customers, Array(KeyScript.customers.prefix(3)), version: 1)
        script.send(.refreshed(naiveSnapshot(.customers, Array(KeyScript.customers.prefix(9)), version: 7)))
        #expect(script.state.customers.count == 9)
        script.send(.refreshed(older))
        let late = try #require(older.answer(script.state.customers.question) { false })
        script.send(.answered(late, by: older))
        #expect(script.state.customers.count == 9 && script.state.customers.snapshot?.version == 7)
    }

    @Test func theCursorStaysOnItsRowWhenTheListChanges() {
        var script = KeyScript(120, 20)
        script.press("2 G up up")
        let (row, height) = (script.current, script.state.customers.cursor.row - script.state.customers.cursor.top)
        let newer = KeyScript.customers + (31...60).map { customerRow($0, name: "Alpine \($0)") }
        script.send(.refreshed(naiveSnapshot(.customers, newer, version: 2)))
        #expect(script.current == row)
        #expect(script.state.customers.cursor.row - script.state.customers.cursor.top == height)
    }

    @Test func aRangeStaysOnItsRowsWhenTheListChanges() {
        var script = KeyScript()
        script.press("2 down v down down")
        let newer = KeyScript.customers + [customerRow(31, name: "Alpine"), customerRow(32, name: "Bergland")]
        script.send(.refreshed(naiveSnapshot(.customers, newer, version: 2)))
        script.press("space")
        #expect(script.ticked == [10, 11, 12])
    }

    @Test func aRangeWhoseBeginningIsGoneEnds() {
        var script = KeyScript()
        script.press("2 v down")
        script.send(.refreshed(naiveSnapshot(.customers, Array(KeyScript.customers.dropFirst()), version: 2)))
        #expect(script.state.customers.anchor == nil)
    }

    @Test func sortingGoesByTheColumnCursorAndTurnsRound() {
        var script = KeyScript()
        script.press("2 s")
        #expect(script.current == 9 || script.state.customers.question.sort.descending)
        script.press("g")
        #expect(script.current == 9)
        script.press("> s g")
        #expect(script.state.customers.question.sort == ListSort(.state))
        script.press("> s")
        #expect(script.toast.hasPrefix("This column can't be sorted"))
        script.press("< < <")
        #expect(script.state.customers.column == 0)
    }

    @Test func copyingTakesIdNameAndAddress() {
        var script = KeyScript()
        script.press("2 y")
        #expect(script.effects == [.copy("\(tenant(1)) · Contoso 1 · anna@contoso1.example")])
        script.press("3 y")
        #expect(script.effects == [.copy("c1 · Fabrikam 1 · \(tenant(1))")])
        script.press("4 y")
        #expect(script.effects == [.copy("anna@fabrikam1.example · Fabrikam 1")])
    }

    @Test func detailsOpenBesideOrBelow() {
        for (columns, rows) in [(80, 24), (120, 40), (60, 15), (200, 60)] {
            var script = KeyScript(columns, rows)
            script.press("2")
            script.type("/email:\"\"")
            script.press("esc enter")
            #expect(script.page.contains("It can be created."), "\(columns)")
            // Enter closes them too, where nothing of them is cut.
            script.press("esc")
            #expect(!script.state.customers.showsDetails)
        }
    }

    @Test func refreshReadsEverythingAnew() {
        var script = KeyScript()
        script.press("2 r")
        #expect(script.effects == [.refresh, .readJobs, .readSettings])
        script.press("ctrl-l ctrl-z")
        #expect(script.effects == [.redraw, .suspend])
        script.press("q")
        #expect(script.effects == [.quit])
    }

    @Test func theMouseClicksRowsTicksTitlesAndTabs() throws {
        var script = KeyScript()
        script.press("2")
        script.click(6, 20)
        #expect(script.state.customers.cursor.row == 2 && script.ticked.isEmpty)
        script.click(7, 2)
        #expect(script.state.customers.cursor.row == 3 && script.ticked == [12])
        script.click(3, 8)
        #expect(script.state.customers.question.sort == ListSort(.text(0), descending: true))
        script.click(5, 20, .doubleClick)
        #expect(script.state.customers.showsDetails)
        script.click(2, 10)
        #expect(script.state.customers.isSearching)
        let tab = try #require(script.lines[1].firstRange(of: "3 Companies"))
        script.click(1, script.lines[1].distance(from: script.lines[1].startIndex, to: tab.lowerBound))
        #expect(script.state.pane == .companies)
    }

    @Test func theWheelScrollsTheListUnderTheCursor() {
        var script = KeyScript(120, 16)
        script.press("2")
        script.click(6, 20, .wheelDown)
        #expect(script.state.customers.cursor.top == 3 && script.state.customers.cursor.row == 3)
        script.click(6, 20, .wheelUp)
        #expect(script.state.customers.cursor.top == 0 && script.state.customers.cursor.row == 3)
    }

    @Test func clicksOutsideTheRowsDoNothing() {
        var script = KeyScript()
        script.press("2")
        let before = script.state
        for (row, column) in [(0, 0), (37, 20), (39, 5), (-1, -1), (500, 500)] { script.click(row, column) }
        script.click(5, 20, .release)
        #expect(script.state.customers == before.customers && script.state.pane == .pending)
    }

    @Test func pastingIsOneEditAndNothingElsewhere() {
        var script = KeyScript()
        script.press("2")
        script.input(.paste("Cq:\u{1B}[A\n"))
        #expect(script.effects.isEmpty && script.state.customers.search.text.isEmpty && script.state.overlays.isEmpty)
        script.press("/")
        script.input(.paste(String(repeating: "contoso ", count: 131_072)))
        #expect(script.state.customers.search.text.count == TextField.limit)
        #expect(script.state.customers.question.query.terms.count == 125)
        #expect(script.state.customers.count == 28)
    }
}
