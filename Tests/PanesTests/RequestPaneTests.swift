import Core
import Panes
import Screen
import Testing

/// The pane of requests.
@Suite struct RequestPaneTests {
    private func row(_ number: UInt32, _ state: RequestState = .sent, customer: TenantID? = nil) -> Record {
        Record(
            id: RowID(number), state: state.rawValue, reason: 0,
            texts: [
                "Prospect \(number)", "ada@prospect\(number).example", "Ada", "prospect\(number).example", "",
                customer?.description ?? "", customer == nil ? "" : "name", "mia@example", "",
            ],
            numbers: [noon.seconds, 0, 0])
    }

    private func script(_ rows: [Record]) -> KeyScript {
        var script = KeyScript()
        script.send(.refreshed(naiveSnapshot(.requests, rows)))
        script.press("5")
        return script
    }

    @Test func anEmptyPaneSaysWhatToDo() {
        var script = script([])
        #expect(script.page.contains("Nobody was asked yet."))
        script.press("n")
        #expect(script.page.contains("Request a reseller relationship"))
        script.type("Tailspin")
        script.press("tab")
        script.type("nobody")
        script.press("enter")
        #expect(script.effects.isEmpty && script.page.contains("That is not an e-mail address"))
        script.press("ctrl-u")
        script.type("t@tailspin.example")
        script.press("enter")
        let prospect = Prospect(company: "Tailspin", contact: Contact(email: "t@tailspin.example"))
        #expect(script.effects == [.addRequest(prospect)])
    }

    @Test func tickedRequestsAreClosedWithAReason() {
        var script = script([row(1), row(2), row(3)])
        script.press("space space x")
        #expect(script.page.contains("Close 2 requests"))
        script.type("no answer")
        script.press("enter")
        #expect(script.effects == [.closeRequests(RowSet([RowID(1), RowID(2)]), reason: "no answer")])
    }

    @Test func aSuggestionIsConfirmedAfterAQuestion() {
        var script = script([row(1, .suggested, customer: tenant(9)), row(2)])
        script.press("L")
        #expect(script.page.contains("Did this customer accept"))
        script.press("enter")
        #expect(script.effects.isEmpty)
        script.press("L y")
        #expect(script.effects == [.acceptRequest(RowID(1), tenant(9))])
        script.press("j L")
        #expect(script.toast == "No customer is suggested for it.")
    }

    @Test func theCustomerWhoAcceptedIsShown() {
        var script = script([row(1, .accepted, customer: tenant(9))])
        script.press("p")
        #expect(script.state.pane == .pending && script.state.customers.search.text == "tenant:\(tenant(9))")
    }

    @Test func tickedRequestsArePlannedAndTheirLetterIsLookedAt() {
        var script = script([row(1), row(2), row(3)])
        script.press("space space R")
        #expect(script.effects == [.planLetters(RowSet([RowID(1), RowID(2)]), .request)])
        #expect(script.page.contains("Send requests: the plan"))
        script.press("esc g P")
        #expect(script.effects == [.previewLetter(RowID(1), .request, copies: false)])
        script.press("Y")
        #expect(script.effects == [.previewLetter(RowID(1), .request, copies: true)])
    }
}
