package import Core
import Transfer

/// The customers of a partner, as Microsoft's Partner Center and Graph show them.
package struct PartnerCenterDirectory: CustomerDirectory {
    private let services: PartnerCenterServices
    private let graph: TenantGraph
    /// Marks the places that this directory gave, as the end of the list can only be told from those.
    private let session: String

    /// A directory; `session` is a text that no other run of the program uses.
    package init(_ services: PartnerCenterServices, session: String) {
        self.services = services
        self.session = session
        graph = TenantGraph(services.graph)
    }

    /// A page of at most 500 customers; `notFound` when a place from an earlier run no longer leads anywhere.
    package func page(after place: ListPlace?) async throws(ServiceFailure) -> CustomerPage {
        let cursor = place == nil ? ListCursor.start : ListCursor(place)
        guard let cursor else { throw .notFound("the place in the customer list can't be read; start the list anew") }
        let answer = try await services.list.answer(to: cursor.request)
        if answer.isSuccess { return try CustomerPage(answer.body, after: cursor, session: session) }
        let refusal = Refusal(answer)
        // Microsoft ends the list with this error; as an answer to a first page or an old place it means something else.
        guard answer.status == 400, refusal.code == "2000", place != nil else { throw refusal.failure }
        guard cursor.session == session else {
            throw .notFound("the place in the customer list is too old; start the list anew")
        }
        return CustomerPage(lines: [], next: nil)
    }

    /// Billing profile, domains and rights of a customer.
    package func details(of tenant: TenantID) async throws(ServiceFailure) -> CustomerDetails {
        let answer = try await services.person.answer(to: ServiceRequest(.get, "/v1/customers/\(tenant)"))
        if answer.isSuccess { return try CustomerDetails(answer.body, of: tenant) }
        let refusal = Refusal(answer)
        guard refusal.meansNoRelationship else { throw refusal.failure }
        return CustomerDetails(tenant: tenant, bond: try await bond(withoutRelationship: tenant))
    }

    /// The customers that audit records name since a moment at most 90 days back.
    package func changes(since: Timestamp, until: Timestamp) async throws(ServiceFailure) -> Set<TenantID> {
        try await AuditTrail(services.person).customers(since: since, until: until)
    }

    /// Name, default domain and brand of any tenant.
    package func facts(of tenant: TenantID) async throws(ServiceFailure) -> TenantFacts? {
        try await graph.facts(of: tenant)
    }

    /// The same, by one of the tenant's domains.
    package func facts(ofDomain domain: String) async throws(ServiceFailure) -> TenantFacts? {
        try await graph.facts(ofDomain: domain)
    }

    /// Whether a relationship of granular delegated administration is in force.
    package func isDelegated(_ tenant: TenantID) async throws(ServiceFailure) -> Bool {
        try await graph.isDelegated(tenant)
    }

    /// The address that a customer's administrator opens to accept the reseller relationship; one for all customers.
    package func relationshipLink() async throws(ServiceFailure) -> String {
        let answer = try await services.person.answer(to: ServiceRequest(.get, "/v1/customers/relationshiprequests"))
        guard answer.isSuccess else { throw Refusal(answer).failure }
        return try RelationshipLink.read(answer.body)
    }

    /// What is left where the reseller relationship is gone; lost, too, where Graph won't tell.
    private func bond(withoutRelationship tenant: TenantID) async throws(ServiceFailure) -> CustomerDetails.Bond {
        do throws(ServiceFailure) {
            return try await graph.isDelegated(tenant) ? .delegatedOnly : .lost
        } catch {
            switch error {
            case .refused, .notFound, .notAllowed: return .lost
            default: throw error
            }
        }
    }
}
