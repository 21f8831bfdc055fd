/// Finds the companies whose names contain a text, by the triples of bytes in it.
struct NameIndex: Sendable {
    private var postings: [UInt32: [Int32]] = [:]

    /// Adds a name in lower case.
    mutating func add(_ name: String, number: Int) {
        for triple in Set(Self.triples(name)) { postings[triple, default: []].append(Int32(number)) }
    }

    /// Those that may contain a text in lower case, in no order; nil when it is too short to tell.
    func candidates(for text: String) -> [Int32]? {
        let triples = Self.triples(text)
        guard !triples.isEmpty else { return nil }
        var fewest: [Int32]?
        for triple in triples {
            let found = postings[triple] ?? []
            if found.count < fewest?.count ?? .max { fewest = found }
        }
        return fewest
    }

    private static func triples(_ text: String) -> [UInt32] {
        var triples: [UInt32] = []
        var (window, count): (UInt32, Int) = (0, 0)
        for byte in text.utf8 {
            window = (window << 8 | UInt32(byte)) & 0xFF_FFFF
            count += 1
            if count >= 3 { triples.append(window) }
        }
        return triples
    }
}
