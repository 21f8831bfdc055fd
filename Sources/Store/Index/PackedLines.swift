import CStore

/// The folded columns of all rows of a segment, packed for the scan kernel.
struct PackedLines: Sendable {
    /// All bytes, without the padding that follows.
    let bytes: MappedColumn<UInt8>
    /// Where each row begins, and the last one ends.
    let offsets: MappedColumn<UInt64>

    /// The place of a row, without its newline; inside the bytes whatever the file says.
    func range(_ row: Int) -> Range<Int> {
        let start = min(Int(clamping: offsets[row]), bytes.count)
        let end = min(Int(clamping: offsets[row + 1]), bytes.count)
        return start..<max(start, end - 1)
    }

    /// The folded columns of a row.
    func line(_ row: Int) -> UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(rebasing: bytes.values[range(row)]) }

    /// Where a column of a row begins.
    func start(of column: Int, in row: Int) -> Int {
        let line = range(row)
        let bytes = bytes.values
        var at = line.lowerBound
        var left = column
        while left > 0, at < line.upperBound {
            if bytes[at] == RowCoder.separator { left -= 1 }
            at += 1
        }
        return at
    }

    /// One folded column of a row.
    func text(_ column: Int, of row: Int) -> UnsafeBufferPointer<UInt8> {
        let line = range(row)
        let bytes = bytes.values
        let start = start(of: column, in: row)
        var end = start
        while end < line.upperBound, bytes[end] != RowCoder.separator { end += 1 }
        return UnsafeBufferPointer(rebasing: bytes[start..<end])
    }

    /// The eight bytes at a place as a number that compares as they do: zeroes from the first byte below the stop on.
    func key(at place: Int, stop: UInt8) -> UInt64 {
        guard place < bytes.count, let base = bytes.values.baseAddress else { return 0 }
        return SortKey.read(UnsafeRawPointer(base) + place, stop: stop)
    }

    /// The lines as the kernel sees them.
    var kernelLines: ferry_lines {
        ferry_lines(
            bytes: bytes.values.baseAddress, size: bytes.count, offsets: offsets.values.baseAddress,
            rows: offsets.count - 1)
    }
}

/// Eight bytes of text as a number that compares as they do.
enum SortKey {
    /// Stops at the end of a column.
    static let columnStop: UInt8 = 0x20
    /// Stops at the end of a line.
    static let lineStop: UInt8 = 0x0B

    /// Reads eight bytes, which must be readable; zeroes from the first byte below the stop on.
    static func read(_ pointer: UnsafeRawPointer, stop: UInt8) -> UInt64 {
        let ones: UInt64 = 0x0101_0101_0101_0101
        let text = UInt64(littleEndian: pointer.loadUnaligned(as: UInt64.self))
        // The lowest flag is exact: a borrow only spoils the bytes above a byte that is below the stop itself.
        let flags = (text &- ones &* UInt64(stop)) & ~text & (ones << 7)
        guard flags != 0 else { return text.byteSwapped }
        let kept = UInt64(flags.trailingZeroBitCount & ~7)
        return (text & ((1 << kept) &- 1)).byteSwapped
    }

    /// Whether two texts are in order: negative, 0 or positive.
    static func compare(_ left: UnsafeBufferPointer<UInt8>, _ right: UnsafeBufferPointer<UInt8>) -> Int {
        let shared = min(left.count, right.count)
        for index in 0..<shared where left[index] != right[index] {
            return left[index] < right[index] ? -1 : 1
        }
        return left.count - right.count
    }
}
