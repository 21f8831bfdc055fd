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

    /// Derives the customers anew whom it concerns when the first company is unread, or none is any more.
    func settle() throws {
        let isChecking = try hasUnreadCompanies()
        guard try writing.database.number("checking") != (isChecking ? 1 : 0) else { return }
        try set("checking", isChecking)
        let waiting = [PendingState.checking]
        let decided = [PendingState.ready, .matched, .ambiguous]
        try renew(isChecking ? decided : waiting)
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

    /// Derives all customers of some states anew; a filter of the companies spares most look-ups.
    private func renew(_ states: [PendingState]) throws {
        let words = states.map { "\($0.rawValue)" }.joined(separator: ", ")
        let selection = try writing.command(
            "SELECT \(StoredCustomer.columns) FROM customers WHERE id > ? AND state IN (\(words)) ORDER BY id LIMIT ?")
        let derivation = Derivation(writing.database)
        let writer = CustomerWriter(writing)
        let filter = try CompanyFilter(writing.database)
        var last: Int64 = 0
        while true {
            let rows = try selection.all(.integer(last), .integer(Self.batch)) { try StoredCustomer($0) }
            guard let end = rows.last else { return }
            for row in rows {
                let standing = try derivation.standing(of: row, filter: filter)
                if standing != row.standing { try writer.saveStanding(standing, of: row.customer.id) }
            }
            last = Int64(end.customer.id.number)
        }
    }
}
