import Core

/// A tenant's licences of a product, from all of its subscriptions together.
struct ProductStock: Sendable {
    /// The product.
    let product: Product
    /// What brings them; at least one.
    let subscriptions: [Subscription]

    /// What a tenant has by its subscriptions.
    static func all(of subscriptions: [Subscription]) -> [ProductStock] {
        let held = Dictionary(grouping: subscriptions, by: \.product)
        return Product.allCases.compactMap { product in
            held[product].map { ProductStock(product: product, subscriptions: $0) }
        }
    }

    /// How many licences can be given.
    var enabled: Int { count { $0 == "active" } }
    /// How many can still be given although their subscription ended.
    var warning: Int { count { $0 == "expired" } }
    /// How many give nothing any more.
    var suspended: Int { count { $0 != "active" && $0 != "expired" } }
    /// How many users can have one.
    var seats: Int { enabled + warning }

    private func count(_ isMeant: (_ status: String) -> Bool) -> Int {
        subscriptions.reduce(0) { $0 + (isMeant($1.status) ? $1.quantity : 0) }
    }
}
