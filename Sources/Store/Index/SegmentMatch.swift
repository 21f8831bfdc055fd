import CStore
import Core

extension Segment {
    /// The rows among some (all when nil) that satisfy every term; nil when it was cancelled.
    func rows(
        matching terms: [Query.Term], among candidates: [UInt64]?, isCancelled: () -> Bool
    ) -> [UInt64]? {
        var search = SegmentSearch(self, among: candidates)
        for term in SegmentSearch.cheapestFirst(terms) {
            guard search.keep(term, isCancelled) else { return nil }
        }
        return search.words
    }
}

/// The search of one segment, term by term.
private struct SegmentSearch {
    /// The rows that satisfy the terms so far.
    private(set) var words: [UInt64]
    private var count: Int
    private let segment: Segment
    private let layout: ListLayout

    /// Rows between two looks at whether the search was cancelled; a multiple of 64.
    private static let chunk = 1 << 16
    /// One row in so many is so few that looking at these alone is quicker than a scan of everything.
    private static let sparse = 10

    init(_ segment: Segment, among candidates: [UInt64]?) {
        self.segment = segment
        layout = segment.coder.layout
        words = candidates ?? RowBits.allOnes(segment.count)
        count = candidates.map(RowBits.count) ?? segment.count
    }

    /// Numbers before texts, wanted texts before unwanted ones, long texts before short ones.
    static func cheapestFirst(_ terms: [Query.Term]) -> [Query.Term] {
        func cost(_ term: Query.Term) -> Int {
            switch term.test {
            case .states, .number: 0
            case .anywhere(let text), .text(_, let text):
                text.isEmpty ? 0 : (term.negated ? 2 : 1) << 32 - min(text.utf8.count, 1 << 20)
            }
        }
        return terms.sorted { cost($0) < cost($1) }
    }

    /// Keeps the rows that satisfy one more term; false when it was cancelled.
    mutating func keep(_ term: Query.Term, _ isCancelled: () -> Bool) -> Bool {
        guard count > 0 else { return true }
        switch term.test {
        case .anywhere(let text):
            return keep(text, in: segment.searched, column: -1, term.negated, isCancelled)
        case .text(let column, let text):
            guard let (lines, index) = segment.lines(of: column) else { return keepNone(unless: term.negated) }
            if text.isEmpty { return keepFilled(column, term.negated, isCancelled) }
            return keep(text, in: lines, column: index, term.negated, isCancelled)
        case .states(let codes):
            return keepStates(codes, term.negated, isCancelled)
        case .number(let column, let range):
            guard layout.numbers.indices.contains(column) else { return keepNone(unless: term.negated) }
            let numbers = segment.numbers[column].values.baseAddress
            let takesZero = layout.counts.contains(column)
            return keepMarked(term.negated, isCancelled) {
                ferry_match_range(
                    numbers, $0.lowerBound, $0.upperBound, range.lowerBound, range.upperBound, takesZero, $1)
            }
        }
    }

    private mutating func keepStates(_ codes: Set<UInt8>, _ negated: Bool, _ isCancelled: () -> Bool) -> Bool {
        var table = [UInt8](repeating: 0, count: 256)
        for code in codes { table[Int(code)] = 1 }
        let states = segment.states.values.baseAddress
        return keepMarked(negated, isCancelled) {
            ferry_match_states(states, $0.lowerBound, $0.upperBound, table, $1)
        }
    }

    private mutating func keepFilled(_ column: Int, _ negated: Bool, _ isCancelled: () -> Bool) -> Bool {
        let flags = segment.filled.values.baseAddress
        return keepMarked(negated, isCancelled) {
            ferry_match_flags(flags, $0.lowerBound, $0.upperBound, 1 << UInt32(column), $1)
        }
    }

    private mutating func keepNone(unless negated: Bool) -> Bool {
        if !negated {
            words = [UInt64](repeating: 0, count: words.count)
            count = 0
        }
        return true
    }

    private mutating func keep(
        _ text: String, in lines: PackedLines, column: Int, _ negated: Bool, _ isCancelled: () -> Bool
    ) -> Bool {
        // Every row holds the empty text; no sanitised text holds a separator.
        if text.isEmpty { return keepNone(unless: !negated) }
        guard text.utf8.allSatisfy({ $0 >= 0x20 }) else { return keepNone(unless: negated) }
        let packed = lines.kernelLines
        let isSparse = count < segment.count / Self.sparse
        return Needle(text, column: column, segment.header.frequencies).withKernelNeedle { needle in
            if isSparse { return verify(packed, needle, wanted: !negated, isCancelled) }
            return keepMarked(negated, isCancelled) { rows, marks in
                withUnsafePointer(to: packed) {
                    ferry_scan(Needle.kernel, $0, needle, rows.lowerBound, rows.upperBound, marks)
                }
            }
        }
    }

    private mutating func verify(
        _ lines: ferry_lines, _ needle: UnsafePointer<ferry_needle>, wanted: Bool, _ isCancelled: () -> Bool
    ) -> Bool {
        let isDone = words.withUnsafeMutableBufferPointer { words in
            Self.inChunks(segment.count, isCancelled) { rows in
                withUnsafePointer(to: lines) {
                    ferry_verify(
                        Needle.kernel, $0, needle, rows.lowerBound, rows.upperBound, words.baseAddress, wanted)
                }
            }
        }
        count = RowBits.count(words)
        return isDone
    }

    /// Keeps the rows that `mark` marks in zeroed words, or the others.
    private mutating func keepMarked(
        _ negated: Bool, _ isCancelled: () -> Bool, _ mark: (Range<Int>, UnsafeMutablePointer<UInt64>?) -> Void
    ) -> Bool {
        var marks = [UInt64](repeating: 0, count: words.count)
        let isDone = marks.withUnsafeMutableBufferPointer { marks in
            Self.inChunks(segment.count, isCancelled) { mark($0, marks.baseAddress) }
        }
        let flip: UInt64 = negated ? .max : 0
        count = words.withUnsafeMutableBufferPointer { words in
            var count = 0
            for index in words.indices {
                words[index] &= marks[index] ^ flip
                count += words[index].nonzeroBitCount
            }
            return count
        }
        return isDone
    }

    private static func inChunks(_ count: Int, _ isCancelled: () -> Bool, _ work: (Range<Int>) -> Void) -> Bool {
        for start in stride(from: 0, to: count, by: chunk) {
            if isCancelled() { return false }
            work(start..<min(count, start + chunk))
        }
        return !isCancelled()
    }
}

/// A text to look for, with its two rarest bytes, by which the kernel looks.
struct Needle {
    private let bytes: [UInt8]
    private let column: Int
    private let first: Int
    private let second: Int

    /// The quickest way to scan on this machine.
    static let kernel = ferry_best_kernel()

    /// A text that is not empty, in one column or in any (-1).
    init(_ text: String, column: Int, _ frequencies: [UInt32]) {
        bytes = Array(text.utf8)
        self.column = column
        let bytes = bytes
        func rarity(_ place: Int) -> UInt32 { frequencies[Int(bytes[place])] }
        let rarest = bytes.indices.min { rarity($0) < rarity($1) } ?? 0
        let others = bytes.indices.filter { bytes[$0] != bytes[rarest] }
        let next = others.min { rarity($0) < rarity($1) } ?? (rarest == 0 ? bytes.count - 1 : 0)
        first = min(rarest, next)
        second = max(rarest, next)
    }

    /// Calls with the needle as the kernel wants it.
    func withKernelNeedle<Result>(_ use: (UnsafePointer<ferry_needle>) -> Result) -> Result {
        bytes.withUnsafeBufferPointer { bytes in
            let needle = ferry_needle(
                bytes: bytes.baseAddress, length: bytes.count, first: first, second: second, column: Int32(column))
            return withUnsafePointer(to: needle) { use($0) }
        }
    }
}
