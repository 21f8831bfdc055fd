import Text

/// What a source tells of a subscription.
package struct SubscriptionFacts: Equatable, Sendable {
    /// From where it is known.
    package enum Source: String, CaseIterable, Sendable {
        case partnerCenter = "partner-center"
        case graph
        case file
    }

    /// Whose tenant made it.
    package enum Owner: Equatable, Sendable {
        /// This partner's.
        case partner
        /// Another partner's.
        case otherPartner(TenantID)
        /// The customer's own, or nobody's.
        case customer
        case unknown
    }

    /// Microsoft's id in lower case, or one that stands for it; one of its kind within a tenant.
    package var id: String
    /// The customer's tenant.
    package var tenant: TenantID
    /// From where it is known.
    package var source: Source
    /// The offer's name, sanitised.
    package var offer = ""
    /// The offer's id: a GUID of old, `PRODUCT:SKU:AVAILABILITY` in the new commerce; possibly empty.
    package var offerID = ""
    /// The product's short name in Graph, such as O365_BUSINESS_PREMIUM; possibly empty.
    package var partNumber = ""
    /// The product whose licences it brings, by Graph's id; nil where nobody said.
    package var product: TenantID?
    /// How many users have a licence of that product, by whichever subscription; nil where nobody said.
    package var users: Int?
    /// Whose tenant made it.
    package var owner = Owner.unknown
    /// Whether the service says that it is of the new commerce.
    package var isNewCommerce: Bool?
    /// The programme that a file states.
    package var stated: SubscriptionProgram?
    /// How many licences it has; nil where nobody said.
    package var quantity: Int?
    /// What it does at the moment.
    package var status = SubscriptionStatus.none
    /// Whether the customer cancelled it.
    package var isCancelled = false
    /// The first day of the term.
    package var startsOn: Day?
    /// The end of the term.
    package var end = SubscriptionEnd.unknown
    /// Whether it renews itself; nil where nobody said.
    package var renews: Bool?
    /// Whether a list says that nobody knows whether it renews itself.
    package var isRenewalOpen = false
    /// The last day on which it can be cancelled; nil where nobody said.
    package var cancellableUntil: Day?

    /// A subscription of which no more than its id is known.
    package init(id: String, tenant: TenantID, source: Source) {
        self.id = id.lowercased()
        self.tenant = tenant
        self.source = source
    }

    /// Whether it renews itself; a list that does not say so means one that ends.
    package var renewsAsFarAsKnown: Bool? {
        renews ?? (source == .file && !isRenewalOpen && end.day != nil ? false : nil)
    }

    /// With what another source adds: its word fills what is not known here.
    package func filled(by other: SubscriptionFacts) -> SubscriptionFacts {
        var facts = self
        if offer.isEmpty { facts.offer = other.offer }
        if offerID.isEmpty { facts.offerID = other.offerID }
        if partNumber.isEmpty { facts.partNumber = other.partNumber }
        facts.product = product ?? other.product
        facts.users = users ?? other.users
        if owner == .unknown { facts.owner = other.owner }
        facts.isNewCommerce = isNewCommerce ?? other.isNewCommerce
        facts.stated = stated ?? other.stated
        facts.quantity = quantity ?? other.quantity
        if status == .none { facts.status = other.status }
        facts.isCancelled = isCancelled || other.isCancelled
        facts.startsOn = startsOn ?? other.startsOn
        if end == .unknown { facts.end = other.end }
        facts.renews = renews ?? other.renews
        facts.cancellableUntil = cancellableUntil ?? other.cancellableUntil
        return facts
    }

    /// The programme and by what it is told; the customer's relationship tells advised customers from others.
    package func program(relationship: Relationship?) -> (program: SubscriptionProgram, evidence: ProgramEvidence) {
        if let stated { return (stated, .file) }
        if isNewCommerce == true || Self.isNewCommerceOffer(offerID) { return (.newCommerce, .newCommerceOffer) }
        if source == .partnerCenter {
            return offerID.isEmpty && isNewCommerce == nil ? (.unknown, .nothing) : (.legacyCSP, .oldOffer)
        }
        switch owner {
        case .partner: return (isNewCommerce == false ? .legacyCSP : .newCommerce, .ownTenant)
        case .otherPartner: return (.otherReseller, .otherTenant)
        case .customer:
            if folded(offer).split(whereSeparator: { !$0.isLetter }).contains("open") { return (.open, .openName) }
            return relationship == .advisor ? (.advisor, .advisorRelationship) : (.direct, .noPartner)
        case .unknown: return (.unknown, .nothing)
        }
    }

    /// Whether an offer's id is of the form `PRODUCT:SKU:AVAILABILITY`.
    package static func isNewCommerceOffer(_ id: String) -> Bool {
        let parts = id.split(separator: ":", omittingEmptySubsequences: false)
        return parts.count == 3 && parts.allSatisfy { !$0.isEmpty }
    }
}
