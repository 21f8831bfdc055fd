import Core

/// What changed since the base: a small segment of changed and new rows, and the base rows that don't hold any more.
///
/// A changed row leaves its place in the base and stands where its new line belongs, which is the same place when only
/// its state changed.
struct IndexDelta: Sendable {
    /// A changed or new row; shared by all deltas that hold it.
    final class Row: Sendable {
        let encoded: EncodedRow
        /// How many base rows come before it.
        let place: UInt32

        /// A row at its place in the base.
        init(_ encoded: EncodedRow, in base: Segment) {
            self.encoded = encoded
            place = encoded.searched.withUnsafeBufferPointer {
                UInt32(base.place(of: UnsafeBufferPointer(rebasing: $0.dropLast()), id: encoded.head.id))
            }
        }

        /// Whether it comes before another one in standard order.
        func isBefore(_ other: Row) -> Bool {
            if place != other.place { return place < other.place }
            let order = encoded.searched.withUnsafeBufferPointer { left in
                other.encoded.searched.withUnsafeBufferPointer { SortKey.compare(left, $0) }
            }
            return order != 0 ? order < 0 : encoded.head.id < other.encoded.head.id
        }
    }

    /// The rows, in standard order.
    let rows: [Row]
    /// The same rows as a segment; nil when there are none.
    let segment: Segment?
    /// The base rows that still hold; nil when all do.
    let live: RowBits?
    /// How many base rows of each state still hold.
    private let liveStates: [Int]
    private let indices: [UInt32: UInt32]

    /// No changes.
    init(of base: Segment) {
        rows = []
        segment = nil
        live = nil
        liveStates = base.header.stateCounts
        indices = [:]
    }

    /// The changes after an earlier delta and those that came since; nil when there is no memory for them.
    init?(_ earlier: IndexDelta, _ changes: IndexChanges, on base: Segment) {
        var fresh: [UInt32: Record] = [:]
        for record in changes.upserted { fresh[record.id.number] = record }
        let touched = Set(fresh.keys).union(changes.removed.map(\.number))
        rows = Self.merged(
            earlier.rows.filter { !touched.contains($0.encoded.head.id) }, Self.encoded(fresh.values, on: base))
        (live, liveStates) = Self.live(earlier, without: touched, on: base)
        segment = Self.segment(rows, on: base)
        if segment == nil, !rows.isEmpty { return nil }
        var indices = [UInt32: UInt32](minimumCapacity: rows.count)
        for (index, row) in rows.enumerated() { indices[row.encoded.head.id] = UInt32(index) }
        self.indices = indices
    }

    /// How many changes it holds.
    func size(on base: Segment) -> Int { max(rows.count, base.count - (live?.count ?? base.count)) }

    /// The place of a changed or new row among the rows; nil when it is none.
    func index(of id: UInt32) -> Int? { indices[id].map { Int($0) } }

    /// How many rows of each state there are, base and delta together.
    var stateCounts: [Int] {
        guard let segment else { return liveStates }
        return zip(liveStates, segment.header.stateCounts).map { $0 + $1 }
    }

    private static func encoded(_ records: some Sequence<Record>, on base: Segment) -> [Row] {
        records.map { record in
            var encoded = EncodedRow()
            base.coder.encode(record, into: &encoded)
            return Row(encoded, in: base)
        }.sorted { $0.isBefore($1) }
    }

    private static func merged(_ left: [Row], _ right: [Row]) -> [Row] {
        var result: [Row] = []
        result.reserveCapacity(left.count + right.count)
        var start = 0
        for row in right {
            let end = start + partition(left.count - start) { left[start + $0].isBefore(row) }
            result.append(contentsOf: left[start..<end])
            result.append(row)
            start = end
        }
        return result + left[start...]
    }

    private static func live(
        _ earlier: IndexDelta, without touched: Set<UInt32>, on base: Segment
    ) -> (RowBits?, [Int]) {
        let gone = touched.compactMap(base.row).filter { earlier.live?.contains($0) ?? true }
        guard !gone.isEmpty else { return (earlier.live, earlier.liveStates) }
        var words = earlier.live?.words ?? RowBits.allOnes(base.count)
        var states = earlier.liveStates
        for row in gone {
            words[row >> 6] &= ~(1 << UInt64(row & 63))
            states[Int(base.states[row])] -= 1
        }
        return (RowBits(words), states)
    }

    private static func segment(_ rows: [Row], on base: Segment) -> Segment? {
        guard !rows.isEmpty else { return nil }
        var plan = SegmentPlan(rows: rows.count, numberColumns: base.header.plan.numberColumns)
        for row in rows {
            plan.searchedBytes += row.encoded.searched.count
            plan.otherBytes += row.encoded.others.count
            plan.bodyBytes += row.encoded.body.count
        }
        guard let region = MappedRegion(anonymous: plan.total) else { return nil }
        var writer = SegmentWriter(plan, into: region.bytes)
        for row in rows { writer.append(row.encoded) }
        var header = base.header
        header.plan = plan
        header.stateCounts = writer.stateCounts
        return Segment(region, header, base.coder)
    }
}
