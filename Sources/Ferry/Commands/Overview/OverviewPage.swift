import Core
import Panes
import Text

/// The overview as a page for a browser: one file, no script, nothing from outside, light and dark, to be printed.
///
/// It is XML as well as HTML, so that any parser can tell whether it is whole.
struct OverviewPage {
    private let report: OverviewReport
    private var overview: Overview { report.overview }

    /// A page of a report.
    init(_ report: OverviewReport) { self.report = report }

    /// All of it.
    var text: String {
        let title = safe("Overview of \(report.title)")
        return """
            <!DOCTYPE html>
            <html xmlns="http://www.w3.org/1999/xhtml" lang="en">
            <head>
            <meta charset="utf-8" />
            \(ReportFile.mark) />
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'" />
            <meta name="viewport" content="width=device-width, initial-scale=1" />
            <meta name="color-scheme" content="light dark" />
            <title>\(title)</title>
            <style>
            \(PageStyle.sheet)
            </style>
            </head>
            <body>
            <header><h1>\(title)</h1><p>As of \(report.moment)</p></header>
            <main>
            \(tiles)
            \(chain)
            \(overview.charts.map(chart).joined(separator: "\n"))
            \(overview.ending == nil ? absence(of: .ending) : "")
            \(waiting)
            \(failures)
            \(sources)
            \(requirements)
            </main>
            <footer><p>Counted by Ferry. Weeks run from Monday to Sunday, in UTC.</p></footer>
            </body>
            </html>

            """
    }

    /// The numbers that are looked for first.
    private var tiles: String {
        let stages: [ChainStage] = [.pending, .onMarketplace, .informed, .activated]
        let tiles = stages.compactMap { stage in overview.chain.first { $0.kind == .stage(stage) } }.map { figure in
            """
            <div class="tile"><b>\(figure.count.map { Wording.grouped($0) } ?? "–")</b>\
            <span>\(safe(Wording.title(of: figure.kind)))</span></div>
            """
        }
        return "<div class=\"tiles\">\(tiles.joined())</div>"
    }

    private var chain: String {
        let most = max(1, overview.chain.compactMap(\.count).max() ?? 1)
        let rows = overview.chain.map { figure in
            let part = Double(figure.count ?? 0) / Double(most) * 100
            let width = figure.count ?? 0 > 0 ? max(0.5, part) : 0
            return """
                <tr\(figure.isPart ? " class=\"part\"" : "")><th scope="row" \
                title="\(safe(Wording.sentence(for: figure.kind)))">\(safe(Wording.title(of: figure.kind)))</th>\
                <td class="number">\(figure.count.map { Wording.grouped($0) } ?? "not read")</td>\
                <td class="bar"><svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">\
                <rect width="\(PageChart.number(width))" height="10" /></svg></td></tr>
                """
        }
        return section("The chain", "<table class=\"chain\"><tbody>\n\(rows.joined(separator: "\n"))\n</tbody></table>")
    }

    private func chart(_ chart: OverviewChart) -> String {
        let rows = chart.columns.map { [$0.week.start.day(), Wording.grouped($0.count)] }
        let numbers = table(["Week of", "Number"], rows, numbers: [1])
        return section(
            Wording.title(of: chart.kind),
            """
            <figure>\(PageChart(chart).svg)<figcaption>\(safe(caption(of: chart)))</figcaption></figure>
            <details><summary>Numbers</summary>\(numbers)</details>
            """)
    }

    private func caption(of chart: OverviewChart) -> String {
        let sentence = Wording.sentence(for: chart)
        guard chart.kind == .ending else { return sentence }
        let more = [
            report.undecided.map { Wording.phrase(undecided: $0) }, report.needsHand.map { Wording.needsHand($0) },
        ]
        return ([sentence] + more.compactMap { $0.map { "\($0)." } }).joined(separator: " ")
    }

    private func absence(of chart: OverviewChart.Kind) -> String {
        section(Wording.title(of: chart), "<p>\(safe(Wording.absence(of: chart)))</p>")
    }

    private var waiting: String {
        let rows = overview.waiting.map {
            [$0.since.day(offset: report.offset), $0.name, Wording.phrase(for: $0.reason)]
        }
        return section("Waiting longest", table(["Since", "Who", "State"], rows, none: "Nothing waits."))
    }

    private var failures: String {
        let rows = overview.failures.map { run in
            var job = "–"
            if case .job(let failed) = run { job = "\(failed.id)" }
            return [run.at.minute(offset: report.offset), job, Wording.title(of: run), Wording.phrase(for: run)]
        }
        return section(
            "Failures of the last runs",
            table(["When", "Job", "What", "Failed"], rows, none: "None in the last runs."))
    }

    private var sources: String {
        let rows = overview.sources.map { source in
            [
                Wording.phrase(for: source.kind), source.readAt?.minute(offset: report.offset) ?? "never to its end",
                Wording.phrase(for: source) { $0.minute(offset: report.offset) },
            ]
        }
        return section("Data", table(["Source", "Read", "Reading"], rows, none: "Nothing was read yet."))
    }

    private var requirements: String {
        guard let findings = report.findings else { return "" }
        let rows = findings.map { finding in
            [
                "\(Wording.word(for: finding.verdict))", Wording.title(of: finding.requirement),
                finding.verdict == .passed || finding.remedy.isEmpty
                    ? finding.evidence : "\(finding.evidence). \(finding.remedy)",
            ]
        }
        return section(
            "Requirements",
            "<p>\(safe(Wording.summary(of: findings)))</p>" + table(["Verdict", "Requirement", "Evidence"], rows))
    }

    private func section(_ title: String, _ body: String) -> String {
        "<section><h2>\(safe(title))</h2>\n\(body)\n</section>"
    }

    private func table(_ heads: [String], _ rows: [[String]], numbers: Set<Int> = [], none: String = "") -> String {
        if rows.isEmpty { return "<p>\(safe(none))</p>" }
        let kind = { (column: Int) in numbers.contains(column) ? " class=\"number\"" : "" }
        let head = heads.enumerated().map { "<th scope=\"col\"\(kind($0))>\(safe($1))</th>" }.joined()
        let body = rows.map { row in
            "<tr>\(row.enumerated().map { "<td\(kind($0))>\(safe($1))</td>" }.joined())</tr>"
        }
        return "<table><thead><tr>\(head)</tr></thead><tbody>\n\(body.joined(separator: "\n"))\n</tbody></table>"
    }

    /// Text from anywhere, made harmless for screens first and for HTML then.
    private func safe(_ text: String) -> String { SafeText(text).value.escapedForHTML }
}
