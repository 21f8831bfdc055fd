package import Core
import Synchronization

extension DemoData {
    /// Today's complete list, contacts included, as if it were read from a file.
    package func list() -> ListFile {
        listFile(name: "demo", vanished: false)
    }

    /// The complete list before, of which only the customers count that today's no longer holds.
    package func earlierList() -> ListFile {
        listFile(name: "demo, earlier", vanished: true)
    }

    private func listFile(name: String, vanished: Bool) -> ListFile {
        let cursor = RowCursor()
        return ListFile(
            kind: .customers(complete: true), name: name,
            next: { count throws(ListFileFailure) in
                // A range may hold no row of the kind; an empty answer would be taken for the end.
                while true {
                    let range = cursor.take(count, below: self.count)
                    if range.isEmpty { return [] }
                    let rows = vanished ? self.vanished(in: range) : customers(in: range)
                    if !rows.isEmpty { return rows.map(ListLine.customer) }
                }
            },
            progress: { self.count == 0 ? 1 : Double(cursor.place) / Double(self.count) })
    }
}

/// How far a list was read.
private final class RowCursor: Sendable {
    private let next = Mutex(0)

    /// The row to be read next.
    var place: Int { next.withLock { $0 } }

    /// The next rows, at most so many; empty at the end.
    func take(_ count: Int, below end: Int) -> Range<Int> {
        next.withLock { next in
            let range = next..<min(end, next + max(1, count))
            next = range.upperBound
            return range
        }
    }
}
