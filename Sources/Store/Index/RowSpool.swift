import Core

/// The rows of a build in the order in which they come, kept in a scratch file so that a million need no memory.
final class RowSpool {
    private var plan: SegmentPlan
    private var offsets: [Int] = []
    private let file: OpenFile
    private let coder: RowCoder
    private var row = EncodedRow()
    private var buffer: [UInt8] = []
    private var written = 0
    private var hasFailed = false

    private static let flushBytes = 1 << 20

    /// A spool in an empty file.
    init(_ file: consuming OpenFile, _ coder: RowCoder) {
        self.file = file
        self.coder = coder
        plan = SegmentPlan(numberColumns: coder.layout.numbers.count)
        buffer.reserveCapacity(Self.flushBytes + 1 << 16)
    }

    /// Adds a row.
    func append(_ record: Record) {
        coder.encode(record, into: &row)
        offsets.append(written + buffer.count)
        plan.rows += 1
        plan.idLimit = max(plan.idLimit, Int(row.head.id) + 1)
        plan.searchedBytes += row.searched.count
        plan.otherBytes += row.others.count
        plan.bodyBytes += row.body.count
        appendEncoded()
        if buffer.count >= Self.flushBytes { flush() }
    }

    /// The rows, to be read; nil when the file could not be written.
    func finish() -> SpooledRows? {
        buffer.append(contentsOf: repeatElement(0, count: SegmentPlan.padding))
        flush()
        guard !hasFailed, let region = MappedRegion(of: file, count: written) else { return nil }
        return SpooledRows(plan, region, offsets)
    }

    private func appendEncoded() {
        let head = row.head
        put(head.id)
        put(UInt32(head.state) | UInt32(head.reason) << 8)
        put(head.filled)
        put(UInt32(row.searched.count))
        put(UInt32(row.others.count))
        put(UInt32(row.body.count))
        for number in row.numbers { put(number) }
        buffer.append(contentsOf: row.searched)
        buffer.append(contentsOf: row.others)
        buffer.append(contentsOf: row.body)
        while buffer.count & 7 != 0 { buffer.append(0) }
    }

    private func put(_ value: some BitwiseCopyable) {
        withUnsafeBytes(of: value) { buffer.append(contentsOf: $0) }
    }

    /// After a failure the rest is dropped; whoever finishes learns of it.
    private func flush() {
        if !hasFailed { hasFailed = !buffer.withUnsafeBytes { file.write($0) } }
        written += buffer.count
        buffer.removeAll(keepingCapacity: true)
    }
}

/// The rows of one spool or several.
struct SpooledRows: Sendable {
    /// What the segment of these rows needs.
    private(set) var plan: SegmentPlan
    private var regions: [MappedRegion]
    private var addresses: [UInt]

    /// The rows that begin at some places of a region.
    init(_ plan: SegmentPlan, _ region: MappedRegion, _ offsets: [Int]) {
        self.plan = plan
        regions = [region]
        let base = UInt(bitPattern: region.bytes.baseAddress)
        addresses = offsets.map { base + UInt($0) }
    }

    /// Adds the rows of another spool behind these.
    mutating func append(_ other: SpooledRows) {
        plan.rows += other.plan.rows
        plan.idLimit = max(plan.idLimit, other.plan.idLimit)
        plan.searchedBytes += other.plan.searchedBytes
        plan.otherBytes += other.plan.otherBytes
        plan.bodyBytes += other.plan.bodyBytes
        regions += other.regions
        addresses += other.addresses
    }

    /// How many there are.
    var count: Int { addresses.count }

    /// Calls with a way to find rows that holds as long as the call.
    func withRows<Result>(_ body: (RowFinder) throws -> Result) rethrows -> Result {
        try withExtendedLifetime(regions) {
            let starts = addresses.compactMap { UnsafeRawPointer(bitPattern: $0) }
            return try body(RowFinder(starts: starts, numberColumns: plan.numberColumns))
        }
    }

    /// Finds rows by their place among all.
    struct RowFinder {
        fileprivate let starts: [UnsafeRawPointer]
        fileprivate let numberColumns: Int

        /// A row.
        subscript(row: UInt32) -> SpooledRow { SpooledRow(at: starts[Int(row)], numberColumns: numberColumns) }

        /// Where a row's searched line begins.
        func line(of row: UInt32) -> UnsafeRawPointer {
            starts[Int(row)] + SpooledRow.lineOffset(numberColumns: numberColumns)
        }
    }
}

/// A row of a spool, read in place.
struct SpooledRow {
    private let start: UnsafeRawPointer
    private let numberBytes: Int

    /// The row that begins here.
    init(at start: UnsafeRawPointer, numberColumns: Int) {
        self.start = start
        numberBytes = numberColumns * 8
    }

    /// Where the searched line lies, counted from the row's beginning.
    static func lineOffset(numberColumns: Int) -> Int { 24 + numberColumns * 8 }

    /// The parts of fixed size.
    var head: EncodedRow.Head {
        let codes = word(1)
        return EncodedRow.Head(
            id: word(0), state: UInt8(truncatingIfNeeded: codes), reason: UInt8(truncatingIfNeeded: codes >> 8),
            filled: word(2))
    }

    var numbers: UnsafeRawBufferPointer { part(24, numberBytes) }
    var searched: UnsafeRawBufferPointer { part(24 + numberBytes, Int(word(3))) }
    var others: UnsafeRawBufferPointer { part(24 + numberBytes + Int(word(3)), Int(word(4))) }
    var body: UnsafeRawBufferPointer { part(24 + numberBytes + Int(word(3)) + Int(word(4)), Int(word(5))) }

    private func word(_ index: Int) -> UInt32 { start.load(fromByteOffset: index * 4, as: UInt32.self) }

    private func part(_ offset: Int, _ count: Int) -> UnsafeRawBufferPointer {
        UnsafeRawBufferPointer(start: start + offset, count: count)
    }
}
