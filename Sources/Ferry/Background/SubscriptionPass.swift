import Core
import Panes

/// Reads subscriptions of customers on the marketplace: where one ends soonest first, and so many at a time.
struct SubscriptionPass: Sendable {
    private let store: any SubscriptionStore
    private let reading: SubscriptionReading
    private let wanted: ReadingDue
    private let now: Timestamp

    private let most: Int

    /// A pass over what the profile reaches, of at most so many customers, each of whom costs a request of the minute's
    /// budget; nil where customers come from files.
    ///
    /// A full one reads all of them again.
    init?(
        over store: any CompanyStore & SubscriptionStore, services: ProfileServices, surroundings: Surroundings,
        full: Bool = false, most: Int = 500
    ) throws(StoreFailure) {
        guard let directory = services.subscriptions else { return nil }
        self.most = full ? Int(Int32.max) : most
        self.store = store
        reading = SubscriptionReading(
            store: store, directory: directory, surroundings: surroundings, policy: services.syncPolicy)
        now = surroundings.now()
        wanted = ReadingDue(Settings(try store.settings()), at: now, full: full)
    }

    /// Reads until nothing is left, somebody stops it, or it is enough for once; the next pass goes on there.
    func run(
        stop: @escaping @Sendable () -> Bool, report: (SubscriptionResult) -> Void = { _ in }
    ) async throws(StoreFailure) -> SubscriptionResult {
        _ = try store.renewSubscriptions(at: now)
        let all = try due(Int(Int32.max)).count
        // How a turn is shared out depends on how many it takes.
        let done = try await reading.read(try due(most), stop: stop) { done in
            report(SubscriptionResult(report: done, left: all - done.read))
        }
        return SubscriptionResult(report: done, left: all - done.read)
    }

    private func due(_ limit: Int) throws(StoreFailure) -> [TenantID] {
        try store.tenantsWithSubscriptionsToRead(before: wanted.before, urgentBefore: wanted.urgentBefore, limit: limit)
    }
}

/// What reading subscriptions came to, in words or as JSON.
struct SubscriptionResult: Sendable {
    /// What was read.
    let report: SubscriptionReport
    /// How many customers are still to be read, those that could not be read among them.
    let left: Int

    /// How it is, in a line: `Subscriptions: 120 customers read, 300 subscriptions · 380 left`.
    var line: String {
        let read =
            "Subscriptions: \(Wording.counted(report.read, "customer")) read, \(Wording.counted(report.subscriptions, "subscription"))"
        return left > 0 ? "\(read) · \(Wording.grouped(left)) left" : read
    }

    /// What could not be read, each in a line.
    var complaints: [String] {
        if let end = report.end { return end == .cancelled ? [] : ["Subscriptions: \(Wording.sentence(for: end))"] }
        let outages = report.hindrances.values.count { $0.isOutage }
        let outage = report.tenantsEnd.map { failure in
            "Subscriptions: \(Wording.sentence(for: failure)) What up to \(Wording.counted(outages + report.unasked, "customer")) bought elsewhere was not read; it is asked for again after a day."
        }
        let hindrances = report.hindrances.filter { outage == nil || !$0.value.isOutage }
        let lost = report.failures.merging(hindrances) { failure, _ in failure }
        return (outage.map { [$0] } ?? [])
            + lost.sorted { $0.key < $1.key }.prefix(20).map { tenant, failure in
                "Subscriptions, \(tenant): \(Wording.sentence(for: failure))"
            }
    }

    /// How it ended; a tenant that lets nobody in is only told of.
    var status: ExitStatus {
        ExitStatus(
            end: report.end ?? report.tenantsEnd,
            failures: report.failures.count + report.hindrances.values.count { $0.isOutage })
    }

    /// Adds the numbers.
    func fill(_ object: inout JSONObject) {
        object.add("customers", report.read)
        object.add("subscriptions", report.subscriptions)
        object.add("unreadable", report.failures.count)
        object.add("tenantsClosed", report.hindrances.count)
        object.add("tenantsNotAsked", report.unasked)
        object.add("left", left)
        object.add("error", (report.end ?? report.tenantsEnd).map { Wording.sentence(for: $0) })
    }
}
