import Core
import Screen
import Text

/// One piece of a column of Overview.
struct OverviewPiece {
    /// What it shows.
    enum Content {
        /// A heading with a note at its right end: the first that fits.
        case heading(SafeText, notes: [SafeText] = [])
        /// A label with a number, and a bar for its part of the most.
        case bar(SafeText, Ink, number: SafeText, part: Double, Ink)
        /// A sign, a text and what stands at the right end.
        case line(sign: SafeText, Ink, SafeText, note: SafeText)
        /// A line of a longer text.
        case text(SafeText, Ink, indent: Int = 0)
        /// The columns of a chart, with the marked one.
        case columns(OverviewChart, marked: Int)
        /// What stands below a chart.
        case axis(OverviewChart, marked: Int)
    }

    /// What it shows.
    var content: Content
    /// Where the cursor stops for it; nil where it doesn't.
    var stop: OverviewStop?
    /// How many rows it takes.
    var rows = 1

    /// Whether it may grow.
    var isChart: Bool { if case .columns = content { true } else { false } }
}

/// The cards of Overview, each as pieces from top to bottom.
struct OverviewCards {
    /// What is shown.
    let state: AppState
    /// How many rows a column has.
    let room: Int

    /// Whether that is little more than a terminal of 24 lines gives.
    private var isTight: Bool { room < 30 }

    /// The least height of a chart's columns.
    private static let chartRows = 3

    private var figures: Overview? { state.overview.figures }

    /// The chain with its parts.
    var chain: [OverviewPiece] {
        let heading = OverviewPiece(content: .heading("The chain"))
        guard let figures else {
            let isComing = state.overview.isReading || state.overview.isStale
            let key = state.keymap.word(for: .refresh)
            let words = SafeText(isComing ? "Counting…" : "It could not be counted; \(key) tries again.")
            return [heading, OverviewPiece(content: .text(words, .muted), stop: state.overview.stop)]
        }
        let most = max(1, figures.chain.compactMap(\.count).max() ?? 1)
        return [heading]
            + figures.chain.map { figure in
                let title = SafeText(Wording.title(of: figure.kind))
                let number = figure.count.map { Wording.grouped($0) } ?? "not read"
                return OverviewPiece(
                    content: .bar(
                        figure.isPart ? SafeText("  \(figure.kind.glyph) \(title.value)") : title,
                        figure.isPart ? figure.kind.ink : .text, number: SafeText(number),
                        part: Double(figure.count ?? 0) / Double(most), figure.kind.ink),
                    stop: .figure(figure.kind))
            }
    }

    /// A chart by week.
    func chart(_ kind: OverviewChart.Kind) -> [OverviewPiece] {
        guard let figures else { return [] }
        let title = SafeText(Wording.title(of: kind))
        guard let chart = figures.chart(kind) else {
            return [
                OverviewPiece(content: .heading(title)),
                OverviewPiece(content: .text(SafeText(Wording.absence(of: kind)), .muted)),
            ]
        }
        let stop = OverviewStop.chart(kind)
        let marked = state.overview.markedWeek(of: chart)
        let notes = Wording.summaries(of: chart).map { SafeText($0) }
        return [
            OverviewPiece(content: .heading(title, notes: notes), stop: .total(kind)),
            OverviewPiece(content: .columns(chart, marked: marked), stop: stop, rows: Self.chartRows),
            OverviewPiece(content: .axis(chart, marked: marked), stop: stop),
        ] + (kind == .ending ? undecided : [])
    }

    /// What the chart of endings leaves out, for nobody knows it to end.
    private var undecided: [OverviewPiece] {
        guard let figure = figures?.undecided, figure.count ?? 0 > 0 else { return [] }
        return [
            OverviewPiece(
                content: .line(
                    sign: SafeText(figure.kind.glyph), figure.kind.ink, SafeText(Wording.phrase(undecided: figure)),
                    note: ""),
                stop: .figure(figure.kind))
        ]
    }

    /// The rows that wait longest; where room is short, the sign alone tells for what.
    func waiting(cells: Int) -> [OverviewPiece] {
        guard let figures else { return [] }
        let rows = figures.waiting.prefix(isTight ? 4 : room < 45 ? 6 : 9).enumerated().map { place, row in
            let day = row.since.day(offset: state.profile.offset)
            return OverviewPiece(
                content: .line(
                    sign: SafeText(row.reason.glyph), row.reason.ink, SafeText("\(day) \(row.name)"),
                    note: cells < 40 ? "" : SafeText(Wording.phrase(for: row.reason))),
                stop: .waiting(place))
        }
        let none = OverviewPiece(content: .text("Nothing waits.", .muted))
        return [OverviewPiece(content: .heading("Waiting longest"))] + (rows.isEmpty ? [none] : rows)
    }

    /// The last runs with failures.
    var failures: [OverviewPiece] {
        guard let figures else { return [] }
        let rows = figures.failures.prefix(isTight ? 3 : 6).enumerated().map { place, run in
            OverviewPiece(
                content: .line(
                    sign: run.isCertain ? "✗" : "!", run.isCertain ? .error : .warning, title(of: run),
                    note: SafeText(Wording.phrase(for: run))),
                stop: .failure(place))
        }
        let none = OverviewPiece(content: .text("None in the last runs.", .muted))
        return [OverviewPiece(content: .heading("Failures of the last runs"))] + (rows.isEmpty ? [none] : rows)
    }

    private func title(of run: FailedRun) -> SafeText {
        guard case .job(let job) = run else { return SafeText(Wording.title(of: run)) }
        return SafeText("\(job.id) \(Wording.title(of: run))")
    }

    /// What to do next.
    func next(cells: Int) -> [OverviewPiece] {
        let steps = nextSteps(state).prefix(isTight ? 2 : 6)
        return [OverviewPiece(content: .heading("What to do next"))]
            + steps.enumerated().flatMap { number, step in
                text(
                    step.words, sign: "›", .accent, .text, cells: cells, stop: step.place == nil ? nil : .next(number))
            }
    }

    /// Where the data comes from and how old it is.
    func data(cells: Int) -> [OverviewPiece] {
        let sources = (figures?.sources ?? []).enumerated().map { place, source in
            return OverviewPiece(
                content: .line(
                    sign: source.isComplete ? "✓" : "!", source.isComplete ? .ok : .warning,
                    SafeText(Wording.phrase(for: source.kind)), note: SafeText(age(of: source))),
                stop: .source(place))
        }
        // Where each source tells its own moment, that all went well needs no words.
        var lines = syncDataLines(state, tellsCompletion: sources.isEmpty)
        if sources.isEmpty, lines.isEmpty { lines.append("Nothing was read yet.") }
        if !isTight { lines.append(SafeText("Companies are created on: \(state.profile.marketplace.value).")) }
        return [OverviewPiece(content: .heading("Data"))] + sources
            + lines.flatMap { text($0, ink: .muted, cells: cells) }
    }

    /// When a source was read; of what is read one by one, from the oldest on, and how many are left.
    private func age(of source: OverviewSource) -> String {
        let moment = source.readAt.map { syncMoment($0, state) } ?? "never read to its end"
        guard let left = source.left else { return moment }
        guard source.readAt != nil else { return "\(Wording.grouped(left)) left" }
        let oldest = source.oldest.map { syncMoment($0, state) } ?? moment
        let span = oldest == moment ? moment : "\(oldest) – \(moment)"
        return left == 0 ? span : "\(span), \(Wording.grouped(left)) left"
    }

    /// The requirements in short: how many hold, and those that failed with what to do.
    func requirements(cells: Int) -> [OverviewPiece] {
        guard let findings = state.requirements.findings else { return [] }
        let failed = findings.filter { $0.verdict == .failed }
        let summary = text(
            SafeText(Wording.summary(of: findings)), sign: failed.isEmpty ? "✓" : "✗", failed.isEmpty ? .ok : .error,
            .text, cells: cells, stop: .requirements)
        return [OverviewPiece(content: .heading("Requirements"))] + summary
            + failed.flatMap { finding in
                let remedy = finding.remedy.isEmpty ? "" : ": \(finding.remedy)"
                return text(
                    SafeText("\(Wording.title(of: finding.requirement))\(remedy)"), sign: "✗", .error, .text,
                    cells: cells)
            }
    }

    private func text(_ text: SafeText, ink: Ink, cells: Int) -> [OverviewPiece] {
        wrapped(text, cells: max(10, cells - 1)).map { OverviewPiece(content: .text($0, ink)) }
    }

    /// A text behind a sign, its further lines below its first.
    private func text(
        _ text: SafeText, sign: SafeText, _ signInk: Ink, _ ink: Ink, cells: Int, stop: OverviewStop? = nil
    ) -> [OverviewPiece] {
        wrapped(text, cells: max(10, cells - 4)).enumerated().map { number, line in
            number == 0
                ? OverviewPiece(content: .line(sign: sign, signInk, line, note: ""), stop: stop)
                : OverviewPiece(content: .text(line, ink, indent: 2), stop: stop)
        }
    }
}
