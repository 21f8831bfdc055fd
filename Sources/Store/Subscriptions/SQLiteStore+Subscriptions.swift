package import Core
import GRDB

extension SQLiteStore: SubscriptionStore {
    /// How many tenants one transaction looks at, so that nobody else waits long.
    private static let batch = 1000

    package func subscriptionsRead(
        _ reading: TenantSubscriptions, of tenant: TenantID, at: Timestamp
    ) throws(StoreFailure) {
        try write { writing in
            let writer = SubscriptionWriter(writing, at: at)
            let known = try writer.subscriptions(of: tenant).map(\.subscription)
            let byID = Dictionary(known.map { ($0.facts.id, $0) }, uniquingKeysWith: { first, _ in first })
            // Whose users were counted before some of them were moved is known better by now.
            let isStale = try reading.begunAfter.map {
                try LicenceSwaps(writing.database).hasChanged(tenant, since: $0)
            }
            var shown: Set<String> = []
            for var facts in reading.subscriptions.map(\.sanitised) where shown.insert(facts.id).inserted {
                if isStale == true { facts.users = nil }
                try Self.take(facts, over: byID[facts.id], writer)
            }
            for subscription in known
            where reading.complete.contains(subscription.facts.source) && subscription.goneSince == nil
                && !shown.contains(subscription.facts.id)
            {
                try writer.setGone(subscription.row)
            }
            try writing.command(
                """
                INSERT INTO subscription_readings (tenant, read_at, hindered) VALUES (?, ?, ?)
                ON CONFLICT (tenant) DO UPDATE SET read_at = excluded.read_at, hindered = excluded.hindered
                """
            ).run(.tenant(tenant), .integer(at.seconds), .flag(reading.hindrance != nil || isStale == true))
            try writer.unmarkCounted(of: tenant, by: "ferry")
            try writer.renew(tenant)
        }
    }

    package func newestEntry() throws(StoreFailure) -> Int64 {
        try read { database in
            try Command("SELECT coalesce(max(id), 0) FROM journal_entries", in: database).first { $0.integer(0) } ?? 0
        }
    }

    /// Takes what a service shows now; what it does not tell any more stays as it was known.
    private static func take(
        _ facts: SubscriptionFacts, over known: Subscription?, _ writer: SubscriptionWriter
    ) throws {
        guard let known else { return try writer.insert(facts, company: "") }
        var merged = facts.filled(by: known.facts)
        merged.isCancelled = facts.isCancelled
        try writer.update(known, merged)
    }

    package func tenantsWithSubscriptionsToRead(
        before: Timestamp, urgentBefore: Timestamp, limit: Int
    ) throws(StoreFailure) -> [TenantID] {
        try read { database in
            let onMarketplace = [PendingState.linked, .created].map { "\($0.rawValue)" }.joined(separator: ", ")
            let urgent = try Command(
                """
                SELECT s.tenant FROM subscriptions s JOIN customers c ON c.tenant = s.tenant
                    LEFT JOIN subscription_readings r ON r.tenant = s.tenant
                WHERE s.hand <= \(SubscriptionStanding.lastHand) AND c.state IN (\(onMarketplace))
                    AND coalesce(r.read_at, 0) < ?
                GROUP BY s.tenant ORDER BY min(s.hand) LIMIT ?
                """, in: database
            ).all(.integer(urgentBefore.seconds), .integer(Int64(limit))) { $0.tenant(0) }.compactMap { $0 }
            let others = try Command(
                """
                SELECT c.tenant FROM customers c LEFT JOIN subscription_readings r ON r.tenant = c.tenant
                WHERE c.state IN (\(onMarketplace)) AND c.missing_since IS NULL
                    AND coalesce(r.read_at, 0) < CASE coalesce(r.hindered, 0) WHEN 0 THEN ? ELSE ? END
                ORDER BY coalesce(r.read_at, 0), c.id LIMIT ?
                """, in: database
            ).all(
                .integer(before.seconds), .integer(max(before, urgentBefore).seconds), .integer(Int64(limit))
            ) { $0.tenant(0) }.compactMap { $0 }
            // Those never read may end as soon as any: they get half of the turn, however many are urgent.
            let first = urgent.prefix(others.isEmpty ? limit : max(limit / 2, limit - others.count))
            var taken: Set<TenantID> = []
            return Array(
                (first + others + urgent.dropFirst(first.count)).filter { taken.insert($0).inserted }.prefix(limit))
        }
    }

    package func subscriptionAges(_ due: ReadingDue) throws(StoreFailure) -> ReadingAges {
        let left = try tenantsWithSubscriptionsToRead(
            before: due.before, urgentBefore: due.urgentBefore, limit: Int(Int32.max)
        ).count
        return try read { database in
            try Command("SELECT count(*), min(read_at), max(read_at) FROM subscription_readings", in: database).first {
                ReadingAges($0, left: left)
            } ?? ReadingAges(left: left)
        }
    }

    package func subscriptions(
        of tenant: TenantID, at: Timestamp
    ) throws(StoreFailure) -> [(subscription: Subscription, standing: SubscriptionStanding)] {
        try read { database in
            let sql = "\(StoredSubscription.selection) WHERE s.tenant = ?"
            let all = try Command(sql, in: database).all(.tenant(tenant)) { try StoredSubscription($0).subscription }
            let customer = try CustomerRows(database).find(tenant)?.customer
            let standings = SubscriptionStanding.all(
                of: all, relationship: customer?.relationship, on: Day(of: at))
            return zip(all, standings).sorted { ($0.1.hand, $0.0.row) < ($1.1.hand, $1.0.row) }.map {
                (subscription: $0, standing: $1)
            }
        }
    }

    package func setLicenceWork(
        done: Bool, of rows: [RowID], by who: String, at: Timestamp
    ) throws(StoreFailure) -> Int {
        try change(rows, at: at) { now, writer in
            guard (now.mark != nil) != done else { return nil }
            try writer.mark(now.row, done ? LicenceMark(by: who, at: at) : nil)
            return JournalEntry(
                at: at, who: who, action: done ? .licencesMarkedDone : .licencesMarkedOpen,
                subject: now.facts.id, evidence: "by hand", result: "\(now.company), \(now.facts.offer)")
        }
    }

    package func setRenewal(
        _ renews: Bool?, of rows: [RowID], by who: String, at: Timestamp
    ) throws(StoreFailure) -> Int {
        let word = renews.map { $0 ? "it renews itself: " : "it ends: " } ?? ""
        return try change(rows, at: at) { now, writer in
            // What has no end neither renews itself nor ends, whoever says it.
            guard now.facts.renews == nil, now.facts.end != .never || renews == nil, now.renewalWord?.renews != renews
            else { return nil }
            try writer.say(now.row, renews.map { RenewalWord(renews: $0, by: who, at: at) })
            return JournalEntry(
                at: at, who: who, action: renews == nil ? .renewalTakenBack : .renewalStated,
                subject: now.facts.id, evidence: "by hand", result: "\(word)\(now.company), \(now.facts.offer)")
        }
    }

    package func setReplacement(
        _ id: String?, of row: RowID, by who: String, at: Timestamp
    ) throws(StoreFailure) -> Bool {
        try change([row], at: at) { now, writer in
            guard now.replacedBy != id else { return nil }
            try writer.choose(row, id)
            return JournalEntry(
                at: at, who: who, action: .replacementChosen, subject: now.facts.id, evidence: "by hand",
                result: id ?? "none")
        } > 0
    }

    /// Changes rows one by one and derives where their tenants stand; says how many changed.
    ///
    /// `change` gives what the journal says of a row, nil where it stays as it is.
    private func change(
        _ rows: [RowID], at: Timestamp, _ change: (Subscription, SubscriptionWriter) throws -> JournalEntry?
    ) throws(StoreFailure) -> Int {
        try write { writing in
            let writer = SubscriptionWriter(writing, at: at)
            var touched: Set<TenantID> = []
            var changed = 0
            for row in rows {
                guard let now = try writer.find(row), let entry = try change(now, writer) else { continue }
                try writing.note(entry)
                touched.insert(now.facts.tenant)
                changed += 1
            }
            for tenant in touched { try writer.renew(tenant) }
            return changed
        }
    }

    package func renewSubscriptions(at: Timestamp) throws(StoreFailure) -> Int {
        var all = 0
        while true {
            let tenants = try read { database in
                // By tenant it would be found, too, but only after looking at all.
                try Command(
                    """
                    SELECT DISTINCT tenant FROM subscriptions INDEXED BY subscriptions_change WHERE changes_on <= ?
                    LIMIT \(Self.batch)
                    """, in: database
                ).all(.integer(Day(of: at).number)) { $0.tenant(0) }.compactMap { $0 }
            }
            guard !tenants.isEmpty else { return all }
            let changed = try write { writing in
                let writer = SubscriptionWriter(writing, at: at)
                return try tenants.reduce(0) { try $0 + writer.renew($1) }
            }
            // What is due always changes; nothing else may keep this going.
            guard changed > 0 else { return all }
            all += changed
        }
    }
}
