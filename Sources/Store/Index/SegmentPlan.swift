/// Where the sections of a segment lie: all of it follows from a few counts.
struct SegmentPlan: Equatable, Sendable {
    /// The sections, in the order in which they lie.
    enum Section: Int, CaseIterable {
        case searched, searchedOffsets, others, otherOffsets, bodies, bodyOffsets
        case states, reasons, ids, filled, rowOf, numbers
    }

    /// How many rows.
    var rows = 0
    /// How many number columns.
    var numberColumns = 0
    /// One more than the largest id; 0 where rows are not found by id.
    var idLimit = 0
    /// Bytes of the folded searched columns.
    var searchedBytes = 0
    /// Bytes of the other folded columns.
    var otherBytes = 0
    /// Bytes of the original texts.
    var bodyBytes = 0

    /// The first bytes of a file are for its header.
    static let headerBytes = 4096
    /// Between sections, so that a kernel may read over the end of one.
    static let padding = 64

    /// The length of a section in bytes.
    func length(_ section: Section) -> Int {
        switch section {
        case .searched: searchedBytes
        case .others: otherBytes
        case .bodies: bodyBytes
        case .searchedOffsets, .otherOffsets, .bodyOffsets: (rows + 1) * 8
        case .states, .reasons: rows
        case .ids, .filled: rows * 4
        case .rowOf: idLimit * 4
        case .numbers: rows * numberColumns * 8
        }
    }

    /// Where a section begins.
    func offset(_ section: Section) -> Int { offsets[section.rawValue] }

    /// The length of everything.
    var total: Int { offsets[Section.allCases.count] }

    private var offsets: [Int] {
        var next = Self.headerBytes
        return Section.allCases.map { section in
            defer { next = (next + length(section) + Self.padding + 63) & ~63 }
            return next
        } + [next]
    }

    /// Whether the counts are such that no sum of them can overflow.
    var isSane: Bool {
        let sizes = [numberColumns << 32, idLimit << 7, searchedBytes, otherBytes, bodyBytes, rows << 8]
        return rows < 1 << 31 && idLimit <= 1 << 32 && numberColumns < 64 && sizes.allSatisfy { (0...1 << 44) ~= $0 }
            && [rows, numberColumns, idLimit].allSatisfy { $0 >= 0 }
    }
}
