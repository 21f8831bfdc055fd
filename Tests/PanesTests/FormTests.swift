import Core
import Panes
import Screen
import Testing
import Text

@Suite struct FormTests {
    @Test func theContactIsEditedAndSaved() {
        var script = KeyScript()
        script.press("2 e ctrl-u")
        script.type("berta@contoso.example")
        script.press("tab ctrl-u")
        script.type("Berta")
        script.press("enter")
        #expect(
            script.effects == [
                .saveContact(ContactChange(email: "berta@contoso.example", firstName: "Berta"), tenant(1))
            ])
        script.send(.contactSaved(tenant(1), true))
        #expect(script.toast == "Contact saved.")
    }

    @Test func aBadAddressIsSaidAndNotSaved() {
        var script = KeyScript()
        script.press("2 e ctrl-u")
        script.type("berta at contoso")
        script.press("enter")
        #expect(script.effects.isEmpty && script.page.contains("That is not an e-mail address"))
        script.press("esc")
        #expect(script.state.overlays.isEmpty && script.history.isEmpty)
    }

    @Test func theCancelButtonSavesNothing() {
        var script = KeyScript()
        script.press("2 e x up enter")
        #expect(script.history.isEmpty && script.state.overlays.isEmpty)
        script.press("e x up up enter")
        #expect(script.history.count == 0 || script.history.count == 1)
    }

    @Test func ignoringNeedsAReason() {
        var script = KeyScript()
        script.press("2 space space x enter")
        #expect(script.effects.isEmpty && script.page.contains("A reason is needed"))
        script.press("space enter")
        #expect(script.effects.isEmpty)
        script.type("test tenant")
        script.press("enter")
        #expect(script.effects == [.setIgnored(RowSet([RowID(1), RowID(10)]), reason: "test tenant")])
    }

    @Test func ignoringSaysWhatTheSearchHides() {
        var script = KeyScript()
        script.press("2 space space space /")
        script.type("contoso10")
        script.press("enter x")
        #expect(script.page.contains("Ignore 3 customers") && script.page.contains("2 hidden by filter"))
    }

    @Test func ignoredRowsAreTakenBack() {
        var script = KeyScript()
        script.press("2 space space /")
        script.type("contoso10")
        script.press("enter X")
        #expect(script.page.contains("Take back 2 customers, 1 hidden by filter?") && script.history.isEmpty)
        script.press("enter")
        #expect(script.history.isEmpty && script.state.overlays.isEmpty)
        script.press("X y")
        #expect(script.effects == [.setIgnored(RowSet([RowID(1), RowID(10)]), reason: nil)])
        script.send(.ignoredSet(count: 1, ignored: false))
        #expect(script.toast == "1 customer taken back.")
    }

    @Test func settingsAreChangedTogetherAndShownBeforeAndAfter() {
        var script = KeyScript()
        script.press("7")
        script.press("down space down down enter")
        #expect(script.effects.isEmpty)
        #expect(script.state.settings.drafts == [.createAutomatically: "true", .marketplaceCreatesAutomatically: "on"])
        #expect(script.page.contains("[x] on") && script.page.contains("changed, was false"))
        script.press("S")
        let drafts: [Setting: String] = [.createAutomatically: "true", .marketplaceCreatesAutomatically: "on"]
        #expect(script.effects == [.weighSettings(drafts)])
        let words: SafeText = "The next synchronisation would create 12 companies:"
        script.send(
            .settingsWeighed(
                drafts, [SwitchConsequence(.createAutomatically, count: 12, words: words, rows: ["Contoso"])]))
        #expect(script.page.contains("createAutomatically: false → true") && script.page.contains("would create 12"))
        #expect(script.page.contains("Contoso") && script.page.contains("Type 12 to switch createAutomatically on"))
        script.press("1 enter")
        #expect(script.effects.isEmpty && script.page.contains("or press Esc"))
        script.press("2 enter")
        #expect(script.effects == [.saveSettings(drafts)])
        script.send(.settingsSaved)
        script.send(.settingsRead([.createAutomatically: "true", .marketplaceCreatesAutomatically: "on"]))
        #expect(script.state.settings.drafts.isEmpty && script.page.contains("[x] on"))
    }

    @Test func theMarketplacesOwnSettingsStandBesideFerrys() {
        var script = KeyScript(80, 24, synchronises: true)
        script.press("7")
        #expect(script.history == [.readSettings, .readMarketplaceSettings])
        #expect(!script.page.contains("differs"))
        // It is asked once at a time.
        script.press("6 7")
        #expect(script.history.filter { $0 == .readMarketplaceSettings }.count == 1)
        script.send(
            .marketplaceSettingsRead(
                MarketplaceSettings([.synchronisesCompanies: false, .createsCompanies: true, .reminds: true])))
        #expect(script.page.contains("≠ off, differs") && script.page.contains("The marketplace's own setting is off"))
        script.press("down")
        #expect(script.page.contains("≠ on, differs"))
        script.press("space")
        #expect(script.page.contains("! on, both") && script.page.contains("both would do the same"))
        script.press("G")
        #expect(script.page.contains("Link Company") && script.page.contains("Microsoft tenant porting"))
        script.send(.marketplaceSettingsRead(MarketplaceSettings([:], silence: "HTTP 403\u{1B}[31m")))
        #expect(script.page.contains("not told: HTTP 403") && !script.page.contains("differs"))
        script.press("1 7")
        #expect(script.history.filter { $0 == .readMarketplaceSettings }.count == 2)
    }

    @Test func aNumberMayBeTheConfigurations() {
        var script = KeyScript()
        script.press("7")
        let place = SettingsState.order.firstIndex(of: .coolDownHours) ?? 0
        for _ in 0..<place { script.press("down") }
        #expect(script.page.contains("coolDownHours") && script.page.contains("profile  (default)"))
        script.press("enter ctrl-u 4 8 enter")
        #expect(script.state.settings.drafts == [.coolDownHours: "48"] && script.page.contains("48 hours"))
        script.press("enter ctrl-u")
        script.type("profile")
        script.press("enter")
        #expect(script.state.settings.drafts.isEmpty)
    }

    @Test func aChangeMadeWhileSavingIsKept() {
        var script = KeyScript()
        script.press("7 space S")
        script.send(.settingsWeighed([.companySync: "false"], []))
        script.press("enter")
        #expect(script.effects == [.saveSettings([.companySync: "false"])])
        script.press("down space")
        script.send(.settingsSaved)
        script.send(.settingsRead([.companySync: "false"]))
        #expect(script.state.settings.drafts == [.createAutomatically: "true"])
    }

    @Test func revertingTakesEveryChangeBack() {
        var script = KeyScript()
        script.press("7 space down space Z")
        #expect(script.state.settings.drafts.isEmpty && script.history == [.readSettings])
    }

    @Test func changingBackIsNoChange() {
        var script = KeyScript()
        script.press("7 space space")
        #expect(script.state.settings.drafts.isEmpty)
    }

    @Test func aNumberOutOfItsRangeIsSaid() {
        var script = KeyScript()
        script.press("7 down down down down enter ctrl-u 0 enter")
        #expect(script.state.settings.field != nil)
        #expect(script.page.contains("createCeiling takes a number from 1 to 100,000"))
        script.press("backspace 2 5 0 enter")
        #expect(script.state.settings.drafts == [.createCeiling: "250"] && script.state.settings.field == nil)
        script.press("enter q esc")
        #expect(script.history == [.readSettings] && script.state.settings.field == nil)
    }

    @Test func themesAreShownWhileChoosingAndEscapeReverts() {
        var script = KeyScript()
        script.press("t")
        script.press("down")
        #expect(script.state.theme == "light" && script.effects == [.useTheme("light")])
        script.press("down")
        #expect(script.effects == [.useTheme("mono")])
        script.press("esc")
        #expect(script.state.theme == "default" && script.effects == [.useTheme("default")])
        script.press("t down enter")
        #expect(script.state.theme == "light" && script.state.overlays.isEmpty)
    }

    @Test func thePaletteRunsActions() {
        var script = KeyScript()
        script.press(":")
        script.type("manage inv")
        script.press("enter")
        #expect(script.state.pane == .invitations && script.state.overlays.isEmpty)
        script.press("?")
        script.type("redraw")
        #expect(script.page.contains("Draws the page anew.") && !script.page.contains("Moves one row up."))
        script.press("enter")
        #expect(script.effects == [.redraw])
        script.press(":")
        script.type("zzz")
        #expect(script.page.contains("No action is called that."))
        script.press("enter")
        #expect(script.effects.isEmpty && script.state.overlays.isEmpty)
    }

    @Test func pastingIntoThePaletteMarksTheFirstHit() {
        var script = KeyScript()
        script.press(": down down down down")
        script.input(.paste("redraw"))
        script.press("enter")
        #expect(script.effects == [.redraw])
    }

    @Test func controlCLeavesAFieldOrADialog() {
        var script = KeyScript()
        script.press("2 / x ctrl-c")
        #expect(!script.state.customers.isSearching && script.effects.isEmpty)
        script.press("C ctrl-c")
        #expect(script.state.overlays.isEmpty && script.effects.isEmpty)
        script.press("7 down down down enter ctrl-c")
        #expect(script.state.settings.field == nil && script.effects == [.readSettings])
    }

    @Test func theMarkedLineOfALongDialogStaysInSightOnASmallerPage() {
        var script = KeyScript(80, 24)
        script.press("? pgdn down down")
        let title = render(script.state).lines.count
        #expect(title == 24)
        script.input(.resized(Size(columns: 60, rows: 15)))
        #expect(render(script.state).cells.contains { $0.style.ground == .cursor })
    }

    @Test func anEmptyProfileOffersThreeThings() {
        var script = KeyScript(customers: [])
        for (columns, rows) in [(80, 24), (60, 15), (200, 60)] {
            script.input(.resized(Size(columns: columns, rows: rows)))
            for words in ["Welcome to Ferry", "Import a customer list", "Open the demo", "Connect to the services"] {
                #expect(script.page.contains(words), "\(columns) \(words)")
            }
        }
        script.press("down enter")
        #expect(script.effects == [.openDemo])
        script.press("down enter")
        #expect(script.page.contains("~/.config/ferry/config.yaml"))
        script.press("esc I")
        script.type("~/Customers.csv")
        script.press("enter")
        #expect(script.effects == [.importFile("~/Customers.csv")])
    }

    @Test func theImportsResultIsTold() {
        var script = KeyScript()
        var summary = ImportSummary(file: "Customers.csv", kind: .customers(complete: true))
        (summary.added, summary.unchanged) = (1200, 3)
        summary.reject(RejectedLine(line: 7, reason: .noTenant))
        script.send(.imported(summary))
        #expect(script.toast == "Customers.csv: 1,200 added, 0 updated, 3 unchanged, 1 rejected.")
        #expect(script.page.contains("Line 7:") && script.effects == [.refresh])
    }

    @Test func everyRejectedRowCanBeReadToTheLast() {
        var script = KeyScript(60, 15)
        var summary = ImportSummary(file: "Customers.csv", kind: .customers(complete: true))
        for line in 1...1200 { summary.reject(RejectedLine(line: line, reason: .noTenant)) }
        script.send(.imported(summary))
        #expect(script.page.contains("Line 1:") && script.page.contains("↑ ↓") && !script.page.contains("Line 1000:"))
        script.press("G")
        #expect(script.page.contains("Line 1000:") && script.page.contains("and 200 rows more"))
        script.press("pgup k g down")
        #expect(script.page.contains("Line 2:") && !script.page.contains("Line 1:"))
        script.press("esc")
        #expect(script.state.overlays.isEmpty)
    }
}
