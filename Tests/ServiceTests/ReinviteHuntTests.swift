import AppDirect
import Core
import Foundation
import ProcessDeath
import Sandbox
import SeededRandom
import Store
import Testing

/// Invitations made again on a sandbox under faults and deaths: nobody is invited twice, and nobody is lost.
///
/// `FERRY_HUNT` asks for so many seeds.
@Suite(.serialized) struct ReinviteHuntTests {
    private static let seeds = ProcessInfo.processInfo.environment["FERRY_HUNT"].flatMap { UInt64($0) } ?? 6

    @Test(arguments: 1...seeds) func everybodyIsInvitedOnceMore(seed: UInt64) async throws {
        var hunt = try await ReinviteHunt(seed: seed)
        let job = try await hunt.run(.reinvite)
        let sent = hunt.place.control.state().invitationsSent
        for item in try hunt.items(of: job) {
            let key = "\(item.company?.description ?? "") \(item.name.lowercased())"
            switch item.state {
            case .done(_, let wasThere):
                #expect(sent[key] == 1 && !wasThere, "seed \(seed), \(item.name): \(sent[key] ?? 0)")
                #expect(try await hunt.access(of: item) == .invited, "seed \(seed), \(item.name)")
            case .skipped(.activated):
                #expect(sent[key, default: 0] <= 1, "seed \(seed), \(item.name)")
                #expect(try await hunt.access(of: item) == .active, "seed \(seed), \(item.name)")
            default: Issue.record("seed \(seed), \(item.name): \(item.state) \(String(describing: item.step))")
            }
        }
        #expect(try hunt.states(.revoked) == 0, "seed \(seed)")
    }

    @Test(arguments: 1...seeds) func everybodyIsRevokedOnce(seed: UInt64) async throws {
        var hunt = try await ReinviteHunt(seed: seed)
        let job = try await hunt.run(.revoke)
        #expect(hunt.place.control.state().invitationsSent.isEmpty)
        for item in try hunt.items(of: job) {
            switch item.state {
            case .done: #expect(try await hunt.access(of: item) == nil, "seed \(seed), \(item.name)")
            case .skipped(.activated):
                #expect(try await hunt.access(of: item) == .active, "seed \(seed), \(item.name)")
            default: Issue.record("seed \(seed), \(item.name): \(item.state)")
            }
        }
    }

    /// Revoked and refused: the row says so, a reading keeps it, and a new job only invites.
    @Test func halfDoneIsLoudAndOnlyInvitedAfterwards() async throws {
        var hunt = try await ReinviteHunt(seed: 1)
        hunt.place.control.add(Fault(.status(500), path: "*/invitations", method: "POST"))
        let (store, users) = (hunt.store, Array(hunt.users.prefix(3)))
        let job = try store.createInvitationJob(
            .reinvite, users: users, coolDown: nil, by: "mia@example", at: hunt.place.clock.now)
        #expect(try await hunt.live(job.id, .reinvite, budget: .max) == .done)
        let items = try hunt.items(of: job.id)
        #expect(items.count == 3 && items.allSatisfy { $0.isHalfDone && $0.step == .inviting })
        #expect(try hunt.states(.revoked) == 3)
        let lost = try #require(try store.records(.invitations).first { $0.state == InvitationState.revoked.rawValue })
        #expect(lost[InvitationColumn.access] == "revoked" && !lost[InvitationColumn.lastError].isEmpty)
        await hunt.place.surroundings.wait?(1)
        try await hunt.readPeople()
        #expect(try hunt.states(.revoked) == 3)
        hunt.place.control.removeFaults()
        let before = hunt.place.control.state().requests
        let again = try store.createInvitationJob(
            .reinvite, users: users, coolDown: nil, by: "mia@example", at: hunt.place.clock.now)
        #expect(try await hunt.live(again.id, .reinvite, budget: .max) == .done)
        #expect(try hunt.items(of: again.id).allSatisfy { if case .done = $0.state { true } else { false } })
        let after = hunt.place.control.state().requests
        #expect(before.filter { $0.key.hasPrefix("DELETE") } == after.filter { $0.key.hasPrefix("DELETE") })
        #expect(try hunt.states(.revoked) == 0)
        let sent = hunt.place.control.state().invitationsSent
        #expect(sent.count == 3 && sent.values.allSatisfy { $0 == 1 })
        let actions = try store.journal(since: nil, before: nil, limit: 200).map(\.action)
        #expect(actions.count { $0 == .invitationRevoked } == 3 && actions.count { $0 == .personReinvited } == 3)
    }

    @Test func whoHasAnAccountIsLeftAloneAndSoIsWhoActivatedMeanwhile() async throws {
        var hunt = try await ReinviteHunt(seed: 2)
        let all = try hunt.store.records(.invitations)
        func rows(_ access: String) -> [RowID] { all.filter { $0[InvitationColumn.access] == access }.map(\.id) }
        let invited = try #require(all.first { $0[InvitationColumn.access] == "invited" })
        let users = Array(rows("inactive").prefix(2) + rows("active").prefix(2)) + [invited.id]
        let plan = InvitationPlan(
            try hunt.store.recipients(users), .reinvite, terms: try hunt.place.marketplace().terms)
        #expect(
            plan.entries.map(\.verdict) == [
                .skip(.hasAccount), .skip(.hasAccount), .skip(.activated), .skip(.activated), .change,
            ])
        hunt.place.control.activate(person: invited[InvitationColumn.email])
        let job = try hunt.store.createInvitationJob(
            .reinvite, users: users, coolDown: nil, by: "mia@example", at: hunt.place.clock.now)
        #expect(try await hunt.live(job.id, .reinvite, budget: .max) == .done)
        #expect(
            try hunt.items(of: job.id).map(\.state) == [
                .skipped(.hasAccount), .skipped(.hasAccount), .skipped(.activated), .skipped(.activated),
                .skipped(.activated),
            ])
        #expect(hunt.place.control.state().requests.keys.allSatisfy { !$0.hasPrefix("DELETE") })
    }
}

/// A job that changes invitations, in as many lives as it takes.
private struct ReinviteHunt {
    let place: SandboxPlace
    private(set) var store: SQLiteStore
    private(set) var users: [RowID] = []
    private let seed: UInt64
    private var random: SeededRandom

    init(seed: UInt64) async throws {
        place = try SandboxPlace(customers: 300, seed: seed)
        store = try place.openStore()
        self.seed = seed
        random = SeededRandom(seed: seed)
        try await place.synchronise(store)
        await place.surroundings.wait?(1)
        try await readPeople()
        users = try store.records(.invitations).filter { $0[InvitationColumn.access] == "invited" }.map(\.id)
        try #require(users.count >= 8)
    }

    func readPeople() async throws {
        let reading = PeopleReading(
            store: store, directory: try place.marketplace(), surroundings: place.surroundings)
        let report = try await reading.run(before: place.clock.now)
        #expect(report.failures.isEmpty && report.end == nil)
    }

    func items(of job: JobID) throws -> [JobItem] { try store.items(of: job, states: nil, offset: 0, limit: .max) }

    func states(_ state: InvitationState) throws -> Int {
        try store.records(.invitations).count { $0.state == state.rawValue }
    }

    /// What the marketplace shows of the person of an item; nil when nobody.
    func access(of item: JobItem) async throws -> MarketplacePerson.Access? {
        let people = try await place.marketplace().people(of: item.company ?? JobItem.noCompany)
        return people.first { $0.contact.email.lowercased() == item.name.lowercased() }?.access
    }

    /// Runs a job for everybody invited until it is over.
    mutating func run(_ action: InvitationAction) async throws -> JobID {
        let job = try store.createInvitationJob(
            action, users: users, coolDown: nil, by: "mia@example", at: place.clock.now
        ).id
        for row in users.shuffled(using: &random).prefix(2) {
            let email = try #require(try store.snapshot(.invitations).recordOf(row))[InvitationColumn.email]
            place.control.activate(person: email)
        }
        addFaults()
        var lives = 0
        while true {
            lives += 1
            try #require(lives < 300, "seed \(seed) never ends")
            let budget = Bool.random(using: &random) ? Int.random(in: 0...users.count * 4, using: &random) : Int.max
            let state = try await live(job, action, budget: budget)
            place.clock.pass(Int.random(in: 0...10, using: &random))
            if state == .done, try store.requeueFailed(of: job, by: "mia@example", at: place.clock.now) == 0 { break }
        }
        let faults = place.control.state().faults
        place.control.removeFaults()
        await place.settle()
        print("reinvite hunt: seed \(seed), \(action), \(users.count) rows, \(lives) lives, faults \(faults)")
        return job
    }

    /// One life of a process, which may end at any commit, request or answer.
    mutating func live(_ job: JobID, _ action: InvitationAction, budget: Int) async throws -> JobState? {
        let budget = CommitBudget(budget)
        let wire = place.wire(budget, seed: UInt64.random(in: 0...UInt64.max, using: &random))
        let marketplace = try place.marketplace(over: wire)
        let run = InvitationRun(
            action, store: CutStore(inner: store, budget: budget),
            invitations: CutInvitations(inner: store, budget: budget), directory: marketplace,
            settleSeconds: marketplace.terms.settleSeconds, surroundings: place.surroundings,
            policy: JobPolicy(parallelism: Int.random(in: 1...8, using: &random)))
        return try? await run.run(job, stop: { JobStop?.none }, report: { _ in })
    }

    private mutating func addFaults() {
        let kinds: [Fault.Kind] = [
            .cutBefore, .cutAfter, .truncated, .malformed, .status(500), .status(503), .tooMany(retryAfter: nil),
            .expiredToken, .late(milliseconds: Int.random(in: 0...200, using: &random)),
            .late(milliseconds: Int.random(in: 0...200, using: &random)),
        ]
        for kind in kinds.shuffled(using: &random) {
            for (path, method) in [("*/invitations", "POST"), ("*/invitations/*", "DELETE"), ("/marketplace/*", nil)] {
                place.control.add(
                    Fault(
                        kind, path: path, method: method, count: 4, probability: method == nil ? 0.02 : 0.1,
                        seed: UInt64.random(in: 0...UInt64.max, using: &random)))
            }
        }
    }
}
