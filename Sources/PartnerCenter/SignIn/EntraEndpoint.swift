import Core
import Transfer

/// The endpoints of Microsoft Entra (v2.0) at which an application asks for codes and tokens.
struct EntraEndpoint: Sendable {
    /// Who reaches the authority; it adds no token, and gives a 401 back to be read.
    let authority: any ServiceCaller
    /// The application that asks.
    let application: EntraApplication

    /// What the endpoint gives for a grant in a tenant.
    ///
    /// The secret goes along where the application has one; where Microsoft says that it is a public application,
    /// the request is sent again without.
    func grant(
        _ fields: [(name: String, value: String)], tenant: String
    ) async throws(ServiceFailure) -> Result<TokenGrant, SignInProblem> {
        var all = [("client_id", application.clientID)] + fields
        guard let secret = try await application.secret?() else { return try await send(all, tenant) }
        let bare = all
        all.append(("client_secret", secret.revealed))
        let result = try await send(all, tenant)
        return result == .failure(.secretUnwanted) ? try await send(bare, tenant) : result
    }

    /// A code for a person to enter.
    func deviceCode(scope: String) async throws(ServiceFailure) -> DeviceCode {
        let request = FormBody.request(
            path(application.tenant, "devicecode"), [("client_id", application.clientID), ("scope", scope)])
        let answer = try await authority.answer(to: request)
        let fields = try JSONValue.object(answer.body, "the device code")
        guard answer.isSuccess else { throw problem(fields, answer.status).failure }
        guard let code = fields["device_code"].text, let userCode = fields["user_code"].line,
            let address = fields["verification_uri"].line ?? fields["verification_url"].line
        else { throw .unreadable("Microsoft gave no code to enter") }
        return DeviceCode(
            address: address, userCode: userCode, lifetimeSeconds: fields["expires_in"].integer ?? 900,
            code: Secret(code), interval: fields["interval"].integer ?? 5)
    }

    private func send(
        _ fields: [(name: String, value: String)], _ tenant: String
    ) async throws(ServiceFailure) -> Result<TokenGrant, SignInProblem> {
        let answer = try await authority.answer(to: FormBody.request(path(tenant, "token"), fields))
        let fields = try JSONValue.object(answer.body, "a token")
        guard answer.isSuccess else { return .failure(problem(fields, answer.status)) }
        guard let access = fields["access_token"].text, !access.isEmpty else {
            throw .unreadable("Microsoft's answer holds no token")
        }
        return .success(
            TokenGrant(
                access: Secret(access), lifetimeSeconds: max(fields["expires_in"].integer ?? 3600, 0),
                refresh: fields["refresh_token"].text.flatMap { $0.isEmpty ? nil : Secret($0) },
                scope: fields["scope"].cell))
    }

    private func problem(_ fields: JSONValue, _ status: Int) -> SignInProblem {
        SignInProblem(
            error: fields["error"].line ?? "HTTP \(status)", codes: fields["error_codes"].items.compactMap(\.integer),
            words: fields["error_description"].text ?? "")
    }

    private func path(_ tenant: String, _ name: String) -> String {
        "/\(PercentEncoding.encoded(tenant))/oauth2/v2.0/\(name)"
    }
}
