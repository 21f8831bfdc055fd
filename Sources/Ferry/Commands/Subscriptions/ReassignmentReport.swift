import Core
import Panes
import Text

/// A plan to reassign licences, or to take that back, in words or as JSON.
struct ReassignmentReport {
    /// A user and what happens.
    struct Row {
        /// The name with which the user signs in.
        var principal: String
        /// Why the user is left as they are; nil when the licences are swapped.
        var reason: ReassignmentPlan.Reason?
    }

    /// The users, by name.
    let rows: [Row]
    /// The product that users get.
    let added: String
    /// The product that they give back.
    let removed: String
    /// How many licences of the new product nobody has; nil where that is not asked.
    let free: Int?
    /// The most rows of each kind that are listed; nil for all.
    let bound: Int?

    /// Writes totals and rows.
    func write(to writer: inout LineWriter) throws(OutputFailure) {
        let swapped = rows.count { $0.reason == nil }
        let aside = rows.count - swapped
        let room = free.map { "; \(Wording.counted($0, "licence")) of \(added) \($0 == 1 ? "is" : "are") free" } ?? ""
        try writer.line(
            "Plan: \(Wording.counted(swapped, "user")) \(swapped == 1 ? "gets" : "get") \(added) for \(removed), \(Wording.grouped(aside)) \(aside == 1 ? "is" : "are") set aside\(room)."
        )
        try writer.section("Will be swapped:", rows.filter { $0.reason == nil }, bound: bound, line: line)
        try writer.section("Set aside:", rows.filter { $0.reason != nil }, bound: bound, line: line)
    }

    /// Writes one object a user.
    func writeJSON(to writer: inout LineWriter) throws(OutputFailure) {
        for row in rows {
            try writer.object { object in
                object.add("user", row.principal)
                object.add("action", row.reason == nil ? "swap" : "setAside")
                object.add("reason", row.reason.map { Wording.sentence(for: $0) })
                object.add("reasonCode", row.reason?.rawValue)
                object.add("added", added)
                object.add("removed", removed)
            }
        }
    }

    private func line(_ row: Row) -> String {
        let why = row.reason.map { ": \(Wording.sentence(for: $0))" } ?? ""
        return "\(SafeText(row.principal).value)\(why)"
    }
}
