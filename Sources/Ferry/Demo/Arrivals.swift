import Core
import Sandbox
import Synchronization

/// Customers who accept the reseller relationship while the demo is open: the next rows of the same made-up data.
final class Arrivals: Sendable {
    private let data: DemoData
    private let control: SandboxControl
    private let next: Mutex<Int>

    /// How many accept between two synchronisations.
    private static let atOnce = 3

    /// Those who come after a demo's own customers.
    init(after options: DemoOptions, now: Timestamp, at control: SandboxControl) {
        data = DemoData(customers: .max, seed: options.seed, now: now)
        self.control = control
        next = Mutex(options.customers)
    }

    /// Lets the next few accept.
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
    }
}
