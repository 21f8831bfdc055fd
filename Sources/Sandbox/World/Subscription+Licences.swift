import Core

extension Subscription {
    /// The product whose licences it brings; in the sandbox each subscription has one of its own.
    var product: TenantID { id }

    /// The service plans of the product.
    var plans: [TenantID] { [1, 2].map { TenantID(high: id.high, low: id.low ^ $0) } }

    /// Whether licences of it can still be given.
    var hasSeats: Bool { status == "active" || status == "expired" }
}
