import Screen
import Testing
import Text

@Suite struct ColumnChartTests {
    private func chart(_ values: [Int], columns: Int, rows: Int) -> [String] {
        var frame = Frame(size: Size(columns: columns, rows: rows))
        frame.columns(values, in: frame.bounds, Style(.pending), Style(.accent), within: frame.bounds)
        return frame.lines
    }

    @Test func columnsAreDrawnInEighths() {
        #expect(chart([16, 8, 4, 1, 0, 12], columns: 6, rows: 2) == ["█    ▄", "██▄▁·█"])
    }

    @Test func columnsShareTheRoomAndStandApartWhereTheyCan() {
        #expect(chart([1, 1, 1], columns: 9, rows: 1) == ["██ ██ ██"])
        #expect(chart([1, 1, 1], columns: 40, rows: 1) == ["████ ████ ████"])
        #expect(chart([1, 1, 1], columns: 2, rows: 1) == ["██"])
        #expect(chart([], columns: 2, rows: 1) == [""])
        #expect(chart([0, 0], columns: 4, rows: 2) == ["", "· ·"])
    }

    @Test func theSmallestCanBeSeenBesideTheLargest() {
        #expect(chart([1_000_000, 1], columns: 2, rows: 3) == ["█", "█", "█▁"])
    }

    @Test func aColumnIsFoundByItsCell() {
        let chart = ColumnChart(3, from: 10, cells: 9)
        #expect((9...16).map { chart.index(at: $0) } == [nil, 0, 0, 0, 1, 1, 1, 2])
        #expect(chart.column(2) == 16)
    }
}
