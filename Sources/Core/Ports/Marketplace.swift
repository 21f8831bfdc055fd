/// The marketplace on which companies are created.
package protocol Marketplace: Sendable {
    /// The companies that are linked to a tenant, read from the marketplace itself.
    func companies(of tenant: TenantID) async throws(MarketplaceFailure) -> [Company]
    /// Creates a company with its first user. Creating for a tenant that has one gives that one.
    func create(_ company: NewCompany, by who: String) async throws(MarketplaceFailure) -> Company
}

/// Why the marketplace did not do it.
package enum MarketplaceFailure: Error, Equatable, Sendable {
    /// It said no, and will say no again.
    case refused(String)
    /// It asks to be left alone for some seconds.
    case busy(seconds: Int)
    case unreachable(String)
    /// The request left and no answer came: it may have been carried out.
    case outcomeUnknown(String)
    case signInNeeded
}
