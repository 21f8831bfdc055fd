import Core
import Synchronization
import Testing
import Transfer

@testable import PartnerCenter

@Suite struct DeviceSignInTests {
    /// A clock that moves when somebody waits.
    private final class Waiting: Sendable {
        private let state = Mutex((now: Int64(1_795_000_000), pauses: [Int]()))
        var pauses: [Int] { state.withLock { $0.pauses } }

        func signIn(_ authority: ScriptedCaller, _ place: TokenPlace, patience: Int = 1000) -> DeviceSignIn {
            DeviceSignIn(
                authority: authority, application: application, store: place.store(),
                now: { Timestamp(seconds: self.state.withLock { $0.now }) },
                wait: { seconds async throws(ServiceFailure) in
                    let isTooLong = self.state.withLock { state in
                        state.now += Int64(seconds)
                        state.pauses.append(seconds)
                        return state.pauses.count > patience
                    }
                    if isTooLong { throw .cancelled }
                })
        }
    }

    private let code = json(
        """
        {"user_code":"YZMYLD4K","device_code":"long","verification_uri":"https://www.microsoft.com/link",
         "expires_in":900,"interval":"5","message":"To sign in"}
        """)

    @Test func codeIsShownAndTheTokenIsKeptOnceItWasEntered() async throws {
        let authority = ScriptedCaller([
            code, refused("authorization_pending", [70_016]), refused("slow_down", []),
            refused("authorization_pending", [70_016]), granted("a1", refresh: "r1"),
        ])
        let (place, waiting) = (TokenPlace(nil), Waiting())
        let signIn = waiting.signIn(authority, place)
        let shown = try await signIn.begin(for: api)
        #expect(shown.address == "https://www.microsoft.com/link")
        #expect(shown.userCode == "YZMYLD4K")
        try await signIn.finish(shown)
        #expect(place.writes == ["r1"])
        #expect(waiting.pauses == [5, 5, 10, 10])
        #expect(authority.requests.first?.path == "/contoso.onmicrosoft.com/oauth2/v2.0/devicecode")
        #expect(
            authority.forms.first
                == "client_id=app-1&scope=https%3A%2F%2Fapi.partnercenter.microsoft.com%2F.default%20offline_access")
        #expect(
            authority.forms.last
                == "client_id=app-1&grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Adevice_code&device_code=long"
                + "&client_secret=s%26cret%2B1")
    }

    @Test(arguments: [
        (refused("authorization_declined", []), ServiceFailure.signInNeeded(SignInProblem.declined.sentence)),
        (refused("expired_token", []), .signInNeeded(SignInProblem.codeExpired.sentence)),
        (refused("invalid_client", [7_000_218], status: 401), .notAllowed(SignInProblem.secretMissing.sentence)),
    ])
    func aNoEndsIt(answer: Result<ServiceAnswer, ServiceFailure>, failure: ServiceFailure) async throws {
        let place = TokenPlace(nil)
        let signIn = Waiting().signIn(ScriptedCaller([code, answer]), place)
        let shown = try await signIn.begin(for: api)
        await #expect(throws: failure) { try await signIn.finish(shown) }
        #expect(place.token == nil)
    }

    @Test func aCodeThatNobodyEntersEndsByItself() async throws {
        let code = code
        let authority = ScriptedCaller { request in
            request.path.hasSuffix("devicecode") ? code : refused("authorization_pending", [70_016])
        }
        let waiting = Waiting()
        let signIn = waiting.signIn(authority, TokenPlace(nil))
        let shown = try await signIn.begin(for: api)
        await #expect(throws: ServiceFailure.signInNeeded(SignInProblem.codeExpired.sentence)) {
            try await signIn.finish(shown)
        }
        #expect(waiting.pauses.reduce(0, +) <= 900)
        #expect(waiting.pauses.count == 180)
    }

    @Test func aLostAnswerDoesNotEndIt() async throws {
        let authority = ScriptedCaller([
            code, .failure(.unreachable("no route")), .failure(.busy(seconds: 3)), granted("a1", refresh: "r1"),
        ])
        let (place, waiting) = (TokenPlace(nil), Waiting())
        let signIn = waiting.signIn(authority, place)
        try await signIn.finish(try await signIn.begin(for: api))
        #expect(place.token == "r1")
        #expect(waiting.pauses == [5, 10, 15])
    }

    @Test func whoeverHasEnoughStopsIt() async throws {
        let place = TokenPlace("old")
        let authority = ScriptedCaller([code, refused("authorization_pending", [70_016])])
        let signIn = Waiting().signIn(authority, place, patience: 1)
        let shown = try await signIn.begin(for: api)
        await #expect(throws: ServiceFailure.cancelled) { try await signIn.finish(shown) }
        #expect(place.token == "old")
    }

    @Test func aSignInWithoutARefreshTokenIsNone() async throws {
        let place = TokenPlace("old")
        let signIn = Waiting().signIn(ScriptedCaller([code, granted("a1", refresh: nil)]), place)
        let shown = try await signIn.begin(for: api)
        await #expect {
            try await signIn.finish(shown)
        } throws: { error in
            if case ServiceFailure.notAllowed = error { true } else { false }
        }
        #expect(place.token == "old")
    }
}
