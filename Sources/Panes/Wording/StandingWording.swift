package import Core

extension Wording {
    /// Why a customer stands where it stands, in a few words for a column; empty when there is nothing to say.
    package static func phrase(for reason: StandingReason) -> String {
        switch reason {
        case .none: ""
        case .needsContact: "needs contact e-mail"
        case .contactMalformed: "contact e-mail is malformed"
        case .notReseller: "relationship is not reseller"
        case .nameMissing: "name is missing"
        case .nameIsDomain: "name is only a domain"
        case .notInLastList: "not in the last list"
        case .setAside: "set aside"
        case .domainMatch: "a company has the same domain"
        case .nameMatch: "a company has the same name"
        case .severalDomainMatches: "several companies have the same domain"
        case .severalNameMatches: "several companies have the same name"
        case .tenantOnMarketplace: "tenant is on the marketplace"
        case .severalTenantMatches: "several companies have this tenant"
        case .inJob: "in an open job"
        case .outcomeUnknown: "outcome of the creation is unknown"
        case .createdByFerry: "created with Ferry"
        case .companiesUnread: "companies are still being read"
        case .relationshipLost: "relationship was lost"
        case .delegatedOnly: "delegated administration only"
        case .foreignKey: "another value stands where the tenant id belongs"
        }
    }

    /// Why a customer stands where it stands and what can be done, in a sentence.
    package static func sentence(for reason: StandingReason) -> String {
        switch reason {
        case .none: "Nothing stands in the way."
        case .needsContact: "It needs a contact e-mail address, because a company needs a first user."
        case .contactMalformed: "Its contact e-mail address can't be delivered to; correct it."
        case .notReseller: "Its relationship is not reseller; ask the customer for the reseller relationship."
        case .nameMissing: "It has no name; a newer list may bring one."
        case .nameIsDomain: "Its name is only a domain; a newer list may bring the company's name."
        case .notInLastList: "It was missing from the last complete list, so the relationship may have ended."
        case .setAside: "It was set aside by hand; take it back to go on with it."
        case .domainMatch: "A company with the same domain is on the marketplace; look at it, or create anyway."
        case .nameMatch: "A company with the same name is on the marketplace; look at it, or create anyway."
        case .severalDomainMatches: "Several companies have the same domain; a person must say which is the one."
        case .severalNameMatches: "Several companies have the same name; a person must say which is the one."
        case .tenantOnMarketplace: "A company with this tenant was on the marketplace already."
        case .severalTenantMatches: "Several companies are linked to this tenant; a person must put that right."
        case .inJob: "An open job is about to create it."
        case .outcomeUnknown: "A request to create it was sent and its outcome is not known yet."
        case .createdByFerry: "Ferry created its company."
        case .companiesUnread:
            "Not every company of the marketplace was read yet, and one of them could be this customer's."
        case .relationshipLost:
            "Partner Center no longer knows a relationship with it; ask the customer for the reseller relationship."
        case .delegatedOnly:
            "It granted delegated administration (GDAP) and no reseller relationship; ask the customer for that one."
        case .foreignKey: "Another value stands where its tenant id belongs, and is never overwritten."
        }
    }

    /// What a customer's state means, in a sentence.
    package static func sentence(for state: PendingState) -> String {
        switch state {
        case .checking: "The companies that could be this customer are still being read."
        case .ready: "It can be created."
        case .matched: "One company could be this customer; a person decides."
        case .ambiguous: "Several companies could be this customer; a person decides."
        case .blocked: "It can't be created until something is put right."
        case .ignored: "It was set aside by hand."
        case .creating: "An open job is about to create it."
        case .unknown: "A request to create it was sent and its outcome is not known yet."
        case .linked: "Its company was on the marketplace already."
        case .created: "Ferry created its company."
        }
    }

    /// What a level of matching means, in a few words.
    package static func phrase(for level: MatchLevel) -> String {
        switch level {
        case .none: "no match"
        case .tenant: "by tenant id"
        case .domain: "by domain"
        case .name: "by name"
        case .hand: "by hand"
        }
    }
}
