import Core

extension World {
    /// Answers at the sandbox's own endpoint.
    mutating func control(_ request: WebRequest) -> WebAnswer {
        let path = Array(request.segments.dropFirst())
        let body = request.body.isEmpty ? JSONValue.object([:]) : JSONValue(request.body)
        guard let body else { return Self.controlRefusal(400, "The body is no JSON.") }
        switch (request.method, path.first ?? "") {
        case ("GET", "state"): return controlState(request)
        case (_, "faults"): return controlFaults(request, path.dropFirst().first, body)
        case ("POST", "device-codes"):
            let answer: DeviceCode.Answer = path.last == "decline" ? .declined : .accepted
            let count = signIn.answer(answer, userCode: body["userCode"]?.text)
            return .object { $0.field("answered", count) }
        case ("POST", "tokens"): return controlTokens(body)
        case ("PATCH", "settings"): return controlSettings(body)
        case (_, "customers"): return controlCustomers(request, path.dropFirst().first, body)
        case ("POST", "people"): return controlPeople(Array(path.dropFirst()), body)
        case (_, "companies"): return controlCompanies(request, Array(path.dropFirst()), body)
        default: return Self.controlRefusal(404, "There is no such control.")
        }
    }

    /// A refusal of the control endpoint.
    static func controlRefusal(_ status: Int, _ message: String) -> WebAnswer {
        .object(status) { $0.field("error", message) }
    }

    private mutating func controlState(_ request: WebRequest) -> WebAnswer {
        if let text = request.parameter("tenant") {
            guard let tenant = TenantID(text) else { return Self.controlRefusal(400, "tenant is no tenant id.") }
            let numbers = companiesByTenant()[tenant] ?? []
            let ids = numbers.map { companies.companies[$0].uuid }
            return .object {
                $0.field("tenantId", tenant.description)
                $0.list("companies", ids)
            }
        }
        let state = state()
        let counts = request.parameter("tenants") == "all" ? companiesByTenant() : [:]
        return .object {
            state.write(to: &$0)
            guard !counts.isEmpty else { return }
            $0.object("companiesByTenant") {
                for (tenant, numbers) in counts.sorted(by: { $0.key < $1.key }) {
                    $0.field(tenant.description, numbers.count)
                }
            }
        }
    }

    private mutating func controlFaults(_ request: WebRequest, _ id: String?, _ body: JSONValue) -> WebAnswer {
        switch request.method {
        case "GET":
            return .list {
                for (id, fault) in faults.faults {
                    $0.element {
                        $0.field("id", id)
                        fault.write(to: &$0)
                    }
                }
            }
        case "POST":
            let wanted = (body.list ?? [body]).map { Fault($0) }
            guard !wanted.contains(nil) else { return Self.controlRefusal(400, "kind is none that there is.") }
            let ids = wanted.compactMap { $0 }.map { faults.add($0) }
            return .object(201) { $0.list("ids") { for id in ids { $0.element(id) } } }
        case "DELETE":
            faults.remove(id.flatMap { Int($0) })
            return .empty(204)
        default: return .empty(405)
        }
    }

    private mutating func controlTokens(_ body: JSONValue) -> WebAnswer {
        signIn.expireAccess()
        if body["refresh"]?.flag == true { signIn.revokeRefresh() }
        return .empty(204)
    }

    private mutating func controlSettings(_ body: JSONValue) -> WebAnswer {
        if let value = body["refuseRefreshWith"] { signIn.refusal = value.number }
        if let value = body["isMfaCompliant"]?.flag { signIn.isMFACompliant = value }
        if let value = body["partnerTenantType"] { partnerType = value.text }
        if let value = body["vettingStatus"]?.text { vettingStatus = value }
        if let value = body["isAgreementSigned"]?.flag { isAgreementSigned = value }
        if let value = body["companySync"]?.flag { syncSettings.isEnabled = value }
        if let value = body["createsAutomatically"]?.flag { syncSettings.createsAutomatically = value }
        if let value = body["remindsToRegister"]?.flag { remindsToRegister = value }
        if let value = body["showsTemplates"]?.flag { showsTemplates = value }
        if let value = body["attribute"]?.text { attributes.insert(value) }
        return .empty(204)
    }
}
