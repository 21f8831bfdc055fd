import Core

/// A made-up user of a customer's tenant.
struct TenantUser: Sendable {
    /// Their id.
    var id: TenantID
    /// The name with which they sign in.
    var principal: String
    /// Their shown name.
    var name: String
    /// The country in which they work; nil when nobody set it.
    var usageLocation: String?
    /// Their licences by the id of the product, each with what is switched off in it.
    var licences: [TenantID: [TenantID]]
    /// The product that a group gives them; nil for most.
    var byGroup: TenantID?

    /// The group that gives licences.
    static let group = "5b9a6e0f-7d6c-4d0a-9f57-2f2f6b6a1c01"
}

/// The products and users of customers' tenants: made up when they are first asked for, then as they were changed.
struct TenantBook: Sendable {
    private var tenants: [TenantID: [TenantUser]] = [:]

    /// The users of a tenant, of whom half of each subscription's licences are taken.
    mutating func users(of profile: CustomerProfile, _ subscriptions: [Subscription]) -> [TenantUser] {
        if let known = tenants[profile.tenant] { return known }
        let made = Self.made(profile, subscriptions)
        tenants[profile.tenant] = made
        return made
    }

    /// Changes a user that is there.
    mutating func change(_ user: TenantUser, of tenant: TenantID) {
        guard let place = tenants[tenant]?.firstIndex(where: { $0.id == user.id }) else { return }
        tenants[tenant]?[place] = user
    }

    private static func made(_ profile: CustomerProfile, _ subscriptions: [Subscription]) -> [TenantUser] {
        var random = SplitMix64(seed: profile.tenant.low ^ 0x11CE)
        var users: [TenantUser] = []
        for subscription in subscriptions where subscription.status != "deleted" {
            let product = subscription.product
            for _ in 0..<(subscription.quantity / 2) {
                let number = users.count + 1
                let isGrouped = random.below(12) == 0
                users.append(
                    TenantUser(
                        id: RowMaker.identifier(&random), principal: "user\(number)@\(profile.domain)",
                        name: "User \(number) of \(profile.name)",
                        usageLocation: random.below(9) == 0 ? nil : profile.address.country,
                        licences: [product.id: random.below(5) == 0 ? product.plans.prefix(1).map(\.id) : []],
                        byGroup: isGrouped ? product.id : nil))
            }
        }
        return users
    }
}
