package import Core

extension Wording {
    /// What a requirement is called, in a few words.
    package static func title(of requirement: Requirement) -> String {
        switch requirement {
        case .configuration: "Configuration"
        case .store: "Store and permissions"
        case .signIn: "Sign-in to Microsoft"
        case .signInExpiry: "Sign-in expiry"
        case .cspTier: "CSP 1-tier (direct-bill) reseller"
        case .programme: "Advisor, Open or CSP"
        case .multiChannel: "Multi-channel relationship request"
        case .vetting: "Microsoft vetting"
        case .partnerAgreement: "Partner agreement"
        case .partnerID: "Partner id (MPN)"
        case .mfa: "Multi-factor authentication"
        case .marketplace: "Marketplace reachable"
        case .marketplaceRole: "Marketplace role"
        case .clock: "Clock"
        case .rateLimits: "Rate limits"
        case .automaticCreation: "Automatic creation by the marketplace"
        case .mail: "Mail"
        }
    }

    /// What was found of a requirement, in a word.
    package static func word(for verdict: RequirementFinding.Verdict) -> String { verdict.rawValue }

    /// A finding in one line: title, word, and what it rests on.
    package static func line(for finding: RequirementFinding) -> String {
        let head = "\(title(of: finding.requirement)): \(word(for: finding.verdict))"
        return finding.evidence.isEmpty ? head : "\(head) · \(safe(finding.evidence))"
    }

    /// How many requirements passed, failed and could not be told, in a few words.
    package static func summary(of findings: [RequirementFinding]) -> String {
        let verdicts: [RequirementFinding.Verdict] = [.passed, .failed, .unknown]
        return verdicts.map { verdict in
            "\(grouped(findings.count { $0.verdict == verdict })) \(word(for: verdict))"
        }.joined(separator: " · ")
    }
}
