import Core

extension World {
    private static let largestUserPage = 999

    /// The licences of the tenant.
    mutating func subscribedSKUs(_ grant: AccessGrant) -> WebAnswer {
        let (stocks, users) = licensed(grant)
        return .object {
            $0.field("@odata.context", "https://graph.microsoft.com/v1.0/$metadata#subscribedSkus")
            $0.list("value") {
                for stock in stocks {
                    let taken = users.count { $0.licences[stock.product.id] != nil }
                    $0.element { Self.write(stock, taken: taken, tenant: grant.tenant, &$0) }
                }
            }
        }
    }

    /// A page of the tenant's users, or one of them, or a change of the licences of one.
    mutating func users(_ grant: AccessGrant, _ rest: [String], _ request: WebRequest) -> WebAnswer {
        let (stocks, users) = licensed(grant)
        guard let id = rest.first else { return Self.page(of: users, request, port: port) }
        guard let user = users.first(where: { $0.id.description == id.lowercased() }) else {
            return .graphError(404, "Request_ResourceNotFound", "Resource '\(id)' does not exist.")
        }
        switch (request.method, rest.dropFirst().first) {
        case ("GET", nil): return .object { Self.write(user, &$0) }
        case ("POST", "assignLicense"):
            return changed(user, of: grant.tenant, among: users, stocks, JSONValue(request.body))
        default: return .graphError(405, "Request_BadRequest", "Method not allowed.")
        }
    }

    private mutating func licensed(_ grant: AccessGrant) -> ([ProductStock], [TenantUser]) {
        guard let profile = customers.profile(of: grant.tenant) else { return ([], []) }
        let subscriptions = Subscription.all(of: profile, now: options.now)
        return (ProductStock.all(of: subscriptions), tenants.users(of: profile, subscriptions))
    }

    private mutating func changed(
        _ user: TenantUser, of tenant: TenantID, among users: [TenantUser], _ stocks: [ProductStock],
        _ body: JSONValue?
    ) -> WebAnswer {
        guard let added = body?["addLicenses"]?.list, let removed = body?["removeLicenses"]?.list else {
            return .graphError(400, "Request_BadRequest", "Both addLicenses and removeLicenses must be present.")
        }
        var user = user
        for id in removed.compactMap({ $0.text.flatMap { TenantID($0) } }) {
            if user.byGroup == id {
                return Self.refused(
                    "User license is inherited from a group membership and it cannot be removed directly.")
            }
            guard user.licences.removeValue(forKey: id) != nil else {
                return Self.refused("User does not have a corresponding license.")
            }
        }
        for licence in added {
            guard let id = licence["skuId"]?.text.flatMap({ TenantID($0) }),
                let stock = stocks.first(where: { $0.product.id == id && $0.seats > 0 })
            else {
                return Self.refused(
                    "License \(licence["skuId"]?.text ?? "") does not correspond to a valid company License.")
            }
            guard user.usageLocation != nil else {
                return Self.refused("License assignment cannot be done for user with invalid usage location.")
            }
            let taken = users.count { $0.id != user.id && $0.licences[id] != nil }
            guard taken < stock.seats else {
                return Self.refused("Subscription with SKU \(id) does not have any available licenses.")
            }
            let off = (licence["disabledPlans"]?.list ?? []).compactMap { $0.text.flatMap { TenantID($0) } }
            guard Set(off).isSubset(of: stock.product.plans.map(\.id)) else {
                return Self.refused("License assignment failed because service plan is not in the license.")
            }
            user.licences[id] = off
        }
        tenants.change(user, of: tenant)
        return .object { Self.write(user, &$0) }
    }

    private static func refused(_ words: String) -> WebAnswer { .graphError(400, "Request_BadRequest", words) }

    private static func page(of users: [TenantUser], _ request: WebRequest, port: Int) -> WebAnswer {
        let top = request.parameter("$top").flatMap { Int($0) } ?? 100
        guard (1...largestUserPage).contains(top) else {
            return .graphError(400, "Request_UnsupportedQuery", "The value of $top is out of range.")
        }
        let filter = request.parameter("$filter") ?? ""
        let wanted = filter.lowercased().split(separator: " ").last.map { $0.prefix { $0 != ")" } }
        let product = wanted.flatMap { TenantID(String($0)) }
        let found = product.map { product in users.filter { $0.licences[product] != nil } } ?? users
        let start = min(request.parameter("$skiptoken").flatMap { Int($0) } ?? 0, found.count)
        let end = min(found.count, start + top)
        return .object { json in
            json.field("@odata.context", "https://graph.microsoft.com/v1.0/$metadata#users")
            if end < found.count {
                json.field(
                    "@odata.nextLink",
                    "http://127.0.0.1:\(port)/graph/v1.0/users?$top=\(top)&$skiptoken=\(end)&$filter="
                        + filter.replacing(" ", with: "%20"))
            }
            json.list("value") { for user in found[start..<end] { $0.element { write(user, &$0) } } }
        }
    }

    private static func write(
        _ stock: ProductStock, taken: Int, tenant: TenantID, _ json: inout JSONWriter
    ) {
        json.field("id", "\(tenant)_\(stock.product.id)")
        json.field("skuId", stock.product.id.description)
        json.field("skuPartNumber", stock.product.partNumber)
        json.field(
            "capabilityStatus", stock.enabled > 0 ? "Enabled" : stock.warning > 0 ? "Warning" : "Suspended")
        json.field("appliesTo", "User")
        json.field("consumedUnits", taken)
        json.object("prepaidUnits") {
            $0.field("enabled", stock.enabled)
            $0.field("suspended", stock.suspended)
            $0.field("warning", stock.warning)
            $0.field("lockedOut", 0)
        }
        json.list("servicePlans") {
            for plan in stock.product.plans {
                $0.element {
                    $0.field("servicePlanId", plan.id.description)
                    $0.field("servicePlanName", plan.rawValue)
                    $0.field("provisioningStatus", "Success")
                    $0.field("appliesTo", "User")
                }
            }
        }
        json.list("subscriptionIds", stock.subscriptions.map(\.id.description))
    }

    private static func write(_ user: TenantUser, _ json: inout JSONWriter) {
        json.field("id", user.id.description)
        json.field("userPrincipalName", user.principal)
        json.field("displayName", user.name)
        json.field("usageLocation", user.usageLocation)
        let licences = user.licences.sorted { $0.key < $1.key }
        json.list("assignedLicenses") {
            for (product, off) in licences {
                $0.element {
                    $0.list("disabledPlans", off.map(\.description))
                    $0.field("skuId", product.description)
                }
            }
        }
        json.list("licenseAssignmentStates") {
            for (product, off) in licences {
                $0.element {
                    $0.field("skuId", product.description)
                    $0.list("disabledPlans", off.map(\.description))
                    $0.field("assignedByGroup", user.byGroup == product ? TenantUser.group : nil)
                    $0.field("state", "Active")
                    $0.field("error", "None")
                }
            }
        }
    }
}
