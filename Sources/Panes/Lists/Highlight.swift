import Core
import Text

/// Finds where search terms stand in a text that is shown.
struct Highlight {
    private let needles: [[UInt8]]

    /// Marks the plain terms of a query.
    init(_ query: Query) {
        needles = query.terms.compactMap { term in
            guard !term.negated else { return nil }
            switch term.test {
            case .anywhere(let text): return Array(text.utf8)
            case .text(_, let text): return text.isEmpty ? nil : Array(text.utf8)
            default: return nil
            }
        }
    }

    /// Whether there is nothing to mark.
    var isEmpty: Bool { needles.isEmpty }

    /// The cells of a text, from its first, in which a term stands.
    func cells(of text: String) -> [Range<Int>] {
        var bytes: [UInt8] = []
        var places: [Range<Int>] = []
        var at = 0
        for cluster in DrawnClusters(of: text) {
            let before = bytes.count
            bytes.append(contentsOf: folded(cluster.text).utf8)
            places.append(contentsOf: repeatElement(at..<at + cluster.width, count: bytes.count - before))
            at += cluster.width
        }
        return needles.flatMap { needle in
            Self.hits(of: needle, in: bytes).map {
                places[$0.lowerBound].lowerBound..<places[$0.upperBound - 1].upperBound
            }
        }
    }

    private static func hits(of needle: [UInt8], in hay: [UInt8]) -> [Range<Int>] {
        guard needle.count <= hay.count else { return [] }
        var found: [Range<Int>] = []
        var at = 0
        while at + needle.count <= hay.count {
            if hay[at..<at + needle.count].elementsEqual(needle) {
                found.append(at..<at + needle.count)
                at += needle.count
            } else {
                at += 1
            }
        }
        return found
    }
}
