/// Lengths in tenths of a pixel, so that sums stay exact.
enum Measure {
    static let cell = 84, line = 170, margin = 100, bar = 300, baseline = 130, underline = 155
}

/// A length in pixels as SVG writes it.
func pixels(_ tenths: Int) -> String {
    tenths.isMultiple(of: 10) ? "\(tenths / 10)" : "\(tenths / 10).\(tenths % 10)"
}

/// How thick a line is that box-drawing characters make; they are drawn as lines, as fonts leave gaps between them.
enum LineStroke: Equatable {
    case light, heavy

    /// The stroke of a cell; nil where it holds anything but a box-drawing character.
    init?(_ cell: Cell) {
        guard arms[cell.scalar] != nil, cell.marks == (0, 0) else { return nil }
        self = cell.scalar == 0x2501 || cell.scalar == 0x2503 ? .heavy : .light
    }

    /// The lines of a run of cells.
    func path(_ cells: [Cell], _ run: Range<Int>, top: Int, colour: String) -> String {
        let middle = top + Measure.line / 2
        var across: [(from: Int, to: Int)] = []
        var upright = ""
        for column in run {
            let arms = arms[cells[column].scalar] ?? []
            let left = column * Measure.cell + Measure.margin
            let centre = left + Measure.cell / 2
            if !arms.isDisjoint(with: .horizontal) {
                let from = arms.contains(.left) ? left : centre
                let to = arms.contains(.right) ? left + Measure.cell : centre
                if across.last?.to == from { across[across.count - 1].to = to } else { across.append((from, to)) }
            }
            if !arms.isDisjoint(with: .vertical) {
                let from = arms.contains(.up) ? top : middle
                let to = arms.contains(.down) ? top + Measure.line : middle
                upright += "M\(pixels(centre)) \(pixels(from))V\(pixels(to))"
            }
        }
        let lying = across.map { "M\(pixels($0.from)) \(pixels(middle))H\(pixels($0.to))" }.joined()
        let width = self == .heavy ? " stroke-width=\"2.5\"" : ""
        return "<path d=\"\(lying)\(upright)\" fill=\"none\" stroke=\"\(colour)\"\(width)/>\n"
    }
}

/// The directions into which a box-drawing character reaches from its middle.
private struct Arms: OptionSet {
    let rawValue: UInt8
    static let up = Arms(rawValue: 1), down = Arms(rawValue: 2), left = Arms(rawValue: 4), right = Arms(rawValue: 8)
    static let horizontal: Arms = [.left, .right], vertical: Arms = [.up, .down]
}

private let arms: [UInt32: Arms] = [
    0x2500: .horizontal, 0x2501: .horizontal, 0x2502: .vertical, 0x2503: .vertical,
    0x250c: [.down, .right], 0x2510: [.down, .left], 0x2514: [.up, .right], 0x2518: [.up, .left],
    0x256d: [.down, .right], 0x256e: [.down, .left], 0x2570: [.up, .right], 0x256f: [.up, .left],
    0x251c: [.up, .down, .right], 0x2524: [.up, .down, .left],
    0x252c: [.down, .left, .right], 0x2534: [.up, .left, .right], 0x253c: [.up, .down, .left, .right],
]
