package import Core
package import Transfer

/// The subscriptions of customers: those that this partner sold by Partner Center, and all that a tenant has by Graph
/// where the customer delegated rights.
package struct CustomerSubscriptions: SubscriptionDirectory {
    private let partner: any ServiceCaller
    private let own: any ServiceCaller
    private let graph: @Sendable (TenantID) -> any ServiceCaller
    private let identity: PartnerIdentity

    /// The most pages of one list, against one that never ends.
    private static let mostPages = 1000

    /// Subscriptions by the partner's services; `graph` reaches a customer's tenant.
    package init(_ services: PartnerCenterServices, graph: @escaping @Sendable (TenantID) -> any ServiceCaller) {
        partner = services.list
        own = services.graph
        self.graph = graph
        identity = PartnerIdentity(services.graph)
    }

    package func subscriptions(
        of tenant: TenantID, asksTenant: Bool
    ) async throws(ServiceFailure) -> TenantSubscriptions {
        let sold = try await sold(to: tenant)
        var complete: Set<SubscriptionFacts.Source> = sold == nil ? [] : [.partnerCenter]
        var all = sold ?? []
        guard asksTenant else { return TenantSubscriptions(all, complete: complete) }
        do throws(ServiceFailure) {
            guard let seen = try await seen(in: tenant) else { return TenantSubscriptions(all, complete: complete) }
            complete.insert(.graph)
            let byID = Dictionary(seen.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
            let known = Set(all.map(\.id))
            all = all.map { facts in byID[facts.id].map { facts.filled(by: $0) } ?? facts }
            return TenantSubscriptions(all + seen.filter { !known.contains($0.id) }, complete: complete)
        } catch {
            guard error != .cancelled else { throw error }
            // What was sold stays told. A sign-in that is over was seen by Partner Center before: here it is the tenant's.
            return TenantSubscriptions(all, complete: complete, hindrance: error)
        }
    }

    /// What Partner Center lists; nil where it knows no relationship with the customer.
    private func sold(to tenant: TenantID) async throws(ServiceFailure) -> [SubscriptionFacts]? {
        let path = "/v1/customers/\(tenant)/subscriptions"
        var link: NextLink?
        var found: [SubscriptionFacts] = []
        for _ in 0..<Self.mostPages {
            let request = ServiceRequest(.get, path, query: link?.query ?? [], headers: link?.headers ?? [])
            let answer = try await partner.answer(to: request)
            guard answer.isSuccess else {
                let refusal = Refusal(answer)
                if refusal.meansNoRelationship { return nil }
                throw refusal.failure
            }
            let page = try JSONValue.object(answer.body, "the subscriptions")
            guard page["items"].isList else { throw .unreadable("the subscriptions came without their list") }
            found += page["items"].items.compactMap { SubscriptionFacts(sold: $0, to: tenant) }
            guard let next = try NextLink.read(page), next != link else { break }
            link = next
        }
        return found
    }

    /// What Graph shows in the tenant; nil where the partner has no rights there.
    private func seen(in tenant: TenantID) async throws(ServiceFailure) -> [SubscriptionFacts]? {
        guard try await TenantGraph(own).isDelegated(tenant) else { return nil }
        let partner = try await identity.tenant()
        var query: [HTTPHeader] = []
        var found: [SubscriptionFacts] = []
        let caller = graph(tenant)
        for _ in 0..<Self.mostPages {
            let answer = try await caller.answer(
                to: ServiceRequest(.get, "/v1.0/directory/subscriptions", query: query))
            guard answer.isSuccess else { throw Refusal(answer, by: .graph).failure }
            let page = try JSONValue.object(answer.body, "the tenant's subscriptions")
            guard page["value"].isList else { throw .unreadable("the tenant's subscriptions came without their list") }
            found += page["value"].items.compactMap { SubscriptionFacts(seen: $0, in: tenant, partner: partner) }
            guard let next = NextLink.graph(page), next != query else { break }
            query = next
        }
        return try await counted(found, in: tenant)
    }
}

extension CustomerSubscriptions {
    /// The same with how many users have a licence of each product, as far as the tenant tells it: who may read
    /// subscriptions need not be allowed to read these.
    private func counted(
        _ subscriptions: [SubscriptionFacts], in tenant: TenantID
    ) async throws(ServiceFailure) -> [SubscriptionFacts] {
        guard !subscriptions.isEmpty else { return [] }
        let products: [LicenceProduct]
        do { products = try await TenantLicences(graph: graph).products(of: tenant) } catch {
            if case .cancelled = error { throw error }
            return subscriptions
        }
        let users = Dictionary(products.map { ($0.id, $0.taken) }, uniquingKeysWith: max)
        return subscriptions.map { facts in
            var facts = facts
            facts.users = facts.product.flatMap { users[ProductID($0)] }.map { max(0, $0) }
            return facts
        }
    }
}

/// The partner's own tenant, asked for once.
private actor PartnerIdentity {
    private let graph: any ServiceCaller
    private var known: TenantID?

    init(_ graph: any ServiceCaller) { self.graph = graph }

    /// The tenant; nil where Graph does not tell.
    func tenant() async throws(ServiceFailure) -> TenantID? {
        if let known { return known }
        known = try await PartnerTenant.read(graph).id
        return known
    }
}
