/// Fills the sections of a segment with rows in standard order, all of them or those from some place on.
struct SegmentWriter {
    /// Where rows go: how many come before them, and how many bytes of those.
    struct Place {
        var row = 0
        var searchedEnd = 0
        var othersEnd = 0
        var bodiesEnd = 0
    }

    private let plan: SegmentPlan
    private let bytes: UnsafeMutableRawBufferPointer
    private let offsets: [Int]
    private var place: Place
    /// How many rows there are of each state so far.
    private(set) var stateCounts = [Int](repeating: 0, count: 256)
    /// How often each byte occurs in every sixteenth row.
    private(set) var frequencies = [UInt32](repeating: 0, count: 256)

    /// A writer into zeroed memory of the plan's size, which must outlive it.
    init(_ plan: SegmentPlan, into bytes: UnsafeMutableRawBufferPointer, at place: Place = Place()) {
        self.place = place
        precondition(bytes.count >= plan.total)
        self.plan = plan
        self.bytes = bytes
        offsets = SegmentPlan.Section.allCases.map(plan.offset)
    }

    /// Writes the next row.
    mutating func append(_ encoded: EncodedRow) {
        encoded.numbers.withUnsafeBytes { numbers in
            encoded.searched.withUnsafeBytes { searched in
                encoded.others.withUnsafeBytes { others in
                    encoded.body.withUnsafeBytes { append(encoded.head, numbers, searched, others, $0) }
                }
            }
        }
    }

    /// Writes the next row from its parts.
    mutating func append(
        _ head: EncodedRow.Head, _ numbers: UnsafeRawBufferPointer, _ searched: UnsafeRawBufferPointer,
        _ others: UnsafeRawBufferPointer, _ body: UnsafeRawBufferPointer
    ) {
        let row = place.row
        put(head.state, .states, row)
        put(head.reason, .reasons, row)
        put(head.id, .ids, row)
        put(head.filled, .filled, row)
        if Int(head.id) < plan.idLimit { put(UInt32(row + 1), .rowOf, Int(head.id)) }
        for column in 0..<plan.numberColumns {
            put(numbers.loadUnaligned(fromByteOffset: column * 8, as: Int64.self), .numbers, column * plan.rows + row)
        }
        append(searched, .searched, .searchedOffsets, &place.searchedEnd)
        append(others, .others, .otherOffsets, &place.othersEnd)
        append(body, .bodies, .bodyOffsets, &place.bodiesEnd)
        stateCounts[Int(head.state)] += 1
        if row & 15 == 0 { for byte in searched { frequencies[Int(byte)] += 1 } }
        place.row += 1
    }

    private func put<Value: BitwiseCopyable>(_ value: Value, _ section: SegmentPlan.Section, _ index: Int) {
        bytes.storeBytes(
            of: value, toByteOffset: offsets[section.rawValue] + index * MemoryLayout<Value>.stride, as: Value.self)
    }

    /// The offset of the first row is 0 and stands there already.
    private func append(
        _ part: UnsafeRawBufferPointer, _ section: SegmentPlan.Section, _ ends: SegmentPlan.Section, _ end: inout Int
    ) {
        let start = offsets[section.rawValue] + end
        precondition(end + part.count <= plan.length(section))
        UnsafeMutableRawBufferPointer(rebasing: bytes[start..<(start + part.count)]).copyMemory(from: part)
        end += part.count
        put(UInt64(end), ends, place.row + 1)
    }
}
