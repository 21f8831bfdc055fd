/// A requirement that a person vouches for, where no service tells it.
package struct Attestation: Equatable, Sendable {
    /// The requirement.
    package var requirement: Requirement
    /// When it was attested.
    package var at: Timestamp
    /// Who attested it: user@host.
    package var by: String

    /// An attestation.
    package init(_ requirement: Requirement, at: Timestamp, by: String) {
        self.requirement = requirement
        self.at = at
        self.by = by
    }
}

extension Requirement {
    /// Whether a person's word counts where no service tells it.
    ///
    /// Microsoft tells the tier, where it can be asked.
    package var canBeAttested: Bool {
        switch self {
        case .cspTier, .programme, .multiChannel: true
        default: false
        }
    }
}

/// A requirement as it stands: what was found, or that somebody attested it.
package struct RequirementStanding: Equatable, Sendable {
    /// What was found.
    package var finding: RequirementFinding
    /// Who vouches for it; nil where the finding speaks for itself, or nobody does.
    package var attestation: Attestation?

    /// Whether it holds, by evidence or by somebody's word.
    package var isMet: Bool { finding.verdict == .passed || attestation != nil }

    /// Every finding in the order of the requirements, with the attestations that count.
    ///
    /// Evidence goes before a person's word, whatever it says. What can be attested is there even where nothing was
    /// found of it; everything else that nobody looked for does not concern the profile.
    package static func all(
        _ findings: [RequirementFinding], attested: [Attestation]
    ) -> [RequirementStanding] {
        Requirement.allCases.flatMap { requirement in
            let word = attested.first { $0.requirement == requirement }
            var found = findings.filter { $0.requirement == requirement }
            if found.isEmpty, requirement.canBeAttested { found = [.untold(requirement)] }
            return found.map { finding in
                let counts = finding.verdict == .unknown && requirement.canBeAttested
                return RequirementStanding(finding: finding, attestation: counts ? word : nil)
            }
        }
    }
}

extension RequirementFinding {
    /// The finding where no service tells anything of a requirement.
    fileprivate static func untold(_ requirement: Requirement) -> RequirementFinding {
        RequirementFinding(
            requirement, .unknown, evidence: "no service tells it",
            remedy: "Make sure of it, and attest it with `ferry doctor --attest \(requirement.rawValue)`.")
    }
}
