import CNcurses
import Screen

/// How a cell looks in ncurses' words.
struct DrawnLook: Equatable {
    /// The colour pair; 0 is the terminal's own colours.
    var pair: Int32 = 0
    /// A union of `FC_BOLD` and so on, whose bits are those of `Emphasis`.
    var attributes: UInt32 = 0
}

/// Finds the colour pair and attributes of every style, and defines pairs as they are first needed.
struct LookTable {
    private struct Colours: Hashable {
        var foreground: Int32
        var background: Int32
    }

    /// The theme in force.
    private(set) var theme: Theme?
    private let depth: ColourDepth
    private let colours: Int
    private let pairLimit: Int
    private var looks: [Style: DrawnLook] = [:]
    private var pairs: [Colours: Int32] = [:]

    /// A table for a screen that is open.
    init(depth: ColourDepth) {
        self.depth = depth
        colours = Int(fc_colours())
        pairLimit = Int(fc_pairs())
    }

    /// Takes another theme, and forgets every pair.
    mutating func use(_ theme: Theme) {
        self.theme = theme
        looks.removeAll(keepingCapacity: true)
        guard !pairs.isEmpty else { return }
        pairs.removeAll(keepingCapacity: true)
        fc_reset_pairs()
    }

    /// The look of a style.
    mutating func look(of style: Style) -> DrawnLook {
        if let known = looks[style] { return known }
        guard let theme else { return DrawnLook() }
        let look = drawn(theme.look(of: style, depth: depth))
        looks[style] = look
        return look
    }

    private mutating func drawn(_ look: CellLook) -> DrawnLook {
        var emphasis = look.emphasis
        if colours == 8, case .indexed(8...15) = look.foreground { emphasis.insert(.bold) }
        let pair = pair(Colours(foreground: number(look.foreground), background: number(look.background)))
        return DrawnLook(pair: pair, attributes: UInt32(emphasis.rawValue))
    }

    private mutating func pair(_ wanted: Colours) -> Int32 {
        if wanted == Colours(foreground: -1, background: -1) { return 0 }
        if let known = pairs[wanted] { return known }
        let next = Int32(pairs.count + 1)
        // Where the pairs run out, plain text is still readable.
        guard next < pairLimit, fc_define_pair(next, wanted.foreground, wanted.background) else { return 0 }
        pairs[wanted] = next
        return next
    }

    private func number(_ paint: Paint) -> Int32 {
        switch (paint, depth) {
        case (_, .mono), (.terminal, _): -1
        case (.indexed(let index), .truecolour): Int32(FC_INDEXED) + Int32(index)
        case (.indexed(let index), _): Int32(colours <= 8 ? index & 7 : index)
        case (.rgb(let rgb), .truecolour): Int32(rgb.red) << 16 | Int32(rgb.green) << 8 | Int32(rgb.blue)
        case (.rgb, _): -1
        }
    }
}
