import Core
import Testing
import Transfer

@testable import PartnerCenter

/// 2026-11-23, shortly after 08:00 UTC.
private let now = Timestamp(seconds: 1_795_420_800)
private let partner = tenant(100)

/// What a healthy partner's services answer; made up in the documented shapes.
private let healthy: [String: Result<ServiceAnswer, ServiceFailure>] = [
    "/v1.0/organization": json(
        "{\"value\":[{\"id\":\"\(partner)\",\"displayName\":\"Contoso\",\"partnerTenantType\":\"resellerPartnerDelegatedAdmin\"}]}"
    ),
    "/v1/profiles/mpn": json(
        "{\"mpnId\":\"4391507\",\"profileType\":\"MpnProfile\"}",
        headers: [HTTPHeader("IsMfaCompliant", "True"), HTTPHeader("date", "Mon, 23 Nov 2026 08:00:10 GMT")]),
    "/v1/profiles/legalbusiness": json("{\"vettingStatus\":\"authorized\",\"vettingSubStatus\":\"none\"}"),
    "/v1/compliance/csp/agreementstatus": json("{\"isAgreementSigned\":true}"),
    "/v1/customers/relationshiprequests": json(
        "{\"url\":\"https://admin.microsoft.com/Adminportal/Home?invType=ResellerRelationship&amp;partnerId=p\"}"),
]

private func findings(
    _ changes: [String: Result<ServiceAnswer, ServiceFailure>] = [:], person: FixedToken = FixedToken("t"),
    place: TokenPlace = TokenPlace("r1"), unwritable: String? = nil, configured: Int = 400, current: Int = 400,
    at now: Timestamp = now
) async -> (findings: [Requirement: RequirementFinding], asked: [ServiceRequest]) {
    let answers = healthy.merging(changes) { $1 }
    let caller = ScriptedCaller { answers[$0.path] ?? .failure(.refused("not in the script")) }
    let tokens = EntraTokens(authority: nobody, application: application, store: place.store(unwritable: unwritable))
    let requirements = PartnerRequirements(
        PartnerCenterServices(person: caller, list: nobody, graph: caller), person: person, tokens: tokens, api: api,
        limits: PartnerRequirements.RateLimits(configured: configured, current: { current }), now: { now })
    let found = await requirements.findings()
    return (Dictionary(found.map { ($0.requirement, $0) }) { first, _ in first }, caller.requests)
}

@Suite struct PartnerRequirementsTests {
    private static let all: Set<Requirement> = [
        .signIn, .signInExpiry, .cspTier, .programme, .multiChannel, .vetting, .partnerAgreement, .partnerID, .mfa,
        .clock,
        .rateLimits,
    ]

    @Test func aHealthyPartnerPassesEverythingWithEvidence() async throws {
        let (found, asked) = await findings()
        #expect(Set(found.keys) == Self.all)
        for finding in found.values {
            #expect(finding.verdict == .passed, "\(finding)")
            #expect(!finding.evidence.isEmpty)
        }
        #expect(asked.filter { $0.path == "/v1/profiles/mpn" }.map { $0.header("ValidateMfa") } == ["true"])
        #expect(asked.last?.values("tenantId") == ["\(partner)"])
        #expect(asked.last?.values("mpnId") == [])
    }

    @Test(arguments: [
        ("resellerPartnerDelegatedAdmin", RequirementFinding.Verdict.passed, RequirementFinding.Verdict.passed),
        ("valueAddedResellerPartnerDelegatedAdmin", .failed, .passed), ("breadthPartner", .failed, .passed),
        ("breadthPartnerDelegatedAdmin", .failed, .passed), ("syndicatePartner", .unknown, .unknown),
        ("somethingNew", .unknown, .unknown), ("", .failed, .unknown),
    ])
    func tierAndProgrammeFollowTheKindOfPartner(
        word: String, tier: RequirementFinding.Verdict, programme: RequirementFinding.Verdict
    ) async throws {
        let word = word.isEmpty ? "null" : "\"\(word)\""
        let organization = json("{\"value\":[{\"id\":\"\(partner)\",\"partnerTenantType\":\(word)}]}")
        let (found, _) = await findings(["/v1.0/organization": organization])
        #expect(found[.cspTier]?.verdict == tier)
        #expect(found[.programme]?.verdict == programme)
        #expect(tier != .failed || found[.cspTier]?.remedy.isEmpty == false)
    }

    /// Recorded answer of an endpoint that is not for this type of partner.
    private static let wrongType = json(
        "{\"code\":1002,\"description\":\"Authorization Failed\",\"data\":[],\"source\":\"PartnerFD\"}", status: 403)

    @Test(arguments: [
        ("/v1/profiles/legalbusiness", Requirement.vetting), ("/v1/compliance/csp/agreementstatus", .partnerAgreement),
        ("/v1/profiles/mpn", .partnerID),
    ])
    func whatIsNotForThisTypeOfPartnerIsNeverFailed(path: String, requirement: Requirement) async throws {
        let (found, _) = await findings([path: Self.wrongType])
        #expect(found[requirement]?.verdict == .unknown)
        #expect(found[requirement]?.evidence.contains("type of partner") == true)
    }

    @Test(
        arguments: healthy.keys.sorted(),
        [
            ServiceFailure.unreachable("no route"), .busy(seconds: 9), .signInNeeded("again"), .notAllowed("no"),
            .unreadable("odd"), .cancelled,
        ])
    func whatCouldNotBeAskedIsUnknown(path: String, failure: ServiceFailure) async throws {
        let (found, _) = await findings([path: .failure(failure)])
        #expect(Set(found.keys) == Self.all)
        #expect(found.values.allSatisfy { $0.verdict != .failed })
        #expect(found.values.contains { $0.verdict == .unknown })
    }

    @Test(arguments: ["", "{}", "[]", "<html>", "{\"value\":[]}", "{\"value\":[7]}"])
    func oddBodiesAreUnknown(body: String) async throws {
        let odd = json(body)
        let (found, _) = await findings([
            "/v1.0/organization": odd, "/v1/profiles/legalbusiness": odd, "/v1/compliance/csp/agreementstatus": odd,
        ])
        for requirement in [Requirement.cspTier, .programme, .vetting, .partnerAgreement] {
            #expect(found[requirement]?.verdict == .unknown, "\(requirement)")
        }
    }

    @Test(arguments: [
        ("Authorized", RequirementFinding.Verdict.passed), ("pending", .failed), ("rejected", .failed),
        ("none", .unknown), ("brand_new", .unknown),
    ])
    func vettingFollowsTheLegalProfile(word: String, verdict: RequirementFinding.Verdict) async throws {
        let (found, _) = await findings([
            "/v1/profiles/legalbusiness": json("{\"VettingStatus\":\"\(word)\",\"VettingSubStatus\":\"email_domain\"}")
        ])
        #expect(found[.vetting]?.verdict == verdict)
        #expect(found[.vetting]?.evidence.contains("email_domain") == true)
    }

    @Test(arguments: [
        (json("{\"isAgreementSigned\":false}"), RequirementFinding.Verdict.failed),
        (json("{\"code\":2206,\"description\":\"hasn't signed\"}", status: 400), .failed),
        (json("{\"code\":2205,\"description\":\"no account\"}", status: 400), .unknown),
    ])
    func agreementFollowsItsStatus(
        answer: Result<ServiceAnswer, ServiceFailure>, verdict: RequirementFinding.Verdict
    ) async throws {
        let (found, _) = await findings(["/v1/compliance/csp/agreementstatus": answer])
        #expect(found[.partnerAgreement]?.verdict == verdict)
    }

    @Test func theAgreementIsAskedForByPartnerIdWhereTheTenantIsNotKnown() async throws {
        let (_, asked) = await findings(["/v1.0/organization": .failure(.unreachable("no route"))])
        #expect(asked.last?.values("mpnId") == ["4391507"])
        #expect(asked.last?.values("tenantId") == [])
    }

    @Test func aPartnerWithoutAnIdFailsAndItsOtherChecksDoNot() async throws {
        let none = json(
            "{\"code\":3000,\"description\":\"Partner Organization could not be found\"}", status: 404,
            headers: [HTTPHeader("isMfaCompliant", "false"), HTTPHeader("Date", "Mon, 23 Nov 2026 07:50:00 GMT")])
        let (found, _) = await findings(["/v1/profiles/mpn": none])
        #expect(found[.partnerID]?.verdict == .failed)
        #expect(found[.mfa]?.verdict == .failed)
        #expect(found[.clock]?.verdict == .failed)
        #expect(found[.clock]?.evidence == "It is 600 seconds ahead of Microsoft's")
        #expect(found[.vetting]?.verdict == .passed)
    }

    @Test func withoutASignInNothingElseIsCalledWrong() async throws {
        let failure = ServiceFailure.signInNeeded("Nobody has signed in at Microsoft yet; run `ferry sign-in`.")
        let changes = healthy.mapValues { _ in Result<ServiceAnswer, ServiceFailure>.failure(failure) }
        let (found, _) = await findings(changes, person: FixedToken(failure: failure), place: TokenPlace(nil))
        #expect(found[.signIn]?.verdict == .failed)
        #expect(found[.signIn]?.remedy == "Run `ferry sign-in`.")
        #expect(found[.signInExpiry]?.verdict == .failed)
        for requirement in Self.all.subtracting([.signIn, .signInExpiry, .rateLimits]) {
            #expect(found[requirement]?.verdict == .unknown, "\(requirement)")
        }
    }

    @Test(arguments: [(0, RequirementFinding.Verdict.passed), (75, .passed), (77, .failed), (91, .failed)])
    func theSignInIsToldToLapseAheadOfItsEnd(age: Int, verdict: RequirementFinding.Verdict) {
        let renewed = StoredRefreshToken(token: Secret("r"), renewed: now.adding(seconds: Int64(-age * 86_400)))
        let finding = SignInCheck.finding(expires: renewed.expires ?? now, now: now)
        #expect(finding.verdict == verdict)
        #expect(finding.evidence.contains(age > 90 ? "lapsed" : "unless it is used"))
    }

    @Test func aSourceThatTellsNoAgeIsUnknown() async throws {
        let (found, _) = await findings(unwritable: "refresh_token is env:NAME")
        #expect(found[.signInExpiry]?.verdict == .unknown)
        #expect(found[.signInExpiry]?.evidence.contains("env:NAME") == true)
    }

    @Test(arguments: [
        (400, 400, RequirementFinding.Verdict.passed), (400, 200, .passed), (800, 800, .failed), (800, 100, .passed),
    ])
    func rateLimitsAreToldAsTheyAre(configured: Int, current: Int, verdict: RequirementFinding.Verdict) async {
        let (found, _) = await findings(configured: configured, current: current)
        #expect(found[.rateLimits]?.verdict == verdict)
        #expect(found[.rateLimits]?.evidence.contains("\(configured)") == true)
    }

    @Test(arguments: [
        ("Wed, 15 Dec 2021 13:46:36 GMT", "2021-12-15T13:46:36Z"),
        ("Mon, 01 Jan 2029 00:00:00 gmt", "2029-01-01T00:00:00Z"),
        ("Wednesday, 15-Dec-21 13:46:36 GMT", nil), ("", nil), ("Wed, 99 Dec 2021 13:46:36 GMT", nil),
    ])
    func dateHeaderIsRead(text: String, moment: String?) {
        #expect(HTTPDate.moment(text)?.description == moment)
    }
}
