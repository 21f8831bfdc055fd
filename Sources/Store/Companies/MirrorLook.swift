import Core
import GRDB

/// Whether a company that nobody has read could be any customer's, looked up when it is first asked.
final class MirrorLook {
    private let database: Database
    private var known: Bool?

    /// A look by one connection.
    init(_ database: Database) { self.database = database }

    /// What every writing call that touches companies leaves in the store.
    func hasUnreadCompanies() throws -> Bool {
        if let known { return known }
        let now = try database.number("checking") != 0
        known = now
        return now
    }
}

extension MirrorState {
    /// How much of the marketplace a store knows.
    init(_ database: Database) throws {
        let unread = try Command("SELECT count(*) FROM companies WHERE \(Mirror.unread)", in: database).first {
            Int($0.integer(0))
        }
        self.init(
            isRemote: try database.number("remote") != 0, isListRead: try database.number("companyListRead") != 0,
            unread: unread ?? 0)
    }
}
