import AppDirect
import Core
import Testing
import Transfer

/// AppDirect has no one shape for its errors; these are those that its documentation shows, with made-up values.
@Suite struct ErrorShapeTests {
    @Test(arguments: [
        ("{\"code\":\"409\",\"message\":\"Taken\"}", "The marketplace answered 418, code 409: Taken"),
        ("[{\"code\":\"Not Found\",\"message\":\"Gone\"}]", "The marketplace answered 418, code Not Found: Gone"),
        (
            "{\"status\":409,\"code\":\"COMPANY_INACTIVE\",\"message\":\"Northwind is not an active company\"}",
            "The marketplace answered 418, code COMPANY_INACTIVE: Northwind is not an active company"
        ),
        (
            "{\"status\":404,\"code\":\"NOT_FOUND\",\"message\":\"No.\",\"moreInfo\":\"url\",\"details\":[\"a\",\"b\"]}",
            "The marketplace answered 418, code NOT_FOUND: No.; a; b"
        ), ("plain\u{1B}[31m words", "The marketplace answered 418: plain"), ("", "The marketplace answered 418"),
    ])
    func everyShapeIsShownWithCodeAndWords(body: String, sentence: String) async {
        let accounts = PretendAccounts()
        accounts.fault("GET /", .answer(.text(418, body)))
        await #expect { try await marketplace(accounts).page(0) } throws: { error in
            guard case .refused(let words) = error as? ServiceFailure else { return false }
            return words.hasPrefix(sentence) && !words.contains("\u{1B}")
        }
    }

    @Test(
        arguments: [
            (400, .refused("The marketplace answered 400, code X: no")),
            (
                401,
                .signInNeeded(
                    "The marketplace answered 401, code X: no; check the profile's client_id and client_secret")
            ),
            (
                403,
                .notAllowed(
                    "The marketplace answered 403, code X: no; the API client needs the scope ROLE_PARTNER_READ")
            ), (404, .notFound("The marketplace answered 404, code X: no")),
            (429, .busy(seconds: 5)), (500, .unreachable("The marketplace answered 500, code X: no")),
            (302, .unreadable("The marketplace answered 302, code X: no")),
        ] as [(Int, ServiceFailure)])
    func aStatusOfAReadingSaysWhatCanBeDone(status: Int, failure: ServiceFailure) async {
        let accounts = PretendAccounts()
        for _ in 0..<2 { accounts.fault("GET /", .answer(.text(status, "{\"code\":\"X\",\"message\":\"no\"}"))) }
        await #expect(throws: failure) { try await marketplace(accounts).page(0) }
    }
}
