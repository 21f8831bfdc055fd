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

    @Test func aMissingReplacementHasItsLastDay() {
        var script = script([subscriptionRow(1)])
        script.press("enter")
        #expect(script.page.contains("none yet; it must be bought by 2027-01-04, 42 days from now"))
    }

    @Test func licencesAreMarkedAndTheMarkIsTakenBack() {
        var script = script([subscriptionRow(1), subscriptionRow(2), subscriptionRow(3)])
        script.press("space space d")
        #expect(script.effects == [.setLicenceWork(RowSet([RowID(1), RowID(2)]), done: true)])
        script.send(.licenceWorkSet(count: 2, done: true))
        #expect(script.toast == "2 subscriptions marked: licences moved. D takes it back.")
        script.press("D")
        #expect(script.history.last == .setLicenceWork(RowSet([RowID(1), RowID(2)]), done: false))
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
}
