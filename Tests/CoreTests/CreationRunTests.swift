import Core
import Synchronization
import Testing

@Suite struct CreationRunTests {
    private let marketplace = ScriptedMarketplace()

    private func run(
        _ store: MemoryStore, _ policy: JobPolicy = JobPolicy(),
        stop: @escaping @Sendable (_ ended: Int) -> JobStop? = { _ in nil }
    ) async throws -> (state: JobState, reported: [ItemOutcome]) {
        let reported = Mutex<[ItemOutcome]>([])
        let surroundings = Surroundings(who: "anna@host") { noon }
        let run = CreationRun(store: store, marketplace: marketplace, surroundings: surroundings, policy: policy)
        let state = try await run.run(
            JobID(1), stop: { stop(reported.withLock { $0.count }) },
            report: { outcome in reported.withLock { $0.append(outcome) } })
        return (state, reported.withLock { $0 })
    }

    private func customers(_ count: Int) -> [Customer] { (1...count).map { customer($0) } }

    @Test func everyRowBecomesOneCompanyWithItsFirstUser() async throws {
        let store = MemoryStore(customers(5))
        let (state, reported) = try await run(store)
        #expect(state == .done)
        #expect(marketplace.creations == Dictionary(uniqueKeysWithValues: (1...5).map { (tenant($0), 1) }))
        #expect(reported.map(\.item.id) == [1, 2, 3, 4, 5])
        #expect(
            try await marketplace.companies(of: tenant(3), named: "").map(\.administrator.email) == [
                "admin@contoso3.example"
            ])
        #expect(store.log.first == "running" && store.log.last == "done")
    }

    @Test func theMarketplaceIsReadBeforeEachCreation() async throws {
        _ = try await run(MemoryStore(customers(2)))
        #expect(marketplace.requests == ["look 1", "create 1", "look 2", "create 2"])
    }

    @Test func theStoreKnowsBeforeTheMarketplaceHears() async throws {
        let store = MemoryStore(customers(1))
        store.memory.withLock { _ = $0.failing.insert("claim") }
        await #expect(throws: StoreFailure.self) { try await run(store) }
        #expect(marketplace.requests.isEmpty)
    }

    @Test func aCompanyThatIsThereIsFoundAndNotMadeAgain() async throws {
        marketplace.hold(company("old", tenant: tenant(1)))
        let store = MemoryStore(customers(1))
        let (state, _) = try await run(store)
        #expect(state == .done)
        #expect(store.states == [.done(company: CompanyID("old"), wasThere: true)])
        #expect(marketplace.creations.isEmpty)
    }

    @Test func severalCompaniesOfTheTenantNeedAPerson() async throws {
        marketplace.hold(company("a", tenant: tenant(1)))
        marketplace.hold(company("b", tenant: tenant(1)))
        let store = MemoryStore(customers(1))
        _ = try await run(store)
        #expect(store.states == [.skipped(.needsPerson)])
        #expect(marketplace.creations.isEmpty)
    }

    @Test func aRowThatADeadProcessStartedEndsWithTheCompanyItMade() async throws {
        let store = MemoryStore(customers(3))
        store.memory.withLock { memory in
            for index in 0...1 {
                memory.items[index].state = .running
                memory.items[index].attempts = 1
            }
        }
        marketplace.hold(company("made", tenant: tenant(1)))
        let (state, _) = try await run(store)
        #expect(state == .done)
        #expect(store.states[0] == .done(company: CompanyID("made"), wasThere: false))
        #expect(marketplace.creations == [tenant(2): 1, tenant(3): 1])
        #expect(store.log.prefix(3) == ["1 queued", "2 queued", "running"])
    }

    @Test func diskTroubleAfterACreationLosesNothing() async throws {
        let store = MemoryStore(customers(2))
        store.memory.withLock { _ = $0.failing.insert("finish") }
        await #expect(throws: StoreFailure.busy(file: "ferry.sqlite")) { try await run(store) }
        #expect(marketplace.creations == [tenant(1): 1])
        store.memory.withLock { $0.failing = [] }
        let (state, _) = try await run(store)
        #expect(state == .done)
        #expect(marketplace.creations == [tenant(1): 1, tenant(2): 1])
    }

    @Test func aCancelledJobIsNotBegunAgain() async throws {
        let store = MemoryStore(customers(2))
        _ = try await run(store) { _ in .cancel }
        let (state, _) = try await run(store)
        #expect(state == .cancelled && marketplace.requests.isEmpty)
    }

    @Test func cancellingAnInterruptedJobLeavesNoRowRunning() async throws {
        let store = MemoryStore(customers(2))
        store.memory.withLock { $0.items[0].state = .running }
        let (state, _) = try await run(store) { _ in .cancel }
        #expect(state == .cancelled && store.states == [.cancelled, .cancelled])
    }

    @Test(arguments: [
        (ServiceFailure.refused("the name is taken"), false), (.busy(seconds: 7), true),
        (.unreachable("no route"), true), (.notAllowed("no role"), false), (.notFound("no such path"), false),
        (.cancelled, true),
    ])
    func aFailureSaysWhetherItCanBeTriedAgain(failure: ServiceFailure, retryable: Bool) async throws {
        marketplace.script(tenant(1), .fail(failure))
        let store = MemoryStore(customers(1))
        _ = try await run(store)
        guard case .failed(let why) = store.states[0] else {
            Issue.record("\(store.states)")
            return
        }
        #expect(why.retryable == retryable && !why.message.isEmpty)
    }

    @Test func nothingIsCreatedWhileTheMarketplaceCanNotBeRead() async throws {
        marketplace.failLooking(tenant(1), .unreachable("no route"))
        let store = MemoryStore(customers(1))
        _ = try await run(store)
        #expect(store.states.map(\.word) == ["failed"])
        #expect(marketplace.requests == ["look 1"])
    }

    @Test(arguments: [(1, 3), (4, 3), (4, 10), (3, 1), (10, 4), (32, 10)])
    func itHaltsAfterExactlySoManyFailuresInARow(parallelism: Int, failures: Int) async throws {
        for number in 1...40 { marketplace.script(tenant(number), .fail(.refused("no"))) }
        let store = MemoryStore(customers(40))
        let (state, reported) = try await run(store, JobPolicy(parallelism: parallelism, failuresInRow: failures))
        #expect(state == .halted)
        #expect(reported.count(where: { $0.state.word == "failed" }) == failures)
        #expect(store.states.count { $0 == .queued } == 40 - failures)
        #expect(store.log.last == "halted")
    }

    /// As long as all goes well, as many are under way as may be; those end as well.
    @Test(arguments: [(1, 3), (4, 3), (4, 10), (3, 1), (10, 4), (32, 10)])
    func afterSuccessesOnlyWhatIsUnderWayCanFailBeyond(parallelism: Int, failures: Int) async throws {
        for number in 41...200 { marketplace.script(tenant(number), .fail(.refused("no"))) }
        let store = MemoryStore(customers(200))
        let (state, reported) = try await run(store, JobPolicy(parallelism: parallelism, failuresInRow: failures))
        #expect(state == .halted)
        let failed = reported.count { $0.state.word == "failed" }
        #expect(failed >= failures && failed < failures + parallelism)
        #expect(store.states.count { $0 == .queued } == 200 - 40 - failed)
        #expect(store.states.prefix(40).allSatisfy { $0.word == "done" } && store.log.last == "halted")
    }

    @Test func aSuccessBeginsTheCountAnew() async throws {
        for number in 1...20 where number % 3 != 0 { marketplace.script(tenant(number), .fail(.busy(seconds: 1))) }
        let (state, reported) = try await run(MemoryStore(customers(20)), JobPolicy(failuresInRow: 3))
        #expect(state == .done && reported.count == 20)
    }

    @Test func aJobWhoseLastRowsFailedIsOver() async throws {
        for number in 1...3 { marketplace.script(tenant(number), .fail(.refused("no"))) }
        let (state, _) = try await run(MemoryStore(customers(3)), JobPolicy(failuresInRow: 3))
        #expect(state == .done)
    }

    @Test func aHaltedJobGoesOnWhereItStopped() async throws {
        for number in 1...3 { marketplace.script(tenant(number), .fail(.refused("no"))) }
        let store = MemoryStore(customers(6))
        _ = try await run(store, JobPolicy(failuresInRow: 3))
        let (state, _) = try await run(store, JobPolicy(failuresInRow: 3))
        #expect(state == .done)
        #expect(marketplace.creations.count == 3)
    }

    @Test func cancellingStopsBetweenRowsAndCancelsTheRest() async throws {
        let store = MemoryStore(customers(5))
        let (state, reported) = try await run(store) { $0 == 2 ? .cancel : nil }
        #expect(state == .cancelled && reported.count == 2)
        #expect(store.states.map(\.word) == ["done", "done", "cancelled", "cancelled", "cancelled"])
        #expect(marketplace.creations.count == 2)
    }

    @Test func pausingLeavesTheRestToBeResumed() async throws {
        let store = MemoryStore(customers(5))
        let (state, _) = try await run(store) { $0 == 2 ? .pause : nil }
        #expect(state == .running)
        #expect(store.states.map(\.word) == ["done", "done", "queued", "queued", "queued"])
        let (end, _) = try await run(store)
        #expect(end == .done)
        #expect(marketplace.creations == Dictionary(uniqueKeysWithValues: (1...5).map { (tenant($0), 1) }))
    }

    @Test func fourRowsAreWorkedOnAtOnceAndReportedInOrder() async throws {
        marketplace.gate(4)
        let store = MemoryStore(customers(8))
        let (state, reported) = try await run(store, JobPolicy(parallelism: 4)) { _ in nil }
        #expect(state == .done)
        #expect(marketplace.mostInFlight == 4)
        #expect(reported.map(\.item.id) == Array(1...8))
        #expect(store.log.filter { $0.hasPrefix("claim") } == ["claim 4", "claim 4", "claim 0"])
    }

    @Test func rowsAreClaimedTogetherHoweverTheyEnd() async throws {
        let store = MemoryStore(customers(30))
        let (state, _) = try await run(store, JobPolicy(parallelism: 32)) { _ in nil }
        #expect(state == .done && store.states.allSatisfy { $0.word == "done" })
        #expect(store.log.filter { $0.hasPrefix("claim") } == ["claim 10", "claim 20", "claim 0"])
    }

    @Test func aRowThatWasBlockedMeanwhileIsSkipped() async throws {
        let store = MemoryStore(customers(2))
        store.memory.withLock { $0.customers[tenant(1)]?.missingSince = noon }
        _ = try await run(store)
        #expect(store.states.map(\.word) == ["skipped", "done"])
        #expect(store.states[0] == .skipped(.blocked))
    }

    @Test func aRowThatWasSetAsideMeanwhileIsSkipped() async throws {
        let store = MemoryStore(customers(1))
        store.memory.withLock { $0.customers[tenant(1)]?.ignored = Ignored(reason: "test", at: noon, by: "berta@host") }
        _ = try await run(store)
        #expect(store.states == [.skipped(.ignored)])
        #expect(marketplace.creations.isEmpty)
    }

    @Test func aCustomerThatIsGoneIsSkipped() async throws {
        let store = MemoryStore(customers(1))
        store.memory.withLock { $0.customers = [:] }
        _ = try await run(store)
        #expect(store.states == [.skipped(.gone)])
    }

    @Test func aStoreThatCanNotBeReadIsNoReasonToCallACustomerGone() async throws {
        let store = MemoryStore(customers(1))
        store.memory.withLock { _ = $0.failing.insert("customer") }
        _ = try await run(store)
        guard case .failed(let why) = store.states[0] else {
            Issue.record("\(store.states)")
            return
        }
        #expect(why.retryable)
        #expect(marketplace.creations.isEmpty)
    }
}
