/// The marketplace on which companies are created.
package protocol Marketplace: Sendable {
    /// What holds for every request to it.
    var terms: MarketplaceTerms { get }
    /// The companies that are linked to a tenant, read from the marketplace itself.
    ///
    /// Where it can't be asked for a tenant, the companies of that name are read one by one.
    func companies(of tenant: TenantID, named name: String) async throws(ServiceFailure) -> [Company]
    /// Creates a company with its first user. Creating for a tenant that has one gives that one.
    ///
    /// It is not read back; it comes without its tenant where the marketplace did not keep that.
    func create(_ company: NewCompany, by who: String) async throws(ServiceFailure) -> Company
}

/// What holds for every request to a marketplace.
package struct MarketplaceTerms: Equatable, Sendable {
    /// Whether its companies live in the store: then nothing has to be mirrored.
    package var isLocal: Bool
    /// For how many seconds a cut request may still take effect.
    package var settleSeconds: Int
    /// How many requests may leave at once.
    package var burst: Int
    /// How many may follow a second, and by that how long a job takes; nil where nothing limits them.
    package var requestsPerSecond: Int?
    /// How many requests the creation of one company takes.
    package var requestsPerCreation: Int
    /// Whether it mails the first user of a company made by its API; nil: not known.
    package var mailsFirstUser: Bool?
    /// Whether it creates companies of new customers by itself; nil: it did not tell, or was not asked yet.
    package var createsByItself: Bool?

    /// Terms.
    package init(
        isLocal: Bool, settleSeconds: Int, burst: Int, requestsPerSecond: Int?, requestsPerCreation: Int,
        mailsFirstUser: Bool?, createsByItself: Bool? = nil
    ) {
        self.isLocal = isLocal
        self.settleSeconds = settleSeconds
        self.burst = burst
        self.requestsPerSecond = requestsPerSecond
        self.requestsPerCreation = requestsPerCreation
        self.mailsFirstUser = mailsFirstUser
        self.createsByItself = createsByItself
    }

    /// The terms of the embedded store.
    package static let local = MarketplaceTerms(
        isLocal: true, settleSeconds: 0, burst: 8, requestsPerSecond: nil, requestsPerCreation: 1,
        mailsFirstUser: false)
}
