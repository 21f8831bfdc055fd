import Core
import Synchronization

/// The rows of a moment that satisfy some terms.
final class MatchedRows: Sendable {
    /// The terms.
    let terms: [Query.Term]
    /// Rows of the base; nil for all of them.
    let base: RowBits?
    /// Rows of the delta; nil when there is no delta.
    let delta: RowBits?
    /// How many rows there are.
    let count: Int

    private let ids = Mutex<RowSet?>(nil)

    /// Matching rows.
    init(_ terms: [Query.Term], base: RowBits?, of baseCount: Int, delta: RowBits?) {
        self.terms = terms
        self.base = base
        self.delta = delta
        count = (base?.count ?? baseCount) + (delta?.count ?? 0)
    }

    /// The ids of the rows; made once.
    func ids(_ make: () -> RowSet) -> RowSet {
        if let known = ids.withLock({ $0 }) { return known }
        let made = make()
        ids.withLock { $0 = made }
        return made
    }
}

/// Answers in some order.
protocol AnswerRows: Sendable {
    /// The row at a position: below the base's count a row of the base, else one of the delta.
    func slot(at position: Int) -> Int
    /// The position of a row; nil when it is none of them.
    func position(of slot: Int) -> Int?
}

/// The rows of an answer in standard order, found by counting bits: no array of them all.
struct StandardRows: AnswerRows {
    private let base: RowBits?
    private let baseCount: Int
    /// The matching rows of the delta, and for each how many base rows come before it, and its position.
    private let inserted: [UInt32]
    private let places: [UInt32]
    private let positions: [UInt32]

    /// Matching rows between whose base rows those of the delta stand.
    init(_ matched: MatchedRows, baseCount: Int, delta: IndexDelta) {
        base = matched.base
        self.baseCount = baseCount
        var inserted: [UInt32] = []
        matched.delta?.forEach { inserted.append(UInt32($0)) }
        let places = inserted.map { delta.rows[Int($0)].place }
        let base = matched.base
        positions = places.enumerated().map { index, place in
            UInt32((base?.rank(Int(place)) ?? Int(place)) + index)
        }
        self.inserted = inserted
        self.places = places
    }

    func slot(at position: Int) -> Int {
        let before = partition(positions.count) { positions[$0] < position }
        if before < positions.count, positions[before] == position { return baseCount + Int(inserted[before]) }
        return base?.select(position - before) ?? position - before
    }

    func position(of slot: Int) -> Int? {
        if slot >= baseCount {
            let index = partition(inserted.count) { inserted[$0] < slot - baseCount }
            guard index < inserted.count, inserted[index] == slot - baseCount else { return nil }
            return Int(positions[index])
        }
        if let base, !base.contains(slot) { return nil }
        return (base?.rank(slot) ?? slot) + partition(places.count) { places[$0] <= slot }
    }
}

/// The rows of an answer in an order of their own.
struct SortedRows: AnswerRows {
    /// The rows, in order.
    let slots: [UInt32]

    func slot(at position: Int) -> Int { Int(slots[position]) }

    func position(of slot: Int) -> Int? {
        slots.withUnsafeBufferPointer { $0.firstIndex(of: UInt32(slot)) }
    }
}
