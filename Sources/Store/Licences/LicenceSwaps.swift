import Core
import GRDB
import Text

/// Finds licence swaps and writes them down.
struct LicenceSwaps {
    private let database: Database

    /// The swaps of a store, by one connection.
    init(_ database: Database) { self.database = database }

    /// A swap by its number; nil when there is none.
    func find(_ number: SwapNumber) throws -> LicenceSwap? {
        try command("SELECT \(Self.columns) FROM licence_swaps s WHERE s.id = ?").first(
            .integer(number.number), read: swap) ?? nil
    }

    /// The swaps for a subscription that were carried out and not taken back since.
    func standing(of subscription: String) throws -> [StandingSwap] {
        try command(
            """
            SELECT \(Self.columns), s.id, j.changed_at FROM licence_swaps s JOIN job_items j ON j.swap = s.id
            WHERE s.subscription = ? AND s.undoes IS NULL AND j.state = 'done' AND NOT EXISTS (
                SELECT 1 FROM licence_swaps u JOIN job_items k ON k.swap = u.id
                WHERE u.undoes = s.id AND k.state = 'done')
            ORDER BY s.id
            """
        ).all(.text(subscription)) { columns in
            swap(columns).map {
                StandingSwap(number: SwapNumber(columns.integer(10)), swap: $0, at: columns.moment(11))
            }
        }.compactMap { $0 }
    }

    /// The job that still swaps for a subscription's sake; nil when there is none.
    func openJob(of subscription: String, _ tenant: TenantID) throws -> JobID? {
        try command(
            """
            SELECT j.job FROM licence_swaps s JOIN job_items j ON j.swap = s.id
            WHERE s.subscription = ? AND s.tenant = ? AND j.state IN ('queued', 'running', 'unknown') LIMIT 1
            """
        ).first(.text(subscription), .tenant(tenant)) { JobID($0.integer(0)) }
    }

    /// The subscriptions for whose sake a job swapped.
    func subscriptions(of job: JobID) throws -> [(id: String, tenant: TenantID)] {
        try command(
            """
            SELECT DISTINCT s.subscription, s.tenant FROM licence_swaps s JOIN job_items j ON j.swap = s.id
            WHERE j.job = ? AND j.state = 'done' AND s.undoes IS NULL
            """
        ).all(.integer(job.number)) { columns in columns.tenant(1).map { (columns.text(0), $0) } }.compactMap { $0 }
    }

    /// Whether licences of a tenant were swapped, or may have been, after a journal entry.
    ///
    /// Entries have an order where moments, which are whole seconds, have none.
    func hasChanged(_ tenant: TenantID, since entry: Int64) throws -> Bool {
        let isUnderWay = try command(
            """
            SELECT 1 FROM licence_swaps s JOIN job_items j ON j.swap = s.id
            WHERE s.tenant = ? AND j.state IN ('running', 'unknown')
            """
        ).first(.tenant(tenant)) { _ in true }
        if isUnderWay != nil { return true }
        let actions = [JournalAction.licenceSwapped, .licenceGivenBack].map { "'\($0.rawValue)'" }
        return try command(
            """
            SELECT 1 FROM journal_entries
            WHERE id > ? AND action IN (\(actions.joined(separator: ", "))) AND subject LIKE ?
            """
        ).first(.integer(entry), .text("% of \(tenant)")) { _ in true } ?? false
    }

    /// Whether a user of a tenant has a swap that is not over.
    func isOpen(_ user: String, of tenant: TenantID) throws -> Bool {
        try command(
            """
            SELECT 1 FROM licence_swaps s JOIN job_items j ON j.swap = s.id
            WHERE s.tenant = ? AND s.user = ? AND j.state IN ('queued', 'running', 'unknown')
            """
        ).first(.tenant(tenant), .text(user)) { _ in true } ?? false
    }

    private static let columns = """
        s.subscription, s.tenant, s.user, s.principal, s.added, s.switched_off, s.removed, s.was_switched_off,
            s.had_added, s.undoes
        """

    private func command(_ sql: String) throws -> Command { try Command(sql, in: database) }

    private func swap(_ columns: Columns) -> LicenceSwap? {
        guard let tenant = columns.tenant(1), let added = ProductID(columns.text(4)) else { return nil }
        return LicenceSwap(
            subscription: columns.text(0), tenant: tenant, user: columns.text(2), principal: columns.text(3),
            added: added, switchedOff: Self.products(columns.text(5)), removed: ProductID(columns.text(6)),
            wasSwitchedOff: Self.products(columns.text(7)), hadAdded: columns.flag(8),
            undoes: columns.isNull(9) ? nil : SwapNumber(columns.integer(9)))
    }

    private static func products(_ text: String) -> Set<ProductID> {
        Set(text.split(separator: " ").compactMap { ProductID(String($0)) })
    }
}

extension JobWriter {
    /// Adds an item for a swap, left out while the user has another one that is not over, or where it is held back.
    func add(_ swap: LicenceSwap, of customer: RowID, to job: JobID, isHeld: Bool) throws {
        let isOpen = try isHeld || LicenceSwaps(writing.database).isOpen(swap.user, of: swap.tenant)
        let words = { (products: Set<ProductID>) in products.sorted().map(\.description).joined(separator: " ") }
        try writing.command(
            """
            INSERT INTO licence_swaps (
                subscription, tenant, user, principal, added, switched_off, removed, was_switched_off, had_added, undoes)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """
        ).run(
            .text(swap.subscription), .tenant(swap.tenant), .text(swap.user), .text(SafeText(swap.principal).value),
            .text(swap.added.description), .text(words(swap.switchedOff)),
            .text(swap.removed?.description ?? ""), .text(words(swap.wasSwitchedOff)), .flag(swap.hadAdded),
            swap.undoes.map { .integer($0.number) } ?? .null)
        try insert(
            JobItem(
                id: 0, job: job, customer: customer, tenant: swap.tenant, name: SafeText(swap.principal).value,
                state: isOpen ? .skipped(.inOtherJob) : .queued, attempts: 0, changedAt: at,
                swap: SwapNumber(writing.lastRow)),
            swap.undoes == nil ? .reassignLicences : .undoReassignment)
    }

    /// Counts users on as a swap leaves them; marks that Ferry set go once somebody has a licence again.
    func follow(_ state: ItemState, _ number: SwapNumber, of job: JobID) throws {
        guard case .done(_, let wasThere) = state, let swap = try LicenceSwaps(writing.database).find(number) else {
            return
        }
        let subscriptions = SubscriptionWriter(writing, at: at)
        if !wasThere { try subscriptions.follow(swap) }
        try subscriptions.unmarkCounted(of: swap.tenant, by: who, job: job)
    }

    /// Marks a subscription's licences as moved, or takes the mark back, because of a job.
    func mark(_ old: Subscription, _ mark: LicenceMark?, _ job: JobID, evidence: String) throws {
        let subscriptions = SubscriptionWriter(writing, at: at)
        try subscriptions.mark(old.row, mark)
        try note(
            mark == nil ? .licencesMarkedOpen : .licencesMarkedDone, about: old.facts.id, job, evidence: evidence,
            result: "\(old.company), \(old.facts.offer)")
        try subscriptions.renew(old.facts.tenant)
    }

    /// Queues the failed swaps of a job again that may succeed and whose user has no other open one; says how many.
    func requeueFailedSwaps(of job: JobID) throws -> Int {
        try writing.command(
            """
            UPDATE job_items SET state = 'queued', detail = '', flag = 0, changed_at = ?
            WHERE job = ? AND state = 'failed' AND flag = 1 AND NOT EXISTS (
                SELECT 1 FROM licence_swaps s JOIN licence_swaps o ON o.tenant = s.tenant AND o.user = s.user
                    JOIN job_items j ON j.swap = o.id
                WHERE s.id = job_items.swap AND j.state IN ('queued', 'running', 'unknown'))
            """
        ).run(.integer(at.seconds), .integer(job.number))
        return writing.changedRows
    }
}
