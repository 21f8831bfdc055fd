import Core
import Panes
import Text

/// The overview in words or as JSON.
struct OverviewReport {
    /// The figures.
    let overview: Overview
    /// What must hold; nil where the profile has no services.
    let findings: [RequirementFinding]?
    /// The profile's title.
    let title: String
    /// How many seconds the user's clock is east of UTC.
    let offset: Int64

    /// The moment of the figures by the user's clock, with how far that is from UTC.
    var moment: String {
        let minutes = abs(offset) / 60
        let two = { (number: Int64) in number < 10 ? "0\(number)" : "\(number)" }
        let zone = offset == 0 ? "UTC" : "UTC\(offset < 0 ? "-" : "+")\(two(minutes / 60)):\(two(minutes % 60))"
        return "\(overview.at.minute(offset: offset)) \(zone)"
    }

    /// Writes everything in words.
    func write(to writer: inout LineWriter, bars: OverviewBars) throws(OutputFailure) {
        try writer.line("Overview of \(SafeText(title).value), \(moment)")
        try write(overview.chain, to: &writer, bars)
        for chart in overview.charts { try write(chart, to: &writer, bars) }
        if overview.ending == nil { try section("\(Wording.title(of: .ending)): ", .ending, to: &writer) }
        try section("Waiting longest", overview.waiting.map(line), none: "Nothing waits.", to: &writer)
        try section(
            "Failures of the last runs", overview.failures.map(line), none: "None in the last runs.", to: &writer)
        try section("Data", overview.sources.map(line), none: "Nothing was read yet.", to: &writer)
        guard let findings else { return }
        try section(
            "Requirements: \(Wording.summary(of: findings))", findings.map(Wording.line(for:)), none: "", to: &writer)
    }

    private func write(
        _ chain: [OverviewFigure], to writer: inout LineWriter, _ bars: OverviewBars
    ) throws(OutputFailure) {
        try writer.line("")
        try writer.line("The chain")
        let most = chain.compactMap(\.count).max() ?? 0
        for figure in chain {
            let title = (figure.isPart ? "  " : "") + Wording.title(of: figure.kind)
            let number = figure.count.map { Wording.grouped($0) } ?? "not read"
            try line(title, number, figure.count, of: most, to: &writer, bars)
        }
    }

    /// How many more end or renew in the weeks of the chart of endings; nil where none do.
    var undecided: OverviewFigure? { overview.undecided.flatMap { $0.count ?? 0 > 0 ? $0 : nil } }

    /// How many subscriptions need a hand; nil where none do.
    var needsHand: Int? { overview.needsHand?.count.flatMap { $0 > 0 ? $0 : nil } }

    private func write(
        _ chart: OverviewChart, to writer: inout LineWriter, _ bars: OverviewBars
    ) throws(OutputFailure) {
        try writer.line("")
        try writer.line("\(Wording.title(of: chart.kind)): \(Wording.sentence(for: chart))")
        let most = chart.peak?.count ?? 0
        for column in most == 0 ? [] : chart.columns {
            try line(column.week.start.day(), Wording.grouped(column.count), column.count, of: most, to: &writer, bars)
        }
        if chart.kind == .ending, let needsHand { try writer.line("  \(Wording.needsHand(needsHand)).") }
        if chart.kind == .ending, let undecided { try writer.line("  \(Wording.phrase(undecided: undecided)).") }
    }

    private func line(
        _ title: String, _ number: String, _ count: Int?, of most: Int, to writer: inout LineWriter,
        _ bars: OverviewBars
    ) throws(OutputFailure) {
        let text = "  \(padded(title, to: 26))\(padded(number, to: 10, alignment: .trailing))"
        let bar = bars.bar(count ?? 0, of: most, after: cells(in: text) + 2)
        try writer.line(bar.isEmpty ? text : "\(text)  \(bar)")
    }

    private func section(
        _ title: String, _ chart: OverviewChart.Kind, to writer: inout LineWriter
    ) throws(OutputFailure) {
        try writer.line("")
        try writer.line(title + Wording.absence(of: chart))
    }

    private func section(
        _ title: String, _ lines: [String], none: String, to writer: inout LineWriter
    ) throws(OutputFailure) {
        try writer.line("")
        try writer.line(title)
        for line in lines.isEmpty && !none.isEmpty ? [none] : lines { try writer.line("  \(SafeText(line).value)") }
    }

    private func line(_ row: WaitingRow) -> String {
        "\(row.since.day(offset: offset))  \(row.name), \(Wording.phrase(for: row.reason))"
    }

    private func line(_ run: FailedRun) -> String {
        var title = Wording.title(of: run)
        if case .job(let job) = run { title = "job \(job.id), \(title)" }
        return "\(run.at.minute(offset: offset))  \(title): \(Wording.phrase(for: run))"
    }

    private func line(_ source: OverviewSource) -> String {
        let at = source.readAt?.minute(offset: offset) ?? "never read to its end"
        let read = Wording.phrase(for: source) { $0.minute(offset: offset) }
        return "\(at)  \(Wording.phrase(for: source.kind)), \(read)"
    }
}

/// How bars are drawn behind figures: not at all where no terminal shows them, or where nothing but words is wanted.
struct OverviewBars {
    private let width: Int?
    private let block: String

    /// The bars that a context's output takes.
    init(_ context: CommandContext) {
        width = context.tableWidth
        let names = ["LC_ALL", "LC_CTYPE", "LANG"].compactMap { context.environment[$0] }
        block = names.first { !$0.isEmpty }.map(Self.isUTF8) ?? true ? "█" : "#"
    }

    /// Whether a locale's characters are UTF-8 by its name: one without a codeset, such as C or de_DE, has an older one.
    static func isUTF8(_ locale: String) -> Bool {
        let codeset = locale.split(separator: "@").first?.split(separator: ".").dropFirst().first ?? ""
        return codeset.lowercased().filter { $0 != "-" } == "utf8"
    }

    /// A bar for a part of the most, on what is left of a line; anything above 0 can be seen.
    func bar(_ count: Int, of most: Int, after used: Int) -> String {
        guard let width, count > 0, most > 0, width - used > 3 else { return "" }
        let room = min(40, width - used - 1)
        return String(repeating: block, count: max(1, Int((Double(count) / Double(most) * Double(room)).rounded())))
    }
}
