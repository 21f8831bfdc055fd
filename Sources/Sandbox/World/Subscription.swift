import Core

/// A subscription of a made-up customer.
struct Subscription: Sendable {
    /// Who sold it.
    enum Seller: Sendable { case partner, otherPartner, direct }

    /// Its id at Microsoft.
    var id: TenantID
    /// The offer's id and name.
    var offer: (id: String, name: String, sku: String)
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

    private static let offers: [(id: String, name: String, sku: String)] = [
        ("BD938F12-058F-4927-BBA3-AE36B1D2501C", "Office 365 Business Essentials", "O365_BUSINESS_ESSENTIALS"),
        ("031C9E47-4802-4248-838E-778FB1D2CC05", "Office 365 Business Premium", "O365_BUSINESS_PREMIUM"),
        ("CFQ7TTC0LH16:0001:CFQ7TTC0K971", "Exchange Online (Plan 1)", "EXCHANGESTANDARD"),
        ("CFQ7TTC0LDPB:0001:CFQ7TTC0KX11", "Microsoft 365 Business Standard", "O365_BUSINESS_PREMIUM"),
    ]
    /// `quarantined` is no word that a client has seen.
    private static let statuses = [
        "active", "active", "active", "active", "active", "suspended", "expired", "disabled", "deleted", "quarantined",
    ]

    /// The subscriptions of a customer: the same for the same tenant.
    static func all(of profile: CustomerProfile, now: Timestamp) -> [Subscription] {
        var random = SplitMix64(seed: profile.tenant.low)
        return (0..<random.below(5)).map { _ in made(now: now, &random) }
    }

    private static func made(now: Timestamp, _ random: inout SplitMix64) -> Subscription {
        let offer = offers[random.below(offers.count)]
        let sellers: [Seller] = [.partner, .partner, .partner, .otherPartner, .direct]
        let start = now.adding(seconds: -Int64(1 + random.below(700)) * 86_400)
        let end = now.adding(seconds: Int64(random.below(400) - 40) * 86_400).description
        return Subscription(
            id: RowMaker.identifier(&random), offer: offer, seller: sellers[random.below(sellers.count)],
            isNewCommerce: offer.id.contains(":"), status: statuses[random.below(statuses.count)],
            quantity: 1 + random.below(60), start: start,
            end: random.below(6) == 0 ? "9999-12-14T00:00:00Z" : end, renews: random.below(3) != 0)
    }
}
