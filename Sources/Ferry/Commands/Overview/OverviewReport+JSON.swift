import Core
import Panes

extension OverviewReport {
    /// Writes one object for each figure, week, row, job, source and requirement; `section` tells them apart.
    func writeJSON(to writer: inout LineWriter) throws(OutputFailure) {
        for figure in overview.chain {
            try writer.object { object in
                object.add("section", figure.isPart ? "part" : "chain")
                object.add("figure", figure.name)
                object.add("count", figure.count)
                add(figure.place, to: &object)
            }
        }
        for chart in overview.charts {
            for column in chart.columns {
                try writer.object { object in
                    object.add("section", chart.kind.rawValue)
                    object.add("week", column.week.start.day())
                    object.add("count", column.count)
                    add(column.place, to: &object)
                }
            }
            try writer.object { object in
                object.add("section", "total")
                object.add("chart", chart.kind.rawValue)
                object.add("weeks", chart.columns.count)
                object.add("count", chart.total)
                add(chart.place, to: &object)
            }
        }
        for figure in [overview.undecided, overview.needsHand].compactMap({ $0 }) {
            try writer.object { object in
                object.add("section", figure.name)
                object.add("count", figure.count)
                add(figure.place, to: &object)
            }
        }
        try writeRowsAsJSON(to: &writer)
        for finding in findings ?? [] {
            try writer.object { object in
                object.add("section", "requirement")
                object.add("requirement", finding.requirement.rawValue)
                object.add("verdict", Wording.word(for: finding.verdict))
                object.add("evidence", filled: finding.evidence)
                object.add("remedy", filled: finding.remedy)
            }
        }
    }

    private func writeRowsAsJSON(to writer: inout LineWriter) throws(OutputFailure) {
        for row in overview.waiting {
            try writer.object { object in
                object.add("section", "waiting")
                object.add("name", row.name)
                object.add("reason", Wording.phrase(for: row.reason))
                object.add("since", row.since)
                add(row.place, to: &object)
            }
        }
        for run in overview.failures {
            try writer.object { object in
                object.add("section", "failure")
                var job: FailedJob?
                if case .job(let failed) = run { job = failed }
                object.add("job", job.map { Int($0.id.number) })
                object.add("kind", job?.kind.rawValue ?? "synchronisation")
                object.add("failed", job?.failed)
                object.add("unknown", job?.unknown)
                object.add("at", run.at)
                object.add("why", Wording.phrase(for: run))
                add(run.place, to: &object)
            }
        }
        for source in overview.sources {
            try writer.object { object in
                object.add("section", "source")
                object.add("source", name(of: source.kind))
                object.add("readAt", source.readAt)
                object.add("complete", source.isComplete)
                object.add("rows", source.rows)
                object.add("list", list(source.kind))
                object.add("oldestReadAt", source.oldest)
                object.add("left", source.left)
                add(source.place, to: &object)
            }
        }
    }

    private func name(of source: OverviewSource.Kind) -> String {
        switch source {
        case .service(let service): service.rawValue
        case .subscriptions: "subscriptions"
        case .people: "people"
        case .file(let name, _): name
        }
    }

    /// What an imported list was of; nil for other sources.
    private func list(_ source: OverviewSource.Kind) -> String? {
        if case .file(_, let kind) = source { kind.word } else { nil }
    }

    /// Adds the command that lists the rows, and the search for `--where` in it.
    private func add(_ place: OverviewPlace?, to object: inout JSONObject) {
        var search = ""
        if case .rows(_, let text)? = place { search = text }
        object.add("where", filled: search)
        object.add("command", place.map(command))
    }

    private func command(_ place: OverviewPlace) -> String {
        switch place {
        case .rows(let listing, let search):
            let list = "ferry \(listing == .customers ? "pending" : listing.rawValue) list"
            return search.isEmpty ? list : "\(list) --where '\(search.replacing("'", with: "'\\''"))'"
        case .troubles(let job): return "ferry jobs show \(job) --state failed,unknown"
        case .job(let job): return "ferry jobs show \(job)"
        case .syncReport: return "ferry doctor"
        case .journal: return "ferry journal"
        }
    }
}
