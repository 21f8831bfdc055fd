import CNcurses
import ProbePages
import Screen
import Testing

@testable import Terminal

@Suite struct RowEncoderTests {
    init() { #expect(fc_set_locale("C.UTF-8")) }

    private func encode(_ row: [Cell], columns: Int? = nil, ascii: Bool = false) -> [fc_cell] {
        var encoder = RowEncoder(isASCII: ascii)
        encoder.encode(row[...], columns: columns ?? row.count) { DrawnLook(pair: Int32($0.ink.rawValue)) }
        return encoder.cells
    }

    private func text(_ cells: [fc_cell]) -> String {
        String(String.UnicodeScalarView(cells.compactMap { Unicode.Scalar($0.text.0) }))
    }

    @Test func halvesWithoutTheirOtherHalfAreBlanks() {
        let wide = Cell(scalar: 0x65e5, width: 2)
        let tail = Cell.tail(style: Style())
        #expect(text(encode([tail, Cell(scalar: 0x61)])) == " a")
        #expect(text(encode([wide, Cell(scalar: 0x61)])) == " a")
        #expect(text(encode([Cell(scalar: 0x61), wide])) == "a ")
        #expect(text(encode([wide, tail, tail])) == "日 ")
        #expect(text(encode([Cell(scalar: 0x61), wide, tail], columns: 2)) == "a ")
    }

    @Test func aShortRowIsFilledWithBlanks() {
        #expect(text(encode([Cell(scalar: 0x61)], columns: 3)) == "a  ")
        #expect(text(encode([], columns: 2)) == "  ")
    }

    @Test func whatLibcMeasuresOtherwiseIsReplaced() {
        #expect(
            text(encode([Cell(scalar: 0x65e5), Cell(scalar: 7), Cell(scalar: 0x301)])) == "\u{fffd}\u{fffd}\u{fffd}")
        let narrowAsWide = [Cell(scalar: 0x61, width: 2), .tail(style: Style())]
        #expect(text(encode(narrowAsWide)) == "\u{fffd} ")
        #expect(encode([Cell(scalar: 0x65, marks: (0x65e5, 0x301))]).first?.text.1 == 0x301)
    }

    @Test func asciiHasAStandInForEverything() {
        let row = "─│┌━║…→←✓é·".unicodeScalars.map { Cell(scalar: $0.value) }
        #expect(text(encode(row, ascii: true)) == "-|+-|~><x?.")
        #expect(text(encode([Cell(scalar: 0x65e5, width: 2), .tail(style: Style())], ascii: true)) == "??")
        let blocks = "▁▂▃▄▅▆▇█▉▊▋▌▍▎▏░".unicodeScalars.map { Cell(scalar: $0.value) }
        #expect(text(encode(blocks, ascii: true)) == "__==########|||:")
    }

    @Test func whateverTheCellsTheRowIsFull() {
        var generator = SeededGenerator(seed: 42)
        for round in 0..<500 {
            let row = (0..<Int.random(in: 0...20, using: &generator)).map { _ in
                Cell(
                    scalar: UInt32.random(in: 0...0x2ffff, using: &generator),
                    marks: (UInt32.random(in: 0...0x400, using: &generator), 0),
                    width: UInt8.random(in: 0...3, using: &generator))
            }
            let columns = Int.random(in: 1...20, using: &generator)
            for ascii in [false, true] {
                let cells = encode(row, columns: columns, ascii: ascii)
                #expect(cells.reduce(0) { $0 + Int($1.width) } == columns, "seed 42, round \(round)")
                #expect(cells.allSatisfy { fc_width($0.text.0) == Int32($0.width) }, "seed 42, round \(round)")
                #expect(!ascii || cells.allSatisfy { $0.text.0 < 0x7f && $0.text.1 == 0 }, "seed 42, round \(round)")
            }
        }
    }

    @Test func aTitleCannotCarryControlCharacters() {
        #expect(TerminalModes.title("a\u{1b}]52;c;x\u{7}\u{9b}é", isASCII: false) == "\u{1b}]2;a]52;c;xé\u{1b}\\")
        #expect(TerminalModes.title("日é", isASCII: true) == "\u{1b}]2;??\u{1b}\\")
    }
}
