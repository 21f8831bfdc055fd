package import Core
package import Transfer

/// A marketplace with all that reaching it takes: sign-in, limits, and what is known of both.
package struct MarketplaceConnection: Sendable {
    /// The marketplace.
    package let marketplace: AppDirectMarketplace
    /// What finds out whether it lets Ferry work.
    package let inspection: MarketplaceInspection
    /// Lets the requests leave at the marketplace's pace.
    package let bucket: TokenBucket

    /// A connection; nothing is sent before the first request.
    package init(
        at address: ServiceAddress, over wire: any Wire, credentials: ClientCredentials, rules: MarketplaceRules,
        log: RequestLog? = nil, surroundings: Surroundings, retries: RetryPolicy = RetryPolicy()
    ) {
        let habits = ServiceClient.Habits(retries: retries)
        let unsigned = ServiceClient(ServiceAnswer.speaker, at: address, over: wire, habits: habits, log: log)
        let tokens = TokenCache { () async throws(ServiceFailure) in try await credentials.token(by: unsigned) }
        let bucket = TokenBucket(burst: rules.burst, perSecond: Double(rules.requestsPerSecond))
        let client = ServiceClient(
            ServiceAnswer.speaker, at: address, over: wire, tokens: tokens, bucket: bucket, habits: habits, log: log)
        marketplace = AppDirectMarketplace(caller: client, rules: rules)
        self.bucket = bucket
        inspection = MarketplaceInspection(
            marketplace, surroundings: surroundings, scope: { credentials.grantedScope },
            limits: { Self.words(bucket, rules) })
    }

    /// The limits in force, such as `20 requests at once, then 2.5 a second (slowed down from 5 by the marketplace)`.
    private static func words(_ bucket: TokenBucket, _ rules: MarketplaceRules) -> String {
        let tenths = Int((bucket.rate * 10).rounded())
        let rate = tenths.isMultiple(of: 10) ? "\(tenths / 10)" : "\(tenths / 10).\(tenths % 10)"
        let slowed = bucket.isSlowed ? " (slowed down from \(rules.requestsPerSecond) by the marketplace)" : ""
        return "\(rules.burst) requests at once, then \(rate) a second\(slowed)"
    }
}
