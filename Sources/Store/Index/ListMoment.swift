import Core
import Synchronization

/// One revision of a list: what snapshots of it are answered from.
final class ListMoment: Sendable {
    /// The revision.
    let revision: Int64
    /// The rows of the index file.
    let base: Segment
    /// What changed since.
    let delta: IndexDelta

    private let listing: Listing
    private let answered = Mutex<[MatchedRows]>([])
    private let merges = Mutex<[SortedMerge]>([])

    private static let keptAnswers = 4

    /// The moment of a base, or after changes.
    init(_ listing: Listing, revision: Int64, base: Segment, delta: IndexDelta) {
        self.listing = listing
        self.revision = revision
        self.base = base
        self.delta = delta
    }

    /// The moment after changes; nil when there is no memory for them.
    func applying(_ changes: IndexChanges) -> ListMoment? {
        IndexDelta(delta, changes, on: base).map {
            ListMoment(listing, revision: changes.revision, base: base, delta: $0)
        }
    }

    /// The moment for everybody.
    var snapshot: ListSnapshot {
        ListSnapshot(
            listing: listing, version: UInt64(bitPattern: revision), total: total,
            stateCounts: Array(delta.stateCounts.prefix(listing.layout.states.count)),
            record: { self.record(Int($0.number)) },
            recordOf: { id in self.slot(of: id).map(self.record) },
            answer: { self.answer($0, $1) },
            rows: { self.ids(of: $0.question) },
            presence: { self.presence($0, $1.question) })
    }

    /// How many changes it holds beyond the base.
    var changeCount: Int { delta.size(on: base) }

    private var total: Int { (delta.live?.count ?? base.count) + delta.rows.count }

    private func record(_ slot: Int) -> Record {
        if slot >= base.count, let segment = delta.segment { return segment.record(slot - base.count) }
        return base.record(slot)
    }

    private func slot(of id: RowID) -> Int? {
        if let index = delta.index(of: id.number) { return base.count + index }
        guard let row = base.row(of: id.number), delta.live?.contains(row) ?? true else { return nil }
        return row
    }

    private func answer(_ question: ListQuestion, _ isCancelled: () -> Bool) -> ListAnswer? {
        guard !isCancelled(), let matched = matched(question.terms, isCancelled),
            let rows = rows(matched, question.sort, isCancelled)
        else { return nil }
        return ListAnswer(
            question: question, version: UInt64(bitPattern: revision), count: matched.count,
            slot: { RowSlot(UInt32(rows.slot(at: $0))) },
            position: { id in self.slot(of: id).flatMap(rows.position) })
    }

    private func rows(
        _ matched: MatchedRows, _ sort: ListSort, _ isCancelled: () -> Bool
    ) -> (any AnswerRows)? {
        if sort == .standard { return StandardRows(matched, baseCount: base.count, delta: delta) }
        guard let merge = merge(sort, isCancelled) else { return nil }
        return merge.slots(of: matched, isCancelled: isCancelled).map(SortedRows.init)
    }

    private func merge(_ sort: ListSort, _ isCancelled: () -> Bool) -> SortedMerge? {
        if let known = merges.withLock({ merges in merges.first { $0.sort == sort } }) { return known }
        guard let made = SortedMerge(sort, base: base, delta: delta, isCancelled: isCancelled) else { return nil }
        merges.withLock { $0 = [made] }
        return made
    }

    /// The rows that satisfy the terms, found among those of an earlier answer where that must hold them.
    private func matched(_ terms: [Query.Term], _ isCancelled: () -> Bool) -> MatchedRows? {
        if terms.isEmpty { return MatchedRows([], base: delta.live, of: base.count, delta: allOfDelta) }
        let earlier = answered.withLock { answered in
            answered.filter { terms.narrow($0.terms) }.min { $0.count < $1.count }
        }
        if let earlier, earlier.terms == terms { return earlier }
        let missing = terms.filter { term in earlier?.terms.contains(term) != true }
        let candidates = earlier?.base ?? delta.live
        guard let found = base.rows(matching: missing, among: candidates?.words, isCancelled: isCancelled) else {
            return nil
        }
        var inserted: RowBits?
        if let segment = delta.segment {
            let candidates = earlier?.delta?.words
            guard let found = segment.rows(matching: missing, among: candidates, isCancelled: isCancelled) else {
                return nil
            }
            inserted = RowBits(found)
        }
        return keep(MatchedRows(terms, base: RowBits(found), of: base.count, delta: inserted))
    }

    private var allOfDelta: RowBits? { delta.segment.map { RowBits(RowBits.allOnes($0.count)) } }

    private func keep(_ matched: MatchedRows) -> MatchedRows {
        answered.withLock { answered in
            answered.insert(matched, at: 0)
            if answered.count > Self.keptAnswers { answered.removeLast() }
        }
        return matched
    }

    private func ids(of question: ListQuestion) -> RowSet {
        guard let matched = matched(question.terms, { false }) else { return RowSet() }
        return matched.ids { makeIDs(of: matched) }
    }

    /// Sets bits in place: a million rows in the order of their names jump through their numbers.
    private func makeIDs(of matched: MatchedRows) -> RowSet {
        let largest = max(base.header.plan.idLimit, Int(delta.rows.map(\.encoded.head.id).max() ?? 0) + 1)
        var words = [UInt64](repeating: 0, count: (largest + 63) / 64)
        words.withUnsafeMutableBufferPointer { words in
            func insert(_ id: UInt32) {
                if Int(id) < largest { words[Int(id >> 6)] |= 1 << UInt64(id & 63) }
            }
            let ids = base.ids.values
            if let rows = matched.base { rows.forEach { insert(ids[$0]) } } else { ids.forEach(insert) }
            matched.delta?.forEach { insert(delta.rows[$0].encoded.head.id) }
        }
        return RowSet(words: words)
    }

    private func presence(_ set: RowSet, _ question: ListQuestion) -> (shown: Int, known: Int) {
        let shown = set.intersection(ids(of: question)).count
        return (shown, set.intersection(ids(of: ListQuestion(states: question.states))).count)
    }
}
