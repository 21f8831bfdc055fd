package import Core

extension Wording {
    /// The question that a cause answers, in a few words.
    package static func title(of check: AbsenceFinding.Check) -> String {
        switch check {
        case .notSynchronised: "list not read to its end"
        case .noSuchTenant: "no such tenant"
        case .delegatedOnly: "delegated administration only"
        case .notAccepted: "relationship not accepted"
        case .vanished: "no longer in the list"
        case .relationshipLost: "relationship lost"
        case .otherRelationship: "another relationship"
        case .otherRegion: "another country or market"
        case .dualRole: "two roles of the partner"
        case .onMarketplace: "on the marketplace already"
        case .setAside: "set aside"
        }
    }

    /// What the evidence says of a cause, in a word.
    package static func word(for verdict: AbsenceFinding.Verdict) -> String {
        switch verdict {
        case .holds: "yes"
        case .excluded: "no"
        case .unknown: "unknown"
        }
    }

    /// A cause that was gone through, with what it rests on, in a sentence; times in UTC.
    package static func sentence(for finding: AbsenceFinding) -> String {
        let lead = claim(finding.check, finding.verdict)
        let evidence = clause(for: finding.evidence, of: finding.check)
        return evidence.isEmpty ? "\(lead)." : sentence(lead, evidence)
    }

    /// The answer to why a customer is not here: the first cause that holds, in a sentence; times in UTC.
    ///
    /// A known customer that nothing hides is in the pending list.
    package static func sentence(for answer: AbsenceInquiry.Answer) -> String {
        let findings = answer.knowledge.findings
        if let cause = findings.first(where: { $0.verdict == .holds }) { return sentence(for: cause) }
        if answer.knowledge.customer != nil { return "Nothing hides it: it is in the list of pending customers." }
        let open = findings.filter { $0.verdict == .unknown }.map { title(of: $0.check) }
        if open.isEmpty { return "No cause was found; synchronise, and ask again." }
        return sentence("No cause is certain; these could not be told", open.joined(separator: ", "))
    }

    /// What a cause with this verdict comes to, as the beginning of a sentence.
    private static func claim(_ check: AbsenceFinding.Check, _ verdict: AbsenceFinding.Verdict) -> String {
        let words = claims(check)
        return switch verdict {
        case .holds: words.holds
        case .excluded: words.excluded
        case .unknown: words.unknown
        }
    }

    private typealias Claims = (holds: String, excluded: String, unknown: String)

    private static func claims(_ check: AbsenceFinding.Check) -> Claims {
        switch check {
        case .notSynchronised:
            (
                "The customer list was never read to its end, so it may simply not have come yet; synchronise first",
                "The customer list was read to its end", "It is not known whether the customer list was read to its end"
            )
        case .noSuchTenant:
            (
                "Microsoft knows no such tenant; check the id or the domain", "The tenant exists",
                "Whether the tenant exists could not be asked"
            )
        case .delegatedOnly:
            (
                "It granted delegated administration (GDAP) and no reseller relationship; ask for that one",
                "Delegated administration alone is not the cause",
                "Whether it granted delegated administration (GDAP) alone could not be asked"
            )
        case .notAccepted:
            (
                "It did not accept the reseller relationship, or only after the list was read; ask the customer, then synchronise",
                "It accepted the relationship, for the list had it",
                "Whether it accepted the relationship shows when the list was read to its end"
            )
        case .vanished:
            (
                "It is missing from the last complete list; the relationship may have ended",
                "It did not vanish from the list",
                "Whether it left the list is not known"
            )
        case .relationshipLost:
            (
                "Partner Center no longer knows a relationship with it; ask for the reseller relationship again",
                "No lost relationship is known of", "Whether the relationship was lost is not known"
            )
        case .otherRelationship:
            (
                "Its relationship is not reseller; ask for the reseller relationship", "Its relationship is reseller",
                "Which relationship it has is told only of customers in the list"
            )
        case .otherRegion:
            (
                "It is in another country or market, where the request can't be accepted",
                "Its country or market did not hinder the relationship",
                "Whether it is in another country or market no service tells; compare its country with your authorised regions"
            )
        case .dualRole:
            (
                "Two roles of the partner hide it",
                "Two roles of the partner hide nobody: both rows of a tenant are one customer",
                "Whether two roles of the partner hide it is not known"
            )
        case .onMarketplace:
            (
                "It is on the marketplace already; see it in Companies",
                "No company of its tenant is on the marketplace",
                "Whether it is on the marketplace is not known until all companies were read"
            )
        case .setAside:
            (
                "It was set aside by hand; take it back to go on with it", "Nobody set it aside",
                "Whether it was set aside is not known"
            )
        }
    }

    /// The evidence as the end of a sentence; empty when there is none.
    private static func clause(for evidence: AbsenceEvidence, of check: AbsenceFinding.Check) -> String {
        switch evidence {
        case .none: return ""
        case .list(let endedAt, let rows): return "\(counted(rows, "row")), ended \(endedAt.minute()) UTC"
        case .unfinishedList(let since, let rows):
            return "\(counted(rows, "row")) so far, begun \(since.minute()) UTC"
        case .facts(let facts):
            let parts = [facts.name, facts.domain].map { safe($0) }.filter { !$0.isEmpty }
            return (parts + ["tenant \(facts.tenant)"]).joined(separator: ", ")
        case .relationship(let relationship): return safe(relationship.word)
        case .firstSeen(let moment): return "first seen \(moment.minute()) UTC"
        case .since(let moment): return "\(check == .vanished ? "since" : "read") \(moment.minute()) UTC"
        case .companies(let ids):
            return (ids.count == 1 ? "company " : "companies ")
                + ids.map { safe($0.description) }.joined(separator: ", ")
        case .ignored(let ignored):
            return "\(quoted(ignored.reason)), by \(safe(ignored.by)) \(ignored.at.minute()) UTC"
        case .failure(let failure): return sentence(for: failure)
        }
    }
}
