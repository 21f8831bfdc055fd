import Core

/// The first page of an index file: what it is the index of, and whether it can be believed.
struct IndexHeader: Equatable, Sendable {
    /// The store and list, by numbers that tell them apart.
    struct Identity: Equatable, Sendable {
        var storeID: UInt64
        var layoutHash: UInt64

        /// The identity of a source's index.
        init(_ source: IndexSource) {
            storeID = source.storeID
            let layout = source.listing.layout
            let words = [source.listing.rawValue] + layout.texts + layout.searched.map { "\($0)" } + layout.numbers
            let text = (words + ["\(layout.age)"] + layout.states).joined(separator: "\n")
            layoutHash = text.utf8.reduce(Checksum()) { $0.adding(UInt64($1)) }.value
        }
    }

    /// What it is the index of.
    var identity: Identity
    /// The revision of the list that it holds.
    var revision: Int64
    /// Where everything lies.
    var plan: SegmentPlan
    /// How many rows there are of each state, by code.
    var stateCounts: [Int]
    /// How often each byte occurs in a sample of the searched texts.
    var frequencies: [UInt32]

    private static let magic: UInt64 = 0x5845_444E_4946_5246
    /// Grows when the file or the folding of texts changes.
    private static let formatVersion: UInt64 = 1
    private static let words = SegmentPlan.headerBytes / 8

    /// A header.
    init(
        identity: Identity, revision: Int64, plan: SegmentPlan, stateCounts: [Int], frequencies: [UInt32]
    ) {
        self.identity = identity
        self.revision = revision
        self.plan = plan
        self.stateCounts = stateCounts
        self.frequencies = frequencies
    }

    /// Reads the header of a file of this length; nil unless every byte of it is as it was written.
    init?(_ page: UnsafeRawBufferPointer, length: Int) {
        guard page.count >= SegmentPlan.headerBytes else { return nil }
        let words = (0..<Self.words).map { UInt64(littleEndian: page.load(fromByteOffset: $0 * 8, as: UInt64.self)) }
        guard words[0] == Self.magic, words[1] == Self.formatVersion, words.last == Checksum(words.dropLast()).value,
            let plan = Self.plan(words[5..<12]), plan.total == length
        else { return nil }
        identity = Identity(storeID: words[2], layoutHash: words[3])
        revision = Int64(bitPattern: words[4])
        self.plan = plan
        stateCounts = words[16..<272].map { Int(truncatingIfNeeded: $0 & 0xFFFF_FFFF) }
        frequencies = words[272..<400].flatMap { [UInt32(truncatingIfNeeded: $0), UInt32($0 >> 32)] }
    }

    /// Writes the header, its checksum last.
    func write(to page: UnsafeMutableRawBufferPointer) {
        var words = [UInt64](repeating: 0, count: Self.words)
        words[0] = Self.magic
        words[1] = Self.formatVersion
        words[2] = identity.storeID
        words[3] = identity.layoutHash
        words[4] = UInt64(bitPattern: revision)
        let counts = [
            plan.rows, plan.numberColumns, plan.idLimit, plan.searchedBytes, plan.otherBytes, plan.bodyBytes,
            plan.total,
        ]
        words.replaceSubrange(5..<12, with: counts.map { UInt64($0) })
        words.replaceSubrange(16..<272, with: stateCounts.map { UInt64($0) })
        for index in 0..<128 {
            words[272 + index] = UInt64(frequencies[index * 2]) | UInt64(frequencies[index * 2 + 1]) << 32
        }
        words[Self.words - 1] = Checksum(words.dropLast()).value
        for (index, word) in words.enumerated() {
            page.storeBytes(of: word.littleEndian, toByteOffset: index * 8, as: UInt64.self)
        }
    }

    private static func plan(_ words: ArraySlice<UInt64>) -> SegmentPlan? {
        let counts = words.compactMap { Int(exactly: $0) }
        guard counts.count == 7, counts.allSatisfy({ $0 < 1 << 44 }) else { return nil }
        let plan = SegmentPlan(
            rows: counts[0], numberColumns: counts[1], idLimit: counts[2], searchedBytes: counts[3],
            otherBytes: counts[4], bodyBytes: counts[5])
        return plan.isSane && plan.total == counts[6] ? plan : nil
    }
}

extension IndexHeader.Identity {
    fileprivate init(storeID: UInt64, layoutHash: UInt64) {
        self.storeID = storeID
        self.layoutHash = layoutHash
    }
}

/// A 64-bit FNV-1a over words: tells damage, not malice.
private struct Checksum {
    private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325

    init() {}

    init(_ words: some Sequence<UInt64>) { self = words.reduce(Checksum()) { $0.adding($1) } }

    func adding(_ word: UInt64) -> Checksum {
        var next = self
        next.value = (value ^ word) &* 0x100_0000_01B3
        next.value ^= next.value >> 29
        return next
    }
}
