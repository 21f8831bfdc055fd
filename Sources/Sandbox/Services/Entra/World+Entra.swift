import Core

extension World {
    /// Answers for Microsoft's sign-in.
    mutating func entra(_ request: WebRequest) -> WebAnswer {
        let path = Array(request.segments.dropFirst())
        if path == ["devicelogin"] { return devicePage(request) }
        guard path.count == 4, path[1] == "oauth2", path[2] == "v2.0" else { return .empty(404) }
        guard request.method == "POST" else { return .empty(405) }
        let form = request.form
        guard let tenant = tenant(named: path[0]) else {
            return .entraError(400, "invalid_request", 90002, "Tenant '\(path[0])' not found.")
        }
        guard form["client_id"] == SandboxIdentity.clientID else {
            let id = form["client_id"] ?? ""
            return .entraError(
                400, "unauthorized_client", 700016,
                "Application with identifier '\(id)' was not found in the directory.")
        }
        switch path[3] {
        case "devicecode": return deviceCode(form, tenant: path[0])
        case "token": return token(form, tenant: tenant)
        default: return .empty(404)
        }
    }

    /// The tenant of a GUID, a domain, or one of the words for any.
    private mutating func tenant(named name: String) -> TenantID? {
        if [SandboxIdentity.domain, "organizations", "common"].contains(name.lowercased()) {
            return SandboxIdentity.partner
        }
        if let id = TenantID(name) {
            return id == SandboxIdentity.partner || customers.number(of: id) != nil ? id : nil
        }
        return customers.profile(ofDomain: name.lowercased())?.tenant
    }

    private mutating func deviceCode(_ form: [String: String], tenant: String) -> WebAnswer {
        guard let scope = form["scope"], !scope.isEmpty else { return Self.missing("scope") }
        let now = options.clock()
        let (device, code) = signIn.issueDeviceCode(at: now, interval: options.pollInterval)
        let page = "http://127.0.0.1:\(port)/entra/devicelogin"
        return .object {
            $0.field("user_code", code.userCode)
            $0.field("device_code", device)
            $0.field("verification_uri", page)
            $0.field("expires_in", 900)
            $0.field("interval", code.interval)
            $0.field(
                "message",
                "To sign in, use a web browser to open the page \(page) and enter the code \(code.userCode) to authenticate."
            )
        }
    }

    /// The page on which a person types the code.
    private mutating func devicePage(_ request: WebRequest) -> WebAnswer {
        guard let code = request.parameter("otc") else {
            return WebAnswer(
                status: 200, body: Array("Open this page again with ?otc= and your code behind it.\n".utf8),
                type: "text/plain; charset=utf-8")
        }
        let count = signIn.answer(.accepted, userCode: code.uppercased())
        let text = count > 0 ? "You are signed in; go back to your device.\n" : "That code isn't waiting.\n"
        return WebAnswer(status: count > 0 ? 200 : 404, body: Array(text.utf8), type: "text/plain; charset=utf-8")
    }

    private mutating func token(_ form: [String: String], tenant: TenantID) -> WebAnswer {
        let grant = form["grant_type"] ?? ""
        if grant == "client_credentials" || form["client_secret"] != nil {
            guard form["client_secret"] == SandboxIdentity.secret else {
                return .entraError(401, "invalid_client", 7_000_215, "Invalid client secret provided.")
            }
        }
        switch grant {
        case "refresh_token": return refresh(form, tenant: tenant)
        case "client_credentials": return clientCredentials(form, tenant: tenant)
        case "urn:ietf:params:oauth:grant-type:device_code", "device_code": return poll(form, tenant: tenant)
        default:
            return .entraError(
                400, "unsupported_grant_type", 70003, "The app requested an unsupported grant type '\(grant)'.")
        }
    }

    private mutating func refresh(_ form: [String: String], tenant: TenantID) -> WebAnswer {
        let now = options.clock()
        if let refusal = signIn.refusal { return Self.refused(refusal) }
        guard let token = form["refresh_token"] else { return Self.missing("refresh_token") }
        guard let holds = signIn.holds(refreshToken: token, at: now) else {
            return .entraError(400, "invalid_grant", 9_002_313, "Invalid request. Request is malformed or invalid.")
        }
        guard holds else { return Self.refused(700082) }
        if tenant != SandboxIdentity.partner, let number = customers.number(of: tenant),
            !customers.isDelegated(number)
        {
            return Self.refused(65001)
        }
        if options.refreshesOnce { signIn.revokeRefresh(token) }
        return tokens(scope: form["scope"], tenant: tenant, isAppOnly: false)
    }

    private mutating func clientCredentials(_ form: [String: String], tenant: TenantID) -> WebAnswer {
        guard form["scope"]?.hasSuffix("/.default") == true else {
            return .entraError(
                400, "invalid_scope", 70011, "The provided value for the input parameter 'scope' is not valid.")
        }
        return tokens(scope: form["scope"], tenant: tenant, isAppOnly: true)
    }

    private mutating func poll(_ form: [String: String], tenant: TenantID) -> WebAnswer {
        let now = options.clock()
        guard let device = form["device_code"], var code = signIn.deviceCodes[device] else {
            return .entraError(400, "bad_verification_code", 70018, "Invalid verification code.")
        }
        guard code.expires > now else {
            return .entraError(400, "expired_token", 70020, "The device code has expired.")
        }
        guard now >= code.nextPoll else {
            code.interval += 5
            signIn.deviceCodes[device] = code
            return .entraError(400, "slow_down", 70016, "The client is polling too often.")
        }
        code.polls += 1
        code.nextPoll = now + Double(code.interval)
        if let limit = options.acceptsDeviceCodeAfter, code.polls > limit, code.answer == .none {
            code.answer = .accepted
        }
        signIn.deviceCodes[device] = code
        switch code.answer {
        case .none:
            return .entraError(
                400, "authorization_pending", 70016,
                "OAuth 2.0 device flow error. Authorization is pending. Continue polling.")
        case .declined:
            return .entraError(400, "authorization_declined", 65004, "User declined to consent to access the app.")
        case .accepted:
            signIn.deviceCodes[device] = nil
            return tokens(scope: form["scope"] ?? "partnercenter/", tenant: tenant, isAppOnly: false)
        }
    }

    private mutating func tokens(scope: String?, tenant: TenantID, isAppOnly: Bool) -> WebAnswer {
        let now = options.clock()
        guard let scope, !scope.isEmpty else { return Self.missing("scope") }
        guard let audience = AccessGrant.Audience(scope: scope) else {
            return .entraError(
                400, "invalid_resource", 500011,
                "The resource principal named in '\(scope)' was not found in the tenant.")
        }
        let access = signIn.issue(
            AccessGrant(
                audience: audience, tenant: tenant, isAppOnly: isAppOnly, isReadOnly: false,
                expires: now + Double(SignInBook.accessLife)))
        let refresh = isAppOnly ? nil : signIn.issueRefreshToken(at: now)
        return .object {
            $0.field("token_type", "Bearer")
            if !isAppOnly { $0.field("scope", scope) }
            $0.field("expires_in", SignInBook.accessLife)
            $0.field("ext_expires_in", SignInBook.accessLife)
            $0.field("access_token", access)
            if let refresh { $0.field("refresh_token", refresh) }
        }
    }

    private static func missing(_ name: String) -> WebAnswer {
        .entraError(
            400, "invalid_request", 900144, "The request body must contain the following parameter: '\(name)'.")
    }

    /// A refusal by its AADSTS code.
    private static func refused(_ code: Int) -> WebAnswer {
        let words =
            switch code {
            case 50173: "The provided grant has expired due to it being revoked, a fresh auth token is needed."
            case 50076, 50078, 50079, 70043:
                "The refresh token has expired or is invalid due to sign-in frequency checks."
            case 53003, 50158: "Access has been blocked by Conditional Access policies."
            case 65001: "The user or administrator has not consented to use the application."
            case 700082: "The refresh token has expired due to inactivity."
            case 7_000_222: "The provided client secret keys are expired."
            default: "The request was refused."
            }
        return .entraError(
            code == 7_000_222 ? 401 : 400, code == 7_000_222 ? "invalid_client" : "invalid_grant", code, words)
    }
}
