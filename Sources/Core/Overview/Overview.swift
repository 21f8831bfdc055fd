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
    /// The rows that wait longest, oldest first.
    package var waiting: [WaitingRow]
    /// The last jobs with rows that failed, newest first.
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

/// A job with rows that failed.
package struct FailedRun: Equatable, Sendable {
    /// The job.
    package var job: JobID
    /// What it does.
    package var kind: JobKind
    /// When it was confirmed.
    package var at: Timestamp
    /// How many rows failed.
    package var failed: Int
    /// Of how many nobody knows what became of them.
    package var unknown: Int

    /// The rows.
    package var place: OverviewPlace { .troubles(job) }
}

/// Where data comes from.
package struct OverviewSource: Equatable, Sendable {
    /// What was read.
    package enum Kind: Hashable, Sendable {
        case service(SyncSource)
        /// A customer list.
        case file(String)
    }

    /// What was read.
    package var kind: Kind
    /// When it was last read to its end; nil when it never was.
    package var readAt: Timestamp?
    /// Whether the last reading reached the end.
    package var isComplete: Bool
    /// How many rows it met.
    package var rows: Int

    /// What tells of it.
    package var place: OverviewPlace {
        switch kind {
        case .service: .syncReport
        case .file: .journal
        }
    }
}
