import Core
import Panes
import Screen
import Testing
import Text

@Suite struct PageTests {
    static let sizes = [
        Size(columns: 80, rows: 24), Size(columns: 120, rows: 40), Size(columns: 60, rows: 15),
        Size(columns: 200, rows: 60),
    ]

    @Test(arguments: sizes)
    func everyPaneFillsThePageAndNeverMore(size: Size) {
        for pane in Pane.allCases {
            var script = KeyScript(size.columns, size.rows)
            script.state.pane = pane
            let lines = script.lines
            #expect(lines.count == size.rows)
            #expect(lines.allSatisfy { cells(in: $0) <= size.columns })
            for number in ["1", "2", "3", "4", "7", "8"] {
                #expect(lines[1].contains("\(number)"), "\(pane): \(lines[1])")
            }
            #expect(lines[1].contains(pane.shortTitle.value), "\(lines[1])")
        }
    }

    @Test(arguments: sizes)
    func theHeaderNeverHidesWhatMustNotBeOverlooked(size: Size) {
        var script = KeyScript(
            size.columns, size.rows, readOnly: true, sandbox: true,
            title: SafeText(String(repeating: "東京 Marketplace ", count: 20)))
        script.send(
            .lastImportRead(ImportNote(file: String(repeating: "x", count: 200), at: noon, complete: true, rows: 5)))
        script.send(.jobStarted(job(queued: 999_999)))
        #expect(script.lines[0].contains("SANDBOX") && script.lines[0].contains("READ-ONLY"), "\(script.lines[0])")
        #expect(cells(in: script.lines[0]) <= size.columns)
    }

    @Test func aTooSmallPageSaysSoAndKeysDoNoHarm() {
        for size in [
            Size(columns: 59, rows: 15), Size(columns: 60, rows: 14), Size(columns: 1, rows: 1),
            Size(columns: 0, rows: 0),
        ] {
            var script = KeyScript()
            script.press("2 a /")
            script.input(.resized(size))
            if size.rows > 10 { #expect(script.page.contains("Ferry needs 60 × 15 cells.")) }
            let before = script.state
            script.press("C y enter space x esc q A S K I D ctrl-c")
            #expect(
                script.effects.isEmpty && script.state.customers == before.customers && script.state.overlays.isEmpty)
            script.click(0, 0)
            script.input(.paste("contoso"))
            #expect(script.state.customers == before.customers)
        }
    }

    @Test func aTooSmallPageCanBeLeftUnlessAJobRuns() {
        var script = KeyScript(40, 10)
        script.press("ctrl-l q")
        #expect(script.effects == [.redraw, .quit])
        script.send(.jobStarted(job(queued: 2)))
        script.press("q")
        #expect(script.effects.isEmpty)
    }

    static let hostileNames = [
        "Con\u{1B}]52;c;ZXZpbA==\u{7}toso", "\u{202E}osotnoC", "Conto\u{300}\u{301}\u{302}\u{303}\u{304}so",
        "👨‍👩‍👧‍👦 Familie", "\u{1FAE8} Shaking", "東京都株式会社東京都株式会社東京都株式会社", "Con\ttoso\nLtd\r\n",
        "\u{1100}\u{1100}\u{1100}\u{1161}",
        String(repeating: "M", count: 5000), "\u{200B}\u{FEFF}", "[red]Contoso[-] <b> %s", "\u{9B}31m", "é\u{0}\u{0}",
    ]

    @Test(arguments: hostileNames, sizes)
    func hostileNamesNeverLeaveTheirCells(name: String, size: Size) {
        let safe = SafeText("A \(name)").value
        let rows = [customerRow(1, name: safe), customerRow(2, name: "Plain")]
        let plain = [customerRow(1, name: "A Contoso"), customerRow(2, name: "Plain")]
        for keys in ["2", "2 enter", "2 a C", "2 e", "2 x"] {
            var script = KeyScript(size.columns, size.rows, customers: rows)
            script.press(keys)
            let frame = render(script.state)
            #expect(frame.lines.count == size.rows)
            #expect(frame.lines.allSatisfy { cells(in: $0) <= size.columns })
            #expect(
                !frame.lines.joined().unicodeScalars.contains {
                    $0.value < 32 || (0x7F...0x9F).contains($0.value) || $0.value == 0x202E
                })
            guard keys == "2" else { continue }
            var calm = KeyScript(size.columns, size.rows, customers: plain)
            calm.press(keys)
            let other = render(calm.state)
            // Only the cells of the company's name differ.
            for row in 0..<size.rows {
                for column in 0..<size.columns where row != 4 {
                    #expect(frame[row, column] == other[row, column])
                }
            }
            let state = other.lines[4].firstRange(of: "● ready").map {
                cells(in: String(other.lines[4][..<$0.lowerBound]))
            }
            let shown = frame.lines[4].firstRange(of: "● ready").map {
                cells(in: String(frame.lines[4][..<$0.lowerBound]))
            }
            #expect(state == shown && state != nil)
        }
    }

    @Test func theCursorIsVisibleInEveryPane() {
        for pane in Pane.allCases where pane != .jobs {
            var script = KeyScript()
            script.state.pane = pane
            let place = render(script.state).cursor
            #expect(place.map { render(script.state).bounds.contains($0) } == true, "\(pane)")
        }
    }

    @Test func theSameStateGivesTheSamePage() {
        var script = KeyScript()
        script.press("2 a / x esc C")
        #expect(render(script.state) == render(script.state))
    }
}
