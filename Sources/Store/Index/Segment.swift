import Core
import Synchronization

/// Rows in standard order in one piece of memory, mapped from the index file or made for what changed since.
///
/// What a file says is checked where it is used: wrong offsets give wrong texts, never a read outside.
final class Segment: Sendable {
    /// What rows hold.
    let coder: RowCoder
    /// The revision of the list, and what was counted when it was built.
    let header: IndexHeader
    /// How many rows.
    let count: Int
    /// The folded searched columns.
    let searched: PackedLines
    /// The other folded columns.
    let others: PackedLines
    let states: MappedColumn<UInt8>
    let reasons: MappedColumn<UInt8>
    let ids: MappedColumn<UInt32>
    /// Bit n: text column n is not empty.
    let filled: MappedColumn<UInt32>
    /// The number columns.
    let numbers: [MappedColumn<Int64>]
    /// Orders other than the standard one, as far as they were asked for.
    let orders = Mutex<[RowOrder]>([])

    private let region: MappedRegion
    private let bodies: MappedColumn<UInt8>
    private let bodyOffsets: MappedColumn<UInt64>
    private let rowOf: MappedColumn<UInt32>

    /// The rows of a region that is laid out as its header says.
    init(_ region: MappedRegion, _ header: IndexHeader, _ coder: RowCoder) {
        let plan = header.plan
        precondition(region.count >= plan.total && plan.numberColumns == coder.layout.numbers.count)
        func column<Value: BitwiseCopyable>(_ section: SegmentPlan.Section) -> MappedColumn<Value> {
            region.column(
                of: Value.self, at: plan.offset(section), count: plan.length(section) / MemoryLayout<Value>.stride)
        }
        self.region = region
        self.header = header
        self.coder = coder
        count = plan.rows
        searched = PackedLines(bytes: column(.searched), offsets: column(.searchedOffsets))
        others = PackedLines(bytes: column(.others), offsets: column(.otherOffsets))
        bodies = column(.bodies)
        bodyOffsets = column(.bodyOffsets)
        states = column(.states)
        reasons = column(.reasons)
        ids = column(.ids)
        filled = column(.filled)
        rowOf = column(.rowOf)
        let start = plan.offset(.numbers)
        numbers = (0..<plan.numberColumns).map {
            region.column(of: Int64.self, at: start + $0 * plan.rows * 8, count: plan.rows)
        }
    }

    /// What the rows hold.
    var layout: ListLayout { coder.layout }

    /// The lines that hold a text column, and which column of them it is.
    func lines(of column: Int) -> (lines: PackedLines, column: Int)? {
        if let index = coder.layout.searched.firstIndex(of: column) { return (searched, index) }
        return coder.others.firstIndex(of: column).map { (others, $0) }
    }

    /// The row of an id; nil when there is none.
    func row(of id: UInt32) -> Int? {
        guard Int(id) < rowOf.count else { return nil }
        let row = Int(rowOf[Int(id)]) - 1
        return row >= 0 && row < count ? row : nil
    }

    /// A row as it was given.
    func record(_ row: Int) -> Record {
        let start = min(Int(clamping: bodyOffsets[row]), bodies.count)
        let end = max(start, min(Int(clamping: bodyOffsets[row + 1]), bodies.count))
        let body = UnsafeRawBufferPointer(UnsafeBufferPointer(rebasing: bodies.values[start..<end]))
        let layout = coder.layout
        return Record(
            id: RowID(ids[row]), state: states[row], reason: reasons[row],
            texts: RowCoder.texts(layout.texts.count, in: body),
            numbers: numbers.map { $0[row] })
    }

    /// How many rows come before a key, which is a searched line without its newline, and an id.
    func place(of line: UnsafeBufferPointer<UInt8>, id: UInt32) -> Int {
        var low = 0
        var high = count
        while low < high {
            let middle = (low + high) / 2
            let order = SortKey.compare(searched.line(middle), line)
            if order < 0 || order == 0 && ids[middle] < id { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// Reads ahead what every search needs.
    func warm() {
        let plan = header.plan
        region.populate(plan.offset(.searched) & ~4095..<plan.offset(.others))
    }
}
