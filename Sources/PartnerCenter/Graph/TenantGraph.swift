import Core
import Transfer

/// What Microsoft Graph tells a partner of other tenants.
struct TenantGraph: Sendable {
    private static let relationships = "/v1.0/tenantRelationships/delegatedAdminRelationships"
    /// The most pages of one question, against a list that never ends.
    private static let mostPages = 1000
    private let caller: any ServiceCaller

    /// Graph in the partner's own tenant.
    init(_ caller: any ServiceCaller) { self.caller = caller }

    /// What is publicly known of a tenant; nil when there is none.
    func facts(of tenant: TenantID) async throws(ServiceFailure) -> TenantFacts? {
        try await facts("findTenantInformationByTenantId(tenantId='\(tenant)')")
    }

    /// The same of the tenant with a domain; nil when there is none, or the text is no domain.
    func facts(ofDomain domain: String) async throws(ServiceFailure) -> TenantFacts? {
        let name = Cell.domain(domain)
        // A quotation mark or a slash would end the argument early; no domain has one.
        guard !name.isEmpty, name.utf8.count <= 253, !name.contains(where: { "'/?#%()\\ ".contains($0) }) else {
            return nil
        }
        return try await facts(
            "findTenantInformationByDomainName(domainName='\(PercentEncoding.encoded(name))')")
    }

    /// Whether a relationship of granular delegated administration with a tenant is in force.
    func isDelegated(_ tenant: TenantID) async throws(ServiceFailure) -> Bool {
        var query = [
            HTTPHeader("$filter", "customer/tenantId eq '\(tenant)'"), HTTPHeader("$top", "300"),
        ]
        for _ in 0..<Self.mostPages {
            let answer = try await caller.answer(to: ServiceRequest(.get, Self.relationships, query: query))
            guard answer.isSuccess else { throw Refusal(answer, by: .graph).failure }
            let page = try DelegationPage(answer.body)
            if page.isInForce(for: tenant) { return true }
            guard let next = page.next, next != query else { return false }
            query = next
        }
        return false
    }

    private func facts(_ question: String) async throws(ServiceFailure) -> TenantFacts? {
        let answer = try await caller.answer(to: ServiceRequest(.get, "/v1.0/tenantRelationships/\(question)"))
        if answer.status == 404 { return nil }
        guard answer.isSuccess else { throw Refusal(answer, by: .graph).failure }
        return try TenantFacts(answer.body)
    }
}

extension TenantFacts {
    /// The facts in an answer's body.
    init(_ body: [UInt8]) throws(ServiceFailure) {
        let fields = try JSONValue.object(body, "tenant information")
        guard let tenant = TenantID(fields["tenantId"].cell) else {
            throw .unreadable("tenant information came without its tenant id")
        }
        self.init(
            tenant: tenant, name: fields["displayName"].cell, domain: Cell.domain(fields["defaultDomainName"].cell),
            brand: fields["federationBrandName"].cell)
    }
}

/// A page of relationships of granular delegated administration.
struct DelegationPage {
    private let relationships: [(tenant: TenantID, status: String)]
    /// The next page's parameters; nil at the end.
    let next: [HTTPHeader]?

    /// The states in which rights are there; an expiring one has them to its end.
    private static let inForce: Set<String> = ["active", "expiring", "terminationrequested"]

    /// The page of an answer's body.
    init(_ body: [UInt8]) throws(ServiceFailure) {
        let page = try JSONValue.object(body, "delegated relationships")
        guard page["value"].isList else { throw .unreadable("delegated relationships came without their list") }
        relationships = page["value"].items.compactMap { item in
            TenantID(item["customer"]["tenantId"].cell).map { ($0, item["status"].word ?? "") }
        }
        next = NextLink.graph(page)
    }

    /// Whether one of them gives rights in a tenant; Graph's filter is not relied on.
    func isInForce(for tenant: TenantID) -> Bool {
        relationships.contains { $0.tenant == tenant && Self.inForce.contains($0.status) }
    }
}
