import Text

/// The name of an offer, as far as two names mean one product.
package struct OfferName: Hashable, Sendable {
    private let key: String

    /// A name by which an offer is known; nil when it is empty.
    package init?(_ name: String) {
        let words = folded(name).split { !$0.isLetter && !$0.isNumber && $0 != "+" }.map(String.init)
        guard !words.isEmpty else { return nil }
        let plain = words.joined(separator: " ")
        key = Self.renamed[plain] ?? plain
    }

    /// The names that Microsoft gave its plans in April 2020, by those before; the products stayed the same.
    private static let renamed = [
        "office 365 business essentials": "microsoft 365 business basic",
        "office 365 business premium": "microsoft 365 business standard",
        "microsoft 365 business": "microsoft 365 business premium",
        "office 365 business": "microsoft 365 apps for business",
        "office 365 proplus": "microsoft 365 apps for enterprise",
    ]
}
