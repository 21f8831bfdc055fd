/// Where the companies of a marketplace keep their tenant ids.
package enum TenantField: Hashable, Sendable {
    /// In `externalId`, by which a company can be looked up.
    case externalID
    /// In a custom attribute, which the API can't look up: the complete list is read and compared here.
    case attribute(String)

    /// The field as people call it.
    var word: String {
        switch self {
        case .externalID: "external id"
        case .attribute(let name): "attribute \(name)"
        }
    }

    /// Whether the list must bring custom attributes.
    var isAttribute: Bool { self != .externalID }

    /// The attribute's name; nil where there is none.
    var attributeName: String? { if case .attribute(let name) = self { name } else { nil } }
}

/// What was configured of a marketplace.
package struct MarketplaceRules: Equatable, Sendable {
    /// Where tenant ids are kept.
    package var tenantField: TenantField
    /// How many requests may leave at once.
    package var burst: Int
    /// How many may follow a second.
    package var requestsPerSecond: Int
    /// For how many seconds a cut request may still take effect.
    package var settleSeconds: Int
    /// Whether it mails the first user of a company made by its API; nil: not known.
    package var mailsFirstUser: Bool?
    /// Whether nothing may be changed.
    package var isReadOnly: Bool

    /// Rules; the limits are those that AppDirect documents for its company list.
    package init(
        tenantField: TenantField = .externalID, burst: Int = 20, requestsPerSecond: Int = 5, settleSeconds: Int = 120,
        mailsFirstUser: Bool? = nil, isReadOnly: Bool = false
    ) {
        self.tenantField = tenantField
        self.burst = burst
        self.requestsPerSecond = requestsPerSecond
        self.settleSeconds = settleSeconds
        self.mailsFirstUser = mailsFirstUser
        self.isReadOnly = isReadOnly
    }
}
