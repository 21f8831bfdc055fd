import Core
import Text

/// Writes subscriptions within a transaction, and where they stand from it on.
struct SubscriptionWriter {
    private let writing: Writing
    private let at: Timestamp

    /// A writer for what happens at a moment.
    init(_ writing: Writing, at: Timestamp) {
        self.writing = writing
        self.at = at
    }

    /// All subscriptions of a tenant, the oldest row first.
    func subscriptions(of tenant: TenantID) throws -> [StoredSubscription] {
        try writing.command("\(StoredSubscription.selection) WHERE s.tenant = ? ORDER BY s.id").all(
            .tenant(tenant), read: StoredSubscription.init)
    }

    /// A subscription by its id within a tenant; nil when there is none.
    func find(_ id: String, of tenant: TenantID) throws -> Subscription? {
        try writing.command("\(StoredSubscription.selection) WHERE s.tenant = ? AND s.key = ?").first(
            .tenant(tenant), .text(id)
        ) { try StoredSubscription($0).subscription }
    }

    /// A subscription by its row; nil when there is none.
    func find(_ row: RowID) throws -> Subscription? {
        try writing.command("\(StoredSubscription.selection) WHERE s.id = ?").first(.row(row)) {
            try StoredSubscription($0).subscription
        }
    }

    /// Writes a new subscription; `renew` says where it stands.
    func insert(_ facts: SubscriptionFacts, company: String) throws {
        try writing.command(
            """
            INSERT INTO subscriptions (tenant, key, company, source, offer, offer_id, part_number, product, owner,
                owner_tenant, new_commerce, stated, quantity, status, cancelled, starts_on, endless, ends_on, renews,
                cancellable_until, users, renewal_open, read_at, state, program, evidence, licences, cover, replacement, hand,
                revision)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 4, '', '', '', '', '', 0, ?)
            """
        ).run(
            .tenant(facts.tenant), .text(facts.id), .text(SafeText(company).value), .text(facts.source.rawValue),
            .text(facts.offer), .text(facts.offerID), .text(facts.partNumber), .optional(facts.product),
            .text(facts.owner.word), .optional(facts.owner.otherTenant), .optional(facts.isNewCommerce),
            .text(facts.stated?.word ?? ""), .optional(facts.quantity), .text(facts.status.word),
            .flag(facts.isCancelled), .optional(facts.startsOn), .flag(facts.end == .never), .optional(facts.end.day),
            .optional(facts.renews), .optional(facts.cancellableUntil), .optional(facts.users),
            .flag(facts.isRenewalOpen), .integer(at.seconds), .integer(try writing.revision(.subscriptions)))
    }

    private func update(_ row: RowID, _ facts: SubscriptionFacts) throws {
        try writing.command(
            """
            UPDATE subscriptions SET source = ?, offer = ?, offer_id = ?, part_number = ?, product = ?, owner = ?,
                owner_tenant = ?, new_commerce = ?, stated = ?, quantity = ?, status = ?, cancelled = ?, starts_on = ?,
                endless = ?, ends_on = ?, renews = ?, cancellable_until = ?, users = ?, renewal_open = ?, read_at = ?, gone_since = NULL,
                revision = ?
            WHERE id = ?
            """
        ).run(
            .text(facts.source.rawValue), .text(facts.offer), .text(facts.offerID), .text(facts.partNumber),
            .optional(facts.product), .text(facts.owner.word), .optional(facts.owner.otherTenant),
            .optional(facts.isNewCommerce), .text(facts.stated?.word ?? ""), .optional(facts.quantity),
            .text(facts.status.word), .flag(facts.isCancelled), .optional(facts.startsOn), .flag(facts.end == .never),
            .optional(facts.end.day), .optional(facts.renews), .optional(facts.cancellableUntil),
            .optional(facts.users), .flag(facts.isRenewalOpen), .integer(at.seconds),
            .integer(try writing.revision(.subscriptions)), .row(row))
    }

    /// Writes what is known by now over what was known; a person's word on renewal that it answers goes.
    func update(_ known: Subscription, _ facts: SubscriptionFacts) throws {
        try update(known.row, facts)
        guard let word = known.renewalWord else { return }
        // What was said to end, and has a later end now, renewed itself after all.
        var isAnswered = facts.renews != nil
        if !word.renews, let before = known.facts.end.day, let end = facts.end.day, end > before { isAnswered = true }
        if isAnswered { try say(known.row, nil) }
    }

    /// Notes what a person said of whether it renews itself, or takes that back.
    func say(_ row: RowID, _ word: RenewalWord?) throws {
        try writing.command(
            "UPDATE subscriptions SET said_renews = ?, said_by = ?, said_at = ?, revision = ? WHERE id = ?"
        ).run(
            .optional(word?.renews), word.map { .text(SafeText($0.by).value) } ?? .null, .moment(word?.at),
            .integer(try writing.revision(.subscriptions)), .row(row))
    }

    /// Notes which subscription takes its place by a person's word, or takes that back.
    func choose(_ row: RowID, _ id: String?) throws {
        try writing.command("UPDATE subscriptions SET replaced_by = ?, revision = ? WHERE id = ?").run(
            id.map { .text($0) } ?? .null, .integer(try writing.revision(.subscriptions)), .row(row))
    }

    /// Notes that a source shows a subscription no more.
    func setGone(_ row: RowID) throws {
        try writing.command("UPDATE subscriptions SET gone_since = ?, revision = ? WHERE id = ?").run(
            .integer(at.seconds), .integer(try writing.revision(.subscriptions)), .row(row))
    }

    /// Notes who said that licences are moved, or takes that back.
    func mark(_ row: RowID, _ mark: LicenceMark?) throws {
        try writing.command(
            "UPDATE subscriptions SET marked_by = ?, marked_at = ?, mark_counted = ?, revision = ? WHERE id = ?"
        ).run(
            mark.map { .text(SafeText($0.by).value) } ?? .null, .moment(mark?.at), .flag(mark?.isCounted == true),
            .integer(try writing.revision(.subscriptions)), .row(row))
    }

    /// Takes Ferry's own marks back where users have a licence of the product again, each with its journal entry, and
    /// derives where the tenant's subscriptions stand if there were any.
    func unmarkCounted(of tenant: TenantID, by who: String, job: JobID? = nil) throws {
        let wrong = try subscriptions(of: tenant).map(\.subscription)
            .filter { $0.mark?.isCounted == true && $0.facts.users ?? 0 > 0 }
        for row in wrong {
            try mark(row.row, nil)
            try writing.note(
                JournalEntry(
                    at: at, who: who, action: .licencesMarkedOpen, subject: row.facts.id,
                    evidence: "users have a licence of it again", result: "\(row.company), \(row.facts.offer)", job: job
                ))
        }
        if !wrong.isEmpty { try renew(tenant) }
    }

    /// Counts the users of a tenant's products as a swap of licences leaves them.
    func follow(_ swap: LicenceSwap) throws {
        if !swap.hadAdded { try count(1, swap.added, of: swap.tenant) }
        if let removed = swap.removed { try count(-1, removed, of: swap.tenant) }
    }

    private func count(_ more: Int64, _ product: ProductID, of tenant: TenantID) throws {
        guard let guid = TenantID(product.description) else { return }
        try writing.command(
            """
            UPDATE subscriptions SET users = max(0, users + ?), revision = ?
            WHERE tenant = ? AND product = ? AND users IS NOT NULL
            """
        ).run(
            .integer(more), .integer(try writing.revision(.subscriptions)), .tenant(tenant), .tenant(guid))
    }

    /// Derives where the subscriptions of a tenant stand; says how many changed by that.
    @discardableResult
    func renew(_ tenant: TenantID) throws -> Int {
        let rows = try subscriptions(of: tenant)
        let relationship = try writing.command("SELECT relationship FROM customers WHERE tenant = ?").first(
            .tenant(tenant)
        ) { Relationship($0.text(0)) }
        let standings = SubscriptionStanding.all(
            of: rows.map(\.subscription), relationship: relationship, on: Day(of: at))
        var changed = 0
        for (row, standing) in zip(rows, standings) {
            let shown = ShownStanding(standing)
            guard shown != row.shown else { continue }
            try show(shown, on: row.subscription.row)
            changed += 1
        }
        return changed
    }

    private func show(_ shown: ShownStanding, on row: RowID) throws {
        try writing.command(
            """
            UPDATE subscriptions SET state = ?, program = ?, evidence = ?, licences = ?, cover = ?, replacement = ?,
                replacement_quantity = ?, until = ?, deleted_after = ?, replace_by = ?, hand = ?, changes_on = ?,
                revision = ?
            WHERE id = ?
            """
        ).run(
            .integer(Int64(shown.state)), .text(shown.program), .text(shown.evidence), .text(shown.licences),
            .text(shown.cover), .text(shown.replacement), .optional(shown.replacementQuantity),
            .optional(shown.until), .optional(shown.deletedAfter), .optional(shown.replaceBy), .integer(shown.hand),
            .optional(shown.changesOn), .integer(try writing.revision(.subscriptions)), .row(row))
    }
}

extension SubscriptionFacts {
    /// The facts with every text safe to show.
    var sanitised: SubscriptionFacts {
        var safe = self
        safe.id = SafeText(id).value
        safe.offer = SafeText(offer).value
        safe.offerID = SafeText(offerID).value
        safe.partNumber = SafeText(partNumber).value
        if case .other(let word) = status { safe.status = .other(SafeText(word).value) }
        return safe
    }
}

extension Value {
    fileprivate static func optional(_ number: Int64?) -> Value { number.map { .integer($0) } ?? .null }
    fileprivate static func optional(_ number: Int?) -> Value { number.map { .integer(Int64($0)) } ?? .null }
    fileprivate static func optional(_ flag: Bool?) -> Value { flag.map { .flag($0) } ?? .null }
    fileprivate static func optional(_ day: Day?) -> Value { day.map { .integer($0.number) } ?? .null }
}
