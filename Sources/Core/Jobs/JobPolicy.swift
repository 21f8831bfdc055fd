/// How a job goes about its items.
package struct JobPolicy: Equatable, Sendable {
    /// How many items are worked on at once.
    package var parallelism: Int
    /// After how many failures in a row the job halts and asks a person.
    package var failuresInRow: Int

    /// How often an item is sent whose answer gets lost each time, and for which nothing was made.
    package var sendings: Int

    /// A policy; one item at a time, a halt after ten failures and three sendings unless told.
    package init(parallelism: Int = 1, failuresInRow: Int = 10, sendings: Int = 3) {
        self.parallelism = max(1, parallelism)
        self.failuresInRow = max(1, failuresInRow)
        self.sendings = max(1, sendings)
    }

    /// How jobs run against a marketplace: as many items at once as requests may leave at once.
    package init(_ terms: MarketplaceTerms) { self.init(parallelism: terms.burst) }

    /// How jobs of the embedded marketplace run: items noted together share one wait for the disk.
    package static let standard = JobPolicy(parallelism: 8)
}
