import Screen
import Terminal
import Testing

@Suite struct MouseTests {
    private func events(_ bytes: String, at times: [Int] = [0]) -> [MouseEvent] {
        var decoder = KeyDecoder()
        return times.flatMap { decoder.decode(bytes.utf8, at: $0) }.compactMap {
            if case .mouse(let event) = $0 { event } else { nil }
        }
    }

    @Test func pressReleaseAndWheelTellTheirPlace() {
        let place = Position(row: 299, column: 399)
        #expect(events("\u{1b}[<0;400;300M") == [MouseEvent(.press, at: place)])
        #expect(events("\u{1b}[<0;400;300m") == [MouseEvent(.release, at: place)])
        #expect(events("\u{1b}[<64;400;300M") == [MouseEvent(.wheelUp, at: place)])
        #expect(events("\u{1b}[<65;400;300M") == [MouseEvent(.wheelDown, at: place)])
        #expect(events("\u{1b}[<20;400;300M") == [MouseEvent(.press, at: place, modifiers: [.shift, .control])])
    }

    @Test func theOldFormIsReadToo() {
        #expect(events("\u{1b}[M !\"") == [MouseEvent(.press, at: Position(row: 1, column: 0))])
        #expect(events("\u{1b}[M#!\"") == [MouseEvent(.release, at: Position(row: 1, column: 0))])
        #expect(events("\u{1b}[M`!\"") == [MouseEvent(.wheelUp, at: Position(row: 1, column: 0))])
    }

    @Test func twoQuickPressesOnOneCellAreADoubleClick() {
        #expect(events("\u{1b}[<0;3;4M", at: [0, 300, 400]).map(\.kind) == [.press, .doubleClick, .press])
        #expect(events("\u{1b}[<0;3;4M", at: [0, 301]).map(\.kind) == [.press, .press])
        #expect(events("\u{1b}[<0;3;4M\u{1b}[<0;3;5M").map(\.kind) == [.press, .press])
    }

    @Test func movementAndImpossiblePlacesAreNothing() {
        #expect(events("\u{1b}[<35;3;4M\u{1b}[<32;3;4M\u{1b}[<0;0;4M\u{1b}[<0;3M\u{1b}[<0;3;4;5M").isEmpty)
    }
}
