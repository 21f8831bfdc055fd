import Core
import PartnerCenter
import Sandbox
import Store
import Testing

/// Subscriptions read over real HTTP into a real store.
@Suite struct SubscriptionServiceTests {
    private let place: SandboxPlace
    private let store: SQLiteStore

    init() async throws {
        place = try SandboxPlace(customers: 200, seed: 7)
        store = try place.openStore()
        try await place.synchronise(store)
    }

    private var due: [TenantID] {
        get throws {
            try store.tenantsWithSubscriptionsToRead(
                before: place.clock.now, urgentBefore: place.clock.now, limit: 1000)
        }
    }

    private func read() async throws -> SubscriptionReport {
        await place.surroundings.wait?(1)
        return try await SubscriptionReading(
            store: store, directory: try place.subscriptions(), surroundings: place.surroundings
        ).read(try due)
    }

    private func listed() throws -> [Record] {
        let snapshot = try store.snapshot(.subscriptions)
        let answer = try #require(snapshot.answer(ListQuestion(sort: Listing.subscriptions.usualSort)) { false })
        return (0..<answer.count).map { snapshot.record(answer.slot($0)) }
    }

    @Test func everythingIsReadOnceAndStaysTheSame() async throws {
        let tenants = try due
        #expect(tenants.count > 10)
        let report = try await read()
        #expect(report.end == nil && report.read == tenants.count && report.failures.isEmpty)
        let rows = try listed()
        #expect(rows.count == report.subscriptions && rows.count > 20)
        let programs = Set(rows.map { $0[SubscriptionColumn.program] })
        // Where a tenant is not delegated, Partner Center alone tells; where it is, Graph shows the others' too.
        #expect(programs.isSuperset(of: ["legacy-csp", "new-commerce", "direct", "other-reseller"]), "\(programs)")
        #expect(Set(rows.map { $0[SubscriptionColumn.source] }) == ["partner-center", "graph"])
        #expect(rows.allSatisfy { !$0[SubscriptionColumn.company].isEmpty && !$0[SubscriptionColumn.offer].isEmpty })
        // Those that need a hand stand before all others, and none of them renews itself.
        let needy = rows.prefix { $0[SubscriptionColumn.Number.hand] <= SubscriptionStanding.lastHand }
        #expect(!needy.isEmpty && needy.allSatisfy { $0[SubscriptionColumn.renews] != "yes" || $0.state < 2 })
        #expect(
            !rows.dropFirst(needy.count).contains {
                $0[SubscriptionColumn.Number.hand] <= SubscriptionStanding.lastHand
            })
        let again = try await read()
        #expect(again.subscriptions == report.subscriptions)
        let after = try listed()
        #expect(after.map(\.texts) == rows.map(\.texts) && after.map(\.id) == rows.map(\.id))
    }

    @Test func faultsCostTheirCustomerAndTheNextReadingGoesOn() async throws {
        let tenants = try due.count
        place.control.add(Fault(.malformed, path: "*/subscriptions", probability: 0.3, seed: 3))
        let first = try await read()
        #expect(first.read < tenants && !(first.failures.isEmpty && first.hindrances.isEmpty))
        place.control.removeFaults()
        let second = try await read()
        #expect(second.failures.isEmpty && second.end == nil)
        #expect(try listed().count > 20)
    }

    @Test func anOutageOfGraphKeepsNoneOfPartnerCentersBack() async throws {
        let tenants = try due.count
        place.control.add(Fault(.status(503), path: "*directory/subscriptions*"))
        let first = try await read()
        #expect(first.end == nil && first.failures.isEmpty && first.read == tenants)
        let rows = try listed()
        #expect(!rows.isEmpty && rows.allSatisfy { $0[SubscriptionColumn.source] == "partner-center" })
        place.control.removeFaults()
        _ = try await read()
        #expect(Set(try listed().map { $0[SubscriptionColumn.source] }) == ["partner-center", "graph"])
    }
}
