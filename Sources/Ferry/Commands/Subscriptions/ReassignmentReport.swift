import Core
import Panes
import Text

/// A plan to reassign licences, or to take that back, in words or as JSON.
struct ReassignmentReport {
    /// The plan.
    let plan: SwapPlan
    /// The most rows of each kind that are listed; nil for all.
    let bound: Int?

    /// Writes totals and rows.
    func write(to writer: inout LineWriter) throws(OutputFailure) {
        let (swapped, aside) = (plan.swaps.count, plan.entries.count - plan.swaps.count)
        let room =
            plan.free.map { "; \(Wording.counted($0, "licence")) of \(plan.added) \($0 == 1 ? "is" : "are") free" }
            ?? ""
        for line in Wording.subjects(of: plan) { try writer.line(line) }
        try writer.line(
            "Plan: \(Wording.counted(swapped, "user")) \(swapped == 1 ? "gets" : "get") \(plan.added) for \(plan.removed), \(Wording.grouped(aside)) \(aside == 1 ? "is" : "are") set aside\(room)."
        )
        for warning in Wording.warnings(on: plan) { try writer.line(warning) }
        try writer.section("Will be swapped:", plan.entries.filter { $0.reason == nil }, bound: bound, line: line)
        try writer.section("Set aside:", plan.entries.filter { $0.reason != nil }, bound: bound, line: line)
    }

    /// Writes one object a user.
    func writeJSON(to writer: inout LineWriter) throws(OutputFailure) {
        for entry in plan.entries {
            try writer.object { object in
                object.add("user", entry.principal)
                object.add("action", entry.reason == nil ? "swap" : "setAside")
                object.add("reason", entry.reason.map { Wording.sentence(for: $0) })
                object.add("reasonCode", entry.reason?.rawValue)
                object.add("added", plan.added)
                object.add("removed", plan.removed)
                object.add("subscription", plan.old.facts.id)
                object.add("replacement", plan.new?.facts.id)
            }
        }
    }

    private func line(_ entry: SwapPlan.Entry) -> String {
        let why = entry.reason.map { ": \(Wording.sentence(for: $0))" } ?? ""
        return "\(SafeText(entry.principal).value)\(why)"
    }
}
