/// A step of the chain that every customer goes through.
package enum ChainStage: String, CaseIterable, Sendable {
    case requested, accepted, pending, onMarketplace, tenantConfirmed, informed, activated, subscriptionsEnded
    case licencesChecked
}

/// Where the rows behind a figure are.
package enum OverviewPlace: Hashable, Sendable {
    /// The rows that a search finds in a list as its pane shows it: of the customers, those that are pending.
    case rows(Listing, search: String)
    /// The rows of a job that failed, or of which nobody knows what became of them.
    case troubles(JobID)
    /// All rows of a job.
    case job(JobID)
    /// The report of the last synchronisation.
    case syncReport
    /// The journal, where each import stands.
    case journal
}

/// A number of the overview.
package struct OverviewFigure: Equatable, Sendable {
    /// What is counted.
    package enum Kind: Hashable, Sendable {
        case stage(ChainStage)
        /// A part of those that are pending.
        case customers(PendingState)
        /// A part of those that are not informed, or not enough.
        case administrators(InvitationState)
        /// Old subscriptions that end or renew themselves in the weeks of the chart of endings, nobody said which.
        case undecided
        /// A part of those that ended and whose licences were not checked.
        case licences(LicenceWork)
        /// Subscriptions that need a hand.
        case needsHand
    }

    /// What is counted.
    package var kind: Kind
    /// How many; nil where what it counts was never read.
    package var count: Int?
    /// The rows; nil where there is nothing to open.
    package var place: OverviewPlace?

    /// A figure.
    package init(_ kind: Kind, count: Int?, place: OverviewPlace?) {
        self.kind = kind
        self.count = count
        self.place = place
    }

    /// Whether it is a part of the step above it.
    package var isPart: Bool { if case .stage = kind { false } else { true } }

    /// The name for scripts.
    package var name: String {
        switch kind {
        case .stage(let stage): stage.rawValue
        case .customers(let state): state.word
        case .administrators(let state): state.word
        case .undecided: "endOrRenew"
        case .licences(let work): "licences-\(work.word)"
        case .needsHand: "needsHand"
        }
    }
}

/// Counts by week.
package struct OverviewChart: Equatable, Sendable {
    /// What is counted.
    package enum Kind: String, Hashable, Sendable, CaseIterable {
        /// Companies that belong to a tenant, by the day on which they came to the marketplace.
        case migrated
        /// Old subscriptions, by the day on which they end.
        case ending
    }

    /// One column.
    package struct Column: Equatable, Sendable {
        /// The week.
        package var week: Week
        /// How many.
        package var count: Int
        /// The rows.
        package var place: OverviewPlace
    }

    /// What is counted.
    package var kind: Kind
    /// The weeks in their order.
    package var columns: [Column]
    /// The rows of all weeks.
    package var place: OverviewPlace

    /// A chart of counts by week; weeks without one count 0.
    ///
    /// `search` finds what is counted, `column` names the list's column with the moment that decides.
    package init(
        _ kind: Kind, weeks: [Week], counts: [Week: Int], of listing: Listing, search: String, column: String
    ) {
        self.kind = kind
        let rows = { (weeks: [Week]) -> OverviewPlace in
            .rows(listing, search: [search, weeks.search(column)].filter { !$0.isEmpty }.joined(separator: " "))
        }
        columns = weeks.map { Column(week: $0, count: counts[$0] ?? 0, place: rows([$0])) }
        place = rows(weeks)
    }

    /// How many in all weeks.
    package var total: Int { columns.reduce(0) { $0 + $1.count } }

    /// The week with the most, the newest of several; nil where all are empty.
    package var peak: Column? {
        columns.reversed().max { $0.count < $1.count }.flatMap { $0.count > 0 ? $0 : nil }
    }
}
