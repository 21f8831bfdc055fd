/// What a synchronisation reads, one after the other.
package enum SyncSource: String, CaseIterable, Sendable {
    case customerList, audit, customerDetails, companyList, companyDetails, administrators, companyDomains
}

/// What a reading of one source met, in numbers.
package struct SyncCounts: Equatable, Sendable {
    /// Rows of a list, each once; or what was read one by one.
    package var seen = 0
    /// Rows that were new.
    package var added = 0
    /// Rows that changed something.
    package var updated = 0
    /// Rows that could not be read, each counted as often as it was met.
    package var rejected = 0
    /// Rows that a complete list no longer holds, marked by this reading.
    package var vanished = 0

    /// Nothing yet.
    package init() {}
}

/// How far the reading of one source is; it survives the process.
package struct SyncProgress: Equatable, Sendable {
    /// What is read.
    package var source: SyncSource
    /// Whether everything is read again, and not only what is new.
    package var isFull: Bool
    /// Where a list goes on; nil at its beginning, and where there is no list.
    package var place: String?
    /// When this reading began.
    package var startedAt: Timestamp
    /// When it ended; nil while it is to be continued.
    package var endedAt: Timestamp?
    /// Whether its end was reached.
    package var isComplete: Bool
    /// What it met so far.
    package var counts: SyncCounts
    /// How many rows there are, as the service says; nil when it does not.
    package var total: Int?
    /// Whether rows that the list lacks were not marked, for an unreadable one may be any of them.
    package var isUnmarked: Bool
    /// When a reading last reached its end; nil when none did yet.
    package var completedAt: Timestamp?
    /// When a reading of everything last reached its end; nil when none did yet.
    package var fullAt: Timestamp?
    /// Until when the audit records were read; nil for other sources.
    package var coveredUntil: Timestamp?

    /// The progress of a reading that begins.
    package init(_ source: SyncSource, isFull: Bool, startedAt: Timestamp) {
        self.source = source
        self.isFull = isFull
        self.startedAt = startedAt
        isComplete = false
        counts = SyncCounts()
        isUnmarked = false
    }
}
