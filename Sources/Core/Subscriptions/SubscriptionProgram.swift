/// Under which of Microsoft's programmes a subscription was bought.
package enum SubscriptionProgram: String, CaseIterable, Sendable {
    /// Bought from Microsoft on the advice of this partner.
    case advisor
    /// Volume licences of Microsoft's Open programmes.
    case open
    /// Sold by this partner before the new commerce.
    case legacyCSP = "legacy-csp"
    /// Sold by this partner in the new commerce.
    case newCommerce = "new-commerce"
    /// Bought from Microsoft without anybody in between.
    case direct
    /// Sold by another partner.
    case otherReseller = "other-reseller"
    case unknown

    /// The word for lists, the store and scripts.
    package var word: String { rawValue }

    /// Reads a person's word, such as `Open`, `Legacy CSP`, `NCE` or `web direct`; nil when it is none of these.
    package init?(_ text: String) {
        switch text.lowercased().filter({ $0.isLetter || $0.isNumber }) {
        case "advisor", "partnerofrecord", "por", "delegated": self = .advisor
        case "open", "openlicense", "openlicence", "openvalue", "openvolume", "volumelicense", "volumelicence", "vl":
            self = .open
        case "csp", "legacycsp", "cloudsolutionprovider", "csplegacy", "legacy": self = .legacyCSP
        case "nce", "newcommerce", "newcommerceexperience", "cspnce", "ncecsp": self = .newCommerce
        case "direct", "webdirect", "mosp", "microsoft": self = .direct
        case "otherreseller", "othercsp", "otherpartner", "reseller": self = .otherReseller
        case "unknown": self = .unknown
        default: return nil
        }
    }

    /// Whether it is one of the programmes that customers leave: all but the new commerce.
    package var isOld: Bool { self != .newCommerce }

    /// How a subscription of it fades after its end.
    package var fading: Fading {
        // In the old CSP users are blocked at once.
        self == .legacyCSP ? Fading(expiredDays: 0, disabledDays: 90) : Fading(expiredDays: 30, disabledDays: 90)
    }

    /// How many days each step after the end takes, until everything is deleted.
    package struct Fading: Equatable, Sendable {
        /// Everything still works.
        package var expiredDays: Int
        /// Only administrators get in.
        package var disabledDays: Int
    }
}

/// By what a programme was told.
package enum ProgramEvidence: String, CaseIterable, Sendable {
    /// The imported file says so.
    case file
    /// Partner Center lists it with an offer of the new commerce: product, SKU and availability, or its product type.
    case newCommerceOffer
    /// Partner Center lists it with an offer of the old kind.
    case oldOffer
    /// Graph says that this partner's tenant made it.
    case ownTenant
    /// Graph says that another partner's tenant made it.
    case otherTenant
    /// Graph says that no partner made it, and the offer's name has the word Open.
    case openName
    /// Graph says that no partner made it, and the customer's relationship is advisor.
    case advisorRelationship
    /// Graph says that no partner made it.
    case noPartner
    case nothing
}
