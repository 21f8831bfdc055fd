/// How things stand, as one value that the pane, the command and the report all show.
package struct Overview: Equatable, Sendable {
    /// When it was counted.
    package var at: Timestamp
    /// The chain from the first request to the last licence, each step before its parts.
    package var chain: [OverviewFigure]
    /// What came to the marketplace in each week of the last half year.
    package var migrated: OverviewChart
    /// What ends in each of the next twelve weeks; nil where no subscriptions were read.
    package var ending: OverviewChart?
    /// How many more end or renew themselves in these weeks, nobody said which; nil where no subscriptions were read.
    package var undecided: OverviewFigure?
    /// How many subscriptions need a hand; nil where no subscriptions were read.
    package var needsHand: OverviewFigure?
    /// The rows that wait longest, oldest first.
    package var waiting: [WaitingRow]
    /// The last runs that came to nothing or in part, newest first.
    package var failures: [FailedRun]
    /// Where the data comes from and how old it is.
    package var sources: [OverviewSource]

    /// The charts there are.
    package var charts: [OverviewChart] { [migrated] + (ending.map { [$0] } ?? []) }

    /// The chart of a kind; nil where there is none.
    package func chart(_ kind: OverviewChart.Kind) -> OverviewChart? { charts.first { $0.kind == kind } }
}

/// A row that waits for somebody.
package struct WaitingRow: Equatable, Sendable {
    /// What it waits for.
    package enum Reason: Hashable, Sendable {
        case customer(PendingState), administrator(InvitationState), request(RequestState)
    }

    /// The company's or customer's name; the address where it has none.
    package var name: String
    /// Since when.
    package var since: Timestamp
    /// What it waits for.
    package var reason: Reason
    /// The row.
    package var place: OverviewPlace
}

/// A run that came to nothing or in part.
package enum FailedRun: Equatable, Sendable {
    /// A job with rows that failed, or that halted.
    case job(FailedJob)
    /// The last synchronisation, which did not reach its end.
    case synchronisation(SyncNote)

    /// When it was confirmed or began.
    package var at: Timestamp {
        switch self {
        case .job(let job): job.at
        case .synchronisation(let note): note.startedAt
        }
    }

    /// What tells of it.
    package var place: OverviewPlace {
        switch self {
        case .job(let job): job.failed + job.unknown > 0 ? .troubles(job.id) : .job(job.id)
        case .synchronisation: .syncReport
        }
    }
}

/// A job with rows that failed, or that halted.
package struct FailedJob: Equatable, Sendable {
    /// The job.
    package var id: JobID
    /// What it does.
    package var kind: JobKind
    /// When it was confirmed.
    package var at: Timestamp
    /// How many rows failed.
    package var failed: Int
    /// Of how many nobody knows what became of them.
    package var unknown: Int
    /// Why it stopped itself; nil unless it is halted.
    package var halt: JobHalt?

    /// What of a job came to nothing; nil when nothing did.
    init?(_ job: Job) {
        let isHalted = job.state == .halted
        guard isHalted || job.counts.failed + job.counts.unknown > 0 else { return nil }
        id = job.id
        kind = job.kind
        at = job.createdAt
        failed = job.counts.failed
        unknown = job.counts.unknown
        halt = isHalted ? job.halt : nil
    }
}

/// Where data comes from.
package struct OverviewSource: Equatable, Sendable {
    /// What was read.
    package enum Kind: Hashable, Sendable {
        case service(SyncSource)
        /// Customers' subscriptions, customer by customer.
        case subscriptions
        /// The people of companies, company by company.
        case people
        /// The last list of its kind.
        case file(String, ListFileKind)
    }

    /// What was read.
    package var kind: Kind
    /// When it was last read to its end, or of what is read one by one the newest reading; nil when it never was.
    package var readAt: Timestamp?
    /// The oldest reading of what is read one by one; nil for others.
    package var oldest: Timestamp?
    /// Whether the last reading reached the end.
    package var isComplete: Bool
    /// How many rows it met.
    package var rows: Int
    /// How many of what is read one by one are to be read; nil for others.
    package var left: Int?

    /// A source.
    package init(
        _ kind: Kind, readAt: Timestamp?, oldest: Timestamp? = nil, isComplete: Bool, rows: Int, left: Int? = nil
    ) {
        self.kind = kind
        self.readAt = readAt
        self.oldest = oldest
        self.isComplete = isComplete
        self.rows = rows
        self.left = left
    }

    /// What tells of it.
    package var place: OverviewPlace {
        switch kind {
        case .service: .syncReport
        case .subscriptions: .rows(.subscriptions, search: "")
        case .people: .rows(.invitations, search: "")
        case .file: .journal
        }
    }
}
