import ArgumentParser
import Core
import Panes

/// `invitations resend`.
struct InvitationsResend: ContextCommand {
    static let configuration = CommandConfiguration(
        commandName: "resend", abstract: "Send administrators and users the letter that tells how to get in.",
        discussion: """
            An address gets at most one letter of a kind inside the cool-down (`mail.cool_down_hours`), and one that \
            names all of its companies. A letter whose outcome is unknown is never repeated, unless --anyway says so \
            for rows that are named by --id (an e-mail address, or a company's id). --all means everybody who is not \
            active. On a terminal a confirmed sending waits for `graceSeconds`, and Ctrl-C takes all of it back; with \
            --yes it begins at once. Later Ctrl-C stops between two letters; `ferry jobs resume` goes on.

            Examples:
              ferry invitations resend --where 'state:told age:>7d' --dry-run
              ferry invitations resend --all --yes --json
              ferry invitations resend --id ada@example.com --letter reset-your-password --edit
            """)

    @OptionGroup var rows: RowChoice
    @OptionGroup var letter: LetterChoice
    @Flag(help: "Edit the letter in $EDITOR, for this sending alone.") var edit = false
    @Flag(help: "Write once more to addresses named by --id that refused a letter, or may have got it.")
    var anyway = false
    @Flag(help: "Print the plan and do nothing.") var dryRun = false
    @Flag(help: "Do it without asking.") var yes = false
    @Flag(help: "Write one JSON object a row.") var json = false
    @OptionGroup(title: "Global options") var global: GlobalOptions

    func validate() throws {
        try rows.require()
        if anyway, rows.ids.isEmpty { throw ValidationError("--anyway is for rows that are named by --id.") }
        if let purpose = letter.purpose, !purpose.isForUsers {
            let words = LetterPurpose.allCases.filter(\.isForUsers).map(\.word)
            throw ValidationError("That letter is not for users; choose one of \(words.joined(separator: ", ")).")
        }
    }

    func run(in context: CommandContext) async throws -> ExitStatus {
        if !dryRun { try context.refuseIfReadOnly(to: "send letters") }
        let store = try context.openStore()
        let services = try context.services(store)
        let desk = try services.letters()
        let offersGrace = context.terminal.canAsk && !yes
        let planner = LetterPlanner(
            context: context, store: store, services: services, desk: desk,
            graceSeconds: offersGrace ? try store.graceSeconds : 0)
        let purpose = planner.purpose(letter.purpose)
        var templates = try desk.templates()
        if edit { templates = try LetterEditing(context: context).edited(purpose, of: templates) }
        let plan = try planner.plan(
            planner.recipients(rows), purpose, anyway ? .anyway : .careful, templates)
        let report = LetterPlanReport(
            plan: plan, offset: context.offset, bound: context.terminal.output ? 10 : nil)
        if dryRun {
            try context.print { try json ? report.writeJSON(to: &$0, isLeftOutOnly: false) : report.write(to: &$0) }
            return .done
        }
        // With --yes the work is done whether or not somebody reads the plan to its end.
        if !json { try context.print(evenIfUnread: yes) { try report.write(to: &$0) } }
        guard try isConfirmed(plan, context) else { throw CommandFailure(.failed, "Nothing was sent.") }
        if json {
            for note in Wording.notes(on: plan) { context.say("ferry: \(note)") }
            try context.print(evenIfUnread: yes) { try report.writeJSON(to: &$0, isLeftOutOnly: true) }
        }
        let left: ExitStatus = rows.ids.isEmpty || plan.skipped == 0 ? .done : .someRowsFailed
        guard !plan.letters.isEmpty else { return left }
        let job = try store.createLetterJob(
            plan.letters, anyway: anyway, by: context.surroundings.who, at: context.surroundings.now())
        let runner = ForegroundJob(
            context: context, store: store, services: services, json: json, offersGrace: offersGrace)
        let ended = try await runner.run(job.id, lock: runner.lock(job.id))
        return ended == .done ? left : ended
    }

    private func isConfirmed(_ plan: LetterPlan, _ context: CommandContext) throws -> Bool {
        if plan.letters.isEmpty, context.terminal.canAsk { return true }
        return try context.confirms("Send \(Wording.counted(plan.letters.count, "letter"))?", yes: yes)
    }
}
