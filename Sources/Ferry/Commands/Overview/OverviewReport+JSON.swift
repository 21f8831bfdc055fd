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
                object.add("job", Int(run.job.number))
                object.add("kind", run.kind.rawValue)
                object.add("failed", run.failed)
                object.add("unknown", run.unknown)
                object.add("at", run.at)
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
                add(source.place, to: &object)
            }
        }
    }

    private func name(of source: OverviewSource.Kind) -> String {
        switch source {
        case .service(let service): service.rawValue
        case .file(let name): name
        }
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
        case .syncReport: return "ferry doctor"
        case .journal: return "ferry journal"
        }
    }
}
