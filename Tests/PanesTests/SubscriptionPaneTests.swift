import Core
import Foundation
import Panes
import Screen
import Testing

/// The pane of subscriptions.
@Suite struct SubscriptionPaneTests {
    private func script(_ rows: [Record], _ columns: Int = 200, _ lines: Int = 60) -> KeyScript {
        var script = KeyScript(columns, lines)
        script.send(.refreshed(naiveSnapshot(.subscriptions, rows)))
        script.press("6")
        return script
    }

    @Test func anEmptyPaneSaysWhereTheyComeFrom() {
        #expect(script([]).page.contains("No subscriptions yet."))
    }

    @Test func whatNeedsAHandComesFirst() {
        let rows = [
            subscriptionRow(1, .renews, ends: 1, needsHand: false), subscriptionRow(2, .ending, ends: 12),
            subscriptionRow(3, .expired, ends: -3, until: 27),
        ]
        let page = script(rows).page
        let places = ["Contoso 3", "Contoso 2", "Contoso 1"].compactMap { page.range(of: $0)?.lowerBound }
        #expect(places.count == 3 && places == places.sorted())
        #expect(page.contains("3 d ago") && page.contains("12 d") && page.contains("blocked in 28 d"))
    }

    @Test(arguments: [(80, 24), (120, 40), (200, 60)])
    func stateAndEndAreSeenInEveryWindow(_ columns: Int, _ lines: Int) {
        let page = script([subscriptionRow(1)], columns, lines).page
        #expect(page.contains("Contoso 1") && page.contains("▶ ending") && page.contains("2026-12-05"))
        let line = page.split(separator: "\n").first { $0.contains("Contoso 1") }
        #expect(line?.contains("due") == true)
    }

    @Test func theDetailsTellTheRules() {
        var script = script([subscriptionRow(1, .expired, ends: -3, cover: "active", until: 27)])
        script.press("enter")
        let page = script.page
        #expect(page.contains("Move the licences to the replacement"))
        #expect(page.contains("Can't be migrated: the customer bought it from Microsoft."))
        #expect(page.contains("nothing is paid back"))
        #expect(page.contains("everything works until 2026-12-20"))
        #expect(page.contains("Microsoft 365 Business Standard, 12 seats, active"))
    }

    @Test func theDetailsAreReadInFullWhereTheyAreCut() {
        var script = script([subscriptionRow(1, .expired, ends: -3, cover: "active", until: 27)], 80, 24)
        script.press("enter")
        #expect(script.page.contains("more lines: Enter shows all") && !script.page.contains("Migration"))
        script.press("enter")
        var seen = script.page
        for _ in 0..<4 {
            script.press("pagedown")
            seen += script.page
        }
        for words in ["Migration", "Can't be migrated", "Cancelling", "Subscription"] { #expect(seen.contains(words)) }
        script.press("esc")
        #expect(script.page.contains("shows all"))
        script.press("esc")
        #expect(!script.page.contains("shows all"))
    }

    @Test func graceAndReplacementAreSeenBeforeProgrammeAndSeats() {
        let page = script([subscriptionRow(1, .expired, ends: -3, cover: "active", until: 27)], 120, 40).page
        #expect(page.contains("blocked in 28 d") && page.contains("Replacement"))
    }

    @Test func aMissingReplacementHasItsLastDay() {
        var script = script([subscriptionRow(1)])
        script.press("enter")
        #expect(script.page.contains("none yet; it must be bought by 2027-01-04, 42 days from now"))
    }

    @Test func whatWasStoppedBeforeItsEndHasNone() {
        var script = script([subscriptionRow(1, .disabled, isStopped: true)])
        script.press("enter")
        #expect(script.page.contains("stopped before its end"))
        #expect(script.page.contains("none yet; it was stopped before its end"))
    }

    @Test func whatCanNotBeTakenBackAndWhoWouldLoseALicenceIsSaidBefore() throws {
        let setting = SwapPlan.Setting(final: .disabled, sources: 2, holders: 11, lasting: 12)
        let warnings = Wording.warnings(on: try swaps(setting: setting))
        #expect(warnings.contains("The old subscription is disabled: this can't be taken back."))
        #expect(warnings.contains { $0.hasPrefix("2 subscriptions bring O365_OLD, and nothing tells") })
        #expect(!warnings.contains { $0.contains("would have SPB") })
        let renewing = SwapPlan.Setting(renews: true)
        #expect(Wording.warnings(on: try swaps(setting: renewing)).contains { $0.contains("renews itself") })
        let short = Wording.warnings(on: try swaps(setting: SwapPlan.Setting(holders: 12, lasting: 12)))
        #expect(short.contains { $0.hasPrefix("13 users would have SPB, and what you sold brings 12 licences") })
    }

    @Test func manyAreMarkedOnlyOnceSomebodySaysSo() {
        let rows = [
            subscriptionRow(1), subscriptionRow(2, users: 7),
            subscriptionRow(3, .renews, licences: .later, needsHand: false),
            subscriptionRow(4, .expired, licences: .notOld, program: .newCommerce),
        ]
        var script = script(rows)
        script.press("a d")
        #expect(script.page.contains("Mark 3 subscriptions as done?") && script.effects.isEmpty)
        #expect(script.page.contains("1 of them: users still have a licence"))
        #expect(script.page.contains("1 ticked row is left out"))
        script.press("y")
        #expect(script.effects == [.setLicenceWork(RowSet([RowID(1), RowID(2), RowID(4)]), done: true)])
    }

    @Test func oneIsMarkedAtOnceUnlessUsersHaveItsLicencesOrNothingIsDue() {
        var one = script([subscriptionRow(1)])
        one.press("d")
        #expect(one.effects == [.setLicenceWork(RowSet([RowID(1)]), done: true)])
        var held = script([subscriptionRow(1, users: 2)])
        held.press("d")
        #expect(held.page.contains("Mark 1 subscription as done?") && held.effects.isEmpty)
        var renews = script([subscriptionRow(1, .renews, licences: .later, needsHand: false)])
        renews.press("d")
        #expect(renews.effects.isEmpty && renews.toast == "Nothing is to be noted here: no licences are due.")
    }

    @Test func licencesAreMarkedAndTheMarkIsTakenBack() {
        var script = script([subscriptionRow(1), subscriptionRow(2), subscriptionRow(3)])
        script.press("space space d y")
        #expect(script.effects == [.setLicenceWork(RowSet([RowID(1), RowID(2)]), done: true)])
        script.send(.licenceWorkSet(count: 2, done: true))
        #expect(script.toast == "2 subscriptions marked as done: licences moved, or none to move. D takes it back.")
        var marked = self.script([subscriptionRow(1, licences: .done), subscriptionRow(2)])
        marked.press("a D")
        #expect(marked.history.last == .setLicenceWork(RowSet([RowID(1)]), done: false))
    }

    @Test func whatIsDeletedSaysOneThing() {
        var script = script([subscriptionRow(1, .deleted, ends: -300, licences: .over, needsHand: false)])
        script.press("enter")
        #expect(script.page.contains("Nothing can be done any more.") && !script.page.contains("have to be moved"))
        #expect(script.page.contains("it is deleted, and its licences with it"))
    }

    @Test func whetherOneRenewsItselfIsAskedForAndSaid() {
        var script = script([subscriptionRow(1, .unclear, ends: 2, licences: .later), subscriptionRow(2)])
        script.press("/")
        script.type("state:unclear")
        script.press("enter enter")
        #expect(script.page.contains("Next          Find out whether"))
        script.press(":")
        script.type("Say that it ends")
        script.press("enter")
        #expect(script.effects == [.setRenewal(RowSet([RowID(1)]), renews: false)])
        script.send(.renewalSet(count: 1, renews: false))
        #expect(script.toast == "1 subscription marked: ends.")
    }

    @Test func aReadOnlyProfileMarksNothing() {
        var script = KeyScript(readOnly: true)
        script.send(.refreshed(naiveSnapshot(.subscriptions, [subscriptionRow(1)])))
        script.press("6 d")
        #expect(script.effects.isEmpty && script.toast == "This profile is read-only.")
    }

    private func product(_ digit: Character, _ name: String, seats: Int, _ services: String...) throws -> LicenceProduct
    {
        let id = { (digit: Character) in try #require(ProductID("\(digit)0000000-0000-0000-0000-000000000000")) }
        return LicenceProduct(
            id: try id(digit), partNumber: name, seats: seats, taken: 0,
            services: Dictionary(
                uniqueKeysWithValues: try services.map { (try id($0.first ?? "0"), String($0.dropFirst())) }))
    }

    private func subscription(_ id: String, _ offer: String, seats: Int = 12) -> Subscription {
        var facts = SubscriptionFacts(id: id, tenant: tenant(1), source: .graph)
        (facts.offer, facts.quantity) = (offer, seats)
        return Subscription(row: RowID(1), facts: facts, company: "Contoso 1", readAt: noon)
    }

    private func swaps(
        _ way: LicenceWay = .reassign(candidate: nil), candidates: [Subscription] = [], seats: Int = 12,
        setting: SwapPlan.Setting = SwapPlan.Setting()
    ) throws -> SwapPlan {
        let (old, new) = (
            try product("1", "O365_OLD", seats: 9, "aTEAMS1", "bEXCHANGE"),
            try product("2", "SPB", seats: 1, "bEXCHANGE")
        )
        let users = ["ada", "bo", "cy"].map { name in
            LicensedUser(
                id: name, principal: "\(name)@contoso.example", name: "Ms \(name)",
                usageLocation: name == "bo" ? "" : "DK", licences: [old.id: []])
        }
        let question = ReassignmentPlan.Question(subscription: "s1", tenant: tenant(1), old: old, new: new)
        return SwapPlan(
            ReassignmentPlan(users, question), of: subscription("s1", "Office 365 Old"),
            to: subscription("s2", "Microsoft 365 New", seats: seats), way: way, setting: setting,
            candidates: candidates)
    }

    @Test(arguments: [(80, 24), (120, 40)])
    func aReassignmentIsLookedAtAndCarriedOut(_ columns: Int, _ lines: Int) throws {
        var script = script([subscriptionRow(1, cover: "active")], columns, lines)
        script.press("R")
        let snapshot = try #require(script.state.subscriptions.snapshot)
        let rows = RowSet([RowID(1)])
        #expect(script.effects == [.planLicences(rows, .reassign(candidate: nil), on: snapshot)])
        let plan = try swaps()
        // What was asked for another row, or the other way round, is not what is waited for.
        script.send(.planned(.licences(plan), of: RowSet([RowID(2)]), from: snapshot))
        script.send(.planned(.licences(try swaps(.undo)), of: rows, from: snapshot))
        #expect(script.page.contains("Making the plan…"))
        script.send(.planned(.licences(plan), of: rows, from: snapshot))
        #expect(!script.page.contains("The new subscription brings"))
        #expect(script.page.contains("1 will be reassigned") && script.page.contains("2 need attention"))
        #expect(script.page.contains("Contoso 1: Office 365 Old, 12 licences (s1)"))
        #expect(script.page.contains("To Microsoft 365 New, 12 licences (s2)"))
        #expect(script.page.contains("SPB is without TEAMS1: users lose that."))
        #expect(script.page.contains("Each user gets SPB and gives O365_OLD back in one call."))
        #expect(script.page.contains("ada@contoso.example") && script.page.contains("no usage location"))
        #expect(script.page.contains("1 licence of SPB free.") && !script.page.contains("another replacement"))
        script.press("y")
        #expect(script.effects == [.swapLicences(plan.swaps)] && script.state.jobs.isBeginning)
        script.press("R")
        #expect(script.toast.contains("A job is being written down"))
    }

    @Test func theTickedSubscriptionIsMeantAndNotTheNextOne() throws {
        var script = script([subscriptionRow(1, ends: 1), subscriptionRow(2, ends: 2), subscriptionRow(3, ends: 3)])
        script.press("space")
        #expect(script.state.subscriptions.current?.id == RowID(2))
        let snapshot = try #require(script.state.subscriptions.snapshot)
        for (key, way) in [("R", LicenceWay.reassign(candidate: nil)), ("X", .undo)] {
            script.press(key)
            #expect(script.effects == [.planLicences(RowSet([RowID(1)]), way, on: snapshot)])
            script.press("esc")
        }
        script.press("space R")
        #expect(script.state.overlays.isEmpty && script.toast.contains("one subscription at a time"))
        script.press("A v down X")
        #expect(script.state.overlays.isEmpty && script.toast.contains("one subscription at a time"))
    }

    @Test func aReplacementWithTooFewLicencesOfItsOwnIsToldOf() throws {
        var script = script([subscriptionRow(1)])
        script.press("R")
        let snapshot = try #require(script.state.subscriptions.snapshot)
        let plan = try swaps(seats: 0)
        script.send(.planned(.licences(plan), of: RowSet([RowID(1)]), from: snapshot))
        #expect(plan.swaps.count == 1 && script.page.contains("The new subscription brings 0 licences;"))
    }

    @Test func aTickedSubscriptionThatTheFilterHidesIsNamed() throws {
        var script = script([subscriptionRow(1), subscriptionRow(2)])
        script.press("space /")
        script.type("contoso 2")
        script.press("enter R")
        let snapshot = try #require(script.state.subscriptions.snapshot)
        script.send(.planned(.licences(try swaps()), of: RowSet([RowID(1)]), from: snapshot))
        #expect(script.page.contains("The filter hides this subscription."))
        #expect(script.page.contains("Contoso 1: Office 365 Old"))
    }

    @Test func whatTakesItsPlaceIsChosenAmongSeveral() throws {
        var script = script([subscriptionRow(1)])
        script.press("R")
        let snapshot = try #require(script.state.subscriptions.snapshot)
        let rows = RowSet([RowID(1)])
        let candidates = [subscription("s2", "One"), subscription("s3", "Two")]
        let choice = SwapPlan(choosingAmong: candidates, for: subscription("s1", "Office 365 Old"))
        script.send(.planned(.licences(choice), of: rows, from: snapshot))
        #expect(script.page.contains("Contoso 1: Office 365 Old"))
        #expect(script.page.contains("2 subscriptions could take its place; press o"))
        script.press("y")
        #expect(script.toast == "There is nothing to reassign.")
        for (key, candidate, name) in [("o", 0, "1 of 2"), ("o", 1, "2 of 2"), ("o", 0, "1 of 2")] {
            script.press(key)
            #expect(script.effects == [.planLicences(rows, .reassign(candidate: candidate), on: snapshot)])
            let plan = try swaps(.reassign(candidate: candidate), candidates: candidates)
            script.send(.planned(.licences(plan), of: rows, from: snapshot))
            #expect(script.page.contains("\(name) that could take its place"))
        }
    }

    @Test func whatCanNotBeReassignedSaysWhy() {
        var script = script([
            subscriptionRow(1, licences: .none, cover: "active"),
            subscriptionRow(2, licences: .notOld, program: .newCommerce),
            subscriptionRow(3, .disabled, ends: -40),
        ])
        script.press("G")
        for _ in 0..<3 {
            let id = script.state.subscriptions.current?.id
            script.press("R")
            let reassign = script.state.overlays.isEmpty ? script.toast : ""
            script.press("esc X")
            let undo = script.state.overlays.isEmpty ? script.toast : ""
            switch id {
            case RowID(1): #expect(reassign.contains("users keep theirs") && undo.isEmpty)
            case RowID(2): #expect(reassign.contains("no old subscription") && undo.contains("no old"))
            default: #expect(reassign.isEmpty && undo.contains("too late"))
            }
            script.press("esc up")
        }
        #expect(!script.history.contains { if case .swapLicences = $0 { true } else { false } })
    }
}
