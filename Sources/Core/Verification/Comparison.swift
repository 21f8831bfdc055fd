import Text

/// Compares a company with what Microsoft tells of its tenant, field by field.
struct Comparison {
    /// The company as the marketplace shows it.
    let company: Company
    /// The tenant that Microsoft was asked for.
    let tenant: TenantID
    /// When it was read.
    let readAt: Timestamp

    /// With the customer's row in the list.
    func list(_ customer: Customer?) -> [Evidence] {
        let source = "customer list"
        guard let customer else {
            return [unknown(.list, "not in the \(source)")]
        }
        return [
            tenant(.list, customer.tenant, source), name(.list, customer.name, source),
            domain(.list, [customer.domain], source),
        ]
    }

    /// With what Graph tells of the tenant; nil when there is no such tenant.
    func graph(_ facts: TenantFacts?) -> [Evidence] {
        let source = "Microsoft Graph"
        guard let facts else { return [field(.graph, .tenant, "no such tenant", source, .differ)] }
        return [
            tenant(.graph, facts.tenant, source), name(.graph, facts.name, source),
            domain(.graph, [facts.domain], source),
        ]
    }

    /// With the customer as Partner Center shows it by its tenant.
    func partnerCenter(_ details: CustomerDetails) -> [Evidence] {
        let source = "Partner Center"
        switch details.bond {
        case .lost: return [field(.partnerCenter, .tenant, "no relationship", source, .differ)]
        case .delegatedOnly, .known: break
        }
        return [tenant(.partnerCenter, details.tenant, source), name(.partnerCenter, details.billingName, source)]
            + address(details, source)
            + [
                compared(
                    .partnerCenter, .email, company.administrator.email, details.contact.email, source,
                    key: { $0.trimmingBlanks.lowercased() })
            ]
    }

    /// Part by part; a country that an address does not name is that of the person.
    private func address(_ details: CustomerDetails, _ source: String) -> [Evidence] {
        var ours = company.address ?? PostalAddress()
        var theirs = details.address ?? PostalAddress()
        if ours.country.isEmpty { ours.country = company.administrator.country }
        if theirs.country.isEmpty { theirs.country = details.contact.country }
        let parts: [(EvidenceField, (PostalAddress) -> String)] = [
            // Where a street's second line begins is everybody's own choice.
            (.street, { [$0.street, $0.street2].filter { !$0.isEmpty }.joined(separator: ", ") }),
            (.city, \.city), (.state, \.state), (.postalCode, \.postalCode), (.country, \.country),
        ]
        return parts.map { field, text in
            compared(.partnerCenter, field, text(ours), text(theirs), source, key: Self.lettersAndDigits)
        }
    }

    /// With what delegated rights show: the tenant's own domains.
    func delegated(_ isDelegated: Bool, _ domains: [String]) -> [Evidence] {
        let source = "delegated administration (GDAP)"
        let rights = field(.delegated, .delegation, isDelegated ? "yes" : "no", source, .unknown)
        return isDelegated ? [rights, domain(.delegated, domains, source)] : [rights]
    }

    /// That a level could not be read, and why.
    func unknown(_ level: EvidenceLevel, _ why: String) -> Evidence { field(level, .tenant, "", why, .unknown) }

    private func tenant(_ level: EvidenceLevel, _ theirs: TenantID, _ source: String) -> Evidence {
        compared(level, .tenant, company.tenant?.description ?? "", theirs.description, source, key: { $0 })
    }

    private func name(_ level: EvidenceLevel, _ theirs: String, _ source: String) -> Evidence {
        compared(level, .name, company.name, theirs, source, key: normalisedCompanyName)
    }

    /// Both sides may have several domains: one in common is enough.
    private func domain(_ level: EvidenceLevel, _ theirs: [String], _ source: String) -> Evidence {
        let ours = Self.domains([company.domain] + company.verifiedDomains)
        let theirs = Self.domains(theirs)
        let verdict: EvidenceVerdict =
            ours.isEmpty || theirs.isEmpty ? .unknown : ours.contains(where: theirs.contains) ? .agree : .differ
        var evidence = field(level, .domain, theirs.joined(separator: " "), source, verdict)
        evidence.marketplace = ours.joined(separator: " ")
        return evidence
    }

    /// A text without case, accents, blanks and punctuation.
    private static func lettersAndDigits(_ text: String) -> String {
        folded(text).filter { $0.isLetter || $0.isNumber }
    }

    private static func domains(_ texts: [String]) -> [String] {
        var seen: Set<String> = []
        return texts.map { $0.trimmingBlanks.lowercased() }.filter { !$0.isEmpty && seen.insert($0).inserted }
    }

    /// Compares what the key makes of two texts; a text of which it makes nothing tells nothing.
    private func compared(
        _ level: EvidenceLevel, _ field: EvidenceField, _ ours: String, _ theirs: String, _ source: String,
        key: (String) -> String
    ) -> Evidence {
        let (left, right) = (key(ours), key(theirs))
        let verdict: EvidenceVerdict = left.isEmpty || right.isEmpty ? .unknown : left == right ? .agree : .differ
        var evidence = self.field(level, field, theirs, source, verdict)
        evidence.marketplace = ours
        return evidence
    }

    private func field(
        _ level: EvidenceLevel, _ field: EvidenceField, _ microsoft: String, _ source: String,
        _ verdict: EvidenceVerdict
    ) -> Evidence {
        Evidence(
            company: company.id, tenant: tenant, level: level, field: field,
            marketplace: field == .tenant ? company.tenant?.description ?? "" : "", microsoft: microsoft,
            verdict: verdict, source: source, readAt: readAt)
    }
}
