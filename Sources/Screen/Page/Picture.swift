import Text

/// A page as a self-contained SVG picture of a terminal window.
///
/// The terminal's own colours are those of the theme's appearance. The same page gives the same bytes.
package func picture(of frame: Frame, theme: Theme, depth: ColourDepth = .truecolour) -> String {
    let brush = PictureBrush(theme: theme, depth: depth)
    let body = (0..<frame.size.rows).map { brush.row(Array(frame.row($0)), number: $0) }.joined()
    let page = brush.page
    return """
        \(brush.opening(frame.size))
        \(brush.titleBar(frame))
        <g font-family="\(fontStack)" font-size="14" xml:space="preserve">
        \(body)</g>
        \(brush.cursor(frame.cursor, colour: page.foreground))</svg>

        """
}

private let fontStack = "DejaVu Sans Mono,Menlo,Consolas,Liberation Mono,monospace"

/// Draws the parts of a picture.
private struct PictureBrush {
    let theme: Theme
    let depth: ColourDepth

    var page: Rendition { rendition(of: Style()) }

    func rendition(of style: Style) -> Rendition {
        Rendition(theme.look(of: style, depth: depth), appearance: theme.appearance)
    }

    func opening(_ size: Size) -> String {
        let width = pixels(size.columns * Measure.cell + 2 * Measure.margin)
        let height = pixels(size.rows * Measure.line + Measure.bar + Measure.margin)
        return """
            <svg xmlns="http://www.w3.org/2000/svg" width="\(width)" height="\(height)" \
            viewBox="0 0 \(width) \(height)">
            <rect x=".5" y=".5" width="\(pixels(size.columns * Measure.cell + 2 * Measure.margin - 10))" \
            height="\(pixels(size.rows * Measure.line + Measure.bar + Measure.margin - 10))" rx="8" \
            fill="\(page.background.hex)" stroke="#808080" stroke-opacity=".5"/>
            """
    }

    func titleBar(_ frame: Frame) -> String {
        let middle = pixels(frame.size.columns * Measure.cell / 2 + Measure.margin)
        let title = frame.title.value.prefix(max(0, frame.size.columns - 14))
        let dots = ["#ff5f57", "#febc2e", "#28c840"].enumerated().map { number, colour in
            "<circle cx=\"\(16 + number * 18)\" cy=\"15\" r=\"5\" fill=\"\(colour)\"/>"
        }
        return """
            \(dots.joined())
            <text x="\(middle)" y="19" text-anchor="middle" font-family="sans-serif" font-size="12" \
            fill="\(page.foreground.hex)" fill-opacity=".7">\(escaped(String(title)))</text>
            """
    }

    /// One row: first what lies behind, then the words, so that no background covers a neighbour's letter.
    func row(_ cells: [Cell], number: Int) -> String {
        let top = number * Measure.line + Measure.bar
        let grounds = runs(in: cells) { rendition(of: $0.style).background }.map { run, colour in
            colour == page.background ? "" : rectangle(run, top: top, colour)
        }
        let words = runs(in: cells) { TextKind($0) }.map { run, kind in
            text(cells, run, top: top, kind)
        }
        return grounds.joined() + words.joined()
    }

    func cursor(_ place: Position?, colour: RGB) -> String {
        guard let place else { return "" }
        let left = place.column * Measure.cell + Measure.margin
        let top = place.row * Measure.line + Measure.bar
        return """
            <rect x="\(pixels(left))" y="\(pixels(top))" width="\(pixels(Measure.cell))" \
            height="\(pixels(Measure.line))" fill="none" stroke="\(colour.hex)"/>

            """
    }

    private func rectangle(_ run: Range<Int>, top: Int, _ colour: RGB) -> String {
        """
        <rect x="\(pixels(run.lowerBound * Measure.cell + Measure.margin))" y="\(pixels(top))" \
        width="\(pixels(run.count * Measure.cell))" height="\(pixels(Measure.line))" fill="\(colour.hex)"/>

        """
    }

    /// The words of a run: each where it belongs, so that columns align whatever font there is.
    private func text(_ cells: [Cell], _ run: Range<Int>, top: Int, _ kind: TextKind) -> String {
        let look = theme.look(of: kind.style, depth: depth)
        let colour = rendition(of: kind.style).foreground.hex
        var result = ""
        if look.emphasis.contains(.underline) {
            result += """
                <path d="M\(pixels(run.lowerBound * Measure.cell + Measure.margin)) \(pixels(top + Measure.underline))\
                h\(pixels(run.count * Measure.cell))" stroke="\(colour)"/>

                """
        }
        if let stroke = kind.stroke {
            return result + stroke.path(cells, run, top: top, colour: colour)
        }
        for piece in pieces(of: run, in: cells) {
            result += """
                <text x="\(pixels(piece.lowerBound * Measure.cell + Measure.margin))" \
                y="\(pixels(top + Measure.baseline))" textLength="\(pixels(piece.count * Measure.cell))" \
                lengthAdjust="spacingAndGlyphs" fill="\(colour)"\(attributes(look.emphasis))>\
                \(escaped(cells[piece].map(\.text).joined()))</text>

                """
        }
        return result
    }

    /// The parts of a run that have no two blanks side by side.
    private func pieces(of run: Range<Int>, in cells: [Cell]) -> [Range<Int>] {
        var result: [Range<Int>] = []
        for column in run where !cells[column].isBlank {
            if let last = result.last, column - last.upperBound < 2 {
                result[result.count - 1] = last.lowerBound..<column + 1
            } else {
                result.append(column..<column + 1)
            }
        }
        return result
    }

    private func attributes(_ emphasis: Emphasis) -> String {
        (emphasis.contains(.bold) ? " font-weight=\"bold\"" : "")
            + (emphasis.contains(.italic) ? " font-style=\"italic\"" : "")
    }
}

/// What has to be the same for two cells to be one piece of text: fonts give wide characters other widths.
private struct TextKind: Equatable {
    let style: Style
    let stroke: LineStroke?
    let isWide: Bool

    init(_ cell: Cell) {
        style = cell.style
        stroke = LineStroke(cell)
        isWide = cell.width != 1
    }
}

extension Cell {
    fileprivate var isBlank: Bool { width == 1 && scalar == 32 && marks == (0, 0) }
}

extension RGB {
    fileprivate var hex: String {
        "#" + [red, green, blue].map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }
}

/// The longest ranges of cells that have one property in common.
private func runs<Property: Equatable>(
    in cells: [Cell], _ property: (Cell) -> Property
) -> [(range: Range<Int>, property: Property)] {
    var found: [(range: Range<Int>, property: Property)] = []
    for (column, cell) in cells.enumerated() {
        let value = property(cell)
        if let last = found.last, last.property == value {
            found[found.count - 1].range = last.range.lowerBound..<column + 1
        } else {
            found.append((column..<column + 1, value))
        }
    }
    return found
}

private func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
        switch scalar {
        case "&": result += "&amp;"
        case "<": result += "&lt;"
        case ">": result += "&gt;"
        case "\u{0}"..."\u{1f}", "\u{7f}"..."\u{9f}", "\u{fffe}", "\u{ffff}": result += "\u{fffd}"
        default: result.unicodeScalars.append(scalar)
        }
    }
    return result
}
