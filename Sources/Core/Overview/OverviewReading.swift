/// Counts what the overview shows: every figure by the very question that opens its rows, so that the two agree.
package struct OverviewReading {
    let now: Timestamp
    let lists: [Listing: ListSnapshot]
    let jobs: [Job]
    let memory: SyncMemory?
    let sourceNotes: OverviewSourceNotes

    /// How many weeks back and ahead the charts go.
    private static let weeksBack = 26, weeksAhead = 12

    /// What is to be counted.
    package init(
        lists: [Listing: ListSnapshot], jobs: [Job], memory: SyncMemory?, sources: OverviewSourceNotes, now: Timestamp
    ) {
        self.lists = lists
        self.jobs = jobs
        self.memory = memory
        sourceNotes = sources
        self.now = now
    }

    /// What a store holds at a moment.
    package init(
        _ store: any CompanyStore & SyncStore & SubscriptionStore & PeopleStore, now: Timestamp
    ) throws(StoreFailure) {
        var lists: [Listing: ListSnapshot] = [:]
        for listing in Listing.allCases { lists[listing] = try store.snapshot(listing) }
        self.init(
            lists: lists, jobs: try store.jobs(), memory: try store.syncMemory(),
            sources: try OverviewSourceNotes(store, now: now), now: now)
    }

    /// Counts.
    ///
    /// Takes as long as some dozens of searches.
    package func overview() -> Overview {
        let week = Week(of: now)
        return Overview(
            at: now, chain: chain,
            migrated: chart(
                .migrated, weeks: week.last(Self.weeksBack), of: .companies, search: Self.linked, column: "createdAt"),
            ending: knowsSubscriptions
                ? chart(
                    .ending, weeks: week.next(Self.weeksAhead), of: .subscriptions, search: SubscriptionQuery.ending,
                    column: SubscriptionQuery.endColumn) : nil,
            undecided: subscriptions(
                "\(SubscriptionQuery.undecided) \(week.next(Self.weeksAhead).search(SubscriptionQuery.endColumn))"
            ).map { figure(.undecided, $0) },
            needsHand: subscriptions(SubscriptionQuery.needsHand).map { figure(.needsHand, $0) },
            waiting: waiting, failures: failures, sources: sources)
    }

    // The chain

    /// Companies that belong to a tenant.
    private static let linked = "state:\(CompanyState.written.word),\(CompanyState.confirmed.word)"

    private var chain: [OverviewFigure] {
        var figures: [OverviewFigure] = []
        for stage in ChainStage.allCases {
            figures.append(figure(.stage(stage), rows(of: stage)))
            switch stage {
            case .pending:
                for state in PendingState.pending {
                    figures.append(figure(.customers(state), .rows(.customers, search: "state:\(state.word)")))
                }
            case .informed:
                for state in [InvitationState.neverTold, .perhapsTold, .reminderDue] {
                    let search = "\(Self.linked) informed:\(state.word)"
                    figures.append(figure(.administrators(state), .rows(.companies, search: search)))
                }
            case .licencesChecked:
                for work in [LicenceWork.due, .over] {
                    figures.append(figure(.licences(work), subscriptions(SubscriptionQuery.ended(work))))
                }
            default: break
            }
        }
        return figures.filter { !$0.isPart || ($0.count ?? 0) > 0 }
    }

    private func rows(of stage: ChainStage) -> OverviewPlace? {
        switch stage {
        case .requested:
            let asked = [RequestState.sent, .suggested, .accepted].map(\.word).joined(separator: ",")
            return .rows(.requests, search: "state:\(asked)")
        case .accepted: return .rows(.requests, search: "state:\(RequestState.accepted.word)")
        case .pending: return .rows(.customers, search: "")
        case .onMarketplace: return .rows(.companies, search: Self.linked)
        case .tenantConfirmed: return .rows(.companies, search: "state:\(CompanyState.confirmed.word)")
        case .informed:
            // Whoever has a reminder due or is active was told.
            let untold = [InvitationState.neverTold, .perhapsTold].map { "!informed:\($0.word)" }
            return .rows(.companies, search: ([Self.linked, "informed:\"\""] + untold).joined(separator: " "))
        case .activated:
            return .rows(.companies, search: "\(Self.linked) informed:\(InvitationState.activated.word)")
        case .subscriptionsEnded: return subscriptions(SubscriptionQuery.ended)
        case .licencesChecked: return subscriptions(SubscriptionQuery.licencesChecked)
        }
    }

    /// Nothing is counted of subscriptions before any were read.
    private var knowsSubscriptions: Bool { (lists[.subscriptions]?.total ?? 0) > 0 }

    private func subscriptions(_ search: String) -> OverviewPlace? {
        knowsSubscriptions ? .rows(.subscriptions, search: search) : nil
    }

    private func figure(_ kind: OverviewFigure.Kind, _ place: OverviewPlace?) -> OverviewFigure {
        guard case .rows(let listing, let search)? = place, lists[listing] != nil else {
            return OverviewFigure(kind, count: nil, place: nil)
        }
        return OverviewFigure(kind, count: count(listing, search), place: place)
    }

    // Questions

    private func chart(
        _ kind: OverviewChart.Kind, weeks: [Week], of listing: Listing, search: String, column: String
    ) -> OverviewChart {
        // Asked first, so that each week is looked for among the rows of all.
        let all = count(listing, "\(search) \(weeks.search(column))")
        var counts: [Week: Int] = [:]
        if all > 0 { for week in weeks { counts[week] = count(listing, "\(search) \([week].search(column))") } }
        return OverviewChart(kind, weeks: weeks, counts: counts, of: listing, search: search, column: column)
    }

    /// How many rows the pane of a list shows for a search.
    private func count(_ listing: Listing, _ search: String) -> Int {
        guard let snapshot = lists[listing], let query = try? QueryParser(listing, now: now).parse(search) else {
            return 0
        }
        let states = listing.shownStates
        if case .states(let codes)? = query.terms.first?.test, query.terms.count == 1 {
            return (states.isEmpty ? codes : codes.intersection(states)).reduce(0) { $0 + snapshot.count(ofState: $1) }
        }
        if query.terms.isEmpty {
            return states.isEmpty ? snapshot.total : states.reduce(0) { $0 + snapshot.count(ofState: $1) }
        }
        return snapshot.answer(ListQuestion(query: query, states: states), { false })?.count ?? 0
    }
}
