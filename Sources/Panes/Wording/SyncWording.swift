package import Core

extension Wording {
    /// What a synchronisation reads, in a word or two.
    package static func phrase(for source: SyncSource) -> String {
        switch source {
        case .customerList: "customers"
        case .audit: "changes"
        case .customerDetails: "customer details"
        case .companyList: "companies"
        case .companyDetails: "company details"
        case .administrators: "administrators"
        case .companyDomains: "company domains"
        }
    }

    /// How far a synchronisation is, such as `customers 1,200 · 340/s · 3 min left`.
    package static func line(for report: SyncReport) -> String { parts(of: report).joined(separator: " · ") }

    /// How far a synchronisation is, in parts: what matters most first.
    static func parts(of report: SyncReport) -> [String] {
        var parts = ["\(phrase(for: report.source)) \(grouped(report.done))"]
        if let rate = report.rate, rate >= 1 { parts.append("\(grouped(Int(rate.rounded())))/s") }
        if let seconds = report.secondsLeft, seconds > 0 { parts.append("\(shortSpan(seconds)) left") }
        return parts
    }

    /// How a synchronisation ended and what to do next, in a sentence.
    ///
    /// `memory` is what the store knows afterwards; the numbers are left out where it is nil.
    package static func sentence(for end: SyncEnd, _ memory: SyncMemory?) -> String {
        switch end {
        case .finished(let note, let troubles):
            let numbers = memory.map(numbers) ?? []
            let word = note.isComplete ? "Synchronised" : "Synchronised in part"
            let counts = numbers.isEmpty ? "" : ": \(numbers.joined(separator: ", "))"
            let complete = note.isComplete ? ", complete" : "; r goes on with the rest"
            return "\(word)\(counts)\(complete).\(sentence(for: troubles))"
        case .stopped(_, let troubles):
            return "Synchronisation stopped; the next one goes on where it stopped.\(sentence(for: troubles))"
        case .signInNeeded(let why, _): return sentence("Run `ferry sign-in`, then synchronise again", why)
        case .held: return "Another process is synchronising; what it brings shows here as it comes."
        }
    }

    /// A company that can't be read and why, such as `Contoso (1234): …`; no full stop.
    package static func phrase(for company: UnreadableCompany) -> String {
        "\(safe(company.name)) (\(safe(company.id.description))): \(safe(company.why).trimmingSuffix { $0 == "." })"
    }

    /// What the lists that were read showed, each in a few words; lists that are being read are left out.
    package static func numbers(of memory: SyncMemory) -> [String] {
        let lists: [(SyncSource, String, String)] = [
            (.customerList, "customer", "customers"), (.companyList, "company", "companies"),
        ]
        return lists.compactMap { source, one, many in
            guard let progress = memory.sources[source], progress.endedAt != nil else { return nil }
            let counts = progress.counts
            var changes: [String] = []
            if counts.added > 0, counts.added < counts.seen { changes.append("\(grouped(counts.added)) new") }
            if counts.vanished > 0 { changes.append("\(grouped(counts.vanished)) gone") }
            if counts.rejected > 0 { changes.append("\(grouped(counts.rejected)) unreadable") }
            let seen = counted(counts.seen, one, many)
            return changes.isEmpty ? seen : "\(seen) (\(changes.joined(separator: ", ")))"
        }
    }

    /// What went wrong in a synchronisation, each in a line; empty when nothing did.
    package static func lines(for troubles: SyncTroubles) -> [String] {
        var lines = SyncSource.allCases.compactMap { source in
            troubles.sources[source].map { "\(phrase(for: source)): \(sentence(for: $0))" }
        }
        lines += troubles.rows.map { row in
            "\(phrase(for: row.source)) \(safe(row.key)): \(sentence(for: row.failure))"
        }
        let rest = troubles.rowCount - troubles.rows.count
        if rest > 0 { lines.append("… and \(counted(rest, "row")) more.") }
        return lines
    }

    /// A short word on troubles, with a blank before it; empty when there are none.
    private static func sentence(for troubles: SyncTroubles) -> String {
        var parts: [String] = []
        if let first = SyncSource.allCases.first(where: { troubles.sources[$0] != nil }),
            let failure = troubles.sources[first]
        {
            parts.append("\(phrase(for: first)): \(sentence(for: failure))")
        }
        if troubles.rowCount > 0 { parts.append("\(counted(troubles.rowCount, "row")) could not be read.") }
        return parts.map { " \($0)" }.joined()
    }

    /// A span of time for a narrow place, such as `45 s`, `3 min` or `2 h`.
    private static func shortSpan(_ seconds: Int) -> String {
        if seconds < 90 { return "\(seconds) s" }
        let minutes = (seconds + 59) / 60
        return minutes < 120 ? "\(minutes) min" : "\(grouped((minutes + 59) / 60)) h"
    }
}
