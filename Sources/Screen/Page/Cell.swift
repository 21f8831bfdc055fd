/// One cell of a page: a character with up to two combining marks, and how it looks.
package struct Cell: Hashable, Sendable {
    /// The base character's code point.
    package var scalar: UInt32
    /// Combining marks on it; 0 where there is none.
    package var marks: (first: UInt32, second: UInt32)
    /// How many cells it takes: 1 or 2, and 0 for the right half of a wide character.
    package var width: UInt8
    /// How it looks.
    package var style: Style

    /// A cell with a character that takes one or two cells.
    package init(scalar: UInt32 = 32, marks: (UInt32, UInt32) = (0, 0), width: UInt8 = 1, style: Style = Style()) {
        self.scalar = scalar
        self.marks = (marks.0, marks.1)
        self.width = width
        self.style = style
    }

    /// The right half of a wide character.
    package static func tail(style: Style) -> Cell { Cell(scalar: 0, width: 0, style: style) }

    package static func == (left: Cell, right: Cell) -> Bool {
        left.scalar == right.scalar && left.marks == right.marks && left.width == right.width
            && left.style == right.style
    }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(scalar)
        hasher.combine(marks.first)
        hasher.combine(marks.second)
        hasher.combine(width)
        hasher.combine(style)
    }

    /// The character and its marks as text; empty for the right half of a wide character.
    package var text: String {
        var scalars = String.UnicodeScalarView()
        for code in [scalar, marks.first, marks.second] where code != 0 {
            if let unicode = Unicode.Scalar(code) { scalars.append(unicode) }
        }
        return String(scalars)
    }
}
