package import Core

extension Wording {
    /// By what a customer was recognised, in a few words.
    package static func phrase(for sign: AcceptanceSign) -> String {
        switch sign {
        case .tenant: "by the expected tenant"
        case .domain: "by the expected domain"
        case .mailDomain: "by the domain of the contact's address: a person decides"
        case .name: "by its name: a person decides"
        case .hand: "by hand"
        }
    }

    /// What is to be done with a request, in a sentence.
    package static func nextStep(of state: RequestState) -> String {
        switch state {
        case .open: "Send the letter with the link; a Global admin of the customer accepts it."
        case .sent:
            "A Global admin of the customer has to accept. The link is the same for all customers and grants no admin rights."
        case .suggested: "A customer looks like this one: say whether it accepted."
        case .accepted: "The customer is there: create its company in Pending Companies."
        case .perhapsSent:
            "The letter may have left, which nobody knows: ask, or send it again by name and anyway."
        case .bounced: "The address was refused for good: close the request, and write one to another address."
        case .closed: "Nothing; write a new request to ask again."
        }
    }
}
