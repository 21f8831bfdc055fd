import Core
import Foundation
import Store
import Synchronization
import Testing

@testable import Ferry

/// What `run` does beyond what its commands' tests show.
@Suite struct BackgroundTests {
    private func run(_ services: ProfileServices, _ store: SQLiteStore, later seconds: Int64 = 0) -> BackgroundRun {
        BackgroundRun(
            store: store, services: services,
            surroundings: Surroundings(who: "ada@example") { TestWorld.now.adding(seconds: seconds) },
            isStopped: { false }, tell: { _ in })
    }

    @Test func whoHoldsItIsNamedWithItsProcess() async throws {
        let world = try TestWorld()
        let turn = try world.store().beginBackground(by: "bo@example", at: TestWorld.now)
        defer { withExtendedLifetime(turn) {} }
        let refused = await world.run("run", "--once")
        #expect(refused.status == .failed)
        let process = ProcessInfo.processInfo.processIdentifier
        let since = "bo@example (process \(process)) since 2026-11-23 08:00 already."
        #expect(refused.errors.contains("Background work on this store is done by \(since)"), "\(refused.errors)")
    }

    @Test func itNeverAsksAllTheTime() async throws {
        let scripted = ScriptedServices()
        let world = try scripted.world()
        let store = try world.store()
        let minutes = Settings(try store.settings()).number(.syncIntervalMinutes)
        // Nothing was synchronised yet.
        #expect(try run(scripted.services, store).pause() == minutes * 60)
        #expect(await world.run("sync").status == .done)
        #expect(try run(scripted.services, store, later: 600).pause() == minutes * 60 - 600)
        // It is long overdue where another process is at it.
        #expect(try run(scripted.services, store, later: 999_999).pause() == 60)
        let local = ProfileServices(
            marketplace: LocalMarketplace(store, surroundings: Surroundings(who: "ada@example") { TestWorld.now }),
            companies: LocalDirectory(store))
        #expect(try run(local, store, later: 999_999).pause() == minutes * 60)
    }

    @Test func lettersThatWaitForAPersonAreLeftAlone() async throws {
        let courier = MemoryCourier()
        let world = try TestWorld(services: { _ in
            var services = ScriptedServices().services
            services.letters = { courier.desk }
            return services
        })
        let store = try world.store()
        let draft = LetterDraft(
            purpose: .passwordReset, from: courier.desk.facts.from,
            to: Mailbox(name: "", address: try #require(EmailAddress("bo@example.com"))),
            text: LetterText(subject: "Hello", text: "Hello\n", html: nil), users: [], coolDownSeconds: 86_400)
        let waiting = try store.createLetterJob([draft], anyway: false, by: "mia@example", at: TestWorld.now)
        #expect(await world.run("run", "--once").status == .done)
        #expect(try store.job(waiting.id)?.state == .queued && courier.letters.isEmpty)
        // Whoever confirmed it goes on with it.
        #expect(await world.run("jobs", "resume", "\(waiting.id)").status == .done)
        #expect(courier.letters.count == 1)
    }

    @Test func ofSubscriptionsThoseNeverReadGetHalfOfAPass() async throws {
        let subscriptions = ScriptedSubscriptions()
        let world = try TestWorld()
        let store = try world.store()
        let rows = (UInt64(1)...16).map { "\(Sample.tenant($0)),Customer \($0),c\($0).example,Reseller" }
        let header = "Microsoft ID,Company name,Primary domain name,Relationship"
        let list = try world.file("Customers.csv", ([header] + rows).joined(separator: "\n"))
        #expect(await world.run("import", list).status == .done)
        let companies = (UInt64(1)...16).map { number in
            ScriptedCompanies.company("c\(number)", "Customer \(number)", tenant: Sample.tenant(number))
        }
        try store.mirror(companies)
        // Of the first twelve, one that ends is known since the day before yesterday.
        let past = TestWorld.now.adding(seconds: -2 * 86_400)
        for number in UInt64(1)...12 {
            var facts = SubscriptionFacts(id: "s\(number)", tenant: Sample.tenant(number), source: .partnerCenter)
            facts.end = .on(Day(of: TestWorld.now).adding(5))
            facts.renews = false
            try store.subscriptionsRead(
                TenantSubscriptions([facts], complete: [.partnerCenter]), of: facts.tenant, at: past)
        }
        var services = ScriptedServices().services
        services.subscriptions = subscriptions
        let pass = try #require(
            try SubscriptionPass(
                over: store, services: services, surroundings: Surroundings(who: "ada@example") { TestWorld.now },
                most: 10)
        )
        let result = try await pass.run(stop: { false })
        #expect(result.report.read == 10 && result.left == 6)
        let unread = Set((UInt64(13)...16).map(Sample.tenant))
        #expect(subscriptions.asked.count == 10 && unread.isSubset(of: subscriptions.asked))
    }

    @Test func aFullSynchronisationReadsPeopleAndSubscriptionsAgain() async throws {
        let world = try TestWorld()
        let store = try world.store()
        let list = try world.file(
            "Customers.csv",
            "Microsoft ID,Company name,Primary domain name,Relationship\n\(Sample.tenant(1)),A,a.example,Reseller\n")
        #expect(await world.run("import", list).status == .done)
        try store.mirror([ScriptedCompanies.company("c1", "A", tenant: Sample.tenant(1))])
        let before = TestWorld.now.adding(seconds: -3600)
        try store.subscriptionsRead(TenantSubscriptions([], complete: []), of: Sample.tenant(1), at: before)
        try store.peopleRead([], of: CompanyID("c1"), at: before)
        var services = ScriptedServices(
            customers: ScriptedCustomers(list: [(Sample.tenant(1), "A")]),
            companies: ScriptedCompanies([ScriptedCompanies.company("c1", "A", tenant: Sample.tenant(1))]),
            members: ScriptedMembers()
        ).services
        let subscriptions = ScriptedSubscriptions()
        services.subscriptions = subscriptions
        let surroundings = Surroundings(who: "ada@example") { TestWorld.now }
        for full in [false, true] {
            let pass = try #require(
                try SubscriptionPass(over: store, services: services, surroundings: surroundings, full: full))
            #expect(try await pass.run(stop: { false }).report.read == (full ? 1 : 0))
            let people = try #require(
                try PeoplePass(over: store, services: services, surroundings: surroundings, full: full))
            #expect(try await people.run(stop: { false }).report.read == (full ? 1 : 0))
        }
        #expect(subscriptions.asked == [Sample.tenant(1)])
        // The setting has background work do so each time.
        for (mode, count) in [("incremental", 0), ("full", 1)] {
            let again = ScriptedSubscriptions()
            services.subscriptions = again
            try store.subscriptionsRead(TenantSubscriptions([], complete: []), of: Sample.tenant(1), at: before)
            #expect(await world.run("settings", "set", "syncMode", mode).status == .done)
            _ = try await run(services, store).round(always: true)
            #expect(again.asked.count == count, "\(mode)")
        }
    }

    @Test func anOutageIsToldOnceAndGivesItsStatus() {
        var report = SubscriptionReport()
        report.read = 9
        report.hindrances = [
            Sample.tenant(1): .unreachable("Microsoft Graph answered 503"), Sample.tenant(2): .notAllowed("closed"),
        ]
        #expect(SubscriptionResult(report: report, left: 0).status == .someRowsFailed)
        report.tenantsEnd = .unreachable("Microsoft Graph answered 503")
        report.unasked = 4
        let result = SubscriptionResult(report: report, left: 0)
        #expect(result.status == .failed && result.complaints.count == 2)
        #expect(result.complaints[0].contains("503") && result.complaints[0].contains("5 customers"))
        #expect(result.complaints[1].contains("closed"))
    }
}

/// Subscriptions of nobody; remembers who was asked for.
private final class ScriptedSubscriptions: SubscriptionDirectory {
    private let questions = Mutex<Set<TenantID>>([])

    var asked: Set<TenantID> { questions.withLock { $0 } }

    func subscriptions(of tenant: TenantID, asksTenant: Bool) async throws(ServiceFailure) -> TenantSubscriptions {
        questions.withLock { _ = $0.insert(tenant) }
        return TenantSubscriptions([], complete: [])
    }
}
