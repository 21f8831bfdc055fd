import Core
import Panes
import Screen
import Testing
import Text

/// Invitations that are revoked or made again, and people who are read back, in the console.
@Suite struct InvitationPaneTests {
    private static let terms = MarketplaceTerms(
        isLocal: false, settleSeconds: 1, burst: 5, requestsPerSecond: 1, requestsPerCreation: 1, mailsFirstUser: nil)

    private func person(
        _ row: UInt32, _ access: MarketplacePerson.Access?, _ state: InvitationState = .neverTold,
        email: String? = nil
    ) -> LetterRecipient {
        LetterRecipient(
            user: RowID(row), state: state, access: access,
            contact: Contact(email: email ?? "boss@fabrikam\(row).example"), companyID: CompanyID("c\(row)"),
            company: "Fabrikam \(row)", tenant: nil, domain: "", culture: "")
    }

    @Test func aPlanTellsOpenInvitationsFromAllOthers() {
        let people = [
            person(1, .invited), person(2, .inactive), person(3, .active, .activated), person(4, nil),
            person(5, .invited, .revoked), person(6, .invited, email: "nowhere"),
        ]
        let plan = InvitationPlan(people, .reinvite, terms: Self.terms)
        #expect(
            plan.entries.map(\.verdict) == [
                .change, .skip(.hasAccount), .skip(.activated), .skip(.notRead), .change, .skip(.needsPerson),
            ])
        #expect(plan.users == [RowID(1), RowID(5)] && plan.halfDone == 1 && plan.seconds == 3)
        #expect(InvitationPlan(people, .revoke, terms: .local).users.isEmpty)
        #expect(Wording.totals(of: plan) == "Plan: 2 invitations will be revoked and made again, 4 rows skipped.")
    }

    @Test func nothingIsRevokedUntilThePlanIsConfirmed() throws {
        var script = KeyScript()
        script.press("4 a I")
        let rows = RowSet([RowID(1), RowID(2)])
        let snapshot = try #require(script.state.invitations.snapshot)
        #expect(script.effects == [.planInvitations(rows, .reinvite, on: snapshot)])
        let plan = InvitationPlan([person(1, .invited), person(2, .inactive)], .reinvite, terms: Self.terms)
        script.send(.planned(.invitations(plan), of: rows, from: snapshot))
        #expect(script.page.contains("1 will be revoked and invited again"))
        #expect(script.page.contains("403, ALREADY_EXISTS") && script.page.contains("1 need attention"))
        script.press("enter")
        #expect(script.effects.isEmpty && script.state.overlays.isEmpty)
        script.press("I")
        script.send(.planned(.invitations(plan), of: rows, from: snapshot))
        script.press("y")
        #expect(script.effects == [.changeInvitations([RowID(1)], .reinvite)])
    }

    @Test func onlyWhoWasToldIsUnticked() {
        var script = KeyScript()
        script.press("4 a")
        #expect(script.state.invitations.selection.rows.count == 2)
        var letters = job(1, queued: 2)
        letters.kind = .sendLetters
        script.send(.jobStarted(letters))
        var (told, failed) = (item(1), item(2))
        (told.users, failed.users) = ([RowID(1)], [RowID(2)])
        let outcomes = [
            ItemOutcome(item: told, state: .done(company: JobItem.noCompany, wasThere: false), evidence: ""),
            ItemOutcome(item: failed, state: .failed(ItemFailure("450", retryable: true)), evidence: ""),
        ]
        script.send(.itemsEnded(JobID(1), outcomes))
        #expect(script.state.invitations.selection.rows == RowSet([RowID(2)]))
    }

    @Test func whoHasAnAccountCantBeInvitedAgain() {
        var script = KeyScript()
        script.press("4")
        let reason = disabledReason(.reinvite, in: script.state)?.value ?? ""
        #expect(reason.contains("403, ALREADY_EXISTS") && reason.contains("reset the password"))
        script.press("X")
        #expect(script.effects.isEmpty && script.state.overlays.isEmpty && script.toast == reason)
    }

    @Test func whatIsHalfDoneHasAWordOfItsOwn() {
        var item = item(1, .failed(ItemFailure("revoked, and not invited again: w", retryable: true)))
        item.step = .inviting
        #expect(item.isHalfDone)
        item.state = .done(company: CompanyID("c"), wasThere: false)
        #expect(!item.isHalfDone)
        let facts = InvitationFacts(access: .invited, timesSent: 3, isRevoked: true)
        #expect(InvitationState(facts, at: noon) == .revoked)
        #expect(Wording.phrase(for: InvitationState.revoked) == "revoked, not invited")
    }

    @Test func peopleAreReadBackWhileTheyAreLookedAtAndThenItSleeps() {
        var script = KeyScript(synchronises: true)
        script.press("4")
        #expect(script.effects == [.readPeople])
        #expect(script.state.companiesOnScreen == [CompanyID("c1"), CompanyID("c2")])
        #expect(script.lines[0].contains("▶ people"))
        script.send(.peopleMoved(read: 12, left: 3))
        #expect(script.lines[0].contains("▶ people of 12 read · 3 left"))
        // One at a time.
        script.press("1 4")
        #expect(!script.effects.contains(.readPeople))
        script.press(":")
        script.type("stop sync")
        script.press("enter")
        #expect(script.effects == [.stopPeople] && script.lines[0].contains("people: stopping"))
        script.effects = []
        script.send(.peopleEnded(nil))
        #expect(script.effects == [.refresh] && !script.lines[0].contains("people"))
        script.press("1 4")
        script.effects = []
        script.send(.peopleEnded(nil))
        #expect(script.effects.isEmpty)
        // What is told late changes nothing.
        script.send(.peopleMoved(read: 13, left: 2))
        #expect(!script.lines[0].contains("people"))
        var local = KeyScript()
        local.press("4")
        #expect(local.effects.isEmpty)
    }

    @Test func aSynchronisationComesFirstAndPeopleAfterIt() {
        var script = KeyScript(synchronises: true)
        script.press("4 r")
        #expect(script.effects.suffix(2) == [.stopPeople, .synchronise(full: false)])
        script.send(.peopleEnded(nil))
        script.effects = []
        script.send(.syncEnded(.finished(syncNote(), SyncTroubles())))
        #expect(script.effects == [.refresh, .readPeople])
        script.send(.peopleEnded("People: it failed."))
        #expect(script.toast == "People: it failed.")
    }

    @Test func theCompanyWhoseDetailsAreOpenIsReadFirst() {
        var script = KeyScript(synchronises: true)
        script.press("3 enter")
        #expect(script.effects.contains(.readPeople))
        #expect(script.state.companiesOnScreen.count == 1)
    }
}
