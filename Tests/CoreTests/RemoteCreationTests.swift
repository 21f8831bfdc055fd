import Core
import Synchronization
import Testing

/// Creation against a marketplace outside, where answers get lost and requests are carried out late.
@Suite struct RemoteCreationTests {
    private let clock = VirtualClock()
    private let marketplace: ScriptedMarketplace

    init() { marketplace = ScriptedMarketplace(.remote, clock: clock) }

    private func run(
        _ store: MemoryStore, _ policy: JobPolicy = JobPolicy(), waits: Bool = true,
        stop: @escaping @Sendable (_ ended: Int) -> JobStop? = { _ in nil }
    ) async throws -> (state: JobState, reported: [ItemOutcome]) {
        let reported = Mutex<[ItemOutcome]>([])
        var surroundings = clock.surroundings
        if !waits { surroundings.wait = nil }
        let run = CreationRun(store: store, marketplace: marketplace, surroundings: surroundings, policy: policy)
        let state = try await run.run(
            JobID(1), stop: { stop(reported.withLock { $0.count }) },
            report: { outcome in reported.withLock { $0.append(outcome) } })
        return (state, reported.withLock { $0 })
    }

    private func customers(_ count: Int) -> [Customer] { (1...count).map { customer($0) } }
    private var creates: [String] { marketplace.requests.filter { $0.hasPrefix("create") } }

    /// What one creation is to come to: how many requests left, the item's last state, and how many seconds passed.
    struct Fault: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let answers: [ScriptedMarketplace.Answer]
        let word: String
        let creates: Int
        let seconds: ClosedRange<Int64>

        init(
            _ name: String, _ answers: [ScriptedMarketplace.Answer], _ word: String, creates: Int,
            seconds: ClosedRange<Int64>
        ) {
            testDescription = name
            self.answers = answers
            self.word = word
            self.creates = creates
            self.seconds = seconds
        }
    }

    static let cut = ServiceFailure.outcomeUnknown("cut")

    @Test(arguments: [
        Fault("cut before", [.fail(cut), .create], "done", creates: 2, seconds: 121...123),
        Fault("cut before, three times", [.fail(cut)], "failed", creates: 3, seconds: 363...369),
        Fault("cut after", [.createAndLose], "done", creates: 1, seconds: 1...3),
        Fault("late work at once", [.createLate(1)], "done", creates: 1, seconds: 1...3),
        Fault("late work at half time", [.createLate(60)], "done", creates: 1, seconds: 60...120),
        Fault("late work in the last second", [.createLate(119)], "done", creates: 1, seconds: 119...123),
        Fault("an answer nobody understands", [.fail(.unreadable("<html>"))], "failed", creates: 3, seconds: 363...369),
        Fault("shown a while later", [.createUnseen(20)], "done", creates: 1, seconds: 20...40),
        Fault("never shown", [.createUnseen(1_000_000)], "done", creates: 1, seconds: 121...123),
        Fault("refused, for it is there by now", [.createAndRefuse], "done", creates: 1, seconds: 0...0),
        Fault("refused", [.fail(.refused("no"))], "failed", creates: 1, seconds: 0...0),
        Fault("not sent", [.fail(.unreachable("no route"))], "failed", creates: 1, seconds: 0...0),
        Fault("busy, then free", [.fail(.busy(seconds: 30)), .create], "done", creates: 2, seconds: 30...31),
        Fault("busy for ever", [.fail(.busy(seconds: 30))], "failed", creates: 11, seconds: 300...310),
        Fault("made twice", [.createTwice], "skipped", creates: 1, seconds: 0...0),
        Fault("shown under another id", [.createAndNameAnother], "skipped", creates: 1, seconds: 0...0),
        Fault("tenant not kept", [.createUnkeyed], "skipped", creates: 1, seconds: 0...0),
        Fault("another tenant", [.wrongTenant, .create], "done", creates: 2, seconds: 121...123),
    ])
    func everyFaultEndsKnown(fault: Fault) async throws {
        marketplace.script(tenant(1), fault.answers)
        let store = MemoryStore(customers(1))
        let (state, reported) = try await run(store)
        #expect(state == .done)
        #expect(store.states.map(\.word) == [fault.word], "\(store.states)")
        #expect(creates.count == fault.creates)
        #expect(fault.seconds.contains(clock.now.seconds - noon.seconds), "\(clock.now.seconds - noon.seconds)")
        #expect(reported.map(\.state.word) == [fault.word])
    }

    @Test func theCompanyIsInTheStoreWithItsFirstUserPerhapsTold() async throws {
        let store = MemoryStore(customers(1))
        _ = try await run(store)
        let made = try #require(store.companies(of: tenant(1)).first)
        #expect(made.origin == .byHand && made.evidence == .written && made.tenant == tenant(1))
        #expect(made.administrator.email == "admin@contoso1.example")
        #expect(store.memory.withLock { $0.informed } == [made.id: .perhapsTold])
    }

    @Test func aCompanyThatWasThereIsStoredAsFoundAndNobodyWasTold() async throws {
        marketplace.hold(company("old", tenant: tenant(1)))
        let store = MemoryStore(customers(1))
        _ = try await run(store)
        #expect(store.states == [.done(company: CompanyID("old"), wasThere: true)])
        #expect(store.companies(of: tenant(1)).map(\.origin) == [.found])
        #expect(store.companies(of: tenant(1)).map(\.evidence) == [.confirmed])
        #expect(store.memory.withLock { $0.informed.isEmpty })
    }

    @Test func severalCompaniesOfTheTenantNeedAPersonAndAreNamed() async throws {
        marketplace.script(tenant(1), .createTwice)
        let store = MemoryStore(customers(1))
        _ = try await run(store)
        #expect(store.states == [.skipped(.needsPerson)])
        #expect(store.memory.withLock { $0.evidence } == ["duplicate: needs a person: c1 c2"])
        #expect(store.companies(of: tenant(1)).count == 2)
    }

    @Test func anotherIDThanTheAnswersIsADuplicateThatIsNeverTriedAgain() async throws {
        marketplace.script(tenant(1), .createAndNameAnother)
        let store = MemoryStore(customers(1))
        _ = try await run(store)
        #expect(store.states == [.skipped(.needsPerson)])
        #expect(store.memory.withLock { $0.evidence } == ["duplicate: needs a person: c1 told"])
        #expect(try store.requeueFailed(of: JobID(1), by: "anna@host", at: clock.now) == 0)
    }

    @Test func aCompanyWithoutItsTenantNeedsAPersonAndKeepsTheTenantFromAnother() async throws {
        marketplace.script(tenant(1), .createUnkeyed)
        let store = MemoryStore(customers(1))
        _ = try await run(store)
        #expect(store.states == [.skipped(.unkeyed)])
        let evidence = try #require(store.memory.withLock { $0.evidence }.first)
        #expect(evidence.hasPrefix("unkeyed: needs a person: created as c1"))
        #expect(store.companies(of: tenant(1)).map(\.id) == [CompanyID("c1")])
        #expect(try store.requeueFailed(of: JobID(1), by: "anna@host", at: clock.now) == 0)
    }

    @Test func itIsReadBeforeAndAfterEachCreation() async throws {
        _ = try await run(MemoryStore(customers(1)))
        #expect(marketplace.requests == ["look 1", "create 1", "look 1"])
    }

    @Test func bothNamesAreLookedFor() async throws {
        let store = MemoryStore(customers(1))
        store.memory.withLock { $0.customers[tenant(1)]?.name = "Contoso Renamed" }
        _ = try await run(store)
        #expect(marketplace.names.prefix(2) == ["Contoso 1", "Contoso Renamed"])
    }

    @Test(arguments: [false, true]) func aCandidateThatCameSinceThePlanStopsTheRow(anyway: Bool) async throws {
        let store = MemoryStore(customers(1))
        store.memory.withLock { memory in
            memory.candidates[tenant(1)] = [CompanyID("free")]
            memory.items[0].anyway = anyway
        }
        _ = try await run(store)
        #expect(store.states.map(\.word) == [anyway ? "done" : "skipped"])
        #expect(creates.count == (anyway ? 1 : 0))
    }

    @Test func aCompanyThatOnlyTheMirrorKnowsIsAHardStop() async throws {
        let store = MemoryStore(customers(1))
        // Linked in the web console under another name: no question by foreign id or name finds it.
        store.memory.withLock { $0.companies[CompanyID("web")] = company("web", tenant: tenant(1)) }
        store.memory.withLock { $0.items[0].anyway = true }
        _ = try await run(store)
        #expect(store.states == [.skipped(.onMarketplace)] && creates.isEmpty)
    }

    @Test func whatADeadProcessStartedIsNotSentAgainBeforeItIsSettled() async throws {
        let store = MemoryStore(customers(2))
        store.memory.withLock { memory in
            for index in 0...1 {
                memory.items[index].state = .running
                memory.items[index].attempts = 1
            }
        }
        clock.pass(86400)
        let began = clock.now
        let (state, _) = try await run(store)
        #expect(state == .done && store.states.map(\.word) == ["done", "done"])
        #expect(store.log.prefix(3) == ["1 unknown", "2 unknown", "running"])
        #expect(clock.now.seconds - began.seconds >= 120)
        #expect(creates.count == 2)
    }

    @Test func whileItSettlesOthersGoOn() async throws {
        marketplace.script(tenant(1), first: [.fail(Self.cut)])
        let store = MemoryStore(customers(20))
        let (_, reported) = try await run(store, JobPolicy(parallelism: 4))
        #expect(store.states.allSatisfy { $0.word == "done" })
        #expect(reported.last?.item.id == 1 && reported.dropLast().map(\.item.id) == Array(2...20))
        #expect(creates.dropLast().count { $0 == "create 1" } == 1 && creates.last == "create 1")
    }

    @Test func withoutAWayToWaitItStaysUnknownUntilTheJobGoesOn() async throws {
        marketplace.script(tenant(1), .fail(Self.cut), .create)
        let store = MemoryStore(customers(2))
        let (state, reported) = try await run(store, waits: false)
        #expect(state == .done && store.states.map(\.word) == ["unknown", "done"])
        #expect(reported.map(\.state.word) == ["done", "unknown"])
        clock.pass(60)
        _ = try await run(store, waits: false)
        #expect(store.states[0].word == "unknown" && creates.count == 2)
        clock.pass(61)
        let (end, _) = try await run(store, waits: false)
        #expect(end == .done && store.states[0].word == "done" && creates.count == 3)
    }

    @Test func aLookThatFailsSettlesNothing() async throws {
        marketplace.script(tenant(1), .createAndLose)
        marketplace.failLooking(tenant(1), first: [])
        let store = MemoryStore(customers(1))
        _ = try await run(store, waits: false)
        marketplace.failLooking(tenant(1), .unreachable("no route"))
        clock.pass(1000)
        let (state, _) = try await run(store)
        #expect(state == .halted && store.states.map(\.word) == ["unknown"])
        #expect(store.halt == JobHalt(cause: "no route", count: 10, isCommon: true))
        marketplace.failLooking(tenant(1), nil)
        #expect(try await run(store).state == .done)
        #expect(store.states == [.done(company: CompanyID("c1"), wasThere: false)] && creates.count == 1)
    }

    @Test func lostAnswersInARowHaltAndNameTheCauseOnce() async throws {
        for number in 1...9 { marketplace.script(tenant(number), .createAndLose) }
        let store = MemoryStore(customers(9))
        let policy = JobPolicy(parallelism: 4, failuresInRow: 5)
        let (state, reported) = try await run(store, policy)
        #expect(state == .halted && reported.count == 5)
        #expect(store.halt == JobHalt(cause: "the connection was cut", count: 5, isCommon: true))
        for number in 6...9 { marketplace.script(tenant(number), .create) }
        #expect(try await run(store, policy).state == .done)
        #expect(store.states.allSatisfy { $0.word == "done" } && creates.count == 9)
    }

    @Test func differentCausesAreNotCalledOne() async throws {
        for number in 1...4 {
            marketplace.script(tenant(number), .fail(number % 2 == 0 ? .refused("no") : .unreachable("no route")))
        }
        let store = MemoryStore(customers(9))
        _ = try await run(store, JobPolicy(failuresInRow: 3))
        #expect(store.halt == JobHalt(cause: "no route", count: 3, isCommon: false))
    }

    @Test(arguments: [false, true]) func signingInHaltsAtOnceAndLeavesTheRowQueued(looking: Bool) async throws {
        let failure = ServiceFailure.signInNeeded("the secret has expired")
        if looking { marketplace.failLooking(tenant(2), failure) }
        marketplace.script(tenant(2), .fail(failure))
        let store = MemoryStore(customers(5))
        let (state, reported) = try await run(store)
        #expect(state == .halted && reported.count == 1)
        #expect(store.states.map(\.word) == ["done", "queued", "queued", "queued", "queued"])
        #expect(store.halt == JobHalt(cause: "the secret has expired", count: 1, isCommon: true))
        marketplace.failLooking(tenant(2), nil)
        marketplace.script(tenant(2), .create)
        #expect(try await run(store).state == .done)
        #expect(creates.count == (looking ? 5 : 6))
    }

    @Test func aBusyMarketplaceIsLeftAlone() async throws {
        marketplace.failLooking(tenant(3), first: [.busy(seconds: 45)])
        let store = MemoryStore(customers(8))
        let (state, reported) = try await run(store, JobPolicy(parallelism: 3))
        #expect(state == .done && reported.map(\.item.id) == Array(1...8))
        #expect(store.states.allSatisfy { $0.word == "done" })
        #expect(clock.now.seconds - noon.seconds >= 45)
    }

    @Test func stoppingWhileItIsBusyPutsTheRowBack() async throws {
        marketplace.failLooking(tenant(1), first: [.busy(seconds: 600)])
        marketplace.hold(company("old", tenant: tenant(1)))
        let store = MemoryStore(customers(2))
        let clock = clock
        let run = CreationRun(store: store, marketplace: marketplace, surroundings: clock.surroundings)
        let state = try await run.run(
            JobID(1), stop: { clock.now.seconds - noon.seconds > 5 ? .pause : nil }, report: { _ in })
        #expect(state == .running && store.states == [.queued, .queued] && creates.isEmpty)
        #expect(clock.now.seconds - noon.seconds < 10)
        // That attempt does not count: what is found now was there before.
        #expect(try await self.run(store).state == .done)
        #expect(store.states[0] == .done(company: CompanyID("old"), wasThere: true))
    }

    @Test func cancellingWhileItSettlesKeepsTheRowUnknown() async throws {
        marketplace.script(tenant(1), first: [.createLate(100)])
        let store = MemoryStore(customers(1))
        let clock = clock
        let run = CreationRun(store: store, marketplace: marketplace, surroundings: clock.surroundings)
        let state = try await run.run(
            JobID(1), stop: { clock.now.seconds - noon.seconds > 5 ? .cancel : nil }, report: { _ in })
        #expect(state == .cancelled && store.states.map(\.word) == ["unknown"])
        #expect(try await self.run(store).state == .cancelled)
        #expect(store.states == [.done(company: CompanyID("c1"), wasThere: false)] && creates.count == 1)
    }

    @Test func aCancelledRowOfWhichNothingCameIsCancelled() async throws {
        marketplace.script(tenant(1), .fail(Self.cut))
        let store = MemoryStore(customers(2))
        _ = try await run(store, waits: false) { _ in nil }
        try store.setState(.cancelled, of: JobID(1), by: "anna@host", at: clock.now)
        #expect(try await run(store).state == .cancelled)
        #expect(store.states.map(\.word) == ["cancelled", "done"] && creates.count == 2)
    }

    @Test func aSlowRowHoldsNoOther() async throws {
        marketplace.block(tenant(1))
        let store = MemoryStore(customers(40))
        let marketplace = marketplace
        let run = CreationRun(
            store: store, marketplace: marketplace, surroundings: clock.surroundings,
            policy: JobPolicy(parallelism: 4))
        let state = try await run.run(
            JobID(1),
            stop: {
                // The slow one is let go when all others are over.
                if store.states.count(where: { $0.word == "done" }) == 39 { marketplace.unblock(tenant(1)) }
                return nil
            }, report: { _ in })
        #expect(state == .done && store.states.allSatisfy { $0.word == "done" })
    }

    @Test func aJobOfAnotherKindIsNotTaken() async throws {
        let store = MemoryStore(.linkCompanies, [], customers: customers(1))
        await #expect(throws: StoreFailure.self) { try await run(store) }
        #expect(creates.isEmpty)
    }
}
