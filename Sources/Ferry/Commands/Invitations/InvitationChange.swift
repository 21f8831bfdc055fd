import Core
import Panes
import Text

/// Changes invitations from the command line: the plan, the question, and the job.
struct InvitationChange {
    let context: CommandContext
    let rows: RowChoice
    let options: ChangeOptions
    let action: InvitationAction
    /// Whether who was invited again a short while ago is once more.
    var anyway = false

    /// Plans the change and carries it out once confirmed.
    func run() async throws -> ExitStatus {
        if !options.dryRun { try context.refuseIfReadOnly(to: "change invitations") }
        let store = try context.openStore()
        let services = try context.services(store)
        let coolDown = anyway ? nil : services.coolDownBegan(at: context.surroundings.now())
        let plan = try plan(store, terms: services.marketplace.terms, coolDown)
        if options.dryRun {
            try context.print {
                try options.json ? writeJSON(plan, to: &$0, isLeftOutOnly: false) : write(plan, to: &$0)
            }
            return .done
        }
        // With --yes the work is done whether or not somebody reads the plan to its end.
        if !options.json { try context.print(evenIfUnread: options.yes) { try write(plan, to: &$0) } }
        guard try isConfirmed(plan) else { throw CommandFailure(.failed, "Nothing was changed.") }
        if options.json {
            try context.print(evenIfUnread: options.yes) { try writeJSON(plan, to: &$0, isLeftOutOnly: true) }
        }
        let left: ExitStatus = rows.ids.isEmpty || plan.skipped == 0 ? .done : .someRowsFailed
        guard !plan.users.isEmpty else { return left }
        let job = try store.createInvitationJob(
            action, users: plan.users, coolDown: coolDown, by: context.surroundings.who, at: context.surroundings.now())
        let runner = ForegroundJob(context: context, store: store, services: services, json: options.json)
        let ended = try await runner.run(job.id, lock: runner.lock(job.id))
        return ended == .done ? left : ended
    }

    /// The plan for the chosen users; `--all` means those with an open invitation, or whose invitation is half changed.
    private func plan(
        _ store: any ProfileStore, terms: MarketplaceTerms, _ coolDown: Timestamp?
    ) throws -> InvitationPlan {
        let finder = try RowFinder(.invitations, in: store, now: context.surroundings.now())
        let records = try finder.rows(rows, states: []).records.filter { record in
            let access = record[InvitationColumn.access]
            return !rows.all || access == MarketplacePerson.Access.invited.rawValue
                || access == InvitationState.revoked.word
        }
        let people = try store.recipients(records.map(\.id))
        return InvitationPlan(people, action, terms: terms, coolDown: coolDown, gone: records.count - people.count)
    }

    private func isConfirmed(_ plan: InvitationPlan) throws -> Bool {
        if plan.users.isEmpty, context.terminal.canAsk { return true }
        let count = Wording.counted(plan.users.count, "invitation")
        return try context.confirms(
            action == .reinvite ? "Revoke \(count) and invite again?" : "Revoke \(count)?", yes: options.yes)
    }

    private func write(_ plan: InvitationPlan, to writer: inout LineWriter) throws(OutputFailure) {
        try writer.line(Wording.totals(of: plan))
        for note in Wording.notes(on: plan) { try writer.line(note) }
        let bound = context.terminal.output ? 10 : nil
        let (changed, skipped) = (
            plan.entries.filter { $0.verdict == .change }, plan.entries.filter { $0.verdict != .change }
        )
        try writer.section("Will be changed:", changed, bound: bound, line: line)
        try writer.section("Will be skipped:", skipped, bound: bound, line: line)
    }

    private func line(_ entry: InvitationPlan.Entry) -> String {
        let who = SafeText(entry.person.contact.email).value
        let why = why(entry)
        let title = "\(who.isEmpty ? "-" : who), \(SafeText(entry.person.company).value)"
        return why.isEmpty ? title : "\(title): \(why)"
    }

    private func why(_ entry: InvitationPlan.Entry) -> String {
        switch entry.verdict {
        case .change: entry.person.state == .revoked ? "revoked before" : ""
        case .skip(let reason): Wording.sentence(forInvitation: reason)
        }
    }

    private func writeJSON(
        _ plan: InvitationPlan, to writer: inout LineWriter, isLeftOutOnly: Bool
    ) throws(OutputFailure) {
        for entry in plan.entries where !isLeftOutOnly || entry.verdict != .change {
            try writer.object { object in
                object.add("email", entry.person.contact.email)
                object.add("companyId", entry.person.companyID.description)
                object.add("companyName", entry.person.company)
                var code: String?
                if case .skip(let reason) = entry.verdict { code = reason.rawValue }
                object.add("action", code == nil ? action.rawValue : "skip")
                object.add("reason", filled: why(entry))
                object.add("reasonCode", code)
            }
        }
    }
}
