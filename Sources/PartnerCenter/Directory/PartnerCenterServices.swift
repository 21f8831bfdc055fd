package import Transfer

/// The services behind a partner's data, each reached with the tokens that its calls take.
package struct PartnerCenterServices: Sendable {
    /// Partner Center for the person who signed in: details, audit records, relationship requests, agreements.
    package var person: any ServiceCaller
    /// Partner Center for calls that also take the application's own token: the customer list.
    package var list: any ServiceCaller
    /// Microsoft Graph in the partner's own tenant.
    package var graph: any ServiceCaller

    /// Services.
    package init(person: any ServiceCaller, list: any ServiceCaller, graph: any ServiceCaller) {
        self.person = person
        self.list = list
        self.graph = graph
    }
}
