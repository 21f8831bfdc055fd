/// What must hold so that customers can be brought onto the marketplace.
package enum Requirement: String, CaseIterable, Sendable {
    /// The configuration can be read and its secrets are there.
    case configuration
    /// The store's file, folder and permissions.
    case store
    /// Microsoft gives tokens.
    case signIn
    /// For how long the sign-in holds.
    case signInExpiry
    /// The partner is a direct-bill (1-tier) reseller.
    case cspTier
    /// The customers come from Advisor, Open or CSP.
    case programme
    /// Relationships are made with Microsoft's multi-channel request.
    case multiChannel
    /// Microsoft has vetted the partner.
    case vetting
    /// The Microsoft Partner Agreement is signed.
    case partnerAgreement
    /// The partner has a partner id (MPN).
    case partnerID
    /// Sign-ins use multi-factor authentication.
    case mfa
    /// The marketplace answers.
    case marketplace
    /// The marketplace's API client may do what Ferry needs.
    case marketplaceRole
    /// This machine's clock agrees with the services'.
    case clock
    /// The rate limits in force.
    case rateLimits
    /// Letters can leave.
    case mail

    /// Whether nothing goes without it.
    package var isRequired: Bool {
        switch self {
        case .configuration, .store, .signIn, .cspTier, .programme, .multiChannel, .marketplace, .marketplaceRole: true
        default: false
        }
    }
}

/// What is known of a requirement.
package struct RequirementFinding: Equatable, Sendable {
    /// What was found.
    package enum Verdict: String, Equatable, Sendable {
        case passed, failed, unknown
    }

    /// The requirement.
    package var requirement: Requirement
    /// What was found.
    package var verdict: Verdict
    /// What it rests on, in words.
    package var evidence: String
    /// What to do about it; empty where nothing is to be done.
    package var remedy: String
    /// Whether it failed because a service refused the sign-in.
    package var refusesSignIn: Bool

    /// A finding.
    package init(
        _ requirement: Requirement, _ verdict: Verdict, evidence: String, remedy: String = "",
        refusesSignIn: Bool = false
    ) {
        self.requirement = requirement
        self.verdict = verdict
        self.evidence = evidence
        self.remedy = remedy
        self.refusesSignIn = refusesSignIn
    }
}
