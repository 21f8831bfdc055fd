/// The subscription of this partner that takes an old one's place.
package struct Replacement: Equatable, Sendable {
    /// Microsoft's id of it.
    package var id: String
    /// Its offer's name.
    package var offer: String
    /// How many licences it has; nil where nobody said.
    package var quantity: Int?
    /// Whether it is the same product.
    package var isSameOffer: Bool
    /// Whether it has as many licences.
    package var isSameQuantity: Bool
    /// Whether it is active.
    package var isActive: Bool

    /// Whether licences stay as they are.
    package var keepsLicences: Bool { isSameOffer && isSameQuantity }

    /// What takes an old subscription's place.
    package enum Finding: Equatable, Sendable {
        /// Nothing that this partner sold the customer could.
        case none
        case one(Replacement)
        /// Several could, and none is the same product.
        case several(Int)

        /// The one; nil unless it is one.
        package var replacement: Replacement? { if case .one(let found) = self { found } else { nil } }
    }

    /// Looks among the subscriptions that this partner sold the customer in the new commerce.
    ///
    /// The same product goes first, then as many licences, then an active one. Of other products one is taken only when
    /// it is the only one that is not older than what it replaces.
    static func find(for old: SubscriptionFacts, among sold: [(facts: SubscriptionFacts, state: SubscriptionState)])
        -> Finding
    {
        let others = sold.filter { $0.facts.id != old.id && $0.state != .deleted && $0.state != .disabled }
        let same = others.filter { isSameProduct(old, $0.facts) }.map { made($0, for: old, isSameOffer: true) }
        if let best = same.max(by: { isLess($0, $1) }) { return .one(best) }
        let newer = others.filter { other in
            guard let start = other.facts.startsOn, let begin = old.startsOn else { return true }
            return start >= begin
        }
        guard newer.count == 1, let only = newer.first else { return newer.isEmpty ? .none : .several(newer.count) }
        return .one(made(only, for: old, isSameOffer: false))
    }

    /// The one that a person chose; nil where nobody did, and once it is no more.
    static func chosen(
        _ id: String?, for old: SubscriptionFacts, among sold: [(facts: SubscriptionFacts, state: SubscriptionState)]
    ) -> Replacement? {
        guard let id, let found = sold.first(where: { $0.facts.id == id && $0.state != .deleted }) else { return nil }
        return made(found, for: old, isSameOffer: isSameProduct(old, found.facts))
    }

    /// By Graph's short name where both have one, else by the offers' names.
    private static func isSameProduct(_ old: SubscriptionFacts, _ new: SubscriptionFacts) -> Bool {
        if let product = old.product, product == new.product { return true }
        if !old.partNumber.isEmpty, !new.partNumber.isEmpty { return old.partNumber == new.partNumber }
        guard let name = OfferName(old.offer) else { return false }
        return name == OfferName(new.offer)
    }

    private static func made(
        _ new: (facts: SubscriptionFacts, state: SubscriptionState), for old: SubscriptionFacts, isSameOffer: Bool
    ) -> Replacement {
        Replacement(
            id: new.facts.id, offer: new.facts.offer, quantity: new.facts.quantity, isSameOffer: isSameOffer,
            isSameQuantity: old.quantity != nil && old.quantity == new.facts.quantity,
            isActive: new.facts.status == .active && !new.state.isOver)
    }

    /// Whether another one fits better; ids decide between equals, so that the same one is found each time.
    private static func isLess(_ one: Replacement, _ other: Replacement) -> Bool {
        func rank(_ found: Replacement) -> Int { (found.isSameQuantity ? 2 : 0) + (found.isActive ? 1 : 0) }
        return rank(one) == rank(other) ? one.id > other.id : rank(one) < rank(other)
    }
}
