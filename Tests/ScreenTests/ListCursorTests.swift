import Screen
import SeededRandom
import Testing

@Suite struct ListCursorTests {
    @Test func itStopsAtBothEnds() {
        var cursor = ListCursor()
        cursor.move(by: -5, count: 10, window: 4)
        #expect((cursor.row, cursor.top) == (0, 0))
        cursor.move(to: .max, count: 10, window: 4)
        #expect((cursor.row, cursor.top) == (9, 6))
        cursor.move(to: 3, count: 0, window: 4)
        #expect((cursor.row, cursor.top) == (0, 0))
    }

    @Test func theWindowMovesOnlyWhenItMust() {
        var cursor = ListCursor()
        cursor.move(to: 5, count: 100, window: 4)
        #expect(cursor.top == 2)
        cursor.move(to: 3, count: 100, window: 4)
        #expect(cursor.top == 2)
        cursor.move(to: 1, count: 100, window: 4)
        #expect(cursor.top == 1)
    }

    @Test func scrollingTakesTheCursorAlongOnlyAtTheEdge() {
        var cursor = ListCursor()
        cursor.move(to: 3, count: 100, window: 10)
        cursor.scroll(by: 2, count: 100, window: 10)
        #expect((cursor.row, cursor.top) == (3, 2))
        cursor.scroll(by: 5, count: 100, window: 10)
        #expect((cursor.row, cursor.top) == (7, 7))
        cursor.scroll(by: -100, count: 100, window: 10)
        #expect((cursor.row, cursor.top) == (7, 0))
        cursor.scroll(by: 1000, count: 100, window: 10)
        #expect((cursor.row, cursor.top) == (90, 90))
    }

    @Test func anAnchoredRowKeepsItsHeight() {
        var cursor = ListCursor()
        cursor.move(to: 50, count: 100, window: 10)
        cursor.scroll(by: 4, count: 100, window: 10)
        let height = cursor.row - cursor.top
        cursor.anchor(to: 70, count: 120, window: 10)
        #expect(cursor.row == 70 && cursor.row - cursor.top == height)
        cursor.anchor(to: 2, count: 120, window: 10)
        #expect((cursor.row, cursor.top) == (2, 0))
    }

    @Test(arguments: UInt64(60)...63)
    func theCursorIsAlwaysInsideTheWindow(seed: UInt64) {
        var random = SeededRandom(seed: seed)
        var cursor = ListCursor()
        for step in 0..<4000 {
            let count = Int.random(in: 0...40, using: &random)
            let window = Int.random(in: -2...12, using: &random)
            let number = Int.random(in: -60...60, using: &random)
            switch Int.random(in: 0..<4, using: &random) {
            case 0: cursor.move(to: number, count: count, window: window)
            case 1: cursor.move(by: number, count: count, window: window)
            case 2: cursor.scroll(by: number, count: count, window: window)
            default: cursor.anchor(to: number, count: count, window: window)
            }
            let height = max(1, window)
            #expect((0...max(0, count - 1)).contains(cursor.row), "seed \(seed), step \(step)")
            #expect((cursor.top..<cursor.top + height).contains(cursor.row), "seed \(seed), step \(step)")
            #expect(cursor.top >= 0 && cursor.top <= max(0, count - height), "seed \(seed), step \(step)")
        }
    }
}
