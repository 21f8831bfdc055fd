import Core
import ProcessDeath
import Store
import Testing

/// Creation against a marketplace outside, with the real store.
@Suite struct RemoteCreationTests {
    private func run(
        _ job: JobID, _ store: any CompanyStore, _ marketplace: any Marketplace, _ clock: VirtualClock, _ parallel: Int
    ) async throws -> JobState {
        try await CreationRun(
            store: store, marketplace: marketplace, surroundings: clock.surroundings,
            policy: JobPolicy(parallelism: parallel, failuresInRow: 100)
        ).run(job, stop: { nil }, report: { _ in })
    }

    @Test func whatWasMadeIsInTheStoreAndNotReadyAgain() async throws {
        let folder = try TemporaryFolder()
        let store = try folder.place.open()
        try store.bringIn(lines(1...3))
        let clock = VirtualClock()
        let marketplace = RemoteMarketplace(clock, late: 0)
        let job = try store.makeJob(1...3)
        #expect(try await run(job.id, store, marketplace, clock, 2) == .done)
        for number in 1...3 as ClosedRange<UInt64> { #expect(try store.stand(number).state == .created) }
        let companies = try store.records(.companies)
        #expect(companies.map { $0[CompanyColumn.origin] } == ["byHand", "byHand", "byHand"])
        #expect(companies.allSatisfy { $0.state == CompanyState.written.rawValue })
        #expect(companies.allSatisfy { $0[CompanyColumn.informed] == InvitationState.perhapsTold.word })
        #expect(
            try store.records(.invitations).map(\.state)
                == [UInt8](repeating: InvitationState.perhapsTold.rawValue, count: 3))
        #expect(try store.makeJob(1...3).counts.skipped == 3)
    }

    /// Abandons a run after each possible number of commits, opens the store again and resumes; the last request of
    /// the dead process is carried out some seconds later.
    @Test(arguments: [(1, 0), (1, 100), (3, 119)] as [(Int, Int64)])
    func survivesBeingAbandonedAfterAnyCommit(parallel: Int, late: Int64) async throws {
        var commits = 0
        while try await isCut(after: commits, parallel, late: late) { commits += 1 }
        #expect(commits > 10)
    }

    private func isCut(after commits: Int, _ parallel: Int, late: Int64) async throws -> Bool {
        let folder = try TemporaryFolder()
        let store = try folder.place.open()
        try store.bringIn(lines(1...4))
        let job = try store.makeJob(1...4)
        let clock = VirtualClock()
        let marketplace = RemoteMarketplace(clock, late: late)
        let budget = CommitBudget(commits)
        let cut = CutStore(inner: store, budget: budget)
        let state = try? await run(
            job.id, cut, CutRemoteMarketplace(inner: marketplace, budget: budget), clock, parallel)
        let again = try folder.place.open()
        #expect(try await run(job.id, again, marketplace, clock, parallel) == .done, "after \(commits)")
        let counts = try #require(try again.job(job.id)).counts
        #expect(counts.done == 4 && counts.total == 4, "after \(commits) commits")
        #expect(Set(marketplace.companies.compactMap(\.tenant)).count == 4, "after \(commits) commits")
        #expect(marketplace.companies.count == 4, "after \(commits) commits")
        #expect(
            Set(try again.records(.companies).map { $0[CompanyColumn.id] })
                == Set(marketplace.companies.map(\.id.description)), "after \(commits) commits")
        return state == nil
    }

    @Test func cancellingWhatADeadProcessStartedKeepsItUnknown() async throws {
        let folder = try TemporaryFolder()
        let store = try folder.place.open()
        try store.bringIn(lines(1...2))
        let job = try store.makeJob(1...2)
        try store.setSettling(120, of: job.id)
        _ = try store.claim(1, of: job.id, by: "mia", at: noon)
        try store.setState(.cancelled, of: job.id, by: "mia", at: noon)
        #expect(try store.allItems(job.id).map(\.state.word) == ["unknown", "cancelled"])
        #expect(try store.stand(1).state == .unknown && store.stand(2).state == .ready)
    }

    @Test func aCompanyThatIsNotShownYetIsStoredAtOnce() async throws {
        let folder = try TemporaryFolder()
        let store = try folder.place.open()
        try store.bringIn(lines(1...1))
        let job = try store.makeJob(1...1)
        var item = try #require(try store.claim(1, of: job.id, by: "mia", at: noon).first)
        item.made = CompanyID("r1")
        let made = company("r1", name: "Customer 1", tenant: tenant(1), evidence: .written)
        try store.finish(
            [ItemOutcome(item: item, state: .unknown("not shown"), evidence: "", companies: [made])], of: job.id,
            by: "mia", at: noon)
        #expect(try store.allItems(job.id).map(\.made) == [CompanyID("r1")])
        #expect(try store.stand(1).state == .linked)
    }
}
