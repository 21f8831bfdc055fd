import Core
import Text

/// Rows as columns of text: aligned on a terminal, else the same columns with two blanks between them.
struct TextTable {
    /// One column.
    struct Column {
        /// The heading.
        var title: String
        /// Whether it holds numbers, which stand on the right.
        var isNumber = false
        /// The most cells it takes on a terminal.
        var limit = 40
        /// Whether it may be cut to fit the terminal; ids may not, because people copy them.
        var shrinks = true
    }

    private let columns: [Column]
    /// The terminal's width in cells; nil when the output is no terminal.
    private let width: Int?
    /// How many rows are looked at before widths are settled.
    private static let sample = 1000
    /// The fewest cells that a column is cut to.
    private static let least = 8

    /// A table for a terminal of a width, or for a file or pipe.
    init(_ columns: [Column], width: Int?) {
        self.columns = columns
        self.width = width
    }

    /// Writes so many rows; empty cells become a hyphen, so that every line has every column.
    func write(count: Int, to writer: inout LineWriter, _ row: (Int) -> [String]) throws(OutputFailure) {
        guard let width else {
            for index in 0..<count {
                try writer.line(row(index).map(Self.cell).joined(separator: "  "))
            }
            return
        }
        if count == 0 { return }
        let first = (0..<min(count, Self.sample)).map { row($0).map(Self.cell) }
        let widths = widths(first, within: width)
        try writer.line(aligned(columns.map { $0.title.uppercased() }, widths))
        for index in 0..<count {
            try writer.line(aligned(index < first.count ? first[index] : row(index).map(Self.cell), widths))
        }
    }

    private static func cell(_ text: String) -> String {
        let safe = SafeText(text).value
        return safe.isEmpty ? "-" : safe
    }

    private func widths(_ rows: [[String]], within room: Int) -> [Int] {
        var widths = columns.enumerated().map { index, column in
            min(column.limit, rows.reduce(cells(in: column.title)) { max($0, cells(in: $1[index])) })
        }
        while widths.reduce(0, +) + 2 * (widths.count - 1) > room {
            let shrinking = widths.indices.filter { columns[$0].shrinks && widths[$0] > Self.least }
            guard let widest = shrinking.max(by: { widths[$0] < widths[$1] }) else { break }
            widths[widest] -= 1
        }
        return widths
    }

    private func aligned(_ row: [String], _ widths: [Int]) -> String {
        let last = row.count - 1
        let texts = row.enumerated().map { index, text in
            if index == last, !columns[index].isNumber { return truncated(text, to: widths[index]) }
            return padded(text, to: widths[index], alignment: columns[index].isNumber ? .trailing : .leading)
        }
        return texts.joined(separator: "  ")
    }
}
