import Core
import Store
import Synchronization
import Testing

/// Letters that leave by a courier, over a real store.
@Suite struct LetterRunTests {
    private let folder: TemporaryFolder
    private let store: SQLiteStore

    init() throws {
        folder = try TemporaryFolder()
        store = try SQLiteStore.open(path: folder.store)
    }

    private func run(
        _ courier: ScriptedCourier, grace: Int = 0, failures: Int = 10
    ) -> LetterRun {
        LetterRun(
            store: store, courier: courier, surroundings: Surroundings(who: "mia", wait: { _ in }, now: { noon }),
            graceSeconds: grace, policy: JobPolicy(failuresInRow: failures))
    }

    private func states(_ job: Job) throws -> [String] { try store.allItems(job.id).map(\.state.word) }

    @Test func eachOutcomeIsWhatTheCourierSays() async throws {
        let job = try store.letterJob([
            "a@example.com", "b@example.com", "c@example.com", "d@example.com", "e@example.com",
        ])
        let courier = ScriptedCourier([
            "b@example.com": .bounced("550 nobody"), "c@example.com": .later("451 busy"),
            "d@example.com": .outcomeUnknown("cut"), "e@example.com": .refused("554 no"),
        ])
        #expect(try await run(courier).run(job.id, stop: { nil }, report: { _ in }) == .done)
        #expect(try states(job) == ["done", "failed", "failed", "unknown", "failed"])
        #expect(courier.delivered == ["a@example.com"] && courier.hasFinished)
        let letters = try store.allItems(job.id).compactMap { try store.letter(of: $0) }
        #expect(letters.map(\.state) == [.sent, .bounced, .failed, .unknown, .failed])
        #expect(letters[0].words == "taken as \(letters[0].letter.id)")
        // Only what may pass later is tried again.
        #expect(try store.requeueFailed(of: job.id, by: "mia", at: noon) == 1)
        let patient = ScriptedCourier()
        #expect(try await run(patient).run(job.id, stop: { nil }, report: { _ in }) == .done)
        #expect(patient.delivered == ["c@example.com"])
    }

    @Test func theGraceIsThereToTakeItBack() async throws {
        let job = try store.letterJob(["a@example.com"])
        let courier = ScriptedCourier()
        let asked = Mutex(0)
        let left = Mutex<[Int]>([])
        let state = try await run(courier, grace: 10).run(
            job.id,
            stop: {
                asked.withLock { asked in
                    asked += 1
                    return asked > 3 ? .pause : nil
                }
            }, waiting: { seconds in left.withLock { $0.append(seconds) } }, report: { _ in })
        #expect(state == .cancelled && courier.delivered.isEmpty)
        #expect(left.withLock { $0 } == [10, 9, 8])
        #expect(try store.standings(of: ["a@example.com"], for: .activationReminder).isEmpty)
    }

    @Test func withoutAGraceLeavingTakesNothingBack() async throws {
        let job = try store.letterJob(["a@example.com"])
        let courier = ScriptedCourier()
        #expect(try await run(courier).run(job.id, stop: { .pause }, report: { _ in }) != .cancelled)
        #expect(try states(job) == ["queued"] && courier.delivered.isEmpty)
        #expect(try await run(courier).run(job.id, stop: { nil }, report: { _ in }) == .done)
        #expect(courier.delivered == ["a@example.com"])
    }

    @Test func whatADeadProcessBeganIsNeverSentAgain() async throws {
        let job = try store.letterJob(["a@example.com", "b@example.com"])
        try store.setState(.running, of: job.id, by: "mia", at: noon)
        _ = try store.claim(1, of: job.id, by: "mia", at: noon)
        let courier = ScriptedCourier()
        for _ in 1...2 {
            #expect(try await run(courier, grace: 10).run(job.id, stop: { nil }, report: { _ in }) == .done)
        }
        #expect(courier.delivered == ["b@example.com"])
        #expect(try states(job) == ["unknown", "done"])
    }

    @Test func manyFailuresInARowHaltWithTheirCause() async throws {
        let job = try store.letterJob((1...9).map { "user\($0)@example.com" })
        let down = ScriptedCourier(["*": .unreachable("connection refused")])
        #expect(try await run(down, failures: 3).run(job.id, stop: { nil }, report: { _ in }) == .halted)
        let halted = try #require(try store.job(job.id))
        #expect(halted.counts.failed == 3 && halted.counts.queued == 6)
        #expect(halted.halt == JobHalt(cause: "connection refused", count: 3, isCommon: true))
    }

    @Test func lettersThatGetLostInARowHaltToo() async throws {
        let job = try store.letterJob((1...9).map { "user\($0)@example.com" })
        let lossy = ScriptedCourier(["*": .outcomeUnknown("cut after DATA")])
        #expect(try await run(lossy, failures: 3).run(job.id, stop: { nil }, report: { _ in }) == .halted)
        #expect(try store.job(job.id)?.counts.unknown == 3)
    }

    @Test func aWrongPasswordStopsAtOnceAndLeavesTheLetter() async throws {
        let job = try store.letterJob(["a@example.com", "b@example.com"])
        let refused = ScriptedCourier(["*": .unusable("535 wrong password")])
        #expect(try await run(refused).run(job.id, stop: { nil }, report: { _ in }) == .halted)
        #expect(try states(job) == ["queued", "queued"])
        #expect(try store.job(job.id)?.halt?.cause == "535 wrong password")
        let courier = ScriptedCourier()
        #expect(try await run(courier).run(job.id, stop: { nil }, report: { _ in }) == .done)
        #expect(courier.delivered == ["a@example.com", "b@example.com"])
    }

    @Test func aRequestCountsTheLettersThatLeft() async throws {
        let prospect = Prospect(company: "Contoso", contact: Contact(email: "a@example.com"))
        let request = try #require(try store.add([prospect], by: "mia", at: noon).added.first)
        var draft = draft("a@example.com", .relationshipRequest)
        draft.request = request
        let job = try store.createLetterJob([draft], anyway: false, by: "mia", at: noon)
        #expect(try store.requests([request]).first?.state == .open)
        #expect(try await run(ScriptedCourier()).run(job.id, stop: { nil }, report: { _ in }) == .done)
        let sent = try #require(try store.requests([request]).first)
        #expect(sent.state == .sent && sent.timesSent == 1 && sent.lastSent == noon)
    }

    @Test func whoeverIsGoneMeanwhileGetsNoLetter() async throws {
        try store.mirror([company("a", administrator: Contact(email: "a@example.com"))])
        let people = ["a", "b"].map { name in
            MarketplacePerson(
                contact: Contact(email: "\(name)@example.com"), role: "USER", isAdministrator: false, access: .inactive)
        }
        try store.peopleRead(people, of: CompanyID("a"), at: noon)
        let drafts = try ["a@example.com", "b@example.com"].map { draft($0, users: [try store.invitation($0).id]) }
        let job = try store.createLetterJob(drafts, anyway: false, by: "mia", at: noon)
        try store.peopleRead([people[1]], of: CompanyID("a"), at: noon)
        let courier = ScriptedCourier()
        #expect(try await run(courier).run(job.id, stop: { nil }, report: { _ in }) == .done)
        #expect(courier.delivered == ["b@example.com"])
        #expect(try store.allItems(job.id).first?.state == .skipped(.gone))
    }
}
