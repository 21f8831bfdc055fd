import Core
import Dispatch
import Synchronization

/// The keys of a batch's customers, made by another thread while the first of them are written already.
struct KeysAhead {
    private let maker: Maker
    private var current: ArraySlice<MatchKeys> = []
    private var left: Int

    /// So many keys are handed over at a time.
    private static let piece = 1000

    /// The keys of the customers in some lines, in the order of their places.
    init(_ lines: [ListLine], in places: [Int]) {
        let maker = Maker()
        self.maker = maker
        left = places.count
        DispatchQueue.global(qos: .userInitiated).async {
            for start in stride(from: 0, to: places.count, by: Self.piece) {
                maker.hand(places[start..<min(start + Self.piece, places.count)].compactMap { lines[$0].matchKeys })
            }
        }
    }

    /// The next keys; nil after the last.
    mutating func next() -> MatchKeys? {
        guard left > 0 else { return nil }
        left -= 1
        if current.isEmpty { current = maker.take()[...] }
        return current.popFirst()
    }

    /// What stands between the two threads.
    private final class Maker: Sendable {
        private let pieces = Mutex<[[MatchKeys]]>([])
        private let count = DispatchSemaphore(value: 0)

        func hand(_ piece: [MatchKeys]) {
            pieces.withLock { $0.append(piece) }
            count.signal()
        }

        /// Waits for a piece.
        func take() -> [MatchKeys] {
            count.wait()
            return pieces.withLock { $0.removeFirst() }
        }
    }
}

extension ListLine {
    /// The keys of the customer; nil when it is none.
    fileprivate var matchKeys: MatchKeys? {
        guard case .customer(let line) = self else { return nil }
        return MatchKeys(name: line.name, domain: line.domain)
    }
}
