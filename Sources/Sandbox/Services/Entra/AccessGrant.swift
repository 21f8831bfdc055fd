import Core

/// What an access token allows.
struct AccessGrant: Sendable {
    /// For whom a token is meant.
    enum Audience: Sendable {
        case partnerCenter, graph, marketplace

        /// The audience of a scope such as `https://graph.microsoft.com/.default`; nil for one that is unknown here.
        init?(scope: String) {
            let words = scope.lowercased().split(separator: " ").filter { $0.contains("/") }
            if words.contains(where: { $0.contains("partnercenter") }) {
                self = .partnerCenter
            } else if words.contains(where: { $0.contains("graph") }) {
                self = .graph
            } else {
                return nil
            }
        }
    }

    /// For whom it is meant.
    var audience: Audience
    /// The tenant it was asked for.
    var tenant: TenantID
    /// Whether no person stands behind it.
    var isAppOnly: Bool
    /// Whether it may only read.
    var isReadOnly: Bool
    /// Until when it holds, in the clock's seconds.
    var expires: Double
}

/// The text of a token that looks like Microsoft's, with claims that a client may read.
func tokenText(_ grant: AccessGrant, number: Int) -> String {
    let head = JSONWriter.object {
        $0.field("typ", "JWT"); $0.field("alg", "none")
    }
    let claims = JSONWriter.object { json in
        let host = grant.audience == .graph ? "graph.microsoft.com" : "api.partnercenter.microsoft.com"
        json.field("aud", "https://\(host)")
        json.field("tid", grant.tenant.description)
        json.field("appid", SandboxIdentity.clientID)
        json.field("exp", Int(grant.expires))
        json.field("idtyp", grant.isAppOnly ? "app" : "user")
        if !grant.isAppOnly {
            json.field("scp", "user_impersonation")
            json.field("upn", "manager@\(SandboxIdentity.domain)")
            json.list("amr", ["pwd", "mfa"])
        }
        json.field("jti", String(number))
    }
    return "\(Base64.urlText(head)).\(Base64.urlText(claims)).sandbox\(number)"
}
