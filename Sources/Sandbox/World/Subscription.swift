import Core

/// A subscription of a made-up customer.
struct Subscription: Sendable {
    /// Who sold it.
    enum Seller: Sendable { case partner, otherPartner, direct }

    /// Its id at Microsoft.
    var id: TenantID
    /// The offer's id and name.
    var offer: (id: String, name: String)
    /// The product whose licences it brings.
    var product: Product
    /// Who sold it.
    var seller: Seller
    /// Whether it is of the new commerce.
    var isNewCommerce: Bool
    /// The service's word for its status.
    var status: String
    /// How many licences it has.
    var quantity: Int
    /// When it began and when it ends; a text without an end says so in the service's way.
    var start: Timestamp
    var end: String
    /// Whether it renews itself.
    var renews: Bool

    private static let offers: [(id: String, name: String, product: Product)] = [
        ("BD938F12-058F-4927-BBA3-AE36B1D2501C", "Office 365 Business Essentials", .essentials),
        ("031C9E47-4802-4248-838E-778FB1D2CC05", "Office 365 Business Premium", .standard),
        ("CFQ7TTC0LH16:0001:CFQ7TTC0K971", "Exchange Online (Plan 1)", .exchange),
        ("CFQ7TTC0LDPB:0001:CFQ7TTC0KX11", "Microsoft 365 Business Standard", .standard),
    ]
    /// What some are whatever their day says; `quarantined` is no word that a client has seen.
    private static let oddStatuses = ["suspended", "deleted", "quarantined"]

    /// The subscriptions of a customer: the same for the same tenant.
    ///
    /// An old one that is over or soon will be has its successor in the new commerce more often than not.
    static func all(of profile: CustomerProfile, now: Timestamp) -> [Subscription] {
        var random = SplitMix64(seed: profile.tenant.low)
        var all = (0..<random.below(5)).map { _ in made(now: now, &random) }
        for old in all where !old.isNewCommerce && !old.renews && random.below(3) != 0 {
            all.append(successor(of: old, now: now, &random))
        }
        return all
    }

    private static func made(now: Timestamp, _ random: inout SplitMix64) -> Subscription {
        let offer = offers[random.below(offers.count)]
        let sellers: [Seller] = [.partner, .partner, .partner, .otherPartner, .direct]
        let start = now.adding(seconds: -Int64(1 + random.below(700)) * 86_400)
        let days = random.below(400) - 40
        let renews = random.below(3) != 0
        let isEndless = random.below(6) == 0
        let isNewCommerce = offer.id.contains(":")
        return Subscription(
            id: RowMaker.identifier(&random), offer: (offer.id, offer.name), product: offer.product,
            seller: sellers[random.below(sellers.count)],
            isNewCommerce: isNewCommerce,
            status: status(days: isEndless || renews ? nil : days, isNewCommerce: isNewCommerce, &random),
            quantity: 1 + random.below(60), start: start,
            end: isEndless
                ? "9999-12-14T00:00:00Z"
                : now.adding(seconds: Int64(renews ? abs(days) : days) * 86_400).description, renews: renews)
    }

    /// The service's word so many days before the end, or behind it where they are negative.
    private static func status(days: Int?, isNewCommerce: Bool, _ random: inout SplitMix64) -> String {
        let odd = random.below(12)
        if odd < oddStatuses.count { return oddStatuses[odd] }
        guard let days, days < 0 else { return "active" }
        return isNewCommerce ? (days < -30 ? "disabled" : "expired") : "suspended"
    }

    /// What this partner sold in the place of an old one: mostly the same product under its newer name; else a larger one
    /// for the smaller, and no more than its mailboxes for the larger.
    private static func successor(of old: Subscription, now: Timestamp, _ random: inout SplitMix64) -> Subscription {
        let isCutDown = random.below(4) == 0 && old.product == .standard
        let offer = offers[isCutDown ? 2 : 3]
        let end = now.adding(seconds: Int64(200 + random.below(160)) * 86_400)
        return Subscription(
            id: RowMaker.identifier(&random), offer: (offer.id, offer.name), product: offer.product,
            seller: .partner, isNewCommerce: true,
            status: "active", quantity: random.below(3) == 0 ? old.quantity + 5 : old.quantity,
            start: end.adding(seconds: -365 * 86_400), end: end.description, renews: true)
    }
}
