import ArgumentParser
import Core
import Panes

/// `subscriptions reassign`.
struct SubscriptionsReassign: ContextCommand {
    static let configuration = CommandConfiguration(
        commandName: "reassign",
        abstract: "Move users' licences from an old subscription to its replacement, after a look at the plan.",
        discussion: """
            For a customer who delegated rights (GDAP). Each user gets the new licence and gives the old one back in one \
            call, so that services both have go on. Users without a usage location, those to whom a group gives the \
            licence, and those for whom no licence is free are set aside. `ferry subscriptions undo` takes it back.

            Examples:
              ferry subscriptions reassign --id 4f26a5ca-c468-4715-8fc5-a14f28bcc29b --dry-run
              ferry subscriptions reassign --id 4f26a5ca-c468-4715-8fc5-a14f28bcc29b --yes
            """)

    @Option(help: ArgumentHelp("The old subscription's id.", valueName: "id")) var id: String
    @Option(
        name: .customLong("to"),
        help: ArgumentHelp("The id of the new one; else the replacement that was found.", valueName: "id"))
    var new: String?
    @OptionGroup var way: ReassignmentOptions
    @OptionGroup(title: "Global options") var global: GlobalOptions

    func run(in context: CommandContext) async throws -> ExitStatus {
        if !way.dryRun { try context.refuseIfReadOnly(to: "reassign licences") }
        let store = try context.openStore()
        let services = try context.services(store)
        let desk = try ReassignmentDesk(id, store, services, context)
        let plan = try await desk.plan(to: new)
        let rows = plan.entries.map { entry in
            var row = ReassignmentReport.Row(principal: entry.user.principal)
            if case .setAside(let reason) = entry.verdict { row.reason = reason }
            return row
        }
        let report = ReassignmentReport(
            rows: rows, added: plan.question.new.name, removed: plan.question.old.name, free: plan.question.new.free,
            bound: context.terminal.output ? 10 : nil)
        return try await Reassigning(store: store, services: services, context: context, way: way).run(
            plan.swaps, report, isPartial: !plan.setAside.isEmpty, verb: "Reassign the licences of")
    }
}

/// `subscriptions undo`.
struct SubscriptionsUndo: ContextCommand {
    static let configuration = CommandConfiguration(
        commandName: "undo",
        abstract: "Give users their old licences back, while the old subscription still has them.",
        discussion: """
            Takes back what `ferry subscriptions reassign` did for a subscription, as long as it runs or is in the days \
            after its end in which everything still works. What a user had before is left as it was.

            Example:
              ferry subscriptions undo --id 4f26a5ca-c468-4715-8fc5-a14f28bcc29b
            """)

    @Option(help: ArgumentHelp("The old subscription's id.", valueName: "id")) var id: String
    @OptionGroup var way: ReassignmentOptions
    @OptionGroup(title: "Global options") var global: GlobalOptions

    func run(in context: CommandContext) async throws -> ExitStatus {
        if !way.dryRun { try context.refuseIfReadOnly(to: "reassign licences") }
        let store = try context.openStore()
        let services = try context.services(store)
        let desk = try ReassignmentDesk(id, store, services, context)
        let state = desk.old.standing.state
        guard state != .disabled, state != .deleted else {
            throw CommandFailure(
                .failed, "It is too late: the old subscription is \(state.word), and its licences give nothing back.")
        }
        let swaps = try store.standingSwaps(of: desk.old.subscription.facts.id)
            .filter { $0.swap.tenant == desk.tenant }.compactMap { $0.swap.undone($0.number) }
        guard let first = swaps.first else { throw CommandFailure(.failed, "There is nothing to take back.") }
        let names = try await desk.names()
        let name = { (product: ProductID?) in product.map { names[$0] ?? $0.description } ?? "nothing" }
        let report = ReassignmentReport(
            rows: swaps.map { ReassignmentReport.Row(principal: $0.principal) }, added: name(first.added),
            removed: name(first.removed), free: nil, bound: context.terminal.output ? 10 : nil)
        return try await Reassigning(store: store, services: services, context: context, way: way).run(
            swaps, report, isPartial: false, verb: "Give the old licence back to")
    }
}

/// How licences are swapped.
struct ReassignmentOptions: ParsableArguments {
    @Flag(help: "Print the plan and do nothing.") var dryRun = false
    @Flag(help: "Do it without asking.") var yes = false
    @Flag(help: "Write one JSON object a user.") var json = false
}

/// Shows a plan of swaps, asks, and carries them out as a job.
private struct Reassigning {
    let store: any ProfileStore
    let services: ProfileServices
    let context: CommandContext
    let way: ReassignmentOptions

    /// Carries swaps out; `isPartial` says that the plan leaves users as they are.
    func run(
        _ swaps: [LicenceSwap], _ report: ReassignmentReport, isPartial: Bool, verb: String
    ) async throws -> ExitStatus {
        let left: ExitStatus = isPartial ? .someRowsFailed : .done
        if way.dryRun {
            try context.print { try way.json ? report.writeJSON(to: &$0) : report.write(to: &$0) }
            return .done
        }
        if !way.json { try context.print(evenIfUnread: way.yes) { try report.write(to: &$0) } }
        guard !swaps.isEmpty else { return left }
        guard try context.confirms("\(verb) \(Wording.counted(swaps.count, "user"))?", yes: way.yes) else {
            throw CommandFailure(.failed, "Nothing was changed.")
        }
        let job = try store.createReassignmentJob(
            swaps, by: context.surroundings.who, at: context.surroundings.now())
        let runner = ForegroundJob(context: context, store: store, services: services, json: way.json)
        let ended = try await runner.run(job.id, lock: runner.lock(job.id))
        return ended == .done ? left : ended
    }
}
