import Synchronization

/// What was seen of the company list: how large its pages may be, and how many there are.
final class ListShape: Sendable {
    /// The size that AppDirect gives unasked.
    static let documentedSize = 50
    /// The size that is tried first.
    private static let wantedSize = 250

    private let memory = Mutex((size: wantedSize, total: 0))

    /// How many companies to ask for at once.
    var size: Int { memory.withLock { $0.size } }

    /// How many pages that makes; 1 until a page was seen.
    var pages: Int { memory.withLock { max(1, ($0.total + $0.size - 1) / $0.size) } }

    /// Goes down to the documented size.
    func shrink() { memory.withLock { $0.size = Self.documentedSize } }

    /// Notes how many companies there are.
    func note(_ total: Int?) {
        if let total, total >= 0 { memory.withLock { $0.total = total } }
    }
}
