package import Core
package import Screen

/// What Overview shows.
package struct OverviewState: Equatable, Sendable {
    /// What was counted last; nil before.
    package var figures: Overview?
    /// Whether something changed since it was counted.
    package var isStale = true
    /// Whether it is being counted.
    package var isReading = false
    /// Where the cursor is.
    package var stop = OverviewStop.figure(.stage(.requested))
    /// The marked week of each chart, by its place; absent while the last or next week is marked.
    package var weeks: [OverviewChart.Kind: Int] = [:]
    /// The marked choice of the welcome page.
    package var welcome = ListCursor()

    /// Nothing counted yet.
    package init() {}

    /// The marked column of a chart: at first the week that runs.
    package func markedWeek(of chart: OverviewChart) -> Int {
        let first = chart.kind == .migrated ? chart.columns.count - 1 : 0
        return max(0, min(weeks[chart.kind] ?? first, chart.columns.count - 1))
    }
}

/// Something that the cursor of Overview stops at.
package enum OverviewStop: Hashable, Sendable {
    case figure(OverviewFigure.Kind)
    case chart(OverviewChart.Kind)
    /// The rows of all weeks of a chart.
    case total(OverviewChart.Kind)
    /// By its place among what to do next.
    case next(Int)
    /// By its place among the rows that wait.
    case waiting(Int)
    /// By its place among the runs with failures.
    case failure(Int)
    /// By its place among the sources.
    case source(Int)
    case requirements
}
