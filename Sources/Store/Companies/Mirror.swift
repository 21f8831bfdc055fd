import Core
import GRDB

/// Keeps all customers in step with whether companies are unread.
struct Mirror {
    private let writing: Writing

    /// The mirror within a transaction.
    init(_ writing: Writing) { self.writing = writing }

    /// The condition of companies that could be any customer's: as the index `companies_unread` has it.
    static let unread = "is_read = 0 AND local = 0 AND tenant IS NULL AND missing_since IS NULL"

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
        let isChecking = try hasUnreadCompanies()
        guard try writing.database.number("checking") != (isChecking ? 1 : 0) else { return }
        try set("checking", isChecking)
        if isChecking { try wait() } else { try decide() }
    }

    /// Has all wait who are ready or matched: by the rule, the match so far stays, and only state and reason change.
    private func wait() throws {
        let decided = [PendingState.ready, .matched, .ambiguous].map { "\($0.rawValue)" }.joined(separator: ", ")
        try writing.command(
            """
            UPDATE customers SET state = ?, reason = ?, revision = ? WHERE state IN (\(decided)) AND level <> ?
            """
        ).run(
            .integer(Int64(PendingState.checking.rawValue)),
            .integer(Int64(StandingReason.companiesUnread.rawValue)), .integer(try writing.revision(.customers)),
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

    private func hasUnreadCompanies() throws -> Bool {
        guard try writing.database.number("remote") != 0 else { return false }
        guard try writing.database.number("companyListRead") != 0 else { return true }
        return try writing.command("SELECT 1 FROM companies WHERE \(Self.unread) LIMIT 1").first { _ in true } ?? false
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
