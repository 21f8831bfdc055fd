extension OverviewReading {
    /// How many of the newest jobs are looked at.
    private static let lastJobs = 20

    /// The last runs that came to nothing or in part, newest first.
    var failures: [FailedRun] {
        let ofJobs = jobs.prefix(Self.lastJobs).compactMap(FailedJob.init).map(FailedRun.job)
        let ofSync = [memory?.last].compactMap { $0 }.filter(\.hasFailed).map(FailedRun.synchronisation)
        // Jobs come in their order already, which moments alone don't tell.
        guard let sync = ofSync.first else { return ofJobs }
        let place = ofJobs.firstIndex { $0.at < sync.at } ?? ofJobs.count
        return ofJobs[..<place] + [sync] + ofJobs[place...]
    }

    /// Where the data comes from and how old it is.
    var sources: [OverviewSource] {
        let services = SyncSource.allCases.compactMap { source in
            memory?.sources[source].map { progress in
                OverviewSource(
                    .service(source), readAt: progress.completedAt,
                    isComplete: progress.isComplete && progress.endedAt != nil, rows: progress.counts.seen)
            }
        }
        let oneByOne = [
            sourceNotes.people.source(.people, isWanted: memory?.sources[.companyList] != nil),
            sourceNotes.subscriptions.source(.subscriptions, isWanted: memory?.sources[.customerList] != nil),
        ]
        let files = sourceNotes.imports.map { note in
            OverviewSource(
                .file(note.file, note.kind), readAt: note.at, isComplete: note.kind != .customers(complete: false),
                rows: note.rows)
        }
        return services + oneByOne.compactMap { $0 } + files
    }
}

/// What the store tells of sources beyond its memory of synchronisations.
package struct OverviewSourceNotes: Sendable {
    /// The last list of each kind, newest first.
    package var imports: [ImportNote]
    /// The readings of customers' subscriptions.
    package var subscriptions: ReadingAges
    /// The readings of companies' people.
    package var people: ReadingAges

    /// Notes.
    package init(
        imports: [ImportNote] = [], subscriptions: ReadingAges = ReadingAges(), people: ReadingAges = ReadingAges()
    ) {
        self.imports = imports
        self.subscriptions = subscriptions
        self.people = people
    }

    /// What a store tells at a moment.
    init(
        _ store: any CompanyStore & SubscriptionStore & PeopleStore, now: Timestamp
    ) throws(StoreFailure) {
        let due = ReadingDue(Settings(try store.settings()), at: now)
        imports = try store.lastImports()
        subscriptions = try store.subscriptionAges(due)
        people = try store.peopleAges(due)
    }
}
