import Core
import Sandbox
import Store
import Synchronization

/// What customers do while the demo is open: some accept the reseller relationship, and who was told activates.
///
/// New customers are the next rows of the same made-up data, and those whom a request was sent to.
final class Arrivals: Sendable {
    private let data: DemoData
    private let store: SQLiteStore
    private let control: SandboxControl
    private let next: Mutex<Int>
    /// The requests whose customers have accepted.
    private let accepted = Mutex<Set<RowID>>([])

    /// How many accept by themselves between two synchronisations, and how many of those who were told activate.
    private static let atOnce = 3

    /// Those who come after a demo's own customers.
    init(after options: DemoOptions, now: Timestamp, in store: SQLiteStore, at control: SandboxControl) {
        data = DemoData(customers: .max, seed: options.seed, now: now)
        self.store = store
        self.control = control
        next = Mutex(options.customers)
    }

    /// Lets the next few accept, those too who were asked, and some who were told activate.
    func arrive() {
        let rows = next.withLock { next in
            var rows: [Int] = []
            while rows.count < Self.atOnce {
                if data.roles(in: next..<next + 1) == [.ready] { rows.append(next) }
                next += 1
            }
            return rows
        }
        for line in rows.flatMap({ data.customers(in: $0..<$0 + 1) }) {
            control.add(
                NewCustomer(tenant: line.tenant, name: line.name, domain: line.domain, contact: line.contact))
        }
        // The demo goes on without what the store does not tell.
        try? accept()
        try? activate()
    }

    /// Lets everybody accept to whom a request was sent.
    private func accept() throws(StoreFailure) {
        let sent = try rows(.requests, in: RequestState.sent.rawValue)
        let fresh = accepted.withLock { accepted in sent.map(\.id).filter { accepted.insert($0).inserted } }
        for request in try store.requests(fresh) {
            let prospect = request.prospect
            control.add(
                NewCustomer(
                    tenant: prospect.tenant, name: prospect.company, domain: prospect.domain,
                    contact: prospect.contact))
        }
    }

    /// Lets those activate who were told last.
    private func activate() throws(StoreFailure) {
        let told = try rows(.invitations, in: InvitationState.told.rawValue).sorted {
            $0[InvitationColumn.Number.lastSent] > $1[InvitationColumn.Number.lastSent]
        }
        for record in told.prefix(Self.atOnce) { control.activate(person: record[InvitationColumn.email]) }
    }

    private func rows(_ listing: Listing, in state: UInt8) throws(StoreFailure) -> [Record] {
        let snapshot = try store.snapshot(listing)
        guard let answer = snapshot.answer(ListQuestion(states: [state]), { false }) else { return [] }
        return (0..<answer.count).map { snapshot.record(answer.slot($0)) }
    }
}
