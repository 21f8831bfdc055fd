import Core
import Foundation
import Sandbox
import Testing

private let tokenPath = "/entra/\(SandboxIdentity.domain)/oauth2/v2.0/token"

@Suite struct EntraTests {
    private func form(_ more: [String: String]) -> [String: String] {
        ["client_id": SandboxIdentity.clientID, "client_secret": SandboxIdentity.secret].merging(more) { $1 }
    }

    private func begin(_ client: Client) throws -> (device: String, user: String) {
        let answer = client.post(
            "/entra/organizations/oauth2/v2.0/devicecode",
            form: ["client_id": SandboxIdentity.clientID, "scope": "partnercenter/.default offline_access"])
        let object = try #require(answer?.object)
        #expect(object["verification_uri"] != nil && object["interval"] is Int && object["expires_in"] as? Int == 900)
        return (try #require(object["device_code"] as? String), try #require(object["user_code"] as? String))
    }

    private func poll(_ client: Client, _ device: String) -> Answer? {
        client.post(
            tokenPath,
            form: form([
                "grant_type": "urn:ietf:params:oauth:grant-type:device_code", "device_code": device,
                "scope": "partnercenter/.default offline_access",
            ]))
    }

    @Test func deviceCodeIsPendingUntilItAcceptsItself() throws {
        let sites = try Sites()
        let client = sites.client
        let code = try begin(client)
        for _ in 0..<2 {
            let answer = try #require(poll(client, code.device))
            #expect(answer.status == 400 && answer.object["error"] as? String == "authorization_pending")
            #expect(answer.object["error_codes"] as? [Int] == [70016])
        }
        let answer = try #require(poll(client, code.device))
        #expect(answer.status == 200 && answer.object["token_type"] as? String == "Bearer")
        #expect(answer.object["refresh_token"] != nil && answer.object["expires_in"] as? Int == 3599)
        #expect(poll(client, code.device)?.object["error"] as? String == "bad_verification_code")
    }

    @Test func pollingTooSoonIsToldToSlowDown() throws {
        let sites = try Sites { $0.pollInterval = 5 }
        let client = sites.client
        let code = try begin(client)
        #expect(poll(client, code.device)?.object["error"] as? String == "authorization_pending")
        sites.clock.advance(3)
        #expect(poll(client, code.device)?.object["error"] as? String == "slow_down")
        sites.clock.advance(3)
        #expect(poll(client, code.device)?.object["error"] as? String == "authorization_pending")
    }

    @Test func personAcceptsOrDeclinesByControlOrByPage() throws {
        let sites = try Sites { $0.acceptsDeviceCodeAfter = nil }
        let client = sites.client
        let (first, second, third) = (try begin(client), try begin(client), try begin(client))
        #expect(client.post("/control/device-codes/approve", "{\"userCode\":\"\(first.user)\"}")?.status == 200)
        #expect(poll(client, first.device)?.status == 200)
        #expect(client.get("/entra/devicelogin?otc=\(second.user.lowercased())")?.status == 200)
        #expect(poll(client, second.device)?.status == 200)
        #expect(sites.server.control.answerDeviceCodes(accepts: false) == 1)
        #expect(poll(client, third.device)?.object["error"] as? String == "authorization_declined")
    }

    @Test func deviceCodeExpires() throws {
        let sites = try Sites()
        let code = try begin(sites.client)
        sites.clock.advance(901)
        #expect(poll(sites.client, code.device)?.object["error"] as? String == "expired_token")
    }

    @Test func refreshTokensAreRotated() throws {
        let sites = try Sites { $0.refreshesOnce = true }
        let client = sites.client
        func refresh(_ token: String) -> Answer? {
            client.post(
                tokenPath,
                form: form([
                    "grant_type": "refresh_token", "refresh_token": token, "scope": "partnercenter/.default",
                ]))
        }
        let next = try #require(refresh(SandboxIdentity.refreshToken)?.object["refresh_token"] as? String)
        #expect(next != SandboxIdentity.refreshToken)
        #expect(refresh(SandboxIdentity.refreshToken)?.object["error_codes"] as? [Int] == [700082])
        #expect(refresh(next)?.status == 200)
        sites.clock.advance(91 * 86_400)
        #expect(refresh(next)?.object["error"] as? String == "invalid_grant")
    }

    @Test(arguments: [
        (["client_id": "other"], 400, 700016), (["client_secret": "wrong"], 401, 7_000_215),
        (["refresh_token": "made up"], 400, 9_002_313), (["scope": ""], 400, 900144),
        (["scope": "https://management.example.com/.default"], 400, 500011), (["grant_type": "password"], 400, 70003),
    ])
    func wrongRequestIsRefusedWithItsCode(change: [String: String], status: Int, code: Int) throws {
        let sites = try Sites()
        let right = form([
            "grant_type": "refresh_token", "refresh_token": SandboxIdentity.refreshToken,
            "scope": "partnercenter/.default",
        ])
        let answer = try #require(sites.client.post(tokenPath, form: right.merging(change) { $1 }))
        #expect(answer.status == status && answer.object["error_codes"] as? [Int] == [code])
        let description = try #require(answer.object["error_description"] as? String)
        #expect(description.hasPrefix("AADSTS\(code): ") && description.contains("Correlation ID: "))
    }

    @Test func unknownTenantIsRefused() throws {
        let sites = try Sites()
        let answer = sites.client.post("/entra/nobody.example/oauth2/v2.0/token", form: form([:]))
        #expect(answer?.object["error_codes"] as? [Int] == [90002])
    }

    @Test func controlRefusesEveryRefreshWithACode() throws {
        let sites = try Sites()
        sites.server.control.refuseRefresh(with: 70043)
        let wanted = ["grant_type": "refresh_token", "refresh_token": SandboxIdentity.refreshToken, "scope": "graph/"]
        #expect(sites.client.post(tokenPath, form: form(wanted))?.object["error_codes"] as? [Int] == [70043])
        #expect(sites.client.send("PATCH", "/control/settings", body: "{\"refuseRefreshWith\":null}")?.status == 204)
        #expect(sites.client.post(tokenPath, form: form(wanted))?.status == 200)
    }

    @Test func tokenHoldsForAnHourAndForItsAudienceAlone() throws {
        let sites = try Sites()
        let partner = try sites.partner()
        #expect(partner.get("/partnercenter/v1/customers?size=1")?.status == 200)
        let graph = try sites.graph()
        #expect(graph.get("/partnercenter/v1/customers?size=1")?.object["code"] as? Int == 900420)
        #expect(partner.get("/graph/v1.0/organization")?.status == 401)
        sites.clock.advance(3600)
        #expect(partner.get("/partnercenter/v1/customers?size=1")?.status == 401)
    }
}
