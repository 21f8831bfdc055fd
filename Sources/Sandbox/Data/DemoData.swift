package import Core

/// Made-up customers and companies: the same seed and count give the same data on every machine.
///
/// Each hundred rows have the mix that `DemoRole` tells. Domains and addresses end in `example` names or stand under
/// `onmicrosoft.com`; telephone numbers are of ranges kept for fiction, or of a form that is never given out.
package struct DemoData: Sendable {
    /// How many customers there are, those of the earlier list among them.
    package let count: Int
    /// When the demo happens; the companies are older.
    package let now: Timestamp
    let seed: UInt64
    let maker: RowMaker

    /// Made-up data; needs no time before the first row is asked for.
    package init(customers: Int, seed: UInt64, now: Timestamp) {
        count = customers
        self.seed = seed
        self.now = now
        maker = RowMaker(seed: seed, count: customers)
    }

    /// The customers of these rows that are in today's list, with their contacts; lines count from 2 as in its file.
    package func customers(in range: Range<Int>) -> [CustomerLine] {
        rows(in: range, vanished: false) { row, line in row.customer(line: line) }
    }

    /// The customers of these rows that only an earlier complete list held.
    package func vanished(in range: Range<Int>) -> [CustomerLine] {
        rows(in: range, vanished: true) { row, line in row.customer(line: line) }
    }

    /// What each of these rows is there to show.
    package func roles(in range: Range<Int>) -> [DemoRole] {
        var roles: [DemoRole] = []
        forEachBlock(in: range) { wheel, rows in
            for index in rows { roles.append(maker.role(of: index, in: wheel)) }
        }
        return roles
    }

    /// The customers of these rows that a manager has set aside, and why.
    package func ignored(in range: Range<Int>) -> [DemoIgnored] {
        var ignored: [DemoIgnored] = []
        forEachBlock(in: range) { wheel, rows in
            for index in rows where maker.role(of: index, in: wheel) == .ignored {
                let tenant = maker.row(index, in: wheel).tenant
                ignored.append(
                    DemoIgnored(tenant: tenant, reason: DemoIgnored.reasons[index / 7 % DemoIgnored.reasons.count]))
            }
        }
        return ignored
    }

    /// Something of each row that is, or is not, in the earlier list only, with its line in its file.
    func rows<Element>(in range: Range<Int>, vanished: Bool, _ make: (DemoRow, _ line: Int) -> Element) -> [Element] {
        var made: [Element] = []
        made.reserveCapacity(range.count)
        forEachBlock(in: range) { wheel, rows in
            guard let first = rows.first else { return }
            var line = firstLine(ofBlock: first / Wheel.size, vanished: vanished)
            for index in first / Wheel.size * Wheel.size..<rows.upperBound
            where (maker.role(of: index, in: wheel) == .vanished) == vanished {
                if index >= first { made.append(make(maker.row(index, in: wheel), line)) }
                line += 1
            }
        }
        return made
    }

    /// Calls with each hundred's wheel and those of its rows that are in the range and exist.
    func forEachBlock(in range: Range<Int>, _ body: (Wheel, Range<Int>) -> Void) {
        let range = range.clamped(to: 0..<count)
        var start = range.lowerBound
        while start < range.upperBound {
            let block = start / Wheel.size
            let end = min(range.upperBound, (block + 1) * Wheel.size)
            body(maker.roles(ofBlock: block), start..<end)
            start = end
        }
    }

    /// The header is line 1; every hundred before has its fixed share.
    private func firstLine(ofBlock block: Int, vanished: Bool) -> Int {
        2 + block * (vanished ? DemoRole.vanished.share : Wheel.size - DemoRole.vanished.share)
    }
}

/// A made-up customer that was set aside.
package struct DemoIgnored: Equatable, Sendable {
    /// The customer.
    package var tenant: TenantID
    /// Why, in the manager's words.
    package var reason: String

    static let reasons = [
        "Test tenant", "Moved to another partner", "Closed down", "Wants to stay on invoice",
        "Merged into another company",
    ]
}
