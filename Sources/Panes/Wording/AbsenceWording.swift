package import Core

extension Wording {
    /// A cause why somebody may miss a customer, as a statement that is true or not.
    package static func phrase(for check: AbsenceFinding.Check) -> String {
        switch check {
        case .notSynchronised: "the customer list was not read to its end"
        case .noSuchTenant: "there is no such tenant"
        case .delegatedOnly: "it granted delegated administration (GDAP) only"
        case .notAccepted: "it had not accepted the relationship when the list was read"
        case .vanished: "it is no longer in the list"
        case .relationshipLost: "the relationship was lost"
        case .otherRelationship: "its relationship is not reseller"
        case .otherRegion: "it is in another country or market"
        case .dualRole: "the list has two rows of it"
        case .onMarketplace: "it is on the marketplace already"
        case .setAside: "it was set aside"
        }
    }

    /// What can be done when a cause holds, in a sentence.
    package static func remedy(for check: AbsenceFinding.Check) -> String {
        switch check {
        case .notSynchronised: "Synchronise, and look again when the customer list was read to its end."
        case .noSuchTenant: "Check the tenant id or the domain."
        case .delegatedOnly: "Ask the customer for the reseller relationship; GDAP alone makes it no customer."
        case .notAccepted:
            "Ask the customer's Global admin to accept the request, and synchronise after that; it can take a day."
        case .vanished: "The customer may have ended the relationship; ask for it anew."
        case .relationshipLost: "Ask the customer for the reseller relationship anew."
        case .otherRelationship: "Ask the customer for the reseller relationship."
        case .otherRegion: "A request can be accepted within the partner's own country or market only."
        case .dualRole: "Nothing: both rows are one customer here."
        case .onMarketplace: "Look at its company; it is not pending any more."
        case .setAside: "Take it back to go on with it."
        }
    }

    /// What a finding rests on, in a few words; empty when there is nothing to say.
    package static func phrase(for evidence: AbsenceEvidence) -> String {
        switch evidence {
        case .none: ""
        case .list(let endedAt, let rows): "list of \(counted(rows, "customer")), read to its end at \(endedAt)"
        case .unfinishedList(let since, let rows): "\(counted(rows, "customer")) read since \(since), not ended"
        case .facts(let facts): "Microsoft knows it as \(quoted(facts.name)), \(safe(facts.domain))"
        case .relationship(let relationship): "relationship: \(safe(relationship.word))"
        case .firstSeen(let moment): "first seen \(moment)"
        case .since(let moment): "since \(moment)"
        case .companies(let ids): ids.map { safe($0.description) }.joined(separator: ", ")
        case .ignored(let ignored): "by \(safe(ignored.by)) at \(ignored.at): \(safe(ignored.reason))"
        case .failure(let failure): sentence(for: failure)
        }
    }

    /// A verdict in a word.
    package static func word(for verdict: AbsenceFinding.Verdict) -> String {
        switch verdict {
        case .holds: "yes"
        case .excluded: "no"
        case .unknown: "unknown"
        }
    }
}
