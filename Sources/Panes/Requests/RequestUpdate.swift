import Core
import Screen
import Text

extension AppState {
    /// Gives a key to the form of a request.
    mutating func typeRequest(_ press: KeyPress, _ dialog: RequestForm) -> [Effect] {
        var dialog = dialog
        switch dialog.form.take(press) {
        case .cancel: overlays.removeLast()
        case .stay: replaceTop(.request(dialog))
        case .save:
            guard let prospect = dialog.prospect() else {
                replaceTop(.request(dialog))
                return []
            }
            overlays.removeLast()
            return [.addRequest(prospect)]
        }
        return []
    }

    /// Opens the form with what is known of the cursor's customer.
    mutating func writeRequest() {
        guard let record = customers.current else { return }
        let contact = Contact(
            email: record[CustomerColumn.email], firstName: record[CustomerColumn.firstName],
            lastName: record[CustomerColumn.lastName])
        let prospect = Prospect(
            company: record[CustomerColumn.name], contact: contact, domain: record[CustomerColumn.domain],
            tenant: TenantID(record[CustomerColumn.tenant]))
        overlays.append(.request(RequestForm(prospect)))
    }

    /// Requests were written down, or were there.
    mutating func take(_ result: RequestsAdded) -> [Effect] {
        toast =
            result.added.isEmpty
            ? Toast("A request to this address waits already; see 5 Requests.", .warning)
            : Toast("The request is written down; it leaves with a letter from 5 Requests.", .ok)
        return [.refresh]
    }

    /// Asks for the reason for which the ticked requests are closed.
    mutating func askClosing() {
        tickMarkedRange()
        overlays.append(.prompt(Prompt(.closeRequests(requests.targets), hidden: hiddenTargets)))
    }

    /// Asks whether the suggested customer is the one.
    mutating func askAcceptance() {
        guard let record = requests.current, let customer = TenantID(record[RequestColumn.customer]) else { return }
        let question = Question.accept(
            record.id, customer, company: SafeText(record[RequestColumn.company]),
            sign: AcceptanceSign(rawValue: record[RequestColumn.sign]))
        overlays.append(.confirm(question, focus: 0))
    }

    /// Goes to the row of the customer who accepted.
    mutating func showCustomer() -> [Effect] {
        guard let tenant = requests.current?[RequestColumn.customer] else { return [] }
        pane = .pending
        changeList { $0.search = TextField("tenant:\(tenant)") }
        return searchTyped()
    }
}
