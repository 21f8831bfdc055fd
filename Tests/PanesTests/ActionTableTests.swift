import Core
import Panes
import Screen
import Testing
import Text

@Suite struct ActionTableTests {
    @Test func everyActionStandsOnceInTheTable() {
        #expect(Set(ActionTable.all.map(\.id)) == Set(ActionID.allCases))
        #expect(ActionTable.all.count == ActionID.allCases.count)
    }

    @Test func everyActionSaysWhatItDoes() {
        for action in ActionTable.all {
            #expect(!action.title.value.isEmpty && action.meaning.value.count > 10, "\(action.id)")
            #expect(action.meaning.value.hasSuffix("."), "\(action.id)")
            #expect(action.keys.isEmpty == Self.paletteOnly.contains(action.id), "\(action.id)")
        }
    }

    /// Actions that no key starts until a key file gives them one.
    private static let paletteOnly: Set<ActionID> = [
        .requestRelationship, .verifyShown, .syncAnew, .stopSync, .syncReport, .requirements, .copyLink,
        .testLetter, .export, .exportDataSets, .sayRenews, .sayEnds, .takeRenewalBack,
    ]

    @Test func noKeyMeansTwoThingsInOnePane() { #expect(Keymap().clashes.isEmpty) }

    @Test func theKeysAreThoseOfTheContract() {
        let keymap = Keymap()
        let expected: [(String, Pane, ActionID)] = [
            ("1", .jobs, .openOverview), ("2", .jobs, .openPending), ("3", .jobs, .openCompanies),
            ("4", .jobs, .openInvitations), ("7", .jobs, .openSettings), ("8", .pending, .openJobs),
            ("tab", .pending, .nextPane), ("l", .pending, .nextPane), ("h", .pending, .previousPane),
            ("up", .pending, .up),
            ("k", .pending, .up), ("down", .pending, .down), ("j", .pending, .down), ("pgup", .pending, .pageUp),
            ("pgdn", .pending, .pageDown), ("g", .pending, .first), ("G", .pending, .last), ("/", .pending, .search),
            ("esc", .pending, .back), ("enter", .pending, .open), ("space", .pending, .tick), ("v", .pending, .range),
            ("shift-up", .pending, .rangeUp), ("shift-down", .pending, .rangeDown), ("a", .pending, .tickAll),
            ("i", .pending, .invert), ("A", .pending, .untickAll), ("u", .pending, .undo), ("U", .pending, .redo),
            ("<", .pending, .columnLeft), (">", .pending, .columnRight), ("s", .pending, .sort),
            ("C", .pending, .createSelected), ("e", .pending, .edit), ("y", .pending, .copy), ("r", .pending, .refresh),
            ("t", .pending, .themes), (":", .pending, .palette), ("?", .pending, .help), ("ctrl-l", .pending, .redraw),
            ("ctrl-z", .pending, .suspend), ("q", .pending, .quit), ("L", .pending, .link), ("V", .companies, .verify),
            ("E", .companies, .evidence), ("U", .companies, .redo), ("D", .companies, .unlink),
            ("5", .jobs, .openRequests),
            ("R", .invitations, .resend), ("W", .overview, .whyAbsent),
        ]
        for (name, pane, id) in expected {
            #expect(KeyPress(name: name).flatMap { keymap.action(for: $0, in: pane) } == id, "\(name)")
        }
    }

    @Test func destructiveActionsHaveCapitalKeys() {
        for action in ActionTable.all where action.kind == .destructive {
            #expect(action.keys.allSatisfy { $0.name.count == 1 && $0.name.uppercased() == $0.name })
        }
    }

    @Test(arguments: Pane.allCases)
    func everyActionOfAPaneIsInHelpAndPalette(pane: Pane) {
        for opener in [":", "?"] {
            for action in ActionTable.all {
                var script = KeyScript(200, 60)
                script.state.pane = pane
                script.press(opener)
                script.type(action.id.rawValue)
                #expect(script.page.contains(action.title.value), "\(opener) \(action.id)")
            }
        }
    }

    @Test func anActionOfAnotherPaneSaysWhere() {
        var script = KeyScript()
        script.press("3")
        #expect(disabledReason(.createSelected, in: script.state)?.value == "Only in Pending Companies.")
        script.press(": C")
        script.type("reate Selected")
        script.press("enter")
        #expect(script.toast == "Only in Pending Companies.")
        #expect(script.state.overlays.isEmpty)
    }

    @Test func whatCanNotBeDoneSaysWhyInASentence() {
        var nothingRead = KeyScript()
        nothingRead.state.customers = ListState(.customers)
        nothingRead.state.pane = .pending
        var noRow = KeyScript(customers: [])
        noRow.state.pane = .pending
        var jobless = KeyScript()
        jobless.state.pane = .jobs
        var settings = KeyScript()
        settings.state.pane = .settings
        var importing = KeyScript()
        importing.state.importing = ImportProgress(
            summary: ImportSummary(file: "Customers.csv", kind: .contacts), part: nil)
        let demo = KeyScript(sandbox: true)
        let pending = { (script: KeyScript) in
            var script = script
            script.state.pane = .pending
            return script
        }(KeyScript())
        var invited = KeyScript()
        invited.state.pane = .invitations
        let cases: [(ActionID, KeyScript, String)] = [
            (.tickAll, nothingRead, "The list is still being read."), (.edit, noRow, "There is no row here."),
            (.tick, noRow, "There is no row here."), (.createSelected, noRow, "Tick a row first: Space."),
            (.ignore, noRow, "Tick a row first: Space."), (.unignore, noRow, "Tick a row first: Space."),
            (.undo, pending, "Nothing to undo."), (.redo, pending, "Nothing to redo."),
            (.untickAll, pending, "Nothing is ticked."), (.copy, noRow, "There is no row here."),
            (.saveSettings, settings, "Nothing is changed."), (.revertSettings, settings, "Nothing is changed."),
            (.resumeJob, jobless, "There is no job here."), (.retryFailed, jobless, "There is no job here."),
            (.cancelJob, jobless, "There is no job here."), (.importFile, importing, "An import is running."),
            (.demo, demo, "This is the demo."), (.copyLink, invited, "This marketplace has no address in the profile."),
            (.syncAnew, pending, "This profile has no service to synchronise with."),
            (.stopSync, pending, "No synchronisation runs here."),
            (.requestRelationship, pending, "Only for a customer whose relationship is advisor."),
        ]
        for (id, script, reason) in cases { #expect(disabledReason(id, in: script.state)?.value == reason, "\(id)") }
    }

    @Test func everyReasonIsASentence() {
        let readOnly = KeyScript(customers: [], readOnly: true)
        for pane in Pane.allCases {
            var state = readOnly.state
            state.pane = pane
            for action in ActionTable.all {
                guard let reason = disabledReason(action.id, in: state) else { continue }
                #expect(reason.value.hasSuffix(".") || reason.value.hasSuffix("Space."), "\(action.id)")
            }
        }
    }

    @Test func aReadOnlyProfileStopsEverythingThatChanges() {
        for action in ActionTable.all where action.kind != .safe {
            var script = KeyScript(readOnly: true)
            script.state.pane = action.panes.sorted { $0.rawValue < $1.rawValue }.first ?? .pending
            script.send(.jobsRead([job(1, .halted, queued: 2, failed: 1)], interrupted: []))
            #expect(disabledReason(action.id, in: script.state)?.value == "This profile is read-only.", "\(action.id)")
            for press in action.keys { script.input(.key(press)) }
            #expect(script.history.isEmpty && script.state.overlays.isEmpty, "\(action.id)")
        }
        var script = KeyScript(readOnly: true)
        script.press("7 space enter")
        #expect(script.state.settings.drafts.isEmpty && script.toast == "This profile is read-only.")
        #expect(script.lines[0].contains("READ-ONLY"))
    }

    @Test func aKeyFileReplacesKeys() throws {
        let keymap = try Keymap(replacing: ["create-selected": ["f2"], "refresh": []])
        var script = KeyScript(keymap: keymap)
        script.press("2 C")
        #expect(script.planDialog == nil)
        script.press("f2")
        #expect(script.planDialog != nil)
        #expect(throws: Keymap.Problem.unknownAction("crate")) { try Keymap(replacing: ["crate": ["x"]]) }
        #expect(throws: Keymap.Problem.unknownKey("ctrl-", action: "sort")) {
            try Keymap(replacing: ["sort": ["ctrl-"]])
        }
        #expect(throws: Keymap.Problem.self) { try Keymap(replacing: ["sort": ["C"]]) }
    }

    @Test(arguments: Pane.allCases)
    func helpAndPaletteAreNamedInTheFooterAtEightyColumns(pane: Pane) {
        var script = KeyScript(80, 24)
        script.state.pane = pane
        #expect(script.lines.last?.contains("? Help") == true, "\(script.lines.last ?? "")")
    }
}
