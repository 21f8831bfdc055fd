import Core
import Panes
import Testing
import Text

/// What the console asks before it writes rows into files.
@Suite struct ExportPaneTests {
    private func export(_ script: KeyScript) throws -> (Export, replaces: Bool) {
        for effect in script.history {
            if case .export(let export, let replaces) = effect { return (export, replaces) }
        }
        throw NotWritten()
    }

    private struct NotWritten: Error {}

    private func opened(_ action: String, _ script: inout KeyScript) {
        script.press(":")
        script.type(action)
        script.press("enter")
    }

    @Test func theRowsOnShowAreWrittenUnderTheSearch() throws {
        var script = KeyScript()
        script.press("2 /")
        script.type("state:blocked")
        script.press("enter")
        opened("export the list", &script)
        #expect(script.page.contains("Export 4 rows"))
        script.type("~/blocked.txt")
        script.press("enter")
        #expect(script.page.contains("End the name in .csv or in .jsonl.") && script.effects.isEmpty)
        script.press("backspace backspace backspace backspace")
        script.type(".csv")
        script.press("enter")
        let (export, replaces) = try export(script)
        #expect(export.path == "~/blocked.csv" && export.isCSV == true && export.count == 4 && !replaces)
        #expect(export.form == .rows && script.state.overlays.isEmpty)
        // What is being written is not dropped without a word.
        script.press("q")
        #expect(script.page.contains("A file is being written."))
        script.press("n")
        // What fails elsewhere ends no export.
        script.send(.failed("The store is busy."))
        script.press("q")
        #expect(script.page.contains("A file is being written."))
        script.press("n")
        script.send(.exported(Exported(words: "4 rows written to ~/blocked.csv.")))
        #expect(script.toast == "4 rows written to ~/blocked.csv.")
    }

    @Test func tickedRowsGoFirst() throws {
        var script = KeyScript()
        script.press("2 space space")
        opened("export-datasets", &script)
        #expect(script.page.contains("Export data sets of 2 rows"))
        script.type("sets")
        script.press("enter")
        let (export, _) = try export(script)
        #expect(export.form == .dataSets && export.count == 2)
        let ticked = script.state.customers.selection.rows
        guard case .ticked(ticked, _) = export.rows else {
            Issue.record("\(export.rows)")
            return
        }
        script.send(.exported(Exported(words: "1 row.", lacking: ["Contoso 2: the country is missing"])))
        #expect(script.page.contains("Contoso 2: the country is missing"))
    }

    @Test func whatIsThereIsReplacedOnlyOnceSomebodySaysSo() throws {
        var script = KeyScript()
        script.press("2")
        opened("export the list", &script)
        script.type("list.jsonl")
        script.press("enter")
        let (export, _) = try export(script)
        script.send(.exportBlocked(export))
        #expect(script.page.contains("Replace list.jsonl?"))
        script.press("enter")
        #expect(script.effects.isEmpty && script.state.overlays.isEmpty)
        script.send(.exportBlocked(export))
        script.press("y")
        #expect(script.effects == [.export(export, replaces: true)])
    }

    @Test func anEmptyListHasNothingToWrite() {
        var script = KeyScript(customers: [])
        script.press("2")
        #expect(disabledReason(.export, in: script.state) == "There is no row on show.")
    }

    @Test func jobsTheirRowsAndTheJournalAreWrittenAsTheyAreShown() throws {
        var script = KeyScript()
        script.press("8")
        #expect(disabledReason(.export, in: script.state) == "There is no row on show.")
        script.send(.jobsRead([job(2, .done, done: 3, failed: 2), job(1, .done, done: 1)], interrupted: []))
        #expect(try written(&script) == .jobs(count: 2))
        script.press("enter")
        #expect(try written(&script) == .items(of: JobID(2), troublesOnly: false, count: 5))
        script.press("escape o")
        #expect(disabledReason(.export, in: script.state) == "There is no row on show.")
        let entry = JournalEntry(
            at: noon, who: "anna@host", action: .settingChanged, subject: "companySync", result: "off")
        script.send(.journalRead([entry]))
        #expect(try written(&script) == .journal(count: 1))
    }

    private func written(_ script: inout KeyScript) throws -> Export.Rows {
        script.history = []
        opened("export the list", &script)
        script.type("rows.csv")
        script.press("enter")
        return try export(script).0.rows
    }
}
