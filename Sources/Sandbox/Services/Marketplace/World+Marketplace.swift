import Core

extension World {
    /// Answers for the AppDirect marketplace.
    mutating func marketplace(_ request: WebRequest) -> WebAnswer {
        let path = Array(request.segments.dropFirst())
        if path == ["oauth2", "token"] { return marketplaceToken(request) }
        guard let token = request.bearer, let grant = signIn.grant(of: token, at: options.clock()),
            grant.audience == .marketplace
        else { return Site.marketplace.unauthorised(request.bearer) }
        guard request.method == "GET" || !grant.isReadOnly else {
            return .object(403) {
                $0.field("error", "insufficient_scope")
                $0.field("error_description", "Insufficient scope for this resource")
                $0.field("scope", "ROLE_PARTNER")
            }
        }
        guard path.first == "api", path.count > 2 else { return Self.marketMissing(request.path) }
        switch (path[1], path[2], path.dropFirst(3).first ?? "") {
        case ("account", "v2", "companies"): return companyPath(Array(path.dropFirst(4)), request)
        case ("account", "v2", "users"): return userPath(Array(path.dropFirst(4)), request)
        case ("notification", "v1", "templates"): return templates(Array(path.dropFirst(4)), request)
        case ("channel", "v1", "settings"): return settings(request)
        case ("billing", "v1", "companies"): return .list { _ in }
        default: return Self.marketMissing(request.path)
        }
    }

    private mutating func companyPath(_ path: [String], _ request: WebRequest) -> WebAnswer {
        guard let id = path.first else {
            switch request.method {
            case "GET": return companyList(request)
            case "POST": return createCompany(request)
            default: return .marketError(405, "Method Not Allowed", shape: .code)
            }
        }
        guard let number = companyNumber(id) else { return Self.companyMissing(id) }
        let rest = Array(path.dropFirst(2))
        switch (request.method, path.dropFirst().first, rest.first) {
        case ("GET", nil, nil): return companyDetails(number)
        case ("PUT", nil, nil), ("PATCH", nil, nil): return changeCompany(number, request)
        case ("GET", "memberships", nil): return memberships(number, request)
        case ("GET", "memberships", let user?): return membership(user, in: number)
        case ("POST", "memberships", nil): return addMember(number, request)
        case ("POST", "memberships", let user?) where rest.last == "invite":
            return inviteMember(user, in: number, request)
        case ("GET", "invitations", nil): return invitations(number)
        case ("POST", "invitations", nil): return invite(number, request)
        case ("DELETE", "invitations", let email?): return revoke(email, in: number)
        case ("GET", "verifiedDomains", nil): return verifiedDomains(number)
        case ("GET", "domains", nil): return domains(number, request)
        case ("GET", "activities", nil): return activities(number, request)
        default: return Self.marketMissing(request.path)
        }
    }

    /// A company by `uuid`, `id:uuid` or `externalId:value`.
    private mutating func companyNumber(_ id: String) -> Int? {
        if id.hasPrefix("externalId:") {
            return companies.number(externalID: String(id.dropFirst("externalId:".count)))
        }
        return companies.number(uuid: id.hasPrefix("id:") ? String(id.dropFirst(3)) : id)
    }

    private mutating func marketplaceToken(_ request: WebRequest) -> WebAnswer {
        guard request.method == "POST" else { return .empty(405) }
        guard let basic = request.headers["authorization"], basic.lowercased().hasPrefix("basic "),
            let bytes = Base64.bytes(String(basic.dropFirst(6)))
        else { return Site.marketplace.unauthorised(nil) }
        let wanted = "\(SandboxIdentity.marketplaceClientID):\(SandboxIdentity.secret)"
        guard String(decoding: bytes, as: UTF8.self) == wanted else {
            return Self.oauthError(401, "invalid_client", "Bad client credentials")
        }
        let form = request.form
        guard form["grant_type"] == "client_credentials" else {
            return Self.oauthError(400, "unsupported_grant_type", "Unsupported grant type")
        }
        // Clients made since December 2020 get no scope by default.
        let scopes = (form["scope"] ?? "").split(separator: " ")
        guard !scopes.isEmpty, scopes.allSatisfy({ $0 == "ROLE_PARTNER" || $0 == "ROLE_PARTNER_READ" }) else {
            return Self.oauthError(400, "invalid_scope", "Empty or unknown scope")
        }
        let life = 43_199
        let token = signIn.issue(
            AccessGrant(
                audience: .marketplace, tenant: SandboxIdentity.partner, isAppOnly: true,
                isReadOnly: !scopes.contains("ROLE_PARTNER"), expires: options.clock() + Double(life)))
        return .object {
            $0.field("access_token", token)
            $0.field("token_type", "bearer")
            $0.field("expires_in", life)
            $0.field("scope", scopes.joined(separator: " "))
        }
    }

    private static func oauthError(_ status: Int, _ error: String, _ description: String) -> WebAnswer {
        .object(status) {
            $0.field("error", error)
            $0.field("error_description", description)
        }
    }

    private static func marketMissing(_ path: String) -> WebAnswer {
        .marketError(404, "No resource at \(path)", code: "NOT_FOUND", shape: .details)
    }

    private static func companyMissing(_ id: String) -> WebAnswer {
        .marketError(404, "Company with UUID=\(id) not found.", shape: id.utf8.count.isMultiple(of: 2) ? .code : .list)
    }
}
