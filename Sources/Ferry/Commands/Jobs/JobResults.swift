import Core
import Panes

/// What became of a job's rows.
struct JobResults {
    /// The job at its end.
    let job: Job
    let store: any CompanyStore
    let context: CommandContext

    /// Writes the summary and each row that failed, or all rows as JSON, and gives the exit status.
    func write(json: Bool) throws -> ExitStatus {
        if json {
            try context.print { writer in
                try JobItems(job: job.id, store: store).forEach { item in
                    try writer.object { JobItems.fill(item, &$0) }
                }
            }
        } else {
            try context.print { try $0.line(summary) }
        }
        return try listTrouble() || job.state == .halted ? .someRowsFailed : .done
    }

    private var summary: String {
        let counts = job.counts
        let parts = [
            (counts.done, "done"), (counts.failed, "failed"), (counts.skipped, "skipped"),
            (counts.unknown, "unknown"), (counts.cancelled, "cancelled"), (counts.left, "waiting"),
        ]
        let words = parts.filter { $0.0 > 0 }.map { "\(Wording.grouped($0.0)) \($0.1)" }.joined(separator: ", ")
        let state = Wording.phrase(for: job.state, isHeld: false)
        return "Job \(job.id) is \(state): \(words.isEmpty ? "no rows" : words)."
    }

    /// Lists the rows that a person should know of; true when there is one.
    private func listTrouble() throws -> Bool {
        var found = false
        try JobItems(job: job.id, store: store, states: ["failed", "unknown", "skipped"]).forEach { item in
            if case .skipped(.onMarketplace) = item.state { return }
            found = true
            let title = PlanRows.title(name: item.name, tenant: item.tenant.description)
            context.say("ferry: \(title): \(Wording.sentence(for: item.state))")
        }
        if job.state == .halted {
            context.say("ferry: job \(job.id): \(Wording.sentence(for: job.state, isHeld: false))")
        }
        if job.counts.failed > 0 { context.say("ferry: Try the failed rows again with `ferry jobs retry \(job.id)`.") }
        return found
    }
}
