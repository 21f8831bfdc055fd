import Core

/// What kind of partner Microsoft Graph says this is.
enum TierCheck {
    private static let source = "Microsoft Graph"

    /// Whether the partner is a direct-bill reseller.
    static func finding(_ partner: Result<PartnerTenant, ServiceFailure>) -> RequirementFinding {
        guard case .success(let partner) = partner else { return unasked(.cspTier, partner) }
        let name = partner.name.isEmpty ? "this tenant" : partner.name
        switch partner.kind {
        case .directReseller:
            return RequirementFinding(.cspTier, .passed, evidence: "\(source) calls \(name) a direct-bill reseller")
        case .indirectReseller:
            return RequirementFinding(
                .cspTier, .failed, evidence: "\(source) calls \(name) an indirect (2-tier) reseller",
                remedy: "Customers of an indirect reseller are brought by its provider; enrol as a direct-bill partner."
            )
        case .advisor:
            return RequirementFinding(
                .cspTier, .failed, evidence: "\(source) calls \(name) an advising partner",
                remedy: "Enrol in the Cloud Solution Provider programme as a direct-bill partner.")
        case .none:
            return RequirementFinding(
                .cspTier, .failed, evidence: "\(source) does not call \(name) a partner",
                remedy: "Sign in with an account of the partner's own tenant, and check `tenant` in the profile.")
        case .other(let word):
            return RequirementFinding(.cspTier, .unknown, evidence: "\(source) calls \(name) \(word)")
        }
    }

    /// Whether the customers can come from Advisor, Open or CSP, as far as the kind of partner shows.
    static func programme(_ partner: Result<PartnerTenant, ServiceFailure>) -> RequirementFinding {
        guard case .success(let partner) = partner else { return unasked(.programme, partner) }
        switch partner.kind {
        case .directReseller, .indirectReseller:
            return RequirementFinding(.programme, .passed, evidence: "The tenant is a reseller of the CSP programme")
        case .advisor:
            return RequirementFinding(.programme, .passed, evidence: "The tenant is an advising partner")
        case .other, .none:
            return RequirementFinding(
                .programme, .unknown, evidence: "\(source) names no programme",
                remedy: "Confirm by hand that the customers come from Advisor, Open or CSP.")
        }
    }

    private static func unasked(
        _ requirement: Requirement, _ partner: Result<PartnerTenant, ServiceFailure>
    ) -> RequirementFinding {
        guard case .failure(let failure) = partner else {
            return RequirementFinding(requirement, .unknown, evidence: "")
        }
        return SignInCheck.finding(requirement, for: failure)
    }
}
