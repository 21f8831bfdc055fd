import Core
import PartnerCenter
import ProcessDeath
import Sandbox
import Store
import Testing

/// Licences reassigned over real HTTP, under faults and deaths, and taken back.
@Suite struct ReassignmentTests {
    private let place: SandboxPlace
    private let tenant: TenantID
    private let old: LicenceProduct
    private let new: LicenceProduct

    init() async throws {
        place = try SandboxPlace(customers: 60, seed: 3)
        let store = try place.openStore()
        try await place.synchronise(store)
        try store.close()
        for line in place.data(customers: 60, seed: 3).customers(in: 0..<60) {
            // Only customers who delegated their rights show their licences.
            guard let products = try? await place.licences(of: line.tenant).products(of: line.tenant) else { continue }
            let users = products.filter { $0.taken > 5 && $0.seats > 0 }
            guard let old = users.first, let new = products.first(where: { $0.id != old.id && $0.free > 4 }) else {
                continue
            }
            (tenant, self.old, self.new) = (line.tenant, old, new)
            return
        }
        throw StoreFailure.failed(why: "no tenant of the sandbox has two products")
    }

    private func plan() async throws -> ReassignmentPlan {
        let licences = try place.licences(of: tenant)
        let users = try await licences.users(of: tenant, with: old.id)
        return ReassignmentPlan(
            users, ReassignmentPlan.Question(subscription: "old", tenant: tenant, old: old, new: new))
    }

    /// Runs a job in as many lives as it takes.
    private func finish(_ swaps: [LicenceSwap], deaths: Bool = false) async throws -> [JobItem] {
        var store = try place.openStore()
        let created = try store.createReassignmentJob(swaps, by: "mia@example", at: place.clock.now)
        let (job, kind) = (created.id, created.kind)
        for life in 1... {
            try #require(life < 100)
            let budget = CommitBudget(deaths && life < 6 ? 3 * life : .max)
            let run = ReassignmentRun(
                store: store, directory: try place.licences(of: tenant, over: place.wire(budget)),
                surroundings: place.surroundings, kind: kind)
            _ = try await run.run(job, stop: { budget.isAlive ? nil : .pause }, report: { _ in })
            try store.close()
            store = try place.openStore()
            let counts = try #require(try store.job(job)).counts
            if counts.failed > 0 { _ = try store.requeueFailed(of: job, by: "mia@example", at: place.clock.now) }
            if counts.left + counts.unknown + counts.failed == 0 { break }
        }
        defer { try? store.close() }
        return try store.items(of: job, states: nil, offset: 0, limit: .max)
    }

    private func licences() async throws -> [String: LicensedUser] {
        let licences = try place.licences(of: tenant)
        let both = try await licences.users(of: tenant, with: old.id) + licences.users(of: tenant, with: new.id)
        return Dictionary(both.map { ($0.id, $0) }) { first, _ in first }
    }

    private func readSubscriptions() async throws {
        let store = try place.openStore()
        let reading = try await place.subscriptions().subscriptions(of: tenant, asksTenant: true)
        try store.subscriptionsRead(reading, of: tenant, at: place.clock.now)
        try store.close()
    }

    /// How many users have a licence of each product by the store's subscriptions.
    private func users() throws -> [ProductID: Int] {
        let store = try place.openStore()
        let facts = try store.subscriptions(of: tenant, at: place.clock.now).map(\.subscription.facts)
        try store.close()
        let counts = facts.compactMap { one in one.product.flatMap { id in one.users.map { (ProductID(id), $0) } } }
        return Dictionary(counts, uniquingKeysWith: { first, second in first == second ? first : -1 })
    }

    @Test func usersGetTheNewLicenceForTheOldOneAndBackAgain() async throws {
        let before = try await licences()
        let plan = try await plan()
        #expect(plan.swaps.count > 2)
        try await readSubscriptions()
        let counted = try users()
        #expect(counted[old.id] == old.taken && counted[new.id] == new.taken)
        let items = try await finish(plan.swaps)
        #expect(items.allSatisfy { $0.state.word == "done" } && items.map(\.name) == plan.swaps.map(\.principal))
        let after = try await licences()
        for swap in plan.swaps { #expect(try swap.isDone(#require(after[swap.user]))) }
        let store = try place.openStore()
        let standing = try store.standingSwaps(of: "old")
        try store.close()
        #expect(standing.map(\.swap) == plan.swaps)
        // Users are counted as they go, so that the list need not wait until it is read again.
        let moved = try users()
        #expect(moved[old.id] == old.taken - plan.swaps.count)
        try await readSubscriptions()
        #expect(try users() == moved)
        _ = try await finish(standing.compactMap { $0.swap.undone($0.number) })
        #expect(try await licences() == before)
        #expect(try users() == counted)
        let reopened = try place.openStore()
        #expect(try reopened.standingSwaps(of: "old").isEmpty)
        try reopened.close()
    }

    @Test func faultsAndDeathsLeaveNobodyWithoutALicence() async throws {
        let kinds: [Fault.Kind] = [
            .cutBefore, .cutAfter, .late(milliseconds: 20), .truncated, .malformed, .status(503),
            .tooMany(retryAfter: nil), .expiredToken,
        ]
        for (seed, kind) in kinds.enumerated() {
            place.control.add(
                Fault(kind, path: "*/users/*", count: 6, probability: 0.2, seed: UInt64(seed)))
        }
        let plan = try await plan()
        let items = try await finish(plan.swaps, deaths: true)
        place.control.removeFaults()
        await place.settle()
        #expect(items.allSatisfy { $0.state.word == "done" }, "\(items.map(\.state))")
        let after = try await licences()
        for swap in plan.swaps { #expect(try swap.isDone(#require(after[swap.user]))) }
        for entry in plan.entries {
            if case .setAside = entry.verdict { #expect(after[entry.user.id] == entry.user) }
        }
        let state = place.control.state()
        #expect(state.faults.values.reduce(0, +) > 10)
    }
}
