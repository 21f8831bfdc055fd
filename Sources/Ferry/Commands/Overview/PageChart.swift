import Core
import Panes
import Text

/// A chart by week as a picture inside of a page.
struct PageChart {
    private let chart: OverviewChart

    private static let width = 720.0, height = 200.0, left = 46.0, bottom = 24.0, top = 14.0

    /// A picture of a chart.
    init(_ chart: OverviewChart) { self.chart = chart }

    /// The picture; whoever doesn't see it is told the sentence.
    var svg: String {
        """
        <svg class="chart" viewBox="0 0 \(Int(Self.width)) \(Int(Self.height))" role="img" \
        aria-label="\(SafeText(Wording.sentence(for: chart)).value.escapedForHTML)">
        \(scale)
        \(columns)
        \(months)
        </svg>
        """
    }

    /// A length with at most two digits behind the point.
    static func number(_ value: Double) -> String {
        let hundredths = Int((value * 100).rounded())
        if hundredths % 100 == 0 { return "\(hundredths / 100)" }
        let rest = hundredths % 100
        return "\(hundredths / 100).\(rest < 10 ? "0" : "")\(rest)"
    }

    /// The top of the scale: the first of 1, 2, 5, 10, 20 … that holds the most.
    private var most: Int {
        let wanted = chart.peak?.count ?? 1
        var step = 1
        while true {
            for factor in [1, 2, 5] where factor * step >= wanted { return factor * step }
            step *= 10
        }
    }

    private func row(of count: Int) -> Double {
        let room = Self.height - Self.bottom - Self.top
        return Self.height - Self.bottom - Double(count) / Double(most) * room
    }

    private var scale: String {
        let marks = most > 1 && most % 2 == 0 ? [0, most / 2, most] : [0, most]
        return marks.map { mark in
            let row = Self.number(row(of: mark))
            return """
                <path class="line" d="M\(Int(Self.left)) \(row)H\(Int(Self.width))" />\
                <text x="\(Int(Self.left) - 6)" y="\(row)" dy="4" text-anchor="end">\(Wording.grouped(mark))</text>
                """
        }.joined(separator: "\n")
    }

    private var step: Double { (Self.width - Self.left) / Double(max(1, chart.columns.count)) }

    private var columns: String {
        chart.columns.enumerated().filter { $0.element.count > 0 }.map { index, column in
            let top = min(row(of: column.count), Self.height - Self.bottom - 1)
            let words = "\(Wording.phrase(for: column.week)): \(Wording.grouped(column.count))"
            return """
                <rect x="\(Self.number(Self.left + (Double(index) + 0.15) * step))" y="\(Self.number(top))" \
                width="\(Self.number(step * 0.7))" height="\(Self.number(Self.height - Self.bottom - top))">\
                <title>\(words)</title></rect>
                """
        }.joined(separator: "\n")
    }

    private var months: String {
        var texts: [String] = []
        var end = 0.0
        for (index, column) in chart.columns.enumerated() {
            let isFirst = index == 0 || chart.columns[index - 1].week.month != column.week.month
            let place = Self.left + (Double(index) + 0.15) * step
            guard isFirst, place >= end else { continue }
            let day = column.week.start.day()
            texts.append("<text x=\"\(Self.number(place))\" y=\"\(Int(Self.height) - 6)\">\(day.prefix(7))</text>")
            end = place + 62
        }
        return texts.joined(separator: "\n")
    }
}
