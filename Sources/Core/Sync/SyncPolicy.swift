/// How a synchronisation goes about its requests.
package struct SyncPolicy: Equatable, Sendable {
    /// How many customers are read by their tenants at once.
    package var customersAtOnce: Int
    /// How many companies are read by their ids at once.
    package var companiesAtOnce: Int
    /// How many customers are read by their tenants before the companies are listed.
    package var firstDetails: Int
    /// How many rows are read one by one before they are stored together.
    package var batch: Int
    /// After how many failures in a row the reading of a source ends.
    package var failuresInRow: Int
    /// After how many days everything is read again by itself; nil for never.
    package var fullEveryDays: Int?

    /// A policy.
    package init(
        customersAtOnce: Int = 8, companiesAtOnce: Int = 8, firstDetails: Int = 500, batch: Int = 64,
        failuresInRow: Int = 10, fullEveryDays: Int? = nil
    ) {
        self.customersAtOnce = max(1, customersAtOnce)
        self.companiesAtOnce = max(1, companiesAtOnce)
        self.firstDetails = max(0, firstDetails)
        self.batch = max(1, batch)
        self.failuresInRow = max(1, failuresInRow)
        self.fullEveryDays = fullEveryDays.map { max(1, $0) }
    }

    /// The moment before which a reading is too old; nil where none is.
    func oldestReading(at now: Timestamp) -> Timestamp? {
        fullEveryDays.map { now.adding(seconds: -86_400 * Int64($0)) }
    }

    /// Whether everything is to be read again, as long ago as that was the last time.
    func isFullDue(_ memory: SyncMemory, at now: Timestamp) -> Bool {
        guard let oldest = oldestReading(at: now) else { return false }
        return memory.fullAt.map { $0 <= oldest } ?? false
    }
}
