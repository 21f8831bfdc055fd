import ArgumentParser
import Core
import Panes

/// `pending link`.
struct PendingLink: ContextCommand {
    static let configuration = CommandConfiguration(
        commandName: "link",
        abstract: "Link customers to companies that are on the marketplace, after a look at the plan.",
        discussion: """
            A row is linked by itself only where exactly one company matches it by tenant id or by domain; --to names \
            the company for one row. The tenant id is written where the company bears none, and never over another \
            value. --all means every row for which there is something to link. Linking twice changes nothing.

            Examples:
              ferry pending link --where 'state:matched' --dry-run
              ferry pending link --all --yes
              ferry pending link --id 11111111-2222-3333-4444-555555555555 --to 4711
            """)

    @OptionGroup var rows: RowChoice
    @Option(name: .customLong("to"), help: ArgumentHelp("Link the one row to this company.", valueName: "company"))
    var company: String?
    @Flag(help: "Print the plan and do nothing.") var dryRun = false
    @Flag(help: "Do it without asking.") var yes = false
    @Flag(help: "Write one JSON object a row.") var json = false
    @OptionGroup(title: "Global options") var global: GlobalOptions

    func validate() throws {
        try rows.require()
        if company != nil, rows.ids.count != 1 {
            throw ValidationError("--to is for one row that is named by --id.")
        }
    }

    func run(in context: CommandContext) async throws -> ExitStatus {
        if !dryRun { try context.refuseIfReadOnly(to: "link companies") }
        let store = try context.openStore()
        let services = try context.services(store)
        let report = try report(store, services, context)
        if dryRun {
            try context.print { try json ? report.writeJSON(to: &$0, isLeftOutOnly: false) : report.write(to: &$0) }
            return .done
        }
        // With --yes the work is done whether or not somebody reads the plan to its end.
        if !json { try context.print(evenIfUnread: yes) { try report.write(to: &$0) } }
        let choices = report.plan.choices
        guard try isConfirmed(choices.count, context) else { throw CommandFailure(.failed, "Nothing was linked.") }
        if json { try context.print(evenIfUnread: yes) { try report.writeJSON(to: &$0, isLeftOutOnly: true) } }
        let left: ExitStatus = rows.ids.isEmpty || report.leavesOutOnlyLinked ? .done : .someRowsFailed
        guard !choices.isEmpty else { return left }
        let job = try store.createLinkJob(
            choices, by: context.surroundings.who, at: context.surroundings.now())
        let runner = ForegroundJob(context: context, store: store, services: services, json: json)
        let ended = try await runner.run(job.id, lock: runner.lock(job.id))
        return ended == .done ? left : ended
    }

    private func report(
        _ store: any ProfileStore, _ services: ProfileServices, _ context: CommandContext
    ) throws -> LinkReport {
        let finder = try RowFinder(.customers, in: store, now: context.surroundings.now())
        let states: [PendingState] = rows.all ? [.matched, .linked, .created] : []
        let records = try finder.rows(rows, states: PendingCommand.codes(states)).records
        let bound = context.terminal.output ? 10 : nil
        if let company, let record = records.first {
            let target = try chosen(company, store)
            return LinkReport(
                plan: LinkPlan(record, to: target), records: records, companies: [target.id: target], bound: bound)
        }
        let ids = records.flatMap { $0[CustomerColumn.companies].split(separator: " ") }.map { CompanyID(String($0)) }
        let known = try store.companies(ids)
        let companies = Dictionary(known.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        let plan = LinkPlan(records, companies: { companies[$0] }, terms: services.marketplace.terms)
        return LinkReport(plan: plan, records: records, companies: companies, hidesDone: rows.all, bound: bound)
    }

    private func chosen(_ text: String, _ store: any CompanyStore) throws -> Company {
        if let company = try store.companies([CompanyID(text.trimmingBlanks)]).first { return company }
        throw CommandFailure(
            .failed, "No company has the id \(Wording.quoted(text)); look for it with `ferry companies list`.")
    }

    private func isConfirmed(_ count: Int, _ context: CommandContext) throws -> Bool {
        if count == 0, context.terminal.canAsk { return true }
        return try context.confirms("Link \(Wording.counted(count, "company", "companies"))?", yes: yes)
    }
}
