import AppDirect
import Core
import Testing
import Transfer

/// How Ferry gets a marketplace's token.
@Suite struct SignInTests {
    private static let secret = "s3cr3t-of-example"
    /// ferry:s3cr3t-of-example in Base64.
    private static let basic = "ZmVycnk6czNjcjN0LW9mLWV4YW1wbGU="

    @Test(arguments: [(false, "ROLE_PARTNER"), (true, "ROLE_PARTNER_READ")])
    func theScopeIsAskedForExplicitly(isReadOnly: Bool, scope: String) async throws {
        let caller = PretendAccounts()
        caller.fault(
            "POST /oauth2",
            .answer(.json(200, ["access_token": "t0ken", "token_type": "bearer", "expires_in": 43199, "scope": scope])))
        let credentials = credentials(isReadOnly: isReadOnly)
        let token = try await credentials.token(by: caller)
        #expect(token.text == "t0ken")
        #expect(token.lifetime == 43199)
        #expect(credentials.grantedScope == scope)
        let request = try #require(caller.requests.first)
        #expect(request.path == "/oauth2/token")
        #expect(request.text == "grant_type=client_credentials&scope=\(scope)")
        // ferry:s3cr3t-of-example in Base64.
        #expect(request.headers.contains(HTTPHeader("Authorization", "Basic ZmVycnk6czNjcjN0LW9mLWV4YW1wbGU=")))
        #expect(request.headers.contains(HTTPHeader("Content-Type", "application/x-www-form-urlencoded")))
    }

    @Test(arguments: [
        (401, "{\"error\":\"invalid_client\",\"error_description\":\"Bad credentials\"}", "client_secret"),
        (401, "{\"code\":\"401\",\"message\":\"Unauthorized\"}", "client_secret"),
        (400, "{\"error\":\"invalid_scope\",\"error_description\":\"Invalid scope\"}", "the scope ROLE_PARTNER"),
        (403, "<html><head><title>Forbidden</title></head></html>", "allowed addresses"),
        (401, "you sent \(secret)", "client_secret"), (401, "you sent \(basic)", "client_secret"),
    ])
    func aRefusalSaysWhatToDo(status: Int, body: String, remedy: String) async {
        let caller = PretendAccounts()
        caller.fault("POST /oauth2", .answer(.text(status, body)))
        await #expect { try await credentials().token(by: caller) } throws: { error in
            guard case .signInNeeded(let words) = error as? ServiceFailure else { return false }
            return words.contains(remedy) && !words.contains(Self.secret)
        }
    }

    @Test(arguments: [409, 418, 429, 500, 503], [secret, basic])
    func whatWasSentIsNotRepeated(status: Int, sent: String) async {
        let caller = PretendAccounts()
        caller.fault("POST /oauth2", .answer(.text(status, "you sent \(sent)")))
        await #expect { try await credentials().token(by: caller) } throws: { error in
            !"\(error)".contains(sent)
        }
    }

    @Test(arguments: ["", "<html>", "{}", "{\"access_token\": \"\"}", "{\"access_token\": null}"])
    func anAnswerWithoutATokenIsUnreadable(body: String) async {
        let caller = PretendAccounts()
        caller.fault("POST /oauth2", .answer(.text(200, body)))
        await #expect { try await credentials().token(by: caller) } throws: { error in
            if case .unreadable = error as? ServiceFailure { true } else { false }
        }
    }

    @Test func theSecretShowsNowhere() {
        let credentials = credentials()
        #expect(!"\(credentials)".contains(Self.secret))
        #expect(!String(reflecting: credentials).contains(Self.secret))
        var dumped = ""
        dump(credentials, to: &dumped)
        #expect(!dumped.contains(Self.secret))
    }

    private func credentials(isReadOnly: Bool = false) -> ClientCredentials {
        ClientCredentials(clientID: "ferry", secret: Self.secret, isReadOnly: isReadOnly)
    }
}
