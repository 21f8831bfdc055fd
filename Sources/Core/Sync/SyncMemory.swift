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
    /// Why it did not read everything, in the journal's words; empty where it did, or nobody said.
    package var why: String

    /// A note.
    package init(
        id: Int64, isFull: Bool, startedAt: Timestamp, endedAt: Timestamp?, isComplete: Bool, by: String,
        why: String = ""
    ) {
        self.id = id
        self.isFull = isFull
        self.startedAt = startedAt
        self.endedAt = endedAt
        self.isComplete = isComplete
        self.by = by
        self.why = why
    }

    /// Why one ends that a person stopped.
    static let stopped = "stopped"

    /// Whether it ended early, and nobody wanted it to.
    package var hasFailed: Bool { endedAt != nil && !isComplete && why != Self.stopped }
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
    /// How many companies were not read by id: each could be any customer's.
    package var unread: Int
    /// Those of them that can't be read, at most `keptCompanies`.
    package var unreadable: [UnreadableCompany]

    /// How many companies that can't be read are kept.
    package static let keptCompanies = 20

    /// A state.
    package init(isRemote: Bool, isListRead: Bool, unread: Int, unreadable: [UnreadableCompany] = []) {
        self.isRemote = isRemote
        self.isListRead = isListRead
        self.unread = unread
        self.unreadable = unreadable
    }

    /// Whether a company that nobody has read could be any customer's.
    package var hasUnreadCompanies: Bool { isRemote && (!isListRead || unread > 0) }
}

/// A company that the marketplace lists and does not give by its id.
package struct UnreadableCompany: Equatable, Sendable {
    /// The company.
    package var id: CompanyID
    /// Its name in the list.
    package var name: String
    /// What the marketplace said the last time.
    package var why: String

    /// A company.
    package init(id: CompanyID, name: String, why: String) {
        self.id = id
        self.name = name
        self.why = why
    }
}
