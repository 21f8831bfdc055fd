import Core
import Synchronization
import Testing
import Transfer

@testable import PartnerCenter

@Suite struct EntraTokensTests {
    @Test func refreshAsksForTheServiceAndKeepsTheRenewedToken() async throws {
        let authority = ScriptedCaller([granted("a1", refresh: "r2")])
        let place = TokenPlace("r1")
        let tokens = EntraTokens(authority: authority, application: application, store: place.store())
        let grant = try await tokens.userGrant(for: api)
        #expect(grant.access == Secret("a1"))
        #expect(grant.lifetimeSeconds == 3599)
        #expect(place.writes == ["r2"])
        #expect(await tokens.scope(of: api) == "user_impersonation")
        let request = try #require(authority.requests.first)
        #expect(request.path == "/contoso.onmicrosoft.com/oauth2/v2.0/token")
        #expect(request.method == .post)
        #expect(request.isRepeatable)
        #expect(request.header("Content-Type") == "application/x-www-form-urlencoded")
        #expect(
            authority.forms == [
                "client_id=app-1&grant_type=refresh_token&refresh_token=r1"
                    + "&scope=https%3A%2F%2Fapi.partnercenter.microsoft.com%2F.default%20offline_access"
                    + "&client_secret=s%26cret%2B1"
            ])
    }

    @Test(arguments: ["3599", "\"3599\"", "3599.0"])
    func lifetimeIsReadAsNumberOrText(lifetime: String) async throws {
        let authority = ScriptedCaller([granted("a1", refresh: nil, lifetime: lifetime)])
        let tokens = EntraTokens(authority: authority, application: application, store: TokenPlace("r1").store())
        #expect(try await tokens.userGrant(for: api).lifetimeSeconds == 3599)
    }

    @Test func oneSignInServesGraphOfTheOwnAndOfACustomersTenant() async throws {
        let authority = ScriptedCaller([granted("a1", refresh: "r2"), granted("a2", refresh: "r3")])
        let place = TokenPlace("r1")
        let tokens = EntraTokens(authority: authority, application: application, store: place.store())
        _ = try await tokens.userGrant(for: graph)
        _ = try await tokens.userGrant(for: TokenAudience(graph.service, tenant: tenant(7)))
        #expect(
            authority.requests.map(\.path) == [
                "/contoso.onmicrosoft.com/oauth2/v2.0/token", "/\(tenant(7))/oauth2/v2.0/token",
            ])
        #expect(authority.forms.map { $0.contains("refresh_token=r1") } == [true, false])
        #expect(authority.forms.last?.contains("refresh_token=r2") == true)
        #expect(place.writes == ["r2", "r3"])
    }

    @Test func refreshesTakeTurnsSoThatEachBeginsWithTheTokenOfTheOneBefore() async throws {
        let issued = Mutex(1)
        let stale = Mutex(0)
        let authority = ScriptedCaller { request in
            let form = String(decoding: request.body ?? [], as: UTF8.self)
            return issued.withLock { number in
                if !form.contains("refresh_token=r\(number)&") { stale.withLock { $0 += 1 } }
                number += 1
                return granted("a\(number)", refresh: "r\(number)")
            }
        }
        let place = TokenPlace("r1")
        let tokens = EntraTokens(authority: authority, application: application, store: place.store())
        await withTaskGroup(of: Bool.self) { group in
            for number in 0..<20 {
                group.addTask {
                    let audience = TokenAudience(graph.service, tenant: tenant(UInt64(number)))
                    return (try? await tokens.userGrant(for: audience)) != nil
                }
            }
            for await isThere in group { #expect(isThere) }
        }
        #expect(stale.withLock { $0 } == 0)
        #expect(place.token == "r21")
    }

    @Test func aTokenThatCannotBeKeptServesThisProcessAndIsTold() async throws {
        let authority = ScriptedCaller([granted("a1", refresh: "r2"), granted("a2", refresh: "r3")])
        let place = TokenPlace("r1", failure: .refused("the disk is full"))
        let notes = Mutex<[String]>([])
        let tokens = EntraTokens(authority: authority, application: application, store: place.store()) { note in
            notes.withLock { $0.append(note) }
        }
        _ = try await tokens.userGrant(for: api)
        _ = try await tokens.userGrant(for: api)
        #expect(authority.forms.last?.contains("refresh_token=r2&") == true)
        #expect(place.token == "r1")
        #expect(notes.withLock { $0.count } == 2)
        #expect(notes.withLock { $0 }.allSatisfy { $0.contains("the disk is full") && !$0.contains("r2") })
    }

    @Test func aSourceThatTakesNothingBackIsNotWrittenTo() async throws {
        let authority = ScriptedCaller([granted("a1", refresh: "r2"), granted("a2", refresh: "r3")])
        let place = TokenPlace("r1")
        let tokens = EntraTokens(
            authority: authority, application: application, store: place.store(unwritable: "it is env:NAME"))
        _ = try await tokens.userGrant(for: api)
        _ = try await tokens.userGrant(for: api)
        #expect(place.writes.isEmpty)
        #expect(authority.forms.last?.contains("refresh_token=r2&") == true)
        #expect(tokens.unwritable == "it is env:NAME")
    }

    @Test func aTokenThatAnotherProcessRenewedMeanwhileIsTriedOnce() async throws {
        let place = TokenPlace("r1")
        let authority = ScriptedCaller { request in
            let form = String(decoding: request.body ?? [], as: UTF8.self)
            if form.contains("refresh_token=r1&") {
                place.put("r9")
                return refused("invalid_grant", [700_082])
            }
            return granted("a9", refresh: "r10")
        }
        let tokens = EntraTokens(authority: authority, application: application, store: place.store())
        #expect(try await tokens.userGrant(for: api).access == Secret("a9"))
        #expect(place.token == "r10")
    }

    @Test func aNewSignInIsNotOverwrittenByARenewedOldOne() async throws {
        let place = TokenPlace("r1")
        let authority = ScriptedCaller { _ in
            place.put("new")
            return granted("a1", refresh: "r2")
        }
        let tokens = EntraTokens(authority: authority, application: application, store: place.store())
        _ = try await tokens.userGrant(for: api)
        #expect(place.token == "new")
    }

    @Test func aPublicApplicationIsAskedAgainWithoutItsSecret() async throws {
        let authority = ScriptedCaller([refused("invalid_client", [700_025], status: 401), granted("a1", refresh: nil)])
        let tokens = EntraTokens(authority: authority, application: application, store: TokenPlace("r1").store())
        _ = try await tokens.userGrant(for: api)
        #expect(authority.forms.map { $0.contains("client_secret") } == [true, false])
    }

    @Test func withoutASignInNobodyIsAsked() async throws {
        let tokens = EntraTokens(authority: nobody, application: application, store: TokenPlace(nil).store())
        #expect(try await !tokens.hasSignIn())
        await #expect(
            throws: ServiceFailure.signInNeeded("Nobody has signed in at Microsoft yet; run `ferry sign-in`.")
        ) {
            try await tokens.userGrant(for: api)
        }
    }

    @Test func theApplicationAloneSendsItsCredentialsAndNoRefreshToken() async throws {
        let authority = ScriptedCaller([granted("a1", refresh: nil)])
        let tokens = EntraTokens(authority: authority, application: application, store: TokenPlace(nil).store())
        _ = try await tokens.applicationGrant(for: api)
        #expect(
            authority.forms == [
                "client_id=app-1&grant_type=client_credentials"
                    + "&scope=https%3A%2F%2Fapi.partnercenter.microsoft.com%2F.default&client_secret=s%26cret%2B1"
            ])
    }

    @Test(arguments: [true, false]) func callsThatTakeEitherTokenPreferThePersons(isSignedIn: Bool) async throws {
        let either = EitherTokens(person: FixedToken("person"), application: FixedToken("application")) {
            () async throws(ServiceFailure) -> Bool in isSignedIn
        }
        #expect(try await either.token(refused: nil) == (isSignedIn ? "person" : "application"))
    }

    @Test(arguments: ["", "[]", "<html>", "{}", "{\"access_token\":\"\"}"])
    func anAnswerThatIsNoTokenIsATypedFailure(body: String) async throws {
        let authority = ScriptedCaller([json(body)])
        let tokens = EntraTokens(authority: authority, application: application, store: TokenPlace("r1").store())
        await #expect {
            try await tokens.userGrant(for: api)
        } throws: { error in
            if case ServiceFailure.unreadable = error { true } else { false }
        }
    }

    @Test func secretsPrintAsDots() async throws {
        let grant = TokenGrant(access: Secret("hidden-a"), lifetimeSeconds: 1, refresh: Secret("hidden-r"), scope: "")
        let stored = StoredRefreshToken(token: Secret("hidden-r"), renewed: nil)
        let code = DeviceCode(
            address: "https://example.com", userCode: "ABC", lifetimeSeconds: 1, code: Secret("hidden-d"), interval: 1)
        var dumped = ""
        dump(grant, to: &dumped)
        dump(code, to: &dumped)
        for text in ["\(grant)", String(reflecting: grant), "\(stored)", String(reflecting: code), dumped] {
            #expect(!text.contains("hidden"))
        }
    }
}

/// A source with one token.
struct FixedToken: TokenSource {
    private let result: Result<String, ServiceFailure>
    init(_ text: String) { result = .success(text) }
    init(failure: ServiceFailure) { result = .failure(failure) }
    func token(refused: String?) async throws(ServiceFailure) -> String { try result.get() }
}
