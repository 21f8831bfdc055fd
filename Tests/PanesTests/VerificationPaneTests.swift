import Core
import Panes
import Screen
import Testing
import Text

@Suite struct VerificationPaneTests {
    private static let sizes = [
        Size(columns: 80, rows: 24), Size(columns: 120, rows: 40), Size(columns: 60, rows: 15),
    ]

    @Test func evidenceIsReadWhenDetailsOpenAndTheCursorMoves() {
        var script = KeyScript()
        script.press("3")
        #expect(script.effects.isEmpty)
        script.press("enter")
        #expect(script.effects == [.readEvidence(CompanyID("c1"))])
        script.press("down")
        #expect(script.effects == [.readEvidence(CompanyID("c2"))])
        // What comes late for another company is not shown for this one.
        script.send(.evidenceRead(CompanyID("c1"), evidence(CompanyID("c1"))))
        #expect(script.page.contains("reading…"))
        script.send(.evidenceRead(CompanyID("c2"), []))
        #expect(script.page.contains("It was not verified yet."))
        script.press("t esc")
        #expect(!script.effects.contains(.readEvidence(CompanyID("c2"))))
    }

    @Test func newerCompaniesHaveTheirEvidenceReadAnew() {
        var script = KeyScript()
        script.press("3 enter")
        script.effects = []
        script.send(.refreshed(naiveSnapshot(.companies, [companyRow(1), companyRow(2)], version: 2)))
        #expect(script.effects == [.readEvidence(CompanyID("c1"))])
    }

    @Test func detailsShowEachFieldOfBothSides() {
        var script = KeyScript(200, 60)
        script.press("3 enter")
        script.send(.evidenceRead(CompanyID("c1"), evidence(CompanyID("c1"))))
        for words in [
            "Level 1", "Level 4", "not read", "✓ agree: ", "✗ differ: Fabrikam 1 | Fabrikam", "? unknown: the",
            "marketplace | Microsoft", "read 2026-11-23",
        ] { #expect(script.page.contains(words), "\(words)") }
    }

    @Test func detailsSayInWordsWhatTheServicesSend() {
        var script = KeyScript(
            160, 50, companies: [companyRow(1, .unlinked, .foreignKey, status: "DISABLED")])
        script.press("3 enter")
        for words in ["disabled", "perhaps told", "Another value stands where its tenant id"] {
            #expect(script.page.contains(words), "\(words)")
        }
        #expect(!script.page.contains("DISABLED") && !script.page.contains("perhaps-told"))
    }

    @Test(arguments: sizes)
    func evidenceOpensInFullOnEveryPage(size: Size) {
        var script = KeyScript(size.columns, size.rows)
        script.press("3 E")
        #expect(script.effects == [.readEvidence(CompanyID("c1"))] && script.state.overlays.isEmpty)
        script.send(.evidenceRead(CompanyID("c1"), evidence(CompanyID("c1"))))
        #expect(script.page.contains("Tenant evidence of Fabrikam 1") && script.page.contains("✓ agree"))
        script.press("G")
        #expect(script.page.contains("Level 4"))
        script.press("esc E")
        #expect(script.effects.isEmpty && script.state.overlays.count == 1)
        #expect(script.lines.allSatisfy { cells(in: $0) <= size.columns })
    }

    @Test func aWrittenTenantSaysWhichStepLinksIt() {
        var script = KeyScript(200, 60, companies: [companyRow(1, .written)])
        script.press("3 enter")
        #expect(script.page.contains("Created, tenant not linked") && script.page.contains("Vendor Information"))
        var confirmed = KeyScript()
        confirmed.press("3 enter")
        #expect(!confirmed.page.contains("tenant not linked"))
    }

    @Test func oneCompanyIsVerifiedWhereItsDetailsAre() {
        var script = KeyScript()
        script.press("3 enter")
        script.press("V")
        #expect(script.effects == [.verify([CompanyID("c1")])])
        #expect(disabledReason(.verify, in: script.state)?.value == "A job is being written down; wait for it.")
        var verification = job(1, queued: 1)
        verification.kind = .verifyCompanies
        script.send(.jobStarted(verification))
        #expect(script.state.pane == .companies)
        script.effects = []
        script.send(.jobStopped(verification, interrupted: false))
        #expect(script.effects.contains(.readEvidence(CompanyID("c1"))))
    }

    @Test func allShownAreVerifiedOnceConfirmed() throws {
        var script = KeyScript()
        script.press("3 :")
        script.type("verify all")
        script.press("enter")
        #expect(script.page.contains("Verify 2 companies?") && script.history.isEmpty)
        script.press("y")
        let answer = try #require(script.state.companies.answer)
        let snapshot = try #require(script.state.companies.answered)
        #expect(script.effects == [.verifyShown(answer, on: snapshot)])
        var verification = job(1, queued: 2)
        verification.kind = .verifyCompanies
        script.send(.jobStarted(verification))
        #expect(script.state.pane == .jobs && script.page.contains("verify companies"))
    }

    @Test func verifyingUnticksNoCustomer() {
        var script = KeyScript()
        script.press("2 a")
        var verification = job(1, queued: 2)
        verification.kind = .verifyCompanies
        script.send(.jobStarted(verification))
        var row = item(1)
        row.tenant = JobItem.noTenant
        row.tenants = []
        script.send(.itemsRead(JobID(1), [row], offset: 0))
        script.send(
            .itemsEnded(
                JobID(1), [ItemOutcome(item: row, state: .done(company: CompanyID("c"), wasThere: true), evidence: "")])
        )
        #expect(script.ticked.count == 28 && script.page.contains("✓ verified"))
        #expect(!script.page.contains("00000000"))
    }
}
