import Core
import ProcessDeath
import Store
import Synchronization
import Testing

/// A marketplace that fails as it is told, tenant by tenant, and else does what the local one does.
private struct ScriptedMarketplace: Marketplace {
    let inner: any Marketplace
    let failures: [TenantID: ServiceFailure]

    var terms: MarketplaceTerms { inner.terms }

    func companies(of tenant: TenantID, named name: String) async throws(ServiceFailure) -> [Company] {
        try await inner.companies(of: tenant, named: name)
    }

    func create(_ company: NewCompany, by who: String) async throws(ServiceFailure) -> Company {
        if let failure = failures[company.tenant] { throw failure }
        return try await inner.create(company, by: who)
    }
}

@Suite struct CreationTests {
    private func run(
        _ job: JobID, _ store: any CompanyStore, _ marketplace: any Marketplace, policy: JobPolicy = JobPolicy()
    ) async throws -> JobState {
        try await CreationRun(store: store, marketplace: marketplace, surroundings: someone, policy: policy)
            .run(job, stop: { nil }, report: { _ in })
    }

    @Test(arguments: [1, 4]) func createsTwoHundredCompaniesOnce(_ parallelism: Int) async throws {
        let folder = try TemporaryFolder()
        let store = try folder.place.open()
        try store.bringIn(lines(1...200))
        let job = try store.makeJob(1...200)
        let marketplace = try folder.place.marketplace(store)
        let policy = JobPolicy(parallelism: parallelism)
        #expect(try await run(job.id, store, marketplace, policy: policy) == .done)
        #expect(try await run(job.id, store, marketplace, policy: policy) == .done)
        #expect(try store.job(job.id)?.counts.done == 200)
        #expect(try store.snapshot(.companies).total == 200)
        #expect(try store.snapshot(.customers).stateCounts[Int(PendingState.created.rawValue)] == 200)
        #expect(try store.snapshot(.invitations).total == 200)
        #expect(try store.actions().filter { $0 == .companyCreated }.count == 200)
        #expect(Set(try store.records(.companies).map { $0[CompanyColumn.tenant] }).count == 200)
    }

    @Test func whatTheMarketplaceSaysEndsAsTheItemsState() async throws {
        let folder = try TemporaryFolder()
        let store = try folder.place.open()
        try store.bringIn(lines(1...5))
        let job = try store.makeJob(1...5)
        let marketplace = ScriptedMarketplace(
            inner: try folder.place.marketplace(store),
            failures: [tenant(1): .refused("no"), tenant(2): .busy(seconds: 9), tenant(4): .unreachable("down")])
        #expect(try await run(job.id, store, marketplace) == .done)
        let states = try store.allItems(job.id).map(\.state)
        #expect(states[0] == .failed(ItemFailure("no", retryable: false)))
        #expect(states[3] == .failed(ItemFailure("down", retryable: true)))
        #expect(states[4].word == "done")
        #expect(try store.stand(1) == Standing(.ready))
        #expect(try store.stand(5).state == .created)
        #expect(try store.requeueFailed(of: job.id, by: "mia", at: noon) == 2)
        #expect(try await run(job.id, store, try folder.place.marketplace(store)) == .done)
        #expect(try store.job(job.id)?.counts.done == 4)
    }

    @Test func haltsAfterFailuresInARowAndKeepsTheRest() async throws {
        let folder = try TemporaryFolder()
        let store = try folder.place.open()
        try store.bringIn(lines(1...6))
        let job = try store.makeJob(1...6)
        let failures = (1...6).map { (tenant($0), ServiceFailure.unreachable("down")) }
        let marketplace = ScriptedMarketplace(
            inner: try folder.place.marketplace(store), failures: Dictionary(uniqueKeysWithValues: failures))
        #expect(try await run(job.id, store, marketplace, policy: JobPolicy(failuresInRow: 2)) == .halted)
        let halted = try #require(try store.job(job.id))
        #expect(halted.counts.failed == 2 && halted.counts.queued == 4 && halted.endedAt == nil)
        #expect(halted.halt == JobHalt(cause: "down", count: 2, isCommon: true))
        #expect(try store.stand(6) == Standing(.creating, .inJob))
        #expect(try store.actions().contains(.jobHalted))
        #expect(try store.requeueFailed(of: job.id, by: "mia", at: noon) == 2)
        #expect(try await run(job.id, store, try folder.place.marketplace(store)) == .done)
        let end = try #require(try store.job(job.id))
        #expect(end.counts.done == 6 && end.halt == nil)
    }

    /// Abandons a run after each possible number of commits, opens the store again and resumes.
    @Test func survivesBeingAbandonedAfterAnyCommit() async throws {
        var commits = 0
        var wasCut = true
        while wasCut {
            wasCut = try await isCut(after: commits)
            commits += 1
        }
        // Four items, each claimed, created and finished, between two changes of the job's state and an empty claim.
        #expect(commits == 4 * 3 + 3 + 1)
    }

    private func isCut(after commits: Int) async throws -> Bool {
        let folder = try TemporaryFolder()
        let store = try folder.place.open()
        try store.bringIn(lines(1...4))
        let job = try store.makeJob(1...4)
        let budget = CommitBudget(commits)
        let cut = CutStore(inner: store, budget: budget)
        let marketplace = CutMarketplace(inner: try folder.place.marketplace(store), budget: budget)
        let state = try? await run(job.id, cut, marketplace, policy: JobPolicy(failuresInRow: 100))
        let again = try folder.place.open()
        #expect(try await run(job.id, again, try folder.place.marketplace(again)) == .done, "after \(commits)")
        let counts = try #require(try again.job(job.id)).counts
        #expect(counts.done == 4 && counts.total == 4, "after \(commits) commits")
        #expect(try again.snapshot(.companies).total == 4, "after \(commits) commits")
        #expect(Set(try again.records(.companies).map { $0[CompanyColumn.tenant] }).count == 4)
        return state == nil
    }
}
