import ArgumentParser
import Core
import Panes

/// `pending create`.
struct PendingCreate: ContextCommand {
    static let configuration = CommandConfiguration(
        commandName: "create", abstract: "Create companies on the marketplace, after a look at the plan.",
        discussion: """
            --all means every row that is ready. --anyway overrides a soft stop (a company of the same domain or name \
            is there already) for rows that are named by --id. Ctrl-C stops between two rows; `ferry jobs resume` \
            goes on. Creating twice does nothing: the tenant id is the key.

            Examples:
              ferry pending create --where 'domain:example.com' --dry-run
              ferry pending create --all --yes --json
              ferry pending create --id 11111111-2222-3333-4444-555555555555 --anyway
            """)

    @OptionGroup var rows: RowChoice
    @Flag(help: "Create rows named by --id although a company could be the same.") var anyway = false
    @Flag(help: "Print the plan and do nothing.") var dryRun = false
    @Flag(help: "Do it without asking.") var yes = false
    @Flag(help: "Write one JSON object a row.") var json = false
    @OptionGroup(title: "Global options") var global: GlobalOptions

    func validate() throws {
        try rows.require()
        if anyway, rows.ids.isEmpty { throw ValidationError("--anyway is for rows that are named by --id.") }
    }

    func run(in context: CommandContext) async throws -> ExitStatus {
        if !dryRun { try context.refuseIfReadOnly(to: "create companies") }
        let store = try context.openStore()
        let services = try context.services(store)
        let records = try chosen(store, context)
        let plan = plan(records, store, services.marketplace.terms)
        let report = PlanReport(plan: plan, records: records, bound: context.terminal.output ? 10 : nil)
        if dryRun {
            try context.print { try json ? report.writeJSON(to: &$0, only: nil) : report.write(to: &$0) }
            return .done
        }
        // With --yes the work is done whether or not somebody reads the plan to its end.
        if !json { try context.print(evenIfUnread: yes) { try report.write(to: &$0) } }
        try tellInterrupted(store, context)
        guard try isConfirmed(plan, context) else { throw CommandFailure(.failed, "Nothing was created.") }
        if json {
            for note in Wording.notes(on: plan) { context.say("ferry: \(note)") }
            try context.print(evenIfUnread: yes) { try report.writeJSON(to: &$0, only: .leftOut) }
        }
        let left: ExitStatus = rows.ids.isEmpty || report.leavesOutOnlyCreated ? .done : .someRowsFailed
        guard plan.creating > 0 else { return left }
        let ended = try await carryOut(plan, store, services, context)
        return ended == .done ? left : ended
    }

    /// An address that the store can't give counts as none: the company is looked at once more before it is sent.
    private func plan(_ records: [Record], _ store: any CompanyStore, _ terms: MarketplaceTerms) -> CreationPlan {
        CreationPlan(
            records, anyway: anyway ? RowSet(records.map(\.id)) : RowSet(), terms: terms,
            address: { row in terms.isLocal ? nil : (try? store.customer(row))?.address })
    }

    /// Rows of an interrupted job are in no plan: says how they go on.
    private func tellInterrupted(_ store: any CompanyStore, _ context: CommandContext) throws {
        for job in try store.jobs() where try JobStanding(job, in: store).isInterrupted {
            context.say(
                "ferry: Job \(job.id) is interrupted and holds \(Wording.counted(job.counts.left, "row")); go on with `ferry jobs resume \(job.id)`."
            )
        }
    }

    private func chosen(_ store: any CompanyStore, _ context: CommandContext) throws -> [Record] {
        let states: [PendingState] = rows.all ? [.ready] : PendingState.pending
        let finder = try RowFinder(.customers, in: store, now: context.surroundings.now())
        return try finder.rows(rows, states: PendingCommand.codes(states)).records
    }

    private func isConfirmed(_ plan: CreationPlan, _ context: CommandContext) throws -> Bool {
        if plan.creating == 0, context.terminal.canAsk { return true }
        return try context.confirms("Create \(Wording.counted(plan.creating, "company", "companies"))?", yes: yes)
    }

    private func carryOut(
        _ plan: CreationPlan, _ store: any ProfileStore, _ services: ProfileServices, _ context: CommandContext
    ) async throws -> ExitStatus {
        let customers = plan.customersToCreate
        let job = try store.createJob(
            .createCompanies, customers: customers, anyway: anyway ? RowSet(customers) : RowSet(),
            by: context.surroundings.who, at: context.surroundings.now())
        let runner = ForegroundJob(context: context, store: store, services: services, json: json)
        return try await runner.run(job.id, lock: runner.lock(job.id))
    }
}
