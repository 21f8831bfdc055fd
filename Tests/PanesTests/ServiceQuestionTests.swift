import Core
import Panes
import Screen
import Testing
import Text

/// Absence, requirements, and what the plan says of the services.
@Suite struct ServiceQuestionTests {
    private static let sizes = [
        Size(columns: 80, rows: 24), Size(columns: 120, rows: 40), Size(columns: 60, rows: 15),
    ]

    @Test(arguments: sizes)
    func aMissingCustomerIsAskedForAndAnswered(size: Size) {
        var script = KeyScript(size.columns, size.rows)
        script.press("2 W")
        script.type("contoso")
        script.press("enter")
        #expect(script.history.isEmpty && script.page.contains("neither a tenant id nor a domain"))
        script.type(".example")
        script.press("enter")
        #expect(script.effects == [.inquire(.domain("contoso.example"))])
        script.send(.inquired(absence()))
        #expect(script.page.contains("never read to its end") && script.page.contains(tenant(99).description))
        script.press("G")
        #expect(script.page.contains("set it aside"))
        #expect(script.lines.allSatisfy { cells(in: $0) <= size.columns })
        script.press("esc W")
        script.type(tenant(3).description)
        script.press("enter")
        #expect(script.effects == [.inquire(.tenant(tenant(3)))])
    }

    @Test func anAnswerTakesNoKeysFromAnOpenDialog() {
        var script = KeyScript()
        script.press("2 W")
        script.type("contoso.example")
        script.press("enter e")
        script.send(.inquired(absence()))
        if case .contact? = script.state.overlays.last {} else { Issue.record("the form lost the keys") }
        script.press("esc")
        #expect(script.page.contains("Why is it not here?"))
    }

    @Test func theOverviewShowsWhatFailedAndWhatToDo() {
        var script = KeyScript(synchronises: true)
        script.press("1")
        #expect(script.effects == [.readRequirements])
        script.press("2 1")
        #expect(script.effects.isEmpty)
        script.send(.requirementsRead(findings))
        for words in ["Requirements", "1 passed · 1 failed · 1 unknown", "CSP 1-tier", "direct-bill"] {
            #expect(script.page.contains(words), "\(words)")
        }
        #expect(script.state.overlays.isEmpty)
        script.press("r")
        #expect(script.effects.contains(.readRequirements))
    }

    @Test(arguments: sizes)
    func theRequirementsOpenInFull(size: Size) {
        var script = KeyScript(size.columns, size.rows)
        script.press("2 :")
        script.type("requirements")
        script.press("enter")
        #expect(script.effects == [.readRequirements])
        script.send(.requirementsRead(findings))
        for words in ["✓ Sign-in to Microsoft: passed", "✗ CSP 1-tier", "→ Use the direct-bill"] {
            #expect(script.page.contains(words), "\(words)")
        }
        script.press("esc :")
        script.type("requirements")
        script.press("enter")
        #expect(script.effects.isEmpty && script.state.overlays.count == 1)
    }

    @Test func requirementsThatCouldNotBeReadCanBeReadAgain() {
        var script = KeyScript(synchronises: true)
        script.press("1")
        script.send(.failed("No."))
        script.press("2 1")
        #expect(script.effects == [.readRequirements])
    }

    private let terms = MarketplaceTerms(
        isLocal: false, settleSeconds: 120, burst: 20, requestsPerSecond: 5, requestsPerCreation: 5,
        mailsFirstUser: nil)

    private func plan(_ rows: RowSet, _ snapshot: ListSnapshot) -> CreationPlan {
        let records = rows.rows.compactMap { snapshot.recordOf($0) }
        let street = PostalAddress(street: "Street 1", street2: "", city: "", state: "", postalCode: "", country: "")
        return CreationPlan(records, terms: terms, address: { $0 == RowID(1) ? street : nil })
    }

    @Test(arguments: sizes)
    func thePlanSaysHowLongItTakesAndWhoMayBeMailed(size: Size) throws {
        var script = KeyScript(size.columns, size.rows)
        script.press("2 a C")
        let snapshot = try #require(script.state.customers.snapshot)
        let rows = script.state.customers.selection.rows
        guard case .plan(var dialog)? = script.state.overlays.last else { return }
        dialog.plan = .create(plan(rows, snapshot))
        script.state.overlays = [.plan(dialog)]
        let page = script.page
        #expect(page.contains("It takes at least") && page.contains("may mail the first user"))
        #expect(page.contains("1 company is sent without an incomplete address") || size.rows < 20)
        #expect(page.contains("▸ Cancel (n)") && page.contains("Create 20 (y)") && page.contains("all 28"))
        let listed = script.lines.count { $0.contains("● create") || $0.contains("– skip") }
        #expect(listed >= 1, "\(page)")
        #expect(page.contains("sent without its incomplete address") == (size.columns == 120))
    }
}
