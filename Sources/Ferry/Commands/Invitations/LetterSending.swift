import ArgumentParser
import Core
import Panes

/// How letters are sent from the command line.
struct SendOptions: ParsableArguments {
    @Flag(help: "Edit the letter in $EDITOR, for this sending alone.") var edit = false
    @Flag(help: "Write once more to addresses named by --id that refused a letter, or may have got it.")
    var anyway = false
    @Flag(help: "Print the plan and do nothing.") var dryRun = false
    @Flag(help: "Do it without asking.") var yes = false
    @Flag(help: "Write one JSON object a row.") var json = false

    /// Refuses to write anyway to rows that nobody named.
    func check(_ rows: RowChoice) throws {
        if anyway, rows.ids.isEmpty { throw ValidationError("--anyway is for rows that are named by --id.") }
    }
}

/// Sends letters from the command line: the plan, the question, and the job.
struct LetterSending {
    let context: CommandContext
    let rows: RowChoice
    let options: SendOptions

    /// Refuses to send from a profile that may only be read.
    func refuseIfReadOnly() throws {
        if !options.dryRun { try context.refuseIfReadOnly(to: "send letters") }
    }

    /// Plans letters of a purpose and sends them once confirmed.
    func run(
        _ planner: LetterPlanner, _ purpose: LetterPurpose, to chosen: () throws -> LetterPlanner.Chosen
    ) async throws -> ExitStatus {
        var planner = planner
        let (store, json, yes) = (planner.store, options.json, options.yes)
        let offersGrace = context.terminal.canAsk && !yes
        planner.graceSeconds = offersGrace ? try store.graceSeconds : 0
        var templates = try planner.desk.templates()
        if options.edit { templates = try templates.edited(purpose, by: context.letterEditing) }
        let plan = try planner.plan(chosen(), purpose, options.anyway ? .anyway : .careful, templates)
        let report = LetterPlanReport(
            plan: plan, offset: context.offset, bound: context.terminal.output ? 10 : nil)
        if options.dryRun {
            try context.print { try json ? report.writeJSON(to: &$0, isLeftOutOnly: false) : report.write(to: &$0) }
            return .done
        }
        // With --yes the work is done whether or not somebody reads the plan to its end.
        if !json { try context.print(evenIfUnread: yes) { try report.write(to: &$0) } }
        guard try isConfirmed(plan) else { throw CommandFailure(.failed, "Nothing was sent.") }
        if json {
            for note in Wording.notes(on: plan) { context.say("ferry: \(note)") }
            try context.print(evenIfUnread: yes) { try report.writeJSON(to: &$0, isLeftOutOnly: true) }
        }
        let left: ExitStatus = rows.ids.isEmpty || plan.skipped == 0 ? .done : .someRowsFailed
        guard !plan.letters.isEmpty else { return left }
        let job = try store.createLetterJob(
            plan.letters, anyway: options.anyway, by: context.surroundings.who, at: context.surroundings.now())
        let runner = ForegroundJob(
            context: context, store: store, services: planner.services, json: json, offersGrace: offersGrace)
        let ended = try await runner.run(job.id, lock: runner.lock(job.id))
        return ended == .done ? left : ended
    }

    private func isConfirmed(_ plan: LetterPlan) throws -> Bool {
        if plan.letters.isEmpty, context.terminal.canAsk { return true }
        return try context.confirms("Send \(Wording.counted(plan.letters.count, "letter"))?", yes: options.yes)
    }
}
