import Core
import Panes
import Text

/// A link plan in words or as JSON.
struct LinkReport {
    /// The plan.
    let plan: LinkPlan
    /// The plan's rows, in its order.
    let records: [Record]
    /// The companies that the rows name, where the store has them.
    let companies: [CompanyID: Company]
    /// Whether rows with nothing to link are left out of the report, because nobody named them.
    var hidesDone = false
    /// The most rows of each kind that are listed; nil for all.
    let bound: Int?

    /// Whether every row that is left out is on the marketplace already.
    var leavesOutOnlyLinked: Bool {
        plan.entries.allSatisfy { entry in
            switch entry.verdict {
            case .link, .skip(.onMarketplace): true
            case .skip, .attention: false
            }
        }
    }

    /// Writes totals and rows.
    func write(to writer: inout LineWriter) throws(OutputFailure) {
        try writer.line(totals)
        for (title, wanted) in [("Will link:", Part.link), ("Will skip:", .skip), ("Needs attention:", .attention)] {
            try writer.section(title, shown.filter { part($0) == wanted }, bound: bound, line: line)
        }
    }

    /// Writes one object a row: all of them, or those that are left out.
    func writeJSON(to writer: inout LineWriter, isLeftOutOnly: Bool) throws(OutputFailure) {
        for row in shown where !isLeftOutOnly || part(row) != .link {
            try writer.object { fill(row, &$0) }
        }
    }

    private enum Part: String { case link, skip, attention }

    /// The rows that are reported, by their places.
    private var shown: [Int] {
        plan.entries.indices.filter { !hidesDone || plan.entries[$0].verdict != .skip(.onMarketplace) }
    }

    private func part(_ row: Int) -> Part {
        switch plan.entries[row].verdict {
        case .link: .link
        case .skip: .skip
        case .attention: .attention
        }
    }

    /// All three counts in one sentence.
    private var totals: String {
        let counts = shown.reduce(into: [Part: Int]()) { $0[part($1), default: 0] += 1 }
        let attention = counts[.attention, default: 0]
        return "Plan: \(Wording.counted(counts[.link, default: 0], "company", "companies")) will be linked, "
            + "\(Wording.counted(counts[.skip, default: 0], "row")) skipped, "
            + "\(Wording.counted(attention, "row")) \(attention == 1 ? "needs" : "need") attention."
    }

    private func line(_ row: Int) -> String {
        let record = records[row]
        let title = PlanRows.title(name: record[CustomerColumn.name], tenant: record[CustomerColumn.tenant])
        guard case .link(let choice) = plan.entries[row].verdict else { return "\(title): \(why(row))" }
        return "\(title) → \(name(choice.company)), \(Wording.phrase(for: choice.level))"
    }

    private func name(_ id: CompanyID) -> String {
        PlanRows.title(name: companies[id]?.name ?? "", tenant: SafeText(id.description).value)
    }

    private func why(_ row: Int) -> String {
        switch plan.entries[row].verdict {
        case .link: ""
        case .skip(let reason): Wording.sentence(for: reason)
        case .attention(let reason): Wording.phrase(for: reason)
        }
    }

    private func fill(_ row: Int, _ object: inout JSONObject) {
        let record = records[row]
        object.add("tenantId", record[CustomerColumn.tenant])
        object.add("name", record[CustomerColumn.name])
        object.add("action", part(row).rawValue)
        var code: String?
        var choice: LinkChoice?
        switch plan.entries[row].verdict {
        case .link(let found): choice = found
        case .skip(let reason): code = reason.rawValue
        case .attention(let reason): code = "\(reason)"
        }
        object.add("companyId", choice?.company.description)
        object.add("companyName", choice.flatMap { companies[$0.company]?.name })
        object.add("level", choice?.level.rawValue ?? record[CustomerColumn.level])
        object.add("candidates", texts: record[CustomerColumn.companies].split(separator: " ").map(String.init))
        object.add("reason", filled: why(row))
        object.add("reasonCode", code)
    }
}
