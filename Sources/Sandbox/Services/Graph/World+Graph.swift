import Core

extension World {
    /// Answers for Microsoft Graph.
    mutating func graph(_ request: WebRequest) -> WebAnswer {
        let now = options.clock()
        guard let token = request.bearer, let grant = signIn.grant(of: token, at: now), grant.audience == .graph else {
            return Site.graph.unauthorised(request.bearer)
        }
        let path = Array(request.segments.dropFirst())
        guard path.first == "v1.0", path.count > 1 else { return Self.graphMissing(request.path) }
        if path[1] == "users" { return users(grant, Array(path.dropFirst(2)), request) }
        guard request.method == "GET" else { return .graphError(405, "Request_BadRequest", "Method not allowed.") }
        switch (path[1], path.dropFirst(2).first) {
        case ("organization", nil): return organisation(grant)
        case ("directory", "subscriptions"): return tenantSubscriptions(grant)
        case ("subscribedSkus", nil): return subscribedSKUs(grant)
        case ("tenantRelationships", let name?): return relationships(name, Array(path.dropFirst(3)), request)
        default: return Self.graphMissing(request.path)
        }
    }

    private mutating func relationships(_ name: String, _ rest: [String], _ request: WebRequest) -> WebAnswer {
        if let id = Self.argument(of: name, "findTenantInformationByTenantId", "tenantId") {
            guard let tenant = TenantID(id) else {
                return .graphError(400, "badRequest", "Invalid tenant identifier: '\(id)'.")
            }
            return tenantFacts(tenant)
        }
        if let domain = Self.argument(of: name, "findTenantInformationByDomainName", "domainName") {
            let wanted = domain.lowercased()
            if wanted == SandboxIdentity.domain { return tenantFacts(SandboxIdentity.partner) }
            return customers.profile(ofDomain: wanted).map { Self.facts(of: $0) } ?? Self.tenantMissing(domain)
        }
        switch (name, rest.first) {
        case ("delegatedAdminRelationships", nil): return delegated(request, isRelationship: true)
        case ("delegatedAdminCustomers", nil): return delegated(request, isRelationship: false)
        case ("delegatedAdminCustomers", let id?): return delegatedCustomer(id)
        default: return Self.graphMissing(request.path)
        }
    }

    private mutating func organisation(_ grant: AccessGrant) -> WebAnswer {
        let isPartner = grant.tenant == SandboxIdentity.partner
        let profile = isPartner ? nil : customers.profile(of: grant.tenant)
        let domain = profile?.domain ?? SandboxIdentity.domain
        return .object {
            $0.field("@odata.context", "https://graph.microsoft.com/v1.0/$metadata#organization")
            $0.list("value") {
                $0.element {
                    $0.field("id", grant.tenant.description)
                    $0.field("displayName", profile?.name ?? SandboxIdentity.name)
                    $0.field("partnerTenantType", isPartner ? partnerType : nil)
                    $0.list("verifiedDomains") {
                        $0.element {
                            $0.field("capabilities", "Email, OfficeCommunicationsOnline")
                            $0.field("isDefault", true)
                            $0.field("isInitial", true)
                            $0.field("name", domain)
                            $0.field("type", "Managed")
                        }
                    }
                }
            }
        }
    }

    private mutating func tenantFacts(_ tenant: TenantID) -> WebAnswer {
        if tenant == SandboxIdentity.partner {
            return Self.facts(tenant, name: SandboxIdentity.name, domain: SandboxIdentity.domain, brand: nil)
        }
        return customers.profile(of: tenant).map { Self.facts(of: $0) } ?? Self.tenantMissing(tenant.description)
    }

    private static func facts(of profile: CustomerProfile) -> WebAnswer {
        let brand = profile.quirk.isMultiple(of: 9) ? profile.billingName : nil
        return facts(profile.tenant, name: profile.name, domain: profile.domain, brand: brand)
    }

    private static func facts(_ tenant: TenantID, name: String, domain: String, brand: String?) -> WebAnswer {
        .object {
            $0.field("@odata.context", "https://graph.microsoft.com/v1.0/$metadata#microsoft.graph.tenantInformation")
            $0.field("tenantId", tenant.description)
            $0.field("federationBrandName", brand)
            $0.field("displayName", name)
            $0.field("defaultDomainName", domain)
        }
    }

    /// The text argument of an OData function, such as `find…(tenantId='…')`; nil for another function.
    private static func argument(of segment: String, _ function: String, _ name: String) -> String? {
        let start = "\(function)(\(name)='"
        guard segment.hasPrefix(start), segment.hasSuffix("')") else { return nil }
        return String(segment.dropFirst(start.count).dropLast(2))
    }

    /// What Graph says of a path that it does not know.
    static func graphMissing(_ path: String) -> WebAnswer {
        .graphError(400, "BadRequest", "Resource not found for the segment in '\(path)'.")
    }

    private static func tenantMissing(_ what: String) -> WebAnswer {
        .graphError(404, "Request_ResourceNotFound", "Tenant '\(what)' does not exist.")
    }
}
