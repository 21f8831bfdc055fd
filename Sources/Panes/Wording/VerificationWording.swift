package import Core

extension Wording {
    /// How deep a look at a tenant went, in a few words.
    package static func phrase(for level: EvidenceLevel) -> String {
        switch level {
        case .list: "customer list"
        case .graph: "Graph tenant information"
        case .partnerCenter: "Partner Center by tenant id"
        case .delegated: "delegated administration (GDAP)"
        }
    }

    /// What is compared, in a word.
    package static func phrase(for field: EvidenceField) -> String {
        switch field {
        case .tenant: "tenant id"
        case .name: "name"
        case .domain: "domain"
        case .street: "street"
        case .city: "city"
        case .state: "state"
        case .postalCode: "postal code"
        case .country: "country"
        case .email: "contact e-mail"
        case .delegation: "delegated rights"
        }
    }

    /// What comparing came to, in a word.
    package static func phrase(for verdict: EvidenceVerdict) -> String {
        switch verdict {
        case .agree: "agree"
        case .differ: "differ"
        case .unknown: "unknown"
        }
    }

    /// What is to be done in the marketplace's console for a company whose tenant is written and not linked yet.
    ///
    /// The page is called Tenants, and Vendor Information in newer consoles.
    package static let linkStep =
        "Created, tenant not linked: in the marketplace's console open the company, then Tenants (or Vendor Information) "
        + "> Link Tenant, and enter the customer's onmicrosoft.com domain; it counts once the marketplace shows the tenant."

    /// What all evidence of a company says of its tenant, in a sentence.
    package static func sentence(for evidence: [Evidence]) -> String {
        guard !evidence.isEmpty else { return "It was not verified yet." }
        if evidence.contains(where: { $0.field == .tenant && $0.verdict == .differ }) {
            return "Microsoft contradicts the tenant link; look at the fields that differ."
        }
        let differing = evidence.count { $0.verdict == .differ }
        let difference =
            differing == 0 ? "" : "; \(counted(differing, "field")) \(differing == 1 ? "differs" : "differ")"
        guard let level = tenantLevel(of: evidence) else { return "Nobody confirmed the tenant yet\(difference)." }
        return "The tenant is confirmed up to level \(level.rawValue) of 4, \(phrase(for: level))\(difference)."
    }
}
