import Core
import Store
import Testing

/// Requests for the reseller relationship in a real store.
@Suite struct RequestStoreTests {
    private let folder: TemporaryFolder
    private let store: SQLiteStore

    init() throws {
        folder = try TemporaryFolder()
        store = try SQLiteStore.open(path: folder.store)
    }

    private func prospect(_ number: UInt64, domain: String? = nil, tenant: TenantID? = nil) -> Prospect {
        Prospect(
            company: "Prospect \(number)", contact: Contact(email: "ada@prospect\(number).example.com"),
            domain: domain ?? "prospect\(number).example.com", tenant: tenant)
    }

    private func add(_ prospects: Prospect...) throws -> RequestsAdded {
        try store.add(prospects, by: "mia@example", at: noon)
    }

    @Test func oneRequestWaitsForAnAddress() throws {
        let first = try add(prospect(1))
        var again = prospect(1)
        again.contact.email = "ADA@prospect1.example.com"
        let second = try add(again, prospect(2))
        #expect(second.known == first.added && second.added.count == 1)
        #expect(try store.records(.requests).map { $0[RequestColumn.company] } == ["Prospect 1", "Prospect 2"])
        #expect(try store.actions().filter { $0 == .requestWritten }.count == 2)
    }

    @Test func aClosedOneMakesRoom() throws {
        let row = try add(prospect(1)).added[0]
        #expect(try store.close([row], reason: "no\u{1B} answer", by: "mia", at: noon) == 1)
        #expect(try store.close([row], reason: "twice", by: "mia", at: noon) == 0)
        let closed = try #require(try store.requests([row]).first)
        #expect(closed.state == .closed && closed.closedReason == "no answer")
        #expect(try add(prospect(1)).added.count == 1)
    }

    @Test func aListRecognisesWhoAccepted() throws {
        let rows = try add(prospect(1), prospect(2, tenant: tenant(20)), prospect(3)).added
        try store.bringIn([
            line(10, domain: "prospect1.example.com"), line(20), line(30, name: "Prospect 3"),
            line(40, domain: "prospect9.example.com", relationship: .advisor),
        ])
        let requests = try store.requests(rows).sorted { $0.id.number < $1.id.number }
        #expect(requests.map(\.state) == [.accepted, .accepted, .suggested])
        #expect(requests.map(\.customer) == [tenant(10), tenant(20), tenant(30)])
        #expect(requests.map(\.sign) == [.domain, .tenant, .name])
        #expect(try store.actions().filter { $0 == .requestAccepted }.count == 2)
        // The same list again changes nothing.
        let count = try store.actions().count
        try store.bringIn([line(30, name: "Prospect 3")])
        #expect(try store.actions().filter { $0 == .acceptanceSuggested }.count == 1)
        #expect(try store.actions().count > count)
    }

    @Test func aSuggestionGoesWhenItsCustomerDoes() throws {
        let row = try add(prospect(3, domain: "")).added[0]
        try store.bringIn([line(30, name: "Prospect 3")], complete: true)
        #expect(try store.requests([row]).first?.state == .suggested)
        try store.bringIn([line(31)], kind: .customers(complete: true), complete: true)
        #expect(try store.requests([row]).first?.state == .open)
    }

    @Test func aPersonSaysWhoAccepted() throws {
        let row = try add(prospect(1)).added[0]
        try store.bringIn([line(5)])
        #expect(try !store.accept(row, by: tenant(99), who: "mia", at: noon))
        #expect(try store.accept(row, by: tenant(5), who: "mia", at: noon))
        #expect(try !store.accept(row, by: tenant(5), who: "mia", at: noon))
        let request = try #require(try store.requests([row]).first)
        #expect(request.state == .accepted && request.customer == tenant(5) && request.sign == .hand)
    }

    @Test func whoIsHereAlreadyIsRecognisedAtOnce() throws {
        try store.bringIn([line(5, domain: "prospect5.example.com")])
        let row = try add(prospect(5)).added[0]
        #expect(try store.requests([row]).first?.state == .accepted)
    }
}
