import Core
import Sandbox

/// Puts made-up customers and companies into a throw-away store.
struct DemoFill {
    private let data: DemoData
    private let store: any CompanyStore
    private let surroundings: Surroundings

    /// Companies that are mirrored in one transaction.
    private static let batch = 20_000

    /// A filling of a store.
    init(customers: Int, seed: UInt64, store: any CompanyStore, surroundings: Surroundings) {
        data = DemoData(customers: customers, seed: seed, now: surroundings.now())
        self.store = store
        self.surroundings = surroundings
    }

    /// Fills the store: companies, the list of some weeks ago, today's, and what a manager set aside.
    func run(report: (ImportSummary, Double?) -> Void) throws {
        var start = 0
        while start < data.count {
            try store.mirror(data.companies(in: start..<min(data.count, start + Self.batch)))
            start += Self.batch
        }
        for file in [data.earlierList(), data.list()] {
            _ = try ListImport(store: store, surroundings: surroundings).run(
                file, full: true, stop: { false }, report: { report($0, file.progress()) })
        }
        try setAside()
    }

    private func setAside() throws {
        var rows: [String: RowSet] = [:]
        for ignored in data.ignored(in: 0..<data.count) {
            guard let customer = try store.customer(ignored.tenant) else { continue }
            rows[ignored.reason, default: RowSet()].insert(customer.id)
        }
        for (reason, set) in rows.sorted(by: { $0.key < $1.key }) {
            _ = try store.setIgnored(set, reason: reason, by: surroundings.who, at: surroundings.now())
        }
    }
}
