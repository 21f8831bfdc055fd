/// Requests that wait for a connection, the first one first.
struct Queue {
    /// One of them.
    struct Item {
        var ticket: Ticket
        var continuation: CheckedContinuation<WireResult, Never>
    }

    private var items: [Item] = []
    private var start = 0

    /// Whether none waits.
    var isEmpty: Bool { start == items.count }

    /// Adds one at the end.
    mutating func append(_ item: Item) { items.append(item) }

    /// Takes the first one.
    mutating func popFirst() -> Item? {
        guard start < items.count else { return nil }
        defer {
            start += 1
            // What was taken is dropped now and then, so that taking costs the same however many wait.
            if start > 64, start * 2 > items.count {
                items.removeFirst(start)
                start = 0
            }
        }
        return items[start]
    }

    /// Takes one out of turn; nil when it does not wait.
    mutating func remove(_ ticket: Ticket) -> Item? {
        guard let index = items[start...].firstIndex(where: { $0.ticket === ticket }) else { return nil }
        return items.remove(at: index)
    }
}
