import Core
import Foundation
import Store

/// A place where a store of some kind can be opened again and again, by several at once.
struct StorePlace: Sendable {
    /// Opens the store.
    var open: @Sendable () throws -> any CompanyStore & LetterStore & RequestStore
    /// The marketplace whose companies live in the store.
    var marketplace: @Sendable (any CompanyStore) throws -> any Marketplace
}

/// A folder of its own for one test; it goes with this object.
final class TemporaryFolder: Sendable {
    let path: String

    init() throws {
        path = FileManager.default.temporaryDirectory.appendingPathComponent("store-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    /// The store of this folder.
    var store: String { path + "/inner/contoso.sqlite" }

    /// The place of SQLite stores in this folder.
    var place: StorePlace {
        let path = store
        return StorePlace(
            open: { try SQLiteStore.open(path: path) },
            marketplace: { store in
                guard let store = store as? SQLiteStore else { throw StoreFailure.failed(why: "no SQLite store") }
                return LocalMarketplace(store, surroundings: someone)
            })
    }
}

let noon = Timestamp(seconds: 1_800_000_000)
let someone = Surroundings(who: "mia@example", now: { noon })

func tenant(_ number: UInt64) -> TenantID { TenantID(high: 0xA000 + number, low: number) }

func line(
    _ number: UInt64, name: String? = nil, domain: String? = nil, relationship: Relationship? = .reseller,
    tags: String? = nil, email: String? = nil, phone: String = ""
) -> ListLine {
    .customer(
        CustomerLine(
            line: Int(number) + 1, tenant: tenant(number), name: name ?? "Customer \(number)",
            domain: domain ?? "customer\(number).example.com", relationship: relationship, tags: tags,
            contact: Contact(email: email ?? "admin@customer\(number).example.com", phone: phone)))
}

func lines(_ numbers: ClosedRange<UInt64>) -> [ListLine] { numbers.map { line($0) } }

func company(
    _ id: String, name: String = "Elsewhere", tenant: TenantID? = nil, domain: String = "",
    evidence: TenantEvidence? = nil, administrator: Contact = Contact(email: "boss@elsewhere.example.com")
) -> Company {
    Company(
        id: CompanyID(id), name: name, tenant: tenant, evidence: evidence ?? (tenant == nil ? .none : .confirmed),
        domain: domain, status: "ENABLED", createdAt: noon, administrator: administrator, origin: .found)
}

extension CompanyStore {
    @discardableResult
    func bringIn(
        _ lines: [ListLine], kind: ListFileKind = .customers(complete: false), complete: Bool = false,
        at: Timestamp = noon
    ) throws -> ImportSummary {
        let session = try beginImport(kind, name: "customers.csv", by: "mia@example", at: at)
        try session.merge(lines, at: at)
        return try session.finish(complete: complete, at: at)
    }

    func row(_ number: UInt64) throws -> RowID {
        guard let customer = try customer(tenant(number)) else { throw StoreFailure.failed(why: "no \(number)") }
        return customer.id
    }

    /// A customer's row as the list shows it.
    func record(_ number: UInt64) throws -> Record {
        guard let record = try snapshot(.customers).recordOf(try row(number)) else {
            throw StoreFailure.failed(why: "no record of \(number)")
        }
        return record
    }

    /// State and reason as the list shows them; they must be what a fresh derivation gives.
    func stand(_ number: UInt64) throws -> Standing {
        let record = try record(number)
        guard let live = try standing(tenant(number)) else { throw StoreFailure.failed(why: "no \(number)") }
        let shown = Standing(
            PendingState(rawValue: record.state) ?? .checking, StandingReason(rawValue: record.reason) ?? .none,
            level: MatchLevel(rawValue: record[CustomerColumn.level]) ?? .none,
            companies: record[CustomerColumn.companies].split(separator: " ").map { CompanyID(String($0)) },
            hasNamesake: record[CustomerColumn.Number.namesake] != 0)
        guard shown == live else { throw StoreFailure.failed(why: "the list shows \(shown), it is \(live)") }
        return shown
    }

    func records(_ listing: Listing) throws -> [Record] {
        let snapshot = try snapshot(listing)
        guard let answer = snapshot.answer(ListQuestion(), { false }) else { return [] }
        return (0..<answer.count).map { snapshot.record(answer.slot($0)) }
    }

    func makeJob(_ numbers: ClosedRange<UInt64>, anyway: [UInt64] = []) throws -> Job {
        try createJob(
            .createCompanies, customers: try numbers.map { try row($0) },
            anyway: RowSet(try anyway.map { try row($0) }),
            by: "mia@example", at: noon)
    }

    func allItems(_ job: JobID) throws -> [JobItem] { try items(of: job, states: nil, offset: 0, limit: .max) }

    func actions() throws -> [JournalAction] {
        try journal(since: nil, before: nil, limit: .max).map(\.action)
    }
}
