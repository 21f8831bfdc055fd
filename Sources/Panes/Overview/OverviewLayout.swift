import Core
import Screen
import Text

/// Where everything on Overview stands, at each width in as many columns as it gives room for.
struct OverviewLayout {
    /// A piece in its place.
    struct Placed {
        /// What it shows.
        var piece: OverviewPiece
        /// Its first row, counted from the top of its column.
        var row: Int
    }

    /// One column of the page, which scrolls by itself.
    struct Column {
        /// Its place on the page.
        var area: Rect
        /// Its pieces from top to bottom.
        var placed: [Placed]
        /// How many rows are scrolled away.
        var top = 0

        /// How many rows all pieces take.
        var height: Int { placed.last.map { $0.row + $0.piece.rows } ?? 0 }

        /// Scrolls so far that a stop is in sight; with the last one, what stands below it too.
        mutating func show(_ stop: OverviewStop) {
            guard let first = placed.first(where: { $0.piece.stop == stop }),
                let last = placed.last(where: { $0.piece.stop == stop })
            else { return }
            top = max(0, last.row + last.piece.rows - area.rows)
            guard placed.last(where: { $0.piece.stop != nil })?.piece.stop == stop else { return }
            top = max(top, min(height - area.rows, first.row))
        }

        /// A piece's place on the page; parts of it may lie outside of the column.
        func area(of placed: Placed) -> Rect {
            Rect(row: area.top + placed.row - top, column: area.left, columns: area.columns, rows: placed.piece.rows)
        }
    }

    /// The columns from left to right.
    private(set) var columns: [Column]

    private static let gap = 3

    /// Lays the overview out on the body of the page.
    init(_ state: AppState, in body: Rect) {
        let area = body.inset(rows: body.rows >= 30 ? 1 : 0, columns: 2)
        let places = Self.places(in: area)
        let cards = Self.cards(state, columns: places)
        columns = zip(places, cards).map { place, cards in Self.column(cards, in: place) }
        for index in columns.indices { columns[index].show(state.overview.stop) }
    }

    /// All stops, column by column.
    var stops: [OverviewStop] {
        var seen: Set<OverviewStop> = []
        return columns.flatMap(\.placed).compactMap(\.piece.stop).filter { seen.insert($0).inserted }
    }

    /// What is nearest in the next column that has stops; nil beyond the last.
    func neighbour(of stop: OverviewStop, by places: Int) -> OverviewStop? {
        guard
            let from = columns.firstIndex(where: { column in column.placed.contains { $0.piece.stop == stop } }),
            let row = columns[from].placed.first(where: { $0.piece.stop == stop })?.row
        else { return nil }
        var index = from + places
        while columns.indices.contains(index) {
            let stops = columns[index].placed.filter { $0.piece.stop != nil }
            let height = row - columns[from].top + columns[index].top
            if let found = stops.min(by: { abs($0.row - height) < abs($1.row - height) }) { return found.piece.stop }
            index += places
        }
        return nil
    }

    /// The stop at a place of the page, and which week of a chart.
    func stop(at place: Position) -> (stop: OverviewStop, week: Int?)? {
        for column in columns where column.area.contains(place) {
            for placed in column.placed where column.area(of: placed).contains(place) {
                guard let stop = placed.piece.stop else { return nil }
                guard case .columns(let chart, _) = placed.piece.content else { return (stop, nil) }
                let area = column.area(of: placed).chart
                let columns = ColumnChart(chart.columns.count, from: area.left, cells: area.columns)
                return (stop, columns.index(at: place.column))
            }
        }
        return nil
    }

    private static func places(in area: Rect) -> [Rect] {
        let shares: [Int] =
            switch area.columns {
            case 186...: [54, 82, 0]
            case 150...: [44, 56, 0]
            case 100...: [area.columns * 11 / 20, 0]
            case 72...: [42, 0]
            default: [0]
            }
        var rest = area
        return shares.map { share in
            guard share > 0 else { return rest }
            let (left, right) = rest.split(left: share)
            rest = right.split(left: gap).right
            return left
        }
    }

    private static func cards(_ state: AppState, columns: [Rect]) -> [[[OverviewPiece]]] {
        let room = columns.first?.rows ?? 0
        let cards = OverviewCards(state: state, room: room)
        let width = columns.last?.columns ?? 0
        let waiting = cards.waiting(cells: columns.count == 3 ? columns[1].columns : width)
        let next = cards.next(cells: width)
        let (data, requirements) = (cards.data(cells: width), cards.requirements(cells: width))
        // Where room is short, what must hold is seen before the long list of what was read when.
        let more = room < 30 ? [requirements, data] : [data, requirements]
        switch columns.count {
        case 3:
            return [
                [cards.chain, cards.failures], [cards.chart(.migrated), cards.chart(.ending), waiting],
                [next] + more,
            ]
        case 2 where room >= 30:
            return [
                [cards.chain, cards.chart(.migrated), cards.chart(.ending)],
                [next, waiting, cards.failures] + more,
            ]
        case 2:
            return [
                [cards.chain, cards.chart(.migrated)],
                [next, waiting, cards.failures, cards.chart(.ending)] + more,
            ]
        default:
            return [
                [cards.chain, next, waiting, cards.failures, cards.chart(.migrated), cards.chart(.ending)] + more
            ]
        }
    }

    /// Stacks cards: blank rows between them and higher charts where there is room.
    private static func column(_ cards: [[OverviewPiece]], in area: Rect) -> Column {
        let cards = cards.filter { !$0.isEmpty }
        let needed = cards.joined().reduce(0) { $0 + $1.rows }
        let blanks = needed + cards.count - 1 <= area.rows ? 1 : 0
        let charts = cards.joined().count { $0.isChart }
        let highest = max(9, area.rows / 4)
        let spare = max(0, area.rows - needed - blanks * (cards.count - 1))
        var row = 0
        var placed: [Placed] = []
        for (index, card) in cards.enumerated() {
            if index > 0 { row += blanks }
            for piece in card {
                var piece = piece
                if piece.isChart { piece.rows = max(piece.rows, min(highest, piece.rows + spare / max(1, charts))) }
                placed.append(Placed(piece: piece, row: row))
                row += piece.rows
            }
        }
        return Column(area: area, placed: placed)
    }
}

extension Rect {
    /// The part of a piece in which a chart's columns stand.
    var chart: Rect { Rect(row: top, column: left + 1, columns: columns - 1, rows: rows) }
}
