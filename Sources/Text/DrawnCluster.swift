/// What one or two neighbouring cells of the terminal show: a base and its combining marks.
package struct DrawnCluster: Hashable, Sendable {
    /// The base and at most two marks.
    package let text: String
    /// The cells it takes: 1 or 2.
    package let width: Int

    /// Puts a cluster together; the text is drawn as it is given.
    package init(text: String, width: Int) {
        self.text = text
        self.width = width
    }

    /// The most marks a base keeps; terminals shorten longer cells at will.
    static let maximumMarks = 2
    /// The base that is put under a mark without one.
    static let dottedCircle: Unicode.Scalar = "\u{25CC}"
}

/// The clusters of a text in the order they are drawn.
///
/// Every scalar that has a width begins a new cluster, as in ncurses: a flag is two cells, a family three faces.
package struct DrawnClusters: Sequence, IteratorProtocol {
    private var scalars: String.UnicodeScalarView.Iterator
    private var upcoming: Unicode.Scalar?

    /// Begins at the first cluster of the text.
    package init(of text: String) {
        scalars = text.unicodeScalars.makeIterator()
        upcoming = scalars.next()
    }

    /// The next cluster; nil at the end of the text.
    package mutating func next() -> DrawnCluster? {
        guard let base = upcoming else { return nil }
        upcoming = scalars.next()
        var text = String.UnicodeScalarView()
        var marks = 0
        if displayWidth(of: base) == 0, base.value != 0 {
            text.append(DrawnCluster.dottedCircle)
            marks = 1
        }
        text.append(displayWidth(of: base) < 0 || base.value == 0 ? "\u{FFFD}" : base)
        appendMarks(after: marks, to: &text)
        return DrawnCluster(text: String(text), width: drawnWidth(of: base, isFirst: true))
    }

    private mutating func appendMarks(after count: Int, to text: inout String.UnicodeScalarView) {
        var count = count
        while let mark = upcoming, drawnWidth(of: mark, isFirst: false) == 0 {
            if count < DrawnCluster.maximumMarks { text.append(mark) }
            count += 1
            upcoming = scalars.next()
        }
    }
}

/// Calls the body with each cluster of the text, in the order they are drawn.
package func forEachCluster(in text: String, _ body: (DrawnCluster) -> Void) {
    for cluster in DrawnClusters(of: text) { body(cluster) }
}
