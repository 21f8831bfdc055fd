import Core

extension World {
    /// Adds, changes and removes customers for the control endpoint.
    mutating func controlCustomers(_ request: WebRequest, _ id: String?, _ body: JSONValue) -> WebAnswer {
        guard let id else {
            guard request.method == "POST" else { return .empty(405) }
            return controlAdd(body)
        }
        guard let tenant = TenantID(id) else { return Self.controlRefusal(400, "That is no tenant id.") }
        let isDone: Bool
        switch request.method {
        case "PATCH":
            isDone = changeCustomer(
                tenant, name: body["name"]?.text, relationship: body["relationship"]?.text, email: body["email"]?.text)
        case "DELETE":
            let bond = request.parameter("as").map { CustomerBond(rawValue: $0) } ?? .gone
            guard let bond else { return Self.controlRefusal(400, "as takes reseller, lost, delegatedOnly or gone.") }
            isDone = setBond(bond, of: tenant, isListed: bond == .reseller || request.parameter("listed") == "true")
        default: return .empty(405)
        }
        return isDone ? .empty(204) : Self.controlRefusal(404, "There is no such customer.")
    }

    private mutating func controlAdd(_ body: JSONValue) -> WebAnswer {
        let count = min(body["count"]?.number ?? 1, 100_000)
        guard count > 0 else { return Self.controlRefusal(400, "count takes a number above 0.") }
        let name = body["name"]?.text ?? "Added Customer"
        let tenants = (0..<count).map { index in
            addCustomer(
                NewCustomer(
                    tenant: count == 1 ? body["tenantId"]?.text.flatMap { TenantID($0) } : nil,
                    name: count == 1 ? name : "\(name) \(index + 1)",
                    domain: count == 1 ? body["domain"]?.text ?? "" : "",
                    relationship: body["relationship"]?.text ?? "reseller",
                    contact: Contact(
                        email: body["email"]?.text ?? "admin\(customers.count)@example.com", firstName: "Ada",
                        lastName: "Example", country: body["country"]?.text ?? "US", phone: "425 555 0100")))
        }
        return .object(201) { $0.list("tenantIds", tenants.map(\.description)) }
    }

    /// Adds, links, renames and activates companies for the control endpoint, as the web console would.
    mutating func controlCompanies(_ request: WebRequest, _ path: [String], _ body: JSONValue) -> WebAnswer {
        let tenant = body["tenantId"]?.text.flatMap { TenantID($0) }
        guard let id = path.first else {
            guard request.method == "POST", let name = body["name"]?.text else {
                return Self.controlRefusal(400, "name is missing.")
            }
            let uuid = addCompany(
                ConsoleCompany(
                    name: name, tenant: tenant, externalID: body["externalId"]?.text,
                    verifiedDomains: body["verifiedDomains"]?.list?.compactMap(\.text) ?? [],
                    email: body["email"]?.text ?? "console@example.com"))
            return .object(201) { $0.field("uuid", uuid) }
        }
        let isDone: Bool
        switch (request.method, path.dropFirst().first) {
        case ("POST", "link"):
            guard let tenant else { return Self.controlRefusal(400, "tenantId is missing.") }
            isDone = link(id, to: tenant)
        case ("DELETE", "link"): isDone = link(id, to: nil)
        case ("POST", "activate"): isDone = activate(id)
        case ("PATCH", nil): isDone = renameCompany(id, body["name"]?.text ?? "")
        default: return .empty(405)
        }
        return isDone ? .empty(204) : Self.controlRefusal(404, "There is no such company.")
    }

    /// Lets people activate their accounts: one by the address, or so many of those who did not yet.
    mutating func controlPeople(_ path: [String], _ body: JSONValue) -> WebAnswer {
        guard path == ["activate"] else { return Self.controlRefusal(404, "There is no such control.") }
        if let email = body["email"]?.text {
            return activate(person: email)
                ? .empty(204) : Self.controlRefusal(404, "There is nobody of that address.")
        }
        guard let count = body["count"]?.number, count > 0 else {
            return Self.controlRefusal(400, "email or count is missing.")
        }
        let emails = activatePeople(count)
        return .object { $0.list("emails", emails) }
    }
}
