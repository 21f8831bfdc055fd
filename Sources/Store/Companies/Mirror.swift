import Core
import GRDB
import Text

/// Keeps all customers in step with whether companies are unread.
struct Mirror {
    private let writing: Writing

    /// The mirror within a transaction.
    init(_ writing: Writing) { self.writing = writing }

    /// The condition of companies that could be any customer's: as the index `companies_unread` has it.
    ///
    /// One that Ferry made for a tenant is that one's, read back or not.
    static let unread = "is_read = 0 AND local = 0 AND missing_since IS NULL AND (tenant IS NULL OR origin = 'found')"

    /// Notes whether the marketplace is outside.
    func set(isRemote: Bool) throws {
        try set("remote", isRemote)
        try settle()
    }

    /// Notes that the list of companies was read to its end.
    func noteListRead() throws {
        try set("companyListRead", true)
        try settle()
    }

    /// Brings the customers whom it concerns up to date when the first company is unread, or none is any more.
    ///
    /// A million customers take some seconds, during which nobody else can write.
    func settle() throws {
        let doubt = try doubt()
        guard try writing.database.number("checking") != doubt.rawValue else { return }
        try writing.command("UPDATE meta SET value = ? WHERE key = 'checking'").run(.integer(doubt.rawValue))
        if let reason = doubt.reason { try wait(reason) } else { try decide() }
    }

    /// No longer counts companies as read whose reading is older, unless the marketplace itself linked them.
    func distrustReadings(before: Timestamp) throws {
        try writing.command(
            """
            UPDATE companies SET is_read = 0
            WHERE is_read = 1 AND local = 0 AND evidence <> ?
                AND read_sync <= coalesce((SELECT max(id) FROM syncs WHERE started_at <= ?), 0)
            """
        ).run(.text(TenantEvidence.confirmed.rawValue), .integer(before.seconds))
        try settle()
    }

    /// Notes that companies could not be read, and why.
    func note(unreadable rows: [RowID: String]) throws {
        let update = try writing.command("UPDATE companies SET unreadable = ? WHERE id = ?")
        for (row, why) in rows { try update.run(.text(SafeText(why).value), .row(row)) }
        try settle()
    }

    /// Has all wait who are ready or matched: by the rule, the match so far stays, and only state and reason change.
    private func wait(_ reason: StandingReason) throws {
        let decided = [PendingState.ready, .matched, .ambiguous, .checking].map { "\($0.rawValue)" }
            .joined(separator: ", ")
        try writing.command(
            """
            UPDATE customers SET state = ?, reason = ?, revision = ? WHERE state IN (\(decided)) AND level <> ?
            """
        ).run(
            .integer(Int64(PendingState.checking.rawValue)),
            .integer(Int64(reason.rawValue)), .integer(try writing.revision(.customers)),
            .text(MatchLevel.tenant.rawValue))
    }

    /// Ends the waiting: by the rule, who matches nothing is ready, and all others are derived.
    private func decide() throws {
        try writing.command("UPDATE customers SET state = ?, reason = ?, revision = ? WHERE state = ? AND level = ?")
            .run(
                .integer(Int64(PendingState.ready.rawValue)), .integer(Int64(StandingReason.none.rawValue)),
                .integer(try writing.revision(.customers)), .integer(Int64(PendingState.checking.rawValue)),
                .text(MatchLevel.none.rawValue))
        try renewWaiting()
    }

    private func doubt() throws -> MirrorDoubt {
        guard try writing.database.number("remote") != 0 else { return .none }
        guard try writing.database.number("companyListRead") != 0 else { return .unread }
        func holds(_ condition: String) throws -> Bool {
            try writing.command("SELECT 1 FROM companies WHERE \(condition) LIMIT 1").first { _ in true } ?? false
        }
        if try holds("\(Self.unread) AND unreadable = ''") { return .unread }
        return try holds(Self.unread) ? .unreadable : .none
    }

    private func set(_ key: String, _ value: Bool) throws {
        try writing.command("UPDATE meta SET value = ? WHERE key = ?").run(.flag(value), .text(key))
    }

    /// Customers to a batch: as many as may lie in memory at once.
    private static let batch: Int64 = 10_000

    /// Derives all customers anew that still wait.
    private func renewWaiting() throws {
        let selection = try writing.command(
            "SELECT \(StoredCustomer.columns) FROM customers WHERE id > ? AND state = ? ORDER BY id LIMIT ?")
        let derivation = Derivation(writing.database)
        let writer = CustomerWriter(writing)
        var last: Int64 = 0
        while true {
            let rows = try selection.all(
                .integer(last), .integer(Int64(PendingState.checking.rawValue)), .integer(Self.batch)
            ) { try StoredCustomer($0) }
            guard let end = rows.last else { return }
            for row in rows {
                let standing = try derivation.standing(of: row)
                if standing != row.standing { try writer.saveStanding(standing, of: row.customer.id) }
            }
            last = Int64(end.customer.id.number)
        }
    }
}
