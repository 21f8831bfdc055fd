import Core
import SeededRandom
import Synchronization
import Testing

/// Random faults, delays and deaths: each tenant ends with exactly one company, and the store agrees.
@Suite struct CreationHuntTests {
    private static let count = 12

    @Test(arguments: 0..<60 as Range<UInt64>) func everyTenantEndsWithOneCompany(seed: UInt64) async throws {
        var random = SeededRandom(seed: seed)
        let clock = VirtualClock()
        let marketplace = ScriptedMarketplace(.remote, clock: clock)
        for number in 1...Self.count {
            let answers = (0..<Int.random(in: 0...3, using: &random)).map { _ in fault(&random) }
            marketplace.script(tenant(number), first: answers)
            let looks = (0..<Int.random(in: 0...2, using: &random)).map { _ in lookFault(&random) }
            marketplace.failLooking(tenant(number), first: looks)
        }
        let store = MemoryStore((1...Self.count).map { customer($0) })
        var rounds = 0
        while try await !isOver(store, marketplace, clock, &random) {
            rounds += 1
            try #require(rounds < 200, "seed \(seed) never ends: \(store.states)")
        }
        for number in 1...Self.count {
            let ids = marketplace.ids(of: tenant(number))
            #expect(ids.count == 1, "seed \(seed), tenant \(number)")
            #expect(store.companies(of: tenant(number)).map(\.id) == ids, "seed \(seed), tenant \(number)")
        }
        #expect(store.states.allSatisfy { $0.word == "done" }, "seed \(seed): \(store.states)")
    }

    /// One life of a process: it may die at any write, and the next one goes on.
    private func isOver(
        _ store: MemoryStore, _ marketplace: ScriptedMarketplace, _ clock: VirtualClock, _ random: inout SeededRandom
    ) async throws -> Bool {
        let dies = Int.random(in: 0..<3, using: &random) == 0
        let deathAfter = dies ? Int.random(in: 0...20, using: &random) : Int.max
        let policy = JobPolicy(parallelism: Int.random(in: 1...6, using: &random), failuresInRow: 5)
        let run = CreationRun(
            store: store, marketplace: marketplace, surroundings: clock.surroundings, policy: policy)
        let writes = store.log.count
        let state = try? await run.run(
            JobID(1),
            stop: {
                if store.log.count - writes >= deathAfter { store.memory.withLock { _ = $0.failing.insert("finish") } }
                return nil
            }, report: { _ in })
        store.memory.withLock { $0.failing = [] }
        clock.pass(Int.random(in: 0...10, using: &random))
        guard state == .done else { return false }
        return try store.requeueFailed(of: JobID(1), by: "anna@host", at: clock.now) == 0
    }

    private func fault(_ random: inout SeededRandom) -> ScriptedMarketplace.Answer {
        switch Int.random(in: 0..<9, using: &random) {
        case 0: .fail(.outcomeUnknown("cut"))
        case 1: .createAndLose
        case 2: .createLate(Int64.random(in: 0...120, using: &random))
        case 3: .createUnseen(Int64.random(in: 0...60, using: &random))
        case 4: .fail(.busy(seconds: Int.random(in: 0...40, using: &random)))
        case 5: .fail(.unreachable("no route"))
        case 6: .fail(.unreadable("half an answer"))
        case 7: .fail(.signInNeeded("expired"))
        default: .createAndRefuse
        }
    }

    private func lookFault(_ random: inout SeededRandom) -> ServiceFailure {
        switch Int.random(in: 0..<4, using: &random) {
        case 0: .busy(seconds: Int.random(in: 0...40, using: &random))
        case 1: .unreachable("no route")
        case 2: .unreadable("half an answer")
        default: .signInNeeded("expired")
        }
    }
}
