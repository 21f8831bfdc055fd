import Core
import GRDB

/// What nobody has read of the marketplace, looked up when it is first asked.
final class MirrorLook {
    private let database: Database
    private var known: MirrorDoubt?

    /// A look by one connection.
    init(_ database: Database) { self.database = database }

    /// What every writing call that touches companies leaves in the store.
    func doubt() throws -> MirrorDoubt {
        if let known { return known }
        // What only a newer Ferry knows is a doubt all the same.
        let now = MirrorDoubt(rawValue: try database.number("checking")) ?? .unread
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
        let unreadable = try Command(
            "SELECT key, name, unreadable FROM companies WHERE \(Mirror.unread) AND unreadable <> '' ORDER BY id LIMIT ?",
            in: database
        ).all(.integer(Int64(Self.keptCompanies))) {
            UnreadableCompany(id: CompanyID($0.text(0)), name: $0.text(1), why: $0.text(2))
        }
        self.init(
            isRemote: try database.number("remote") != 0, isListRead: try database.number("companyListRead") != 0,
            unread: unread ?? 0, unreadable: unreadable)
    }
}
