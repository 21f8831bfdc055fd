package import Screen
import Text

/// Pages that the probe draws and the tests know too.
package enum ProbePages {
    /// The theme of the pages: exact, indexed and the terminal's own colours.
    package static let theme = Theme(
        name: "probe", appearance: .dark,
        inks: [
            .muted: InkLook(Colour(rgb: RGB(120, 121, 122), indexed: 243, basic: 8)),
            .strong: InkLook(.terminal, .bold),
            .accent: InkLook(Colour(rgb: RGB(0, 0, 5), indexed: 33, basic: 12)),
            .error: InkLook(Colour(rgb: RGB(255, 0, 1), indexed: 196, basic: 9), .underline),
            .ok: InkLook(Colour(indexed: 42, basic: 2)),
            .title: InkLook(Colour(indexed: 3, basic: 3), .italic),
        ],
        grounds: [
            .cursor: GroundLook(Colour(rgb: RGB(10, 20, 30), indexed: 17, basic: 4)),
            .header: GroundLook(
                Colour(rgb: RGB(0, 0, 0), indexed: 16, basic: 0), ink: Colour(rgb: RGB(1, 2, 3), indexed: 7, basic: 7)),
            .ticked: GroundLook(.terminal, .reverse),
            .dialog: GroundLook(Colour(indexed: 250, basic: 7)),
        ])

    /// Another theme for the same pages.
    package static let otherTheme = Theme(
        name: "other", appearance: .light,
        inks: [.text: InkLook(Colour(rgb: RGB(9, 8, 7), indexed: 99, basic: 5))],
        grounds: [.page: GroundLook(Colour(rgb: RGB(250, 240, 230), indexed: 230, basic: 7))])

    /// The page with a number in the sequence that a seed begins.
    package static func page(seed: UInt64, number: Int, size: Size) -> Frame {
        // Every second page is the one before with a few changes, so that most of it stays on the terminal.
        var generator = SeededGenerator(seed: seed &* 1000 &+ UInt64(number / 2 * 2))
        var frame = Frame(size: size)
        let stretches = size.rows * 2
        for _ in 0..<stretches { putRandomText(into: &frame, &generator) }
        if number % 2 == 1 {
            var changes = SeededGenerator(seed: seed &* 7777 &+ UInt64(number))
            for _ in 0..<3 { putRandomText(into: &frame, &changes) }
            place(&frame, &changes)
        } else {
            place(&frame, &generator)
        }
        frame.title = SafeText("Page \(number)")
        return frame
    }

    private static func place(_ frame: inout Frame, _ generator: inout SeededGenerator) {
        guard Bool.random(using: &generator) else { return frame.cursor = nil }
        frame.cursor = Position(
            row: Int.random(in: 0..<frame.size.rows, using: &generator),
            column: Int.random(in: 0..<frame.size.columns, using: &generator))
    }

    private static func putRandomText(into frame: inout Frame, _ generator: inout SeededGenerator) {
        let ink = Ink.allCases.randomElement(using: &generator) ?? .text
        let ground = Ground.allCases.randomElement(using: &generator) ?? .page
        let emphasis = Emphasis(rawValue: UInt8.random(in: 0..<32, using: &generator) & ~Emphasis.dim.rawValue)
        // libvterm 0.1.4 puts a mark on a letter in the last column into the next line, so that none goes there.
        let reachesEdge = Bool.random(using: &generator)
        let columns = frame.size.columns - (reachesEdge ? 0 : 1)
        var text = ""
        for _ in 0..<Int.random(in: 1...30, using: &generator) {
            text += (reachesEdge ? unmarked : samples).randomElement(using: &generator) ?? " "
        }
        let row = Int.random(in: 0..<frame.size.rows, using: &generator)
        let column = Int.random(in: -3..<frame.size.columns, using: &generator)
        frame.put(
            SafeText(text), row: row, column: column, Style(ink, on: ground, emphasis),
            within: Rect(row: 0, column: 0, columns: columns, rows: frame.size.rows))
    }

    private static let unmarked = samples.filter {
        $0.unicodeScalars.allSatisfy { !(0x300...0x36f).contains($0.value) }
    }

    /// What libc gives no width, or another than the frame does.
    package static let unknown: Set<UInt32> = [0x378, 0x1b, 0x07, 0x9b, 0x200d, 0x1fae8, 0x202e, 0x09]

    /// Letters, marks, wide characters, lines, and what no terminal should be given: unassigned and control characters.
    private static let samples = [
        "a", "Z", "0", " ", " ", " ", "-", "é", "ß", "Ж", "λ", "e\u{301}", "o\u{308}\u{304}", "日", "本", "語", "한", "글",
        "ｆ",
        "😀", "🚀", "日\u{301}", "│", "─", "┌", "┘", "█", "…", "→", "✓", "ﬁ", "\u{378}", "\u{1b}", "\u{7}", "\u{9b}",
        "\u{200d}", "\u{1fae8}", "\u{e000}", "\u{ad}", "\u{202e}", "\t", "w w w", "----------", "          ",
    ]
}
