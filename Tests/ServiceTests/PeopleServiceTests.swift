import AppDirect
import Core
import Sandbox
import Store
import Testing

/// People read back from a marketplace over real HTTP into a real store.
@Suite struct PeopleServiceTests {
    private let place: SandboxPlace
    private let store: SQLiteStore

    init() throws {
        place = try SandboxPlace(customers: 300, seed: 5)
        store = try place.openStore()
    }

    /// Everybody with the company and the access, as the list shows them.
    private func listed() throws -> [String] {
        let snapshot = try store.snapshot(.invitations)
        let answer = try #require(snapshot.answer(ListQuestion()) { false })
        return (0..<answer.count).map { snapshot.record(answer.slot($0)) }.map { record in
            let person = record[InvitationColumn.email].lowercased()
            return "\(record[InvitationColumn.id]) \(person) \(record[InvitationColumn.access]) \(record.state)"
        }.sorted()
    }

    /// The same as the marketplace itself shows them; nobody was told anything.
    private func shown() async throws -> [String] {
        let marketplace = try place.marketplace()
        var shown: [String] = []
        for number in 0... {
            let page = try await marketplace.page(number)
            for company in page.companies {
                for person in try await marketplace.people(of: company.id) {
                    let state = person.access == .active ? InvitationState.activated : .neverTold
                    let email = person.contact.email.lowercased()
                    shown.append("\(company.id) \(email) \(person.access.rawValue) \(state.rawValue)")
                }
            }
            if page.isLast { break }
        }
        return shown.sorted()
    }

    /// Reads all companies, however often the reading breaks off.
    private func read() async throws {
        let reading = PeopleReading(
            store: store, directory: try place.marketplace(), surroundings: place.surroundings)
        let before = place.clock.now
        await place.surroundings.wait?(1)
        while true {
            let report = try await reading.run(before: before)
            if report.end == nil, report.failures.isEmpty { return }
        }
    }

    @Test func activationsAndDeparturesShow() async throws {
        try await place.synchronise(store)
        await place.surroundings.wait?(1)
        try await read()
        #expect(try await listed() == shown())
        let emails = place.control.activatePeople(15).map { $0.lowercased() }
        #expect(emails.count == 15)
        await place.surroundings.wait?(1)
        try await read()
        let after = try listed()
        #expect(try await after == shown())
        for email in emails {
            #expect(
                after.contains {
                    $0.contains(" \(email) active ") && $0.hasSuffix(" \(InvitationState.activated.rawValue)")
                })
        }
    }

    @Test func troublesOnTheWayChangeNothing() async throws {
        try await place.synchronise(store)
        await place.surroundings.wait?(1)
        let kinds: [Fault.Kind] = [
            .cutBefore, .cutAfter, .truncated, .malformed, .status(503), .tooMany(retryAfter: nil), .expiredToken,
        ]
        for (seed, kind) in kinds.enumerated() {
            for path in ["*/memberships", "*/invitations"] {
                place.control.add(
                    Fault(kind, path: path, method: "GET", count: 12, probability: 0.2, seed: UInt64(seed)))
            }
        }
        try await read()
        let troubles = place.control.state().faults.values.reduce(0, +)
        #expect(troubles > 50)
        place.control.removeFaults()
        #expect(try await listed() == shown())
    }
}
