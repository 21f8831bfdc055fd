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
                try JobItems(job: job.id, store: store).write(of: job.kind, isCSV: false, to: &writer)
            }
        } else {
            try context.print { try $0.line(summary) }
        }
        return try status()
    }

    /// Lists the rows that a person should know of, and gives the exit status.
    func status() throws -> ExitStatus {
        let hasTrouble = try listTrouble()
        guard job.state == .halted else { return hasTrouble ? .someRowsFailed : .done }
        // Letters that can't leave are a matter of the configuration: nobody can sign in for them.
        return job.kind != .sendLetters && job.halt?.asksForSignIn == true ? .signInRefused : .someRowsFailed
    }

    /// How many rows came to what, in a sentence.
    var summary: String {
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
            if item.state == .skipped(.onMarketplace) || item.state == .skipped(.unlinked) { return }
            found = true
            let alarm = item.isHalfDone ? "REVOKED, NOT INVITED: " : ""
            context.say("ferry: \(item.title): \(alarm)\(Wording.sentence(for: item.state, of: job.kind))")
        }
        if job.state == .halted {
            let why = job.halt.map { Wording.sentence(for: $0) } ?? Wording.sentence(for: job.state, isHeld: false)
            context.say("ferry: job \(job.id): \(why)")
        }
        if job.counts.failed > 0 { context.say("ferry: Try the failed rows again with `ferry jobs retry \(job.id)`.") }
        return found
    }
}
