import Core
import Synchronization
import Testing

/// Reading people back, several companies at once.
@Suite struct PeopleReadingTests {
    private let desk = Desk()

    private var reading: PeopleReading { reading() }

    private func reading(atOnce: Int = 4, failuresInRow: Int = 3) -> PeopleReading {
        PeopleReading(
            store: desk, directory: desk, surroundings: Surroundings(who: "anna@host") { noon },
            policy: SyncPolicy(companiesAtOnce: atOnce, failuresInRow: failuresInRow))
    }

    @Test func companiesAreReadInTheirOrder() async throws {
        let report = try await reading.read(desk.add(10))
        #expect(report.read == 10 && report.failures.isEmpty && report.end == nil)
        #expect(desk.stored == (0..<10).map { CompanyID("\($0)") })
        #expect(desk.most <= 4)
    }

    @Test func whatIsOnScreenGoesBeforeAllOthers() async throws {
        desk.add(12)
        let looked = [CompanyID("11"), CompanyID("unknown"), CompanyID("10")]
        let report = try await reading(atOnce: 2).run(before: noon, onScreen: { looked })
        #expect(report.read == 12 && desk.stored.prefix(2) == [CompanyID("11"), CompanyID("10")])
        #expect(desk.stored.count == 12 && Set(desk.stored).count == 12)
    }

    @Test func whatIsLookedAtIsReadAnewAndNotCountedAsDue() async throws {
        desk.add(4)
        _ = try await reading.run(before: noon)
        let later = noon.adding(seconds: 5)
        let report = try await reading.run(before: noon, lookedAt: later, onScreen: { [CompanyID("2")] })
        #expect(report.read == 1 && report.anew == 1)
        #expect(desk.stored.count == 5 && desk.stored.last == CompanyID("2"))
    }

    @Test func noMoreAreReadThanWanted() async throws {
        desk.add(12)
        #expect(try await reading.run(before: noon, most: 5).read == 5)
        #expect(desk.stored.count == 5)
        #expect(try await reading.run(before: noon, most: 0).read == 0)
    }

    @Test func aCompanyThatCannotBeReadCostsItself() async throws {
        desk.add(9)
        desk.fail("0", with: .unreadable("html"))
        desk.fail("5", with: .notAllowed("no"))
        let report = try await reading(atOnce: 2).run(before: noon)
        #expect(report.read == 7 && report.end == nil)
        #expect(report.failures == [CompanyID("0"): .unreadable("html"), CompanyID("5"): .notAllowed("no")])
        #expect(desk.asked.count == 9)
        #expect(!desk.stored.contains(CompanyID("0")))
    }

    @Test func manyFailuresInARowEndTheReading() async throws {
        desk.add(100)
        for number in 0..<100 { desk.fail("\(number)", with: .notAllowed("no")) }
        let report = try await reading(atOnce: 2, failuresInRow: 5).run(before: noon)
        #expect(report.end == .notAllowed("no") && report.failures.count < 10)
    }

    @Test(arguments: [
        ServiceFailure.signInNeeded("expired"), .unreachable("cut"), .busy(seconds: 9), .outcomeUnknown("?"),
    ])
    func whatConcernsAllEndsTheReadingAndKeepsWhatWasRead(failure: ServiceFailure) async throws {
        desk.add(20)
        desk.fail("9", with: failure)
        let report = try await reading.run(before: noon)
        #expect(report.end == failure && report.read >= 8 && report.read < 20)
        #expect(desk.stored.count == report.read && report.failures.isEmpty)
    }

    @Test func itStopsBetweenRequests() async throws {
        desk.add(20)
        let desk = desk
        let report = try await reading.run(before: noon, stop: { desk.asked.count >= 5 })
        #expect(report.end == .cancelled && report.read < 10)
    }

    @Test func aStoreThatFailsIsTold() async {
        desk.add(2)
        desk.breakStore()
        await #expect(throws: StoreFailure.full(file: "x")) { try await reading.run(before: noon) }
    }

    @Test func reportsGrow() async throws {
        desk.add(10)
        let counts = Mutex<[Int]>([])
        _ = try await reading.run(before: noon, report: { report in counts.withLock { $0.append(report.read) } })
        #expect(counts.withLock { $0 } == [4, 8, 10])
    }
}

/// A marketplace and a store in memory.
private final class Desk: MemberDirectory, PeopleStore {
    struct Memory {
        var companies: [CompanyID] = []
        var failures: [CompanyID: ServiceFailure] = [:]
        var asked: [CompanyID] = []
        var stored: [CompanyID] = []
        var underWay = 0
        var most = 0
        var isBroken = false
    }

    private let memory = Mutex(Memory())

    var asked: [CompanyID] { memory.withLock { $0.asked } }
    var stored: [CompanyID] { memory.withLock { $0.stored } }
    /// How many were read at once at most.
    var most: Int { memory.withLock { $0.most } }

    @discardableResult
    func add(_ count: Int) -> [CompanyID] {
        let companies = (0..<count).map { CompanyID("\($0)") }
        memory.withLock { $0.companies = companies }
        return companies
    }

    func fail(_ id: String, with failure: ServiceFailure) {
        memory.withLock { $0.failures[CompanyID(id)] = failure }
    }

    func breakStore() { memory.withLock { $0.isBroken = true } }

    func peopleAges(_ due: ReadingDue) throws(StoreFailure) -> ReadingAges { ReadingAges() }

    func people(of company: CompanyID) async throws(ServiceFailure) -> [MarketplacePerson] {
        let failure = memory.withLock { memory in
            memory.asked.append(company)
            memory.underWay += 1
            memory.most = max(memory.most, memory.underWay)
            return memory.failures[company]
        }
        await Task.yield()
        memory.withLock { $0.underWay -= 1 }
        if let failure { throw failure }
        return []
    }

    func revoke(_ email: EmailAddress, from company: CompanyID) async throws(ServiceFailure) {}
    func invite(_ person: Contact, role: String, to company: CompanyID) async throws(ServiceFailure) {}
    func remindsByItself() async throws(ServiceFailure) -> Bool? { nil }

    func peopleRead(_ people: [MarketplacePerson], of company: CompanyID, at: Timestamp) throws(StoreFailure) {
        if memory.withLock({ $0.isBroken }) { throw .full(file: "x") }
        memory.withLock { $0.stored.append(company) }
    }

    func companies(toldBy job: JobID) throws(StoreFailure) -> [CompanyID] { [] }

    func companiesWithPeopleToRead(before: Timestamp, limit: Int) throws(StoreFailure) -> [CompanyID] {
        memory.withLock { memory in
            Array(memory.companies.filter { !memory.stored.contains($0) }.prefix(limit))
        }
    }

    func companiesWithPeopleToRead(before: Timestamp, among: [CompanyID]) throws(StoreFailure) -> [CompanyID] {
        memory.withLock { memory in
            among.filter { id in
                let times = memory.stored.count { $0 == id }
                return memory.companies.contains(id) && times < (before > noon ? 2 : 1)
            }
        }
    }
}
