import Core
import Panes
import Text

/// A creation plan in words or as JSON.
struct PlanReport {
    /// The plan.
    let plan: CreationPlan
    /// The plan's rows, in its order.
    let records: [Record]
    /// The most rows of each kind that are listed; nil for all.
    let bound: Int?

    /// Which rows are written as JSON.
    enum Part { case leftOut }

    /// Whether every row that is left out is on the marketplace already.
    var leavesOutOnlyCreated: Bool {
        plan.entries.allSatisfy { entry in
            switch entry.verdict {
            case .create, .skip(.onMarketplace, _): true
            case .skip, .attention: false
            }
        }
    }

    /// Writes totals and rows.
    func write(to writer: inout LineWriter) throws(OutputFailure) {
        try writer.line(totals)
        for note in Wording.notes(on: plan) { try writer.line(note) }
        try section("Will create:", to: &writer) { $0 == .create }
        try section("Will skip:", to: &writer) { if case .skip = $0 { true } else { false } }
        try section("Needs attention:", to: &writer) { if case .attention = $0 { true } else { false } }
    }

    /// Writes one object a row: all of them, or those that are left out.
    func writeJSON(to writer: inout LineWriter, only part: Part?) throws(OutputFailure) {
        for (entry, record) in zip(plan.entries, records) where part == nil || entry.verdict != .create {
            try writer.object { PlanRows.fill(entry, record, &$0) }
        }
    }

    /// All three counts in one sentence.
    private var totals: String {
        let create = Wording.counted(plan.creating, "company", "companies")
        return "Plan: \(create) will be created, \(Wording.counted(plan.skipping, "row")) skipped, "
            + "\(Wording.counted(plan.needingAttention, "row")) \(plan.needingAttention == 1 ? "needs" : "need") attention."
    }

    private func section(
        _ title: String, to writer: inout LineWriter, _ belongs: (CreationPlan.Verdict) -> Bool
    ) throws(OutputFailure) {
        let rows = plan.entries.indices.filter { belongs(plan.entries[$0].verdict) }
        try writer.section(title, rows, bound: bound) { PlanRows.line(plan.entries[$0], records[$0]) }
    }
}
