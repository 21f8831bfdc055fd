import Core
import Panes
import Text

/// Rows of one moment of a list, in their order.
struct FoundRows {
    /// How many there are.
    let count: Int
    /// The row at a position from 0 up to `count`.
    let record: (Int) -> Record

    /// All of them at once.
    var records: [Record] { (0..<count).map(record) }
}

/// Finds the rows that a command line names.
struct RowFinder {
    private let store: any CompanyStore
    private let listing: Listing
    private let now: Timestamp
    private let snapshot: ListSnapshot

    /// A finder on a list as it is now.
    init(_ listing: Listing, in store: any CompanyStore, now: Timestamp) throws(StoreFailure) {
        self.store = store
        self.listing = listing
        self.now = now
        snapshot = try store.snapshot(listing)
    }

    /// The chosen rows; `states` limits searches that name no state themselves, and `--all`.
    func rows(_ choice: RowChoice, states: Set<UInt8> = [], sort: ListSort = .standard) throws -> FoundRows {
        if !choice.ids.isEmpty {
            let records = try choice.ids.flatMap(records(named:))
            var seen = RowSet()
            let once = records.filter { seen.insert($0.id) }
            return FoundRows(count: once.count) { once[$0] }
        }
        return try rows(query: choice.query, states: states, sort: sort)
    }

    /// The rows that a search finds; without one, all.
    func rows(query: String?, states: Set<UInt8>, sort: ListSort) throws -> FoundRows {
        let query = try QueryParser(listing, now: now).parse(query ?? "")
        return rows(ListQuestion(query: query, states: query.namesStates ? [] : states, sort: sort))
    }

    /// The rows that an id names: one, but of users all who have an address or belong to a company.
    func records(named id: String) throws -> [Record] {
        guard listing == .invitations else { return [try record(named: id)] }
        let found = users(id.trimmingBlanks)
        guard !found.isEmpty else {
            throw CommandFailure(
                .failed,
                "Nobody has the address, and no company the id, \(Wording.quoted(id)); see `ferry invitations list`.")
        }
        return found
    }

    /// The row that an id names: a customer's tenant, a company's id or tenant, a user's address, a request's number,
    /// a subscription's id.
    func record(named id: String) throws -> Record {
        switch listing {
        case .customers:
            guard let tenant = TenantID(id.trimmingBlanks) else {
                throw CommandFailure(.usage, "\(Wording.quoted(id)) is not a tenant id, which is a GUID.")
            }
            guard let customer = try store.customer(tenant), let record = snapshot.recordOf(customer.id) else {
                throw CommandFailure(
                    .failed, "No customer has the tenant id \(tenant); look for it with `ferry pending list`.")
            }
            return record
        case .companies:
            guard let record = try company(id.trimmingBlanks) else {
                throw CommandFailure(
                    .failed, "No company has the id \(Wording.quoted(id)); look for it with `ferry companies list`.")
            }
            return record
        case .invitations: return try records(named: id)[0]
        case .requests:
            guard let number = UInt32(id.trimmingBlanks), let record = snapshot.recordOf(RowID(number)) else {
                throw CommandFailure(
                    .failed, "No request has the number \(Wording.quoted(id)); look for it with `ferry requests list`.")
            }
            return record
        case .subscriptions: return try subscription(id.trimmingBlanks)
        }
    }

    private func rows(_ question: ListQuestion) -> FoundRows {
        guard let answer = snapshot.answer(question, { false }) else { return FoundRows(count: 0) { _ in Record.none } }
        return FoundRows(count: answer.count) { snapshot.record(answer.slot($0)) }
    }

    private func company(_ id: String) throws(CommandFailure) -> Record? {
        guard let tenant = TenantID(id) else { return companies(.id, id).first }
        let linked = companies(.tenant, tenant.description)
        guard linked.count < 2 else {
            throw CommandFailure(
                .usage,
                "\(Wording.counted(linked.count, "company", "companies")) are linked to the tenant \(tenant); "
                    + "name one by its id: \(linked.map { $0[CompanyColumn.id] }.joined(separator: ", ")).")
        }
        return linked.first ?? companies(.id, id).first
    }

    /// The users with an address, or else those of a company.
    private func users(_ id: String) -> [Record] {
        for column in [InvitationColumn.email, .id] {
            let test = Query.Test.text(column: column.rawValue, folded(id))
            let found = rows(ListQuestion(query: Query(terms: [Query.Term(test)]))).records
                .filter { $0[column].lowercased() == id.lowercased() }
            if !found.isEmpty { return found }
        }
        return []
    }

    /// The subscription of an id, which is one of its kind within a tenant.
    ///
    /// `TENANT/ID` names it where several tenants have one of that id.
    private func subscription(_ text: String) throws(CommandFailure) -> Record {
        let parts = text.split(separator: "/", maxSplits: 1).map(String.init)
        let tenant = parts.count == 2 ? TenantID(parts[0]) : nil
        let id = tenant == nil ? text : parts[1]
        let test = Query.Test.text(column: SubscriptionColumn.id.rawValue, folded(id))
        let found = rows(ListQuestion(query: Query(terms: [Query.Term(test)]))).records
            .filter { $0[SubscriptionColumn.id] == id.lowercased() }
            .filter { record in tenant.map { record[SubscriptionColumn.tenant] == $0.description } ?? true }
        guard let record = found.first else {
            throw CommandFailure(
                .failed,
                "No subscription has the id \(Wording.quoted(id)); look for it with `ferry subscriptions list`.")
        }
        guard found.count == 1 else {
            throw CommandFailure(
                .usage,
                "\(Wording.counted(found.count, "subscription")) have the id \(Wording.quoted(id)); name the tenant too: --id TENANT/\(SafeText(id).value)."
            )
        }
        return record
    }

    /// The companies whose column is exactly the text.
    private func companies(_ column: CompanyColumn, _ text: String) -> [Record] {
        let test = Query.Test.text(column: column.rawValue, text.lowercased())
        return rows(ListQuestion(query: Query(terms: [Query.Term(test)]))).records.filter { $0[column] == text }
    }
}

extension Query {
    /// Whether a term asks for states; negated ones only narrow what is shown anyway.
    fileprivate var namesStates: Bool {
        terms.contains { term in
            if case .states = term.test { return !term.negated }
            return false
        }
    }
}

extension Record {
    /// A row that stands for no row.
    fileprivate static let none = Record(id: RowID(0), state: 0, reason: 0, texts: [], numbers: [])
}
