/// What a synchronisation reads, one after the other.
package enum SyncSource: String, CaseIterable, Sendable {
    case customerList, audit, customerDetails, companyList, companyDetails, administrators
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

/// One synchronisation as the store remembers it.
package struct SyncNote: Equatable, Sendable {
    /// Its number.
    package var id: Int64
    /// Whether everything was to be read again.
    package var isFull: Bool
    /// When it began.
    package var startedAt: Timestamp
    /// When it ended; nil while it runs, or when its process died.
    package var endedAt: Timestamp?
    /// Whether every source was read to its end.
    package var isComplete: Bool
    /// Who began it: user@host.
    package var by: String

    /// A note.
    package init(
        id: Int64, isFull: Bool, startedAt: Timestamp, endedAt: Timestamp?, isComplete: Bool, by: String
    ) {
        self.id = id
        self.isFull = isFull
        self.startedAt = startedAt
        self.endedAt = endedAt
        self.isComplete = isComplete
        self.by = by
    }
}

/// What the store knows of synchronisations: for the header, and for who asks whether a row can be missing.
package struct SyncMemory: Equatable, Sendable {
    /// The last one that ended; nil when none did yet.
    package var last: SyncNote?
    /// One that began after it and did not end; it may be running.
    package var open: SyncNote?
    /// How far each source is; those that were never read are absent.
    package var sources: [SyncSource: SyncProgress]
    /// The marketplace outside, as far as it was read.
    package var mirror: MirrorState

    /// A memory.
    package init(last: SyncNote?, open: SyncNote?, sources: [SyncSource: SyncProgress], mirror: MirrorState) {
        self.last = last
        self.open = open
        self.sources = sources
        self.mirror = mirror
    }

    /// When everything was last read again to its end; nil when it never was.
    package var fullAt: Timestamp? {
        let moments = [SyncSource.customerDetails, .companyDetails].compactMap { sources[$0] }.map(\.fullAt)
        guard !moments.isEmpty, !moments.contains(nil) else { return nil }
        return moments.compactMap { $0 }.min()
    }
}

/// How much of the marketplace the store knows.
package struct MirrorState: Equatable, Sendable {
    /// Whether the marketplace is outside; the embedded one needs no reading.
    package var isRemote: Bool
    /// Whether the list of companies was once read to its end.
    package var isListRead: Bool
    /// How many companies were not read by id and bear no tenant's id: each could be any customer's.
    package var unread: Int

    /// A state.
    package init(isRemote: Bool, isListRead: Bool, unread: Int) {
        self.isRemote = isRemote
        self.isListRead = isListRead
        self.unread = unread
    }

    /// Whether a company that nobody has read could be any customer's.
    package var hasUnreadCompanies: Bool { isRemote && (!isListRead || unread > 0) }
}
