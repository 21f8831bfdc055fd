/// How a job goes about its items.
package struct JobPolicy: Equatable, Sendable {
    /// How many items are worked on at once.
    package var parallelism: Int
    /// After how many failures in a row the job halts and asks a person.
    package var failuresInRow: Int

    /// A policy; one item at a time and a halt after ten failures unless told.
    package init(parallelism: Int = 1, failuresInRow: Int = 10) {
        self.parallelism = max(1, parallelism)
        self.failuresInRow = max(1, failuresInRow)
    }

    /// How jobs of the embedded marketplace run: items noted together share one wait for the disk.
    package static let standard = JobPolicy(parallelism: 8)

    /// How many items to claim next, so that a halt comes exactly after the allowed failures.
    package func claimSize(afterFailures failures: Int) -> Int {
        min(parallelism, failuresInRow - failures)
    }
}
