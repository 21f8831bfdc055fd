package import Core
package import Transfer

/// Looks up whether a partner and its sign-in may do what Ferry needs, with evidence for each finding.
package struct PartnerRequirements: Sendable {
    private let services: PartnerCenterServices
    private let signIn: SignInCheck
    private let limits: RateLimits
    private let now: @Sendable () -> Timestamp

    /// The requests a minute that are allowed and in force.
    package struct RateLimits: Sendable {
        /// What the profile allows.
        package var configured: Int
        /// What Microsoft documents; nil for a service that is not Microsoft's.
        package var documented: Int?
        /// What is in force now, after the service asked for less.
        package var current: @Sendable () -> Int

        /// Limits.
        package init(configured: Int, documented: Int? = 500, current: @escaping @Sendable () -> Int) {
            self.configured = configured
            self.documented = documented
            self.current = current
        }
    }

    /// Requirements of the partner behind services; `person` gives the tokens of who signed in, for `api`.
    package init(
        _ services: PartnerCenterServices, person: any TokenSource, tokens: EntraTokens, api: TokenAudience,
        limits: RateLimits, now: @escaping @Sendable () -> Timestamp
    ) {
        self.services = services
        signIn = SignInCheck(person: person, tokens: tokens, api: api, now: now)
        self.limits = limits
        self.now = now
    }

    /// What the services are asked for.
    package static let asked: [Requirement] = [
        .signIn, .signInExpiry, .cspTier, .programme, .multiChannel, .vetting, .partnerAgreement, .partnerID, .mfa,
    ]

    /// All findings, in the order of the requirements.
    ///
    /// After the sign-in all is asked at once, so that nobody waits long.
    package func findings() async -> [RequirementFinding] {
        let signedIn = await signIn.findings()
        async let tenant = Self.asked { () async throws(ServiceFailure) in try await PartnerTenant.read(services.graph)
        }
        async let profiled = mpn()
        async let vetted = asked("/v1/profiles/legalbusiness", query: [HTTPHeader("vettingVersion", "Current")])
        async let invited = asked("/v1/customers/relationshiprequests")
        let (partner, (mpn, at), legal, invitation) = await (tenant, profiled, vetted, invited)
        let profile = mpn.flatMap { answer in Self.read { () throws(ServiceFailure) in try PartnerIDAnswer(answer) } }
        let agreement = await agreement(of: try? partner.get(), mpn: (try? profile.get())?.id)
        let all =
            signedIn + [
                TierCheck.finding(partner), TierCheck.programme(partner), InvitationCheck.finding(invitation),
                VettingCheck.finding(legal),
                AgreementCheck.finding(agreement), PartnerIDAnswer.finding(profile), MFACheck.finding(mpn),
                ClockCheck.finding(mpn, now: at), rateLimits,
            ]
        return Requirement.allCases.compactMap { requirement in all.first { $0.requirement == requirement } }
    }

    /// The partner's id, and when it was told.
    private func mpn() async -> (answer: Outcome<ServiceAnswer>, at: Timestamp) {
        (await asked("/v1/profiles/mpn", headers: [HTTPHeader("ValidateMfa", "true")]), now())
    }

    /// How a question ended.
    typealias Outcome<Value> = Result<Value, ServiceFailure>

    private func asked(
        _ path: String, query: [HTTPHeader] = [], headers: [HTTPHeader] = []
    ) async -> Outcome<ServiceAnswer> {
        await Self.asked { () async throws(ServiceFailure) in
            try await services.person.answer(to: ServiceRequest(.get, path, query: query, headers: headers))
        }
    }

    private static func asked<Value>(_ body: () async throws(ServiceFailure) -> Value) async -> Outcome<Value> {
        do throws(ServiceFailure) { return .success(try await body()) } catch { return .failure(error) }
    }

    private static func read<Value>(_ body: () throws(ServiceFailure) -> Value) -> Outcome<Value> {
        do throws(ServiceFailure) { return .success(try body()) } catch { return .failure(error) }
    }

    /// The service takes a tenant or a partner id, and not both.
    private func agreement(of partner: PartnerTenant?, mpn: String?) async -> Outcome<ServiceAnswer>? {
        let path = "/v1/compliance/csp/agreementstatus"
        if let tenant = partner?.id {
            return await asked(path, query: [HTTPHeader("tenantId", tenant.description)])
        }
        guard let mpn, !mpn.isEmpty else { return nil }
        return await asked(path, query: [HTTPHeader("mpnId", mpn)])
    }

    private var rateLimits: RequirementFinding {
        let current = limits.current()
        let documented = limits.documented.map { "; Microsoft documents \($0)" } ?? ""
        let known = "\(limits.configured) requests a minute by the profile\(documented)"
        if current < limits.configured {
            return RequirementFinding(
                .rateLimits, .passed, evidence: "\(known); slowed down to \(current), as Microsoft asked")
        }
        if let most = limits.documented, limits.configured > most {
            return RequirementFinding(
                .rateLimits, .failed, evidence: known, remedy: "Set requests_per_minute to \(most) or less.")
        }
        return RequirementFinding(.rateLimits, .passed, evidence: known)
    }
}
