import Core
import Panes
import Screen
import Testing
import Text

@Suite struct LinkTests {
    private static let sizes = [
        Size(columns: 80, rows: 24), Size(columns: 120, rows: 40), Size(columns: 60, rows: 15),
    ]

    private static let rows = [
        customerRow(1, .matched, .domainMatch, level: .domain, companies: "c7"),
        customerRow(2, .ambiguous, .severalNameMatches, level: .name, companies: "c7 c8"), customerRow(3),
        customerRow(4, .ignored, .setAside), customerRow(5, .creating, .inJob),
        customerRow(6, .blocked, .notReseller, relationship: "advisor"),
        customerRow(7, .checking, .companiesUnread),
    ]

    private func script(_ columns: Int = 120, _ rows: Int = 40) -> KeyScript {
        KeyScript(
            columns, rows, customers: Self.rows, synchronises: true,
            companies: [companyRow(1), companyRow(8, .unlinked), companyRow(9, .unlinked, name: "Tailspin")])
    }

    @Test(arguments: sizes)
    func theCandidatesComeFirstAndAreConfirmed(size: Size) {
        var script = script(size.columns, size.rows)
        script.press("2 L")
        #expect(script.effects == [.findCompanies([CompanyID("c7")])])
        #expect(script.page.contains("Reading the candidates…"))
        script.send(.companiesFound([company("c7")]))
        #expect(script.page.contains("1 candidate, matched by domain") && script.page.contains("Contoso A/S"))
        script.press("enter")
        for words in ["Link this company?", "Contoso A/S", "c7", "contoso25.example", "by domain", "▸ Leave (n)"] {
            #expect(script.page.contains(words), "\(words)")
        }
        script.press("enter")
        #expect(script.history == [.findCompanies([CompanyID("c7")])])
        script.press("enter y")
        let choice = LinkChoice(customer: RowID(1), company: CompanyID("c7"), level: .domain)
        #expect(script.effects == [.link([choice])])
        #expect(script.state.overlays.isEmpty && script.state.jobs.isBeginning)
    }

    @Test(arguments: sizes)
    func companiesAreSearchedWhileOneTypes(size: Size) {
        var script = script(size.columns, size.rows)
        let pane = script.state.companies
        script.press("2 down down L")
        #expect(script.page.contains("No candidate is known"))
        script.type("tails")
        #expect(script.page.contains("1 company found") && script.page.contains("Tailspin"))
        #expect(script.state.companies == pane)
        script.press("enter y")
        #expect(script.effects == [.link([LinkChoice(customer: RowID(3), company: CompanyID("c9"), level: .hand)])])
    }

    @Test func aCompanyOfAnotherTenantIsRefused() {
        var script = script()
        script.press("2 down down L")
        script.type("\"Fabrikam 1\"")
        #expect(script.page.contains("✗ another"))
        script.press("enter")
        #expect(script.toast == "The company is linked to another tenant." && script.state.overlays.count == 1)
    }

    @Test func aCompanyWithAForeignIdIsRefusedHoweverItWasFound() {
        let refusal = "Another value stands where the company's tenant id belongs, and is never overwritten."
        var script = KeyScript(
            customers: Self.rows, synchronises: true, companies: [companyRow(9, .unlinked, .foreignKey)])
        script.press("2 L")
        script.send(.companiesFound([company("c7", tenantKey: "CRM-17")]))
        #expect(script.page.contains("✗ other id"))
        script.press("enter")
        #expect(script.toast == refusal && script.state.overlays.count == 1)
        script.type("fabrikam")
        #expect(script.page.contains("1 company found") && script.page.contains("✗ other id"))
        script.press("enter")
        #expect(script.toast == refusal && script.state.overlays.count == 1 && script.history.count == 1)
    }

    @Test func anAnswerToAnOlderSearchIsNotChosenFrom() throws {
        var script = script()
        script.press("2 down down L")
        script.type("tails")
        // The next letter's answer has not come yet.
        _ = update(&script.state, .input(.key(KeyPress(.character("p"))), at: noon))
        script.press("enter")
        #expect(script.toast.contains("not the companies") && script.state.overlays.count == 1)
    }

    @Test func escapeClearsTheSearchThenCloses() {
        var script = script()
        script.press("2 L")
        script.send(.companiesFound([company("c7")]))
        script.type("tails")
        script.press("esc")
        #expect(script.page.contains("1 candidate"))
        script.press("esc")
        #expect(script.state.overlays.isEmpty)
        script.press("L")
        script.type("x\"")
        #expect(script.page.contains("quotation mark"))
        script.input(.paste("\" tails"))
        script.press("ctrl-c ctrl-c")
        #expect(script.state.overlays.isEmpty)
    }

    @Test func rowsThatCanNotBeLinkedSayWhy() {
        var script = script()
        script.press("2 down down down L")
        #expect(script.toast == "It was set aside by hand; take it back first." && script.state.overlays.isEmpty)
        script.press("down L")
        #expect(script.toast == "Another open job is about to create it.")
        // A person may choose for a row that is still being checked.
        script.press("down down L")
        #expect(script.state.overlays.count == 1)
    }

    @Test(arguments: sizes)
    func tickedRowsGetAPlan(size: Size) {
        var script = script(size.columns, size.rows)
        script.press("2 a L")
        for words in [
            "1 will be linked", "1 need attention", "5 will be skipped", "Link 1 (y)", "▸ Cancel (n)", "all 7",
        ] {
            #expect(script.page.contains(words), "\(words)")
        }
        script.press("enter")
        #expect(script.history.isEmpty && script.state.overlays.isEmpty)
        script.press("L tab tab")
        #expect(script.page.contains("! attention"))
        script.press("right enter")
        #expect(script.effects == [.link([LinkChoice(customer: RowID(1), company: CompanyID("c7"), level: .domain)])])
    }

    @Test(arguments: ["esc", "n", "q", "ctrl-y", "C", "i y"])
    func noOtherKeyLinks(keys: String) {
        var script = script()
        script.press("2 a L \(keys)")
        #expect(script.history.isEmpty)
    }

    @Test func nothingToLinkIsSaid() {
        var script = KeyScript(customers: [customerRow(1)])
        script.press("2 space L y")
        #expect(script.history.isEmpty && script.toast == "There is nothing to link.")
    }

    @Test func anAdvisorIsAskedForTheRelationshipInsteadOfCreated() {
        var script = script(200, 60)
        script.press("2 / ")
        script.type("contoso6")
        script.press("enter enter")
        #expect(script.page.contains("Ask it for the reseller relationship"))
        script.press("C")
        #expect(script.toast.contains("request the reseller relationship instead") && script.state.overlays.isEmpty)
        #expect(disabledReason(.requestRelationship, in: script.state) == nil)
        script.press("space C")
        #expect(script.page.contains("advisor: request the relationship instead"))
    }

    @Test func linkingUnticksWhatWasLinked() {
        var script = script()
        script.press("2 a L y")
        var linking = job(1, queued: 1)
        linking.kind = .linkCompanies
        script.send(.jobStarted(linking))
        var row = item(1)
        row.company = CompanyID("c7")
        row.level = .domain
        script.send(.itemsRead(JobID(1), [row], offset: 0))
        script.send(
            .itemsEnded(
                JobID(1),
                [ItemOutcome(item: row, state: .done(company: CompanyID("c7"), wasThere: false), evidence: "")]))
        #expect(!script.ticked.contains(1) && script.ticked.count == 6)
        #expect(script.page.contains("✓ linked") && script.page.contains("company c7, by domain"))
        script.press("enter")
        #expect(script.page.contains("The company c7 was linked."))
        script.press("esc K")
        #expect(script.state.overlays.isEmpty)
    }

    @Test func unlinkingAsksFirst() {
        var script = script()
        script.press("3 D")
        #expect(script.page.contains("Unlink Fabrikam 1?") && script.page.contains(tenant(1).description))
        script.press("enter")
        #expect(script.history.isEmpty)
        script.press("D y")
        #expect(script.effects == [.unlink(CompanyID("c1"), tenant(1))])
        script.effects = []
        script.send(.unlinked(CompanyID("c1"), tenant(1)))
        #expect(script.effects == [.refresh] && script.toast.contains("c1"))
        script.press("down D")
        #expect(script.toast == "The company is linked to no tenant.")
    }
}
