import Core

/// A company on the marketplace.
struct MarketCompany: Sendable {
    /// A user's place in the company.
    struct Member: Sendable {
        var user: Int
        var roles: [String]
        var isEnabled = true
        var position: String?
    }

    /// An invitation that waits.
    struct Invitation: Sendable {
        var email: String
        var role: String
        var createdOn: Int
        var lastModified: Int
    }

    /// The marketplace's id.
    var uuid: String
    /// The name; nothing makes it unique.
    var name: String
    /// Whether it is enabled.
    var isEnabled = true
    /// Whether its first user has activated the account.
    var isActive = false
    /// Whether its users may sign in.
    var allowsLogin = true
    /// The owner's own id for it; unique.
    var externalID: String?
    /// The tenant that the platform linked it to; no request can write it.
    var mosiCustomerID: String?
    /// The address; nil when it has none.
    var address: PostalAddress?
    /// The further fields that a client may set, by their names.
    var texts: [String: String] = [:]
    /// The custom attributes, by their names.
    var attributes: [String: String] = [:]
    /// The domains that it has verified.
    var verifiedDomains: [String] = []
    /// When it was created, in milliseconds since 1970.
    var creationDate: Int
    /// Its members; the first is the first user.
    var members: [Member] = []
    /// The invitations that wait.
    var invitations: [Invitation] = []
    /// Whether a client made it over the API.
    var isMadeByClient = false

    /// The fields of text that a client may set beside those with a place of their own.
    static let textFields = [
        "companySize", "industry", "emailAddress", "website", "phoneNumber", "defaultRole", "countryCode",
    ]

    /// The tenant it belongs to, wherever that is written.
    var tenant: TenantID? {
        mosiCustomerID.flatMap { TenantID($0) } ?? externalID.flatMap { TenantID($0) }
            ?? attributes.values.lazy.compactMap { TenantID($0) }.first
    }
}

/// A person on the marketplace, perhaps in several companies.
struct MarketUser: Sendable {
    /// The marketplace's id.
    var uuid: String
    /// The address; unique.
    var email: String
    /// The given name.
    var firstName: String
    /// The family name.
    var lastName: String
    /// Whether the account was activated.
    var isActivated: Bool
    /// The owner's own id; unique.
    var externalID: String?
    /// When it was made, in milliseconds since 1970.
    var creationDate: Int
    /// When the person last signed in; nil for never.
    var lastLogin: Int?
}
