/// Reads the people of companies from a marketplace into the store, several companies at once.
package struct PeopleReading: Sendable {
    private let store: any PeopleStore
    private let directory: any MemberDirectory
    private let surroundings: Surroundings
    private let policy: SyncPolicy

    /// A reading; the marketplace keeps to its own limits.
    package init(
        store: any PeopleStore, directory: any MemberDirectory, surroundings: Surroundings,
        policy: SyncPolicy = SyncPolicy()
    ) {
        self.store = store
        self.directory = directory
        self.surroundings = surroundings
        self.policy = policy
    }

    /// Reads companies in their order, whenever they were read before.
    ///
    /// `stop` is asked between requests, and `report` hears of every batch.
    package func read(
        _ companies: [CompanyID], stop: @escaping @Sendable () -> Bool = { false },
        report: (PeopleReport) -> Void = { _ in }
    ) async throws(StoreFailure) -> PeopleReport {
        var rest = companies[...]
        return try await read(stop, report) { _, size throws(StoreFailure) in
            defer { rest = rest.dropFirst(size) }
            return Batch(companies: Array(rest.prefix(size)))
        }
    }

    /// Reads the companies that were not read since a moment, those likeliest to show something new first.
    ///
    /// `onScreen` is asked time and again which companies are looked at, to read these before all others where they were
    /// not read since `lookedAt`. At most `most` companies are read.
    package func run(
        before: Timestamp, lookedAt: Timestamp? = nil, most: Int = .max, onScreen: () -> [CompanyID] = { [] },
        stop: @escaping @Sendable () -> Bool = { false }, report: (PeopleReport) -> Void = { _ in }
    ) async throws(StoreFailure) -> PeopleReport {
        try await read(stop, report) { done, size throws(StoreFailure) in
            let size = min(size, most - done.read - done.failures.count)
            guard size > 0 else { return Batch(companies: []) }
            // What could not be read is as unread as before.
            func untried(_ companies: [CompanyID]) -> [CompanyID] {
                Array(companies.filter { done.failures[$0] == nil }.prefix(size))
            }
            let urgent = untried(try store.companiesWithPeopleToRead(before: lookedAt ?? before, among: onScreen()))
            if !urgent.isEmpty {
                let due = try store.companiesWithPeopleToRead(before: before, among: urgent).count
                return Batch(companies: urgent, anew: urgent.count - due)
            }
            let all = try store.companiesWithPeopleToRead(before: before, limit: size + done.failures.count)
            return Batch(companies: untried(all))
        }
    }

    /// What is read together; some of it was not due, and is looked at.
    private struct Batch {
        var companies: [CompanyID]
        var anew = 0
    }

    /// Reads batch by batch; of a company that can't be read, what is known of its people stays.
    private func read(
        _ stop: @escaping @Sendable () -> Bool, _ report: (PeopleReport) -> Void,
        next: (PeopleReport, Int) throws(StoreFailure) -> Batch
    ) async throws(StoreFailure) -> PeopleReport {
        let directory = directory
        let reader = RowReader(
            atOnce: policy.companiesAtOnce, failuresInRow: policy.failuresInRow, stop: stop,
            read: { (id: CompanyID) throws(ServiceFailure) in try await directory.people(of: id) })
        return try await reader.readBatches(
            into: PeopleReport(),
            next: { done throws(StoreFailure) in
                // No more than are under way together: whatever comes on screen waits for one round at most.
                let wanted = try next(done, policy.companiesAtOnce)
                done.anew += wanted.anew
                return wanted.companies
            },
            store: { company, people, _ throws(StoreFailure) in
                try store.peopleRead(people, of: company, at: surroundings.now())
            }, tell: report)
    }
}

/// How far a reading of people is, or what came of it.
package struct PeopleReport: RowReport, Equatable, Sendable {
    /// Of how many companies the people were read.
    package var read = 0
    /// How many of these were read not long before, and are looked at.
    package var anew = 0
    /// The companies whose people could not be read, and why.
    package var failures: [CompanyID: ServiceFailure] = [:]
    /// What ended the reading early: `cancelled` when it was stopped; nil when all was read.
    package var end: ServiceFailure?

    /// Nothing yet.
    package init() {}
}
