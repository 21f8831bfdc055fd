import CStore
import Testing

/// The kernels find what a plain search finds.
@Suite struct ScanKernelTests {
    private static let kernels: [ferry_kernel] =
        ferry_best_kernel() == FERRY_PORTABLE ? [FERRY_PORTABLE] : [FERRY_PORTABLE, FERRY_SSE2, ferry_best_kernel()]

    /// Rows of random columns over a small alphabet, such that near misses are common.
    private struct Lines {
        var bytes: [UInt8]
        var offsets: [UInt64]
        var columns: [[[UInt8]]] = []

        init(shiftedBy shift: Int, rows: Int, columnLength: ClosedRange<Int>, _ numbers: inout SeededNumbers) {
            bytes = [UInt8](repeating: 0x61, count: shift)
            if shift > 0 { bytes[shift - 1] = 0x0A }
            offsets = shift > 0 ? [0] : []
            if shift > 0 { columns.append([Array(bytes.dropLast())]) }
            for _ in 0..<rows {
                offsets.append(UInt64(bytes.count))
                let row = (0..<3).map { _ in
                    (0..<Int.random(in: columnLength, using: &numbers)).map { _ in
                        UInt8.random(in: 0x61...0x63, using: &numbers)
                    }
                }
                columns.append(row)
                bytes += Array(row.joined(separator: [0x1F])) + [0x0A]
            }
            offsets.append(UInt64(bytes.count))
        }

        func withKernelLines<Result>(_ use: (UnsafePointer<ferry_lines>) -> Result) -> Result {
            (bytes + [UInt8](repeating: 0x61, count: Int(FERRY_PADDING))).withUnsafeBufferPointer { text in
                offsets.withUnsafeBufferPointer { offsets in
                    var lines = ferry_lines(
                        bytes: text.baseAddress, size: bytes.count, offsets: offsets.baseAddress,
                        rows: offsets.count - 1)
                    return use(&lines)
                }
            }
        }
    }

    @Test func everyLengthIsFoundAtEveryAlignment() {
        var numbers = SeededNumbers(21)
        for length in 1...40 {
            for shift in 0..<64 {
                var lines = Lines(shiftedBy: shift, rows: 6, columnLength: 0...50, &numbers)
                let needle = (0..<length).map { _ in UInt8.random(in: 0x61...0x63, using: &numbers) }
                plant(needle, in: &lines, &numbers)
                check(lines, needle, column: -1, "seed 21, length \(length), shift \(shift)")
            }
        }
    }

    @Test func columnsRestrictWhereNeedlesLie() {
        var numbers = SeededNumbers(22)
        for round in 0..<1500 {
            let lines = Lines(shiftedBy: 0, rows: 5, columnLength: 0...90, &numbers)
            let length = Int.random(in: 1...5, using: &numbers)
            let needle = (0..<length).map { _ in UInt8.random(in: 0x61...0x63, using: &numbers) }
            for column in -1...3 { check(lines, needle, column: column, "seed 22, round \(round)") }
        }
    }

    @Test func wrongOffsetsAreNotFollowed() {
        var numbers = SeededNumbers(23)
        for _ in 0..<500 {
            var lines = Lines(shiftedBy: 0, rows: 70, columnLength: 0...5, &numbers)
            for index in lines.offsets.indices where Bool.random(using: &numbers) {
                lines.offsets[index] = UInt64.random(in: 0...UInt64(lines.bytes.count * 2), using: &numbers)
            }
            for kernel in Self.kernels {
                for column in -1...2 {
                    for needle in [[0x61], [0x61, 0x62, 0x63]] as [[UInt8]] {
                        let bits = marked(lines, needle, column: column, kernel)
                        #expect(bits.reduce(0) { $0 + $1.nonzeroBitCount } <= 70, "seed 23")
                    }
                }
            }
        }
    }

    /// Puts the needle into a row, at its end, beginning or middle.
    private func plant(_ needle: [UInt8], in lines: inout Lines, _ numbers: inout SeededNumbers) {
        let rows = lines.columns.indices.filter { lines.columns[$0].contains { $0.count >= needle.count } }
        guard let row = rows.randomElement(using: &numbers),
            let column = lines.columns[row].firstIndex(where: { $0.count >= needle.count })
        else { return }
        let place = Int.random(in: 0...(lines.columns[row][column].count - needle.count), using: &numbers)
        lines.columns[row][column].replaceSubrange(place..<(place + needle.count), with: needle)
        let line = Array(lines.columns[row].joined(separator: [0x1F]))
        let start = Int(lines.offsets[row])
        lines.bytes.replaceSubrange(start..<(start + line.count), with: line)
    }

    private func check(_ lines: Lines, _ needle: [UInt8], column: Int, _ comment: Comment) {
        let expected = lines.columns.map { row in
            row.enumerated().contains { (column < 0 || column == $0) && holds($1, needle) }
        }
        for kernel in Self.kernels {
            let bits = marked(lines, needle, column: column, kernel)
            #expect(expected.indices.map { bits[$0 >> 6] >> UInt64($0 & 63) & 1 == 1 } == expected, comment)
            for wanted in [true, false] {
                let kept = verified(lines, needle, column: column, kernel, wanted: wanted)
                let flags = expected.indices.map { kept[$0 >> 6] >> UInt64($0 & 63) & 1 == 1 }
                #expect(flags == expected.map { $0 == wanted }, comment)
            }
        }
    }

    private func holds(_ text: [UInt8], _ needle: [UInt8]) -> Bool {
        guard text.count >= needle.count else { return false }
        return (0...(text.count - needle.count)).contains { text[$0..<($0 + needle.count)].elementsEqual(needle) }
    }

    private func marked(_ lines: Lines, _ needle: [UInt8], column: Int, _ kernel: ferry_kernel) -> [UInt64] {
        var bits = [UInt64](repeating: 0, count: (lines.offsets.count + 63) / 64)
        lines.withKernelLines { packed in
            withNeedle(needle, column) { ferry_scan(kernel, packed, $0, 0, lines.offsets.count - 1, &bits) }
        }
        return bits
    }

    private func verified(
        _ lines: Lines, _ needle: [UInt8], column: Int, _ kernel: ferry_kernel, wanted: Bool
    ) -> [UInt64] {
        let rows = lines.offsets.count - 1
        var bits = [UInt64](repeating: 0, count: (lines.offsets.count + 63) / 64)
        for row in 0..<rows { bits[row >> 6] |= 1 << UInt64(row & 63) }
        lines.withKernelLines { packed in
            withNeedle(needle, column) { ferry_verify(kernel, packed, $0, 0, rows, &bits, wanted) }
        }
        return bits
    }

    private func withNeedle(_ needle: [UInt8], _ column: Int, _ use: (UnsafePointer<ferry_needle>) -> Void) {
        needle.withUnsafeBufferPointer { bytes in
            var needle = ferry_needle(
                bytes: bytes.baseAddress, length: bytes.count, first: bytes.count / 3, second: bytes.count - 1,
                column: Int32(column))
            use(&needle)
        }
    }
}
