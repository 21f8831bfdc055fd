import AppDirect
import Core
import Testing
import Transfer

/// What is found out about a marketplace before it is used.
@Suite struct RequirementTests {
    private static let noon = Timestamp(seconds: 784_111_777)
    private static let date = HTTPHeader("Date", "Sun, 06 Nov 1994 08:49:37 GMT")

    @Test(
        arguments: [
            ("ROLE_PARTNER", false, RequirementFinding.Verdict.passed), ("role_partner", true, .passed),
            ("ROLE_PARTNER_READ", true, .passed), ("ROLE_PARTNER_READ", false, .failed),
            ("ROLE_USER ROLE_PARTNER", false, .passed), ("", true, .failed), (nil, false, .unknown),
            (nil, true, .passed),
        ] as [(String?, Bool, RequirementFinding.Verdict)])
    func theScopeOfTheTokenMustAllowTheWork(
        scope: String?, isReadOnly: Bool, verdict: RequirementFinding.Verdict
    ) async {
        let findings = await findings(PretendAccounts([.init(id: "a")]), scope: scope, isReadOnly: isReadOnly)
        #expect(
            findings.map(\.requirement) == [.marketplace, .marketplaceRole, .clock, .rateLimits, .automaticCreation])
        #expect(findings[0].verdict == .passed)
        #expect(findings[0].evidence == "it answers, companies: 1")
        #expect(findings[1].verdict == verdict)
        #expect(findings[1].remedy.isEmpty == (verdict != .failed))
        #expect(findings[3] == RequirementFinding(.rateLimits, .passed, evidence: "as agreed"))
    }

    @Test(
        arguments: [(0, .passed), (60, .passed), (61, .failed), (-61, .failed)] as [(Int64, RequirementFinding.Verdict)]
    )
    func theClocksMustAgree(skew: Int64, verdict: RequirementFinding.Verdict) async {
        let accounts = PretendAccounts()
        accounts.fault("GET /", .answer(ServiceAnswer(status: 200, headers: [Self.date], body: [UInt8]("{}".utf8))))
        let findings = await findings(accounts, scope: "ROLE_PARTNER", now: Self.noon.adding(seconds: skew))
        #expect(findings[2].verdict == verdict)
        #expect(findings[2].evidence.contains(skew == 0 ? "agrees" : "\(abs(skew)) s \(skew > 0 ? "ahead" : "behind")"))
    }

    @Test(arguments: [nil, "yesterday", "Sun, 06 Nov 94 08:49:37 GMT", "Sun, 06 Nov 1994 08:49:37 +0100"])
    func withoutADateTheClockIsUnknown(date: String?) async {
        let accounts = PretendAccounts()
        let headers = date.map { [HTTPHeader("Date", $0)] } ?? []
        accounts.fault("GET /", .answer(ServiceAnswer(status: 200, headers: headers, body: [UInt8]("{}".utf8))))
        #expect(await findings(accounts, scope: nil)[2].verdict == .unknown)
    }

    @Test(
        arguments: [
            (.signInNeeded("refused"), .passed, .failed), (.busy(seconds: 5), .passed, .unknown),
            (.unreachable("no route"), .failed, .unknown), (.unreadable("odd"), .failed, .unknown),
            (.cancelled, .unknown, .unknown),
        ] as [(ServiceFailure, RequirementFinding.Verdict, RequirementFinding.Verdict)])
    func aFailureIsAFinding(
        failure: ServiceFailure, marketplace: RequirementFinding.Verdict, role: RequirementFinding.Verdict
    ) async {
        let accounts = PretendAccounts()
        accounts.fault("GET /", .fail(failure))
        let findings = await findings(accounts, scope: nil)
        #expect(findings.map(\.requirement) == [.marketplace, .marketplaceRole, .clock, .rateLimits])
        #expect(findings.map(\.verdict) == [marketplace, role, .unknown, .passed])
        #expect(findings[1].refusesSignIn == (failure == .signInNeeded("refused")))
    }

    @Test(
        arguments: [
            (200, "<html>Welcome</html>", .failed, .unknown), (404, "{}", .failed, .unknown),
            (403, "{}", .passed, .failed),
            (302, "", .failed, .unknown),
        ] as [(Int, String, RequirementFinding.Verdict, RequirementFinding.Verdict)])
    func anOddAnswerIsAFinding(
        status: Int, body: String, marketplace: RequirementFinding.Verdict, role: RequirementFinding.Verdict
    ) async {
        let accounts = PretendAccounts()
        accounts.fault("GET /", .answer(.text(status, body)))
        let findings = await findings(accounts, scope: "ROLE_PARTNER")
        #expect(findings.prefix(2).map(\.verdict) == [marketplace, role])
        #expect(findings[0].remedy.isEmpty == (marketplace == .passed))
    }

    @Test(
        arguments: [
            (["companySyncEnabled": true, "companySyncAutoCreateCompaniesEnabled": true], .on),
            (["companySyncEnabled": "true", "companySyncAutoCreateCompaniesEnabled": "false"], .off),
            (["companySyncEnabled": false, "companySyncAutoCreateCompaniesEnabled": true], .off),
            (["companySyncEnabled": true], nil), ([:], nil),
        ] as [([String: any Sendable], AutomaticCreation?)])
    func theMarketplacesOwnAutomaticCreationIsRead(
        settings: [String: any Sendable], expected: AutomaticCreation?
    ) async {
        let accounts = PretendAccounts([.init(id: "a", partner: "EXAMPLE")])
        accounts.fault("GET /api/channel", .answer(.json(200, settings)))
        let found = await marketplace(accounts).automaticCreation()
        if let expected { #expect(found == expected) } else { #expect(isUnknown(found)) }
        #expect(accounts.log == ["GET /", "GET /a", "GET /api/channel/v1/settings/EXAMPLE"])
        #expect(accounts.requests.allSatisfy { $0.method == .get })
    }

    @Test(arguments: [(true, RequirementFinding.Verdict.failed), (false, .passed)])
    func itsOwnAutomaticCreationIsAFindingAndATerm(isOn: Bool, verdict: RequirementFinding.Verdict) async {
        let accounts = PretendAccounts([.init(id: "a", partner: "EXAMPLE")])
        accounts.fault("GET /api/channel", .answer(.json(200, ["companySyncAutoCreateCompaniesEnabled": isOn])))
        let marketplace = marketplace(accounts)
        #expect(marketplace.terms.createsByItself == nil)
        let findings = await MarketplaceInspection(
            marketplace, surroundings: Surroundings(who: "ada@desk") { Self.noon }, scope: { nil }, limits: { "" }
        ).findings()
        #expect(findings.last?.requirement == .automaticCreation && findings.last?.verdict == verdict)
        #expect(findings.last?.remedy.isEmpty == !isOn)
        #expect(marketplace.terms.createsByItself == isOn)
    }

    @Test(arguments: [[], [.init(id: "a")], [.init(id: "a", partner: "EXAMPLE")]] as [[PretendAccounts.Record]])
    func aMarketplaceThatDoesNotTellLeavesItUnknown(records: [PretendAccounts.Record]) async {
        let accounts = PretendAccounts(records)
        accounts.fault("GET /api/channel", .answer(.problem(403, "Forbidden")))
        #expect(isUnknown(await marketplace(accounts).automaticCreation()))
    }

    @Test func itsOwnSettingsAreReadAsFarAsItTellsThem() async {
        let accounts = PretendAccounts([.init(id: "a", partner: "EXAMPLE")])
        accounts.fault(
            "GET /api/channel",
            .answer(.json(200, ["companySyncEnabled": "true", "companySyncAutoCreateCompaniesEnabled": "perhaps"])))
        let told = await marketplace(accounts).settings()
        #expect(told.switches[.synchronisesCompanies] == true && told.switches[.createsCompanies] == nil)
        #expect(told.silence == nil && accounts.requests.allSatisfy { $0.method == .get })
        accounts.fault("GET /api/channel", .answer(.problem(403, "Forbidden")))
        let silent = await marketplace(accounts).settings()
        #expect(silent.silence?.isEmpty == false && silent.switches[.synchronisesCompanies] == nil)
    }

    private func isUnknown(_ found: AutomaticCreation) -> Bool { if case .unknown = found { true } else { false } }

    private func findings(
        _ accounts: PretendAccounts, scope: String?, isReadOnly: Bool = false, now: Timestamp = noon
    ) async -> [RequirementFinding] {
        await MarketplaceInspection(
            marketplace(accounts, isReadOnly: isReadOnly), surroundings: Surroundings(who: "ada@desk") { now },
            scope: { scope }, limits: { "as agreed" }
        ).findings()
    }
}
