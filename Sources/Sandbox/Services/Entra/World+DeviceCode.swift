import Core

extension World {
    /// Begins a sign-in with a code.
    mutating func deviceCode(_ form: [String: String], tenant: String) -> WebAnswer {
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
    mutating func devicePage(_ request: WebRequest) -> WebAnswer {
        guard let code = request.parameter("otc") else {
            return WebAnswer(
                status: 200, body: Array("Open this page again with ?otc= and your code behind it.\n".utf8),
                type: "text/plain; charset=utf-8")
        }
        let count = signIn.answer(.accepted, userCode: code.uppercased())
        let text = count > 0 ? "You are signed in; go back to your device.\n" : "That code isn't waiting.\n"
        return WebAnswer(status: count > 0 ? 200 : 404, body: Array(text.utf8), type: "text/plain; charset=utf-8")
    }

    /// Says how far a sign-in with a code is, and gives out the tokens once it was accepted.
    mutating func poll(_ form: [String: String], tenant: TenantID) -> WebAnswer {
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
}
