/// A name that a template may hold in braces.
package enum LetterVariable: String, CaseIterable, Sendable {
    case firstName, lastName, name, email
    case company, companies, tenantId, domain
    case marketplace, marketplaceUrl, resetLink, relationshipLink
    case sender, senderEmail

    /// What stands in its place, in one line.
    package var meaning: String {
        switch self {
        case .firstName: "The recipient's given name."
        case .lastName: "The recipient's family name."
        case .name: "The recipient's full name."
        case .email: "The recipient's e-mail address."
        case .company: "The recipient's company; the first one of several."
        case .companies: "All companies of that address, separated by commas."
        case .tenantId: "The Microsoft tenant id of the company."
        case .domain: "The company's domain."
        case .marketplace: "The marketplace's title, from the profile."
        case .marketplaceUrl: "The marketplace's address, from the profile."
        case .resetLink: "Where somebody chooses a new password: the marketplace's address and /forgotPassword."
        case .relationshipLink: "Partner Center's link by which a customer accepts the reseller relationship."
        case .sender: "The sender's name, from the profile."
        case .senderEmail: "The sender's e-mail address, from the profile."
        }
    }
}
