package import Core
package import Transfer

/// The licences of customers' tenants, by Microsoft Graph with the rights that each customer delegated.
package struct TenantLicences: LicenceDirectory {
    private let graph: @Sendable (TenantID) -> any ServiceCaller

    /// The most pages of one question, against a list that never ends.
    private static let mostPages = 10_000

    /// Licences by Graph in each tenant; `graph` is asked once a question.
    package init(graph: @escaping @Sendable (TenantID) -> any ServiceCaller) { self.graph = graph }

    package func products(of tenant: TenantID) async throws(ServiceFailure) -> [LicenceProduct] {
        let body = try await body(of: ServiceRequest(.get, "/v1.0/subscribedSkus"), in: tenant, "the products")
        guard body["value"].isList else { throw .unreadable("the products came without their list") }
        return body["value"].items.compactMap(LicenceProduct.init)
    }

    package func users(
        of tenant: TenantID, with product: ProductID
    ) async throws(ServiceFailure) -> [LicensedUser] {
        var query = [
            HTTPHeader("$filter", "assignedLicenses/any(l:l/skuId eq \(product))"), HTTPHeader("$select", Self.fields),
            HTTPHeader("$top", "999"),
        ]
        var users: [LicensedUser] = []
        for _ in 0..<Self.mostPages {
            let request = ServiceRequest(.get, "/v1.0/users", query: query)
            let body = try await body(of: request, in: tenant, "the users")
            guard body["value"].isList else { throw .unreadable("the users came without their list") }
            for item in body["value"].items {
                guard let user = LicensedUser(item) else { throw .unreadable("a user came without an id") }
                users.append(user)
            }
            guard let next = NextLink.graph(body), next != query else { break }
            query = next
        }
        return users
    }

    package func user(_ id: String, of tenant: TenantID) async throws(ServiceFailure) -> LicensedUser? {
        let request = ServiceRequest(
            .get, "/v1.0/users/\(PercentEncoding.encoded(id))", query: [HTTPHeader("$select", Self.fields)])
        let answer = try await graph(tenant).answer(to: request)
        if answer.status == 404 { return nil }
        guard answer.isSuccess else { throw Refusal(answer, by: .graph).failure }
        guard let user = LicensedUser(try JSONValue.object(answer.body, "the user")) else {
            throw .unreadable("the user came without an id")
        }
        return user
    }

    /// Both keys have to be there, even when one list is empty.
    package func change(_ swap: LicenceSwap) async throws(ServiceFailure) {
        let added: JSONBody = .members([
            "skuId": .text(swap.added.description),
            "disabledPlans": .list(swap.switchedOff.sorted().map { .text($0.description) }),
        ])
        let body: JSONBody = .members([
            "addLicenses": .list([added]),
            "removeLicenses": .list(swap.removed.map { [.text($0.description)] } ?? []),
        ])
        let request = ServiceRequest(
            .post, "/v1.0/users/\(PercentEncoding.encoded(swap.user))/assignLicense",
            headers: [HTTPHeader("Content-Type", "application/json")], body: body.bytes, isRepeatable: false)
        let answer = try await graph(swap.tenant).answer(to: request)
        guard answer.isSuccess else {
            let failure = Refusal(answer, by: .graph).failure
            throw answer.status >= 500 ? .outcomeUnknown(failure.words) : failure
        }
    }

    private static let fields =
        "id,userPrincipalName,displayName,usageLocation,assignedLicenses,licenseAssignmentStates"

    private func body(
        of request: ServiceRequest, in tenant: TenantID, _ what: String
    ) async throws(ServiceFailure) -> JSONValue {
        let answer = try await graph(tenant).answer(to: request)
        guard answer.isSuccess else { throw Refusal(answer, by: .graph).failure }
        return try JSONValue.object(answer.body, what)
    }
}

extension LicenceProduct {
    /// Reads one of `subscribedSkus`; nil when it has no id or is not given to users.
    fileprivate init?(_ value: JSONValue) {
        guard let id = ProductID(value["skuId"].cell), value["appliesTo"].word.map({ $0 == "user" }) ?? true else {
            return nil
        }
        let units = value["prepaidUnits"]
        self.init(
            id: id, partNumber: value["skuPartNumber"].cell,
            // Those in their grace time can still be given.
            seats: (units["enabled"].integer ?? 0) + (units["warning"].integer ?? 0),
            taken: value["consumedUnits"].integer ?? 0,
            services: Dictionary(
                value["servicePlans"].items.compactMap { plan in
                    ProductID(plan["servicePlanId"].cell).map { ($0, plan["servicePlanName"].cell) }
                }, uniquingKeysWith: { first, _ in first }))
    }
}

extension LicensedUser {
    /// Reads a user; nil when there is no id.
    ///
    /// `assignedLicenses` holds what the user has in all; only `licenseAssignmentStates` tells by which way.
    fileprivate init?(_ value: JSONValue) {
        let id = value["id"].cell
        guard !id.isEmpty else { return nil }
        var licences: [ProductID: Set<ProductID>] = [:]
        for licence in value["assignedLicenses"].items {
            guard let product = ProductID(licence["skuId"].cell) else { continue }
            licences[product] = Set(licence["disabledPlans"].items.compactMap { ProductID($0.cell) })
        }
        var (own, byGroup): (Set<ProductID>, Set<ProductID>) = ([], [])
        for state in value["licenseAssignmentStates"].items {
            guard let product = ProductID(state["skuId"].cell) else { continue }
            if state["assignedByGroup"].cell.isEmpty { own.insert(product) } else { byGroup.insert(product) }
        }
        for product in byGroup.subtracting(own) { licences[product] = nil }
        self.init(
            id: id, principal: value["userPrincipalName"].cell, name: value["displayName"].cell,
            usageLocation: value["usageLocation"].cell, licences: licences, byGroup: byGroup)
    }
}
