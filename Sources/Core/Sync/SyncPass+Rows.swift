extension SyncPass {
    /// Reads wanted customers by their tenants, those on screen first.
    mutating func readCustomers(
        _ directory: any CustomerDirectory, share: Int?
    ) async throws(StoreFailure) -> StageEnd {
        let (session, onScreen) = (session, onScreen)
        return try await readRows(
            .customerDetails, atOnce: policy.customersAtOnce, share: share,
            urgent: { () throws(StoreFailure) in try session.wantedCustomers(among: onScreen()) },
            next: { place, limit throws(StoreFailure) in
                try session.wantedCustomers(after: place, limit: limit)
            },
            read: { tenant throws(ServiceFailure) in
                let details = try await directory.details(of: tenant)
                guard details.tenant == tenant else { throw .unreadable("the answer is about another tenant") }
                return details
            },
            store: { answers, at throws(StoreFailure) in try session.store(answers.map(\.1), at: at) })
    }

    /// Reads the companies by their ids for which others wait; those whose reading is too old are among them.
    mutating func readNewCompanies(_ directory: any CompanyDirectory) async throws(StoreFailure) -> StageEnd {
        if let oldest = policy.oldestReading(at: now()) { try session.distrustReadings(before: oldest) }
        return try await readCompanies(directory, below: WantedPlace.readBefore)
    }

    /// Reads all others that are wanted, unless reading companies failed already.
    mutating func readCompaniesAgain(_ directory: any CompanyDirectory) async throws(StoreFailure) -> StageEnd {
        guard troubles.sources[.companyDetails] == nil else { return .paused }
        return try await readCompanies(directory, below: .max)
    }

    private mutating func readCompanies(
        _ directory: any CompanyDirectory, below rank: Int
    ) async throws(StoreFailure) -> StageEnd {
        let session = session
        return try await readRows(
            .companyDetails, atOnce: policy.companiesAtOnce, share: nil, below: rank, urgent: { [] },
            next: { place, limit throws(StoreFailure) in
                try session.wantedCompanies(.companyDetails, after: place, limit: limit)
            },
            read: { id throws(ServiceFailure) in
                let company = try await directory.company(id)
                guard company.map({ $0.id == id }) ?? true else {
                    throw .unreadable("the answer is about another company")
                }
                return company
            },
            store: { answers, at throws(StoreFailure) in
                try session.store(
                    answers.compactMap(\.1), gone: answers.filter { $0.1 == nil }.map(\.0), at: at)
            })
    }

    /// Reads the administrators of companies.
    mutating func readAdministrators(_ directory: any CompanyDirectory) async throws(StoreFailure) -> StageEnd {
        let session = session
        return try await readRows(
            .administrators, atOnce: policy.companiesAtOnce, share: nil, urgent: { [] },
            next: { place, limit throws(StoreFailure) in
                try session.wantedCompanies(.administrators, after: place, limit: limit)
            },
            read: { id throws(ServiceFailure) in try await directory.administrator(of: id) },
            store: { answers, at throws(StoreFailure) in try session.store(answers, at: at) })
    }

    /// Reads the verified domains of companies with a tenant: no match needs them, but whoever searches by them does.
    mutating func readDomains(_ directory: any CompanyDirectory) async throws(StoreFailure) -> StageEnd {
        let session = session
        return try await readRows(
            .companyDomains, atOnce: policy.companiesAtOnce, share: nil, urgent: { [] },
            next: { place, limit throws(StoreFailure) in
                try session.wantedCompanies(.companyDomains, after: place, limit: limit)
            },
            read: { id throws(ServiceFailure) in try await directory.verifiedDomains(of: id) },
            store: { answers, at throws(StoreFailure) in try session.store(answers, at: at) })
    }

    /// Reads rows one by one in batches, until none is wanted any more, or a share of them is read, or all of a rank
    /// below one.
    ///
    /// A row that can't be read costs itself: it stays wanted, for the next synchronisation.
    private mutating func readRows<Key: Hashable & Sendable & CustomStringConvertible, Answer: Sendable>(
        _ source: SyncSource, atOnce: Int, share: Int?, below rank: Int = .max,
        urgent: () throws(StoreFailure) -> [Wanted<Key>],
        next: (WantedPlace?, Int) throws(StoreFailure) -> [Wanted<Key>],
        read: @escaping @Sendable (Key) async throws(ServiceFailure) -> Answer,
        store: ([(Key, Answer)], Timestamp) throws(StoreFailure) -> Void
    ) async throws(StoreFailure) -> StageEnd {
        guard !ended.contains(source) else { return .complete }
        _ = try session.begin(source, at: now())
        let reader = RowReader(atOnce: atOnce, failuresInRow: policy.failuresInRow, stop: stop, read: read)
        let meter = SyncMeter(source: source, startedAt: now())
        let wanted = try session.wantedCount(source)
        var place: WantedPlace?
        var done = 0
        while true {
            if stop() { return .stopped }
            let limit = min(policy.batch, share.map { $0 - done } ?? policy.batch)
            guard limit > 0 else { return .paused }
            var rows = untried(try urgent(), source)
            if rows.isEmpty {
                let further = try next(place, limit)
                let following = further.filter { $0.place.rank < rank }
                if following.isEmpty, !further.isEmpty { return .paused }
                guard let last = following.last else { break }
                place = last.place
                rows = untried(following, source)
            }
            let batch = await reader.read(rows.prefix(limit).map(\.key))
            if !batch.answers.isEmpty { try store(batch.answers, now()) }
            try reject(batch.failures, among: rows, source)
            done += batch.answers.count + batch.failures.count
            report(meter.report(done: done, left: max(0, wanted - done), at: now()))
            if let end = batch.end { return StageEnd(end, in: source) }
        }
        _ = try session.end(source, complete: unreadable[source] == nil, at: now())
        ended.insert(source)
        return .complete
    }

    private func untried<Key>(_ rows: [Wanted<Key>], _ source: SyncSource) -> [Wanted<Key>] {
        guard let tried = unreadable[source] else { return rows }
        return rows.filter { !tried.contains($0.place.row) }
    }

    private mutating func reject<Key: Hashable & CustomStringConvertible>(
        _ failures: [(Key, ServiceFailure)], among rows: [Wanted<Key>], _ source: SyncSource
    ) throws(StoreFailure) {
        guard !failures.isEmpty else { return }
        let failed = Dictionary(failures) { first, _ in first }
        var places: [RowID: String] = [:]
        for row in rows { places[row.place.row] = failed[row.key]?.words }
        for (key, failure) in failures { troubles.note(source, "\(key)", failure) }
        unreadable[source, default: []].formUnion(places.keys)
        try session.reject(places, of: source)
    }
}
