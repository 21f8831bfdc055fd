import ProbePages
import Screen
import TestTerminal
import Testing
import Text

/// What the terminal shows must be the frame, cell by cell, after every one of a long row of random frames.
@Suite struct CursesOracleTests {
    /// How a terminal is told its colours, and what comes of it.
    struct Kind: Sendable, CustomTestStringConvertible {
        var name: String
        var depth: ColourDepth
        var changes: [String: String?]
        var testDescription: String { name }
    }

    static let kinds = [
        Kind(name: "exact", depth: .truecolour, changes: [:]),
        Kind(name: "256", depth: .indexed256, changes: ["COLORTERM": nil]),
        Kind(name: "mono", depth: .mono, changes: ["NO_COLOR": "1"]),
    ]

    @Test(arguments: kinds, [1, 2, 3, 4] as [UInt64]) func theScreenIsTheFrame(_ kind: Kind, seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        var size = Size(columns: 60, rows: 14)
        let session = try startProbe(["--seed", "\(seed)"], kind.changes, rows: size.rows, columns: size.columns)
        var theme = ProbePages.theme
        var page = 0
        for step in 0..<40 {
            compare(
                session, ProbePages.page(seed: seed, number: page, size: size), theme, kind.depth,
                "seed \(seed), step \(step)")
            switch Int.random(in: 0..<10, using: &generator) {
            case 0:
                let other = Size(
                    columns: Int.random(in: 2...90, using: &generator), rows: Int.random(in: 1...30, using: &generator))
                guard other != size else { continue }
                size = other
                session.resize(rows: size.rows, columns: size.columns)
            case 1:
                theme = theme == ProbePages.theme ? ProbePages.otherTheme : ProbePages.theme
                session.send("t")
            case 2: session.send("\u{0c}")
            default:
                page += 1
                session.send("n")
            }
            try #require(session.waitUntilIdle(), "seed \(seed), step \(step)")
        }
    }

    private func compare(
        _ session: PtySession, _ frame: Frame, _ theme: Theme, _ depth: ColourDepth, _ comment: Comment
    ) {
        #expect(session.cursor?.row == frame.cursor?.row, comment)
        #expect(session.cursor?.column == frame.cursor?.column, comment)
        #expect(session.title == frame.title.value, comment)
        for row in 0..<frame.size.rows {
            for column in 0..<frame.size.columns {
                let difference = difference(session.cell(row, column), frame, row, column, theme, depth)
                #expect(difference == nil, "\(comment), row \(row), column \(column)")
            }
        }
    }

    /// What is wrong with a cell of the screen; nil when it is as it should be.
    private func difference(
        _ shown: ScreenCell, _ frame: Frame, _ row: Int, _ column: Int, _ theme: Theme, _ depth: ColourDepth
    ) -> String? {
        let cell = frame[row, column]
        let text = expectedText(frame, row, column)
        let look = theme.look(of: cell.style, depth: depth)
        if shown.text != text { return "shows \(shown.text.debugDescription) for \(text.debugDescription)" }
        if text.isEmpty { return nil }
        if shown.foreground != colour(look.foreground) {
            return "foreground \(shown.foreground) for \(look.foreground)"
        }
        if shown.background != colour(look.background) {
            return "background \(shown.background) for \(look.background)"
        }
        let emphasis: Emphasis = [
            shown.isBold ? .bold : [], shown.isUnderlined ? .underline : [], shown.isItalic ? .italic : [],
            shown.isReversed ? .reverse : [],
        ]
        return emphasis == look.emphasis ? nil : "emphasis \(emphasis.rawValue) for \(look.emphasis.rawValue)"
    }

    /// The text that a cell should show: what libc gives another width is a replacement character.
    private func expectedText(_ frame: Frame, _ row: Int, _ column: Int) -> String {
        let cell = frame[row, column]
        if cell.width == 0 { return isReplaced(frame[row, column - 1]) ? " " : "" }
        return isReplaced(cell) ? "\u{fffd}" : cell.text
    }

    private func isReplaced(_ cell: Cell) -> Bool { ProbePages.unknown.contains(cell.scalar) }

    private func colour(_ paint: Paint) -> ScreenColour {
        switch paint {
        case .terminal: .terminal
        case .indexed(let index): .indexed(index)
        case .rgb(let rgb): .rgb(red: rgb.red, green: rgb.green, blue: rgb.blue)
        }
    }
}
