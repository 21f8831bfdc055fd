import Screen
import SeededRandom
import Testing

@Suite struct TableLayoutTests {
    private let columns = [
        ColumnWidth(least: 10, wanted: 20, growth: 2), ColumnWidth(least: 8),
        ColumnWidth(least: 12, growth: 1, rank: 2),
        ColumnWidth(least: 6, rank: 1),
    ]

    private func shown(_ room: Int) -> [[Int]] {
        TableLayout(columns, from: 3, cells: room).places.map { [$0.index, $0.column, $0.cells] }
    }

    @Test func everyColumnHasItsLeastWidthWhereThatJustFits() {
        #expect(shown(42) == [[0, 3, 10], [1, 15, 8], [2, 25, 12], [3, 39, 6]])
    }

    @Test func theHighestRankGoesFirst() {
        #expect(shown(41).map(\.first) == [0, 1, 3])
        #expect(shown(27).map(\.first) == [0, 1])
    }

    @Test func amongEqualRanksTheLastGoesFirst() {
        #expect(shown(19).map(\.first) == [0])
        #expect(shown(5) == [[0, 3, 5]])
        #expect(shown(0) == [[0, 3, 0]])
    }

    @Test func wantedWidthsComeBeforeGrowth() {
        #expect(shown(52) == [[0, 3, 20], [1, 25, 8], [2, 35, 12], [3, 49, 6]])
        #expect(shown(58) == [[0, 3, 24], [1, 29, 8], [2, 39, 14], [3, 55, 6]])
    }

    @Test func noColumnsTakeNoRoom() {
        #expect(TableLayout([], from: 0, cells: 80).places.isEmpty)
    }

    @Test(arguments: UInt64(70)...73)
    func columnsNeverOverlapAndNeverLeaveTheRoom(seed: UInt64) {
        var random = SeededRandom(seed: seed)
        for _ in 0..<800 {
            let columns = (0..<Int.random(in: 1...8, using: &random)).map { _ in
                let least = Int.random(in: 1...30, using: &random)
                return ColumnWidth(
                    least: least, wanted: least + .random(in: 0...20, using: &random),
                    growth: .random(in: 0...3, using: &random), rank: .random(in: 0...4, using: &random))
            }
            let left = Int.random(in: 0...5, using: &random)
            let room = Int.random(in: -3...200, using: &random)
            let places = TableLayout(columns, from: left, cells: room).places
            #expect(!places.isEmpty && places.map(\.index) == places.map(\.index).sorted(), "seed \(seed)")
            for (place, next) in zip(places, places.dropFirst()) {
                #expect(place.column + place.cells + TableLayout.gap == next.column, "seed \(seed)")
            }
            if let last = places.last { #expect(last.column + last.cells <= left + max(0, room), "seed \(seed)") }
            if places.count > 1 {
                #expect(places.allSatisfy { $0.cells >= columns[$0.index].least }, "seed \(seed)")
            }
            let kept = Set(places.map(\.index))
            let lost = columns.indices.filter { !kept.contains($0) }
            let rankKept = kept.map { columns[$0].rank }.max() ?? 0
            #expect(lost.allSatisfy { columns[$0].rank >= rankKept }, "seed \(seed)")
        }
    }
}
