import CNcurses
import Screen

/// Turns a row of a frame into the cells that ncurses is given, which all have the width that ncurses will give them.
struct RowEncoder {
    /// Whether only ASCII may be written.
    let isASCII: Bool
    private(set) var cells: [fc_cell] = []

    /// An encoder.
    init(isASCII: Bool) { self.isASCII = isASCII }

    /// Encodes a row in exactly so many columns; the answer stands in `cells`.
    mutating func encode(_ row: ArraySlice<Cell>, columns: Int, look: (Style) -> DrawnLook) {
        cells.removeAll(keepingCapacity: true)
        var index = row.startIndex
        let end = min(row.endIndex, row.startIndex + columns)
        while index < end {
            let cell = row[index]
            let look = look(cell.style)
            if cell.width == 2, index + 1 < end, row[index + 1].width == 0 {
                appendWide(cell, look)
                index += 2
            } else {
                appendNarrow(cell.width == 1 ? cell : Cell(style: cell.style), look)
                index += 1
            }
        }
        for _ in 0..<max(0, columns - row.count) { append(0x20, width: 1, DrawnLook()) }
    }

    private mutating func appendNarrow(_ cell: Cell, _ look: DrawnLook) {
        let scalar = cell.scalar == 0 ? 0x20 : cell.scalar
        if isASCII {
            append(ASCIIGlyphs.narrow(scalar), width: 1, look)
        } else if (0x20...0x7e).contains(scalar) || fc_width(scalar) == 1 {
            append(scalar, marks: cell.marks, width: 1, look)
        } else {
            append(0xfffd, width: 1, look)
        }
    }

    private mutating func appendWide(_ cell: Cell, _ look: DrawnLook) {
        if !isASCII, fc_width(cell.scalar) == 2 {
            append(cell.scalar, marks: cell.marks, width: 2, look)
            return
        }
        append(isASCII ? 0x3f : 0xfffd, width: 1, look)
        append(isASCII ? 0x3f : 0x20, width: 1, look)
    }

    private mutating func append(
        _ scalar: UInt32, marks: (first: UInt32, second: UInt32) = (0, 0), width: UInt8, _ look: DrawnLook
    ) {
        let first = keep(marks.first)
        let second = keep(marks.second)
        let text = first == 0 ? (scalar, second, 0) : (scalar, first, second)
        cells.append(fc_cell(text: text, width: width, pair: look.pair, attributes: look.attributes))
    }

    /// A mark that takes no cell of its own; 0 instead of anything else.
    private func keep(_ mark: UInt32) -> UInt32 { mark != 0 && fc_width(mark) == 0 ? mark : 0 }
}
