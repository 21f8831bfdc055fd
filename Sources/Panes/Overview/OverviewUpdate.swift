import Core
import Screen
import Text

extension AppState {
    /// Has the overview counted where it is open and something changed.
    ///
    /// One reading at a time: what changes meanwhile is counted by the next.
    mutating func overviewInSight() -> [Effect] {
        guard pane == .overview, !isEmpty, customers.snapshot != nil, !overview.isReading else { return [] }
        let isOld = overview.figures.map { Week(of: $0.at) != Week(of: now) } ?? false
        guard overview.isStale || isOld else { return [] }
        overview.isStale = false
        overview.isReading = true
        return [.readOverview]
    }

    /// The overview was counted.
    mutating func take(_ figures: Overview) {
        overview.figures = figures
        overview.isReading = false
    }

    /// Moves over the stops, or over the choices of the welcome page.
    mutating func moveInOverview(to wanted: (Int) -> Int) {
        if isEmpty {
            let count = welcomeChoices.count
            overview.welcome.move(to: wanted(overview.welcome.row), count: count, window: count)
            return
        }
        let stops = OverviewLayout(self, in: PagePlaces(size).body).stops
        guard !stops.isEmpty else { return }
        let place = stops.firstIndex(of: overview.stop) ?? 0
        overview.stop = stops[max(0, min(wanted(place), stops.count - 1))]
    }

    /// Moves sideways: over the weeks of a chart, then to what stands beside it; false at the edge of the page.
    mutating func moveAcrossOverview(by places: Int) -> Bool {
        guard !isEmpty else { return false }
        if case .chart(let kind) = overview.stop, let chart = overview.figures?.chart(kind) {
            let week = overview.markedWeek(of: chart) + places
            if chart.columns.indices.contains(week) {
                overview.weeks[kind] = week
                return true
            }
        }
        let layout = OverviewLayout(self, in: PagePlaces(size).body)
        guard let stop = layout.neighbour(of: overview.stop, by: places) else { return false }
        overview.stop = stop
        return true
    }

    /// Puts the cursor on what was clicked, in a chart on the very week; false where nothing is.
    mutating func markInOverview(_ place: Position) -> Bool {
        guard !isEmpty, let found = OverviewLayout(self, in: PagePlaces(size).body).stop(at: place) else {
            return false
        }
        overview.stop = found.stop
        if case .chart(let kind) = found.stop, let chart = overview.figures?.chart(kind), let week = found.week,
            chart.columns.indices.contains(week)
        {
            overview.weeks[kind] = week
        }
        return true
    }

    /// Opens the rows behind the figure under the cursor.
    mutating func openOverviewStop() -> [Effect] {
        if isEmpty { return start(welcomeChoices[min(overview.welcome.row, welcomeChoices.count - 1)].id) }
        if overview.stop == .requirements { return openRequirements() }
        guard let place = overview.figures.flatMap({ overviewPlace(of: overview.stop, in: $0) }) else {
            toast = Toast("There are no rows behind this figure yet.", .warning)
            return []
        }
        return open(place)
    }

    private func overviewPlace(of stop: OverviewStop, in figures: Overview) -> OverviewPlace? {
        switch stop {
        case .figure(.undecided): return figures.undecided?.place
        case .figure(.needsHand): return figures.needsHand?.place
        case .figure(let kind): return figures.chain.first { $0.kind == kind }?.place
        case .chart(let kind):
            guard let chart = figures.chart(kind), !chart.columns.isEmpty else { return nil }
            return chart.columns[overview.markedWeek(of: chart)].place
        case .total(let kind): return figures.chart(kind)?.place
        case .next(let number):
            let steps = nextSteps(self)
            return steps.indices.contains(number) ? steps[number].place : nil
        case .waiting(let place):
            return figures.waiting.indices.contains(place) ? figures.waiting[place].place : nil
        case .failure(let place):
            return figures.failures.indices.contains(place) ? figures.failures[place].place : nil
        case .source(let place):
            return figures.sources.indices.contains(place) ? figures.sources[place].place : nil
        case .requirements: return nil
        }
    }

    private mutating func open(_ place: OverviewPlace) -> [Effect] {
        switch place {
        case .rows(let listing, let search):
            guard let target = Pane.allCases.first(where: { $0.listing == listing }) else { return [] }
            pane = target
            changeList { $0.search = TextField(search) }
            return searchTyped()
        case .troubles(let id): return open(id, troublesOnly: true)
        case .job(let id): return open(id, troublesOnly: false)
        case .syncReport:
            showSyncReport()
            return []
        case .journal:
            pane = .jobs
            jobs.view = .journal
            return [.readJournal]
        }
    }

    private mutating func open(_ id: JobID, troublesOnly: Bool) -> [Effect] {
        pane = .jobs
        if let place = jobs.jobs.firstIndex(where: { $0.id == id }) {
            jobs.cursor.move(to: place, count: jobs.jobs.count, window: jobsWindow)
        }
        return [.readJobs] + openItems(of: id, troublesOnly: troublesOnly)
    }
}
