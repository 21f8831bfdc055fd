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
        let plan = try await context.reassignmentDesk(id, store, services).plan(to: new)
        return try await Reassigning(store: store, services: services, context: context, way: way).run(
            plan, verb: "Reassign the licences of", keepsChoice: new != nil)
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
        let plan = try await context.reassignmentDesk(id, store, services).plan(.undo)
        return try await Reassigning(store: store, services: services, context: context, way: way).run(
            plan, verb: "Give the old licence back to")
    }
}

extension CommandContext {
    /// The desk for the subscription of an id.
    fileprivate func reassignmentDesk(
        _ id: String, _ store: any ProfileStore, _ services: ProfileServices
    ) throws -> ReassignmentDesk {
        let now = surroundings.now()
        let record = try RowFinder(.subscriptions, in: store, now: now).record(named: id)
        return try ReassignmentDesk(record, store, services, now: now)
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

    /// Carries a plan out; who is set aside by it makes it one of which some rows failed.
    func run(_ plan: SwapPlan, verb: String, keepsChoice: Bool = false) async throws -> ExitStatus {
        let report = ReassignmentReport(plan: plan, bound: context.terminal.output ? 10 : nil)
        let left: ExitStatus = plan.entries.count > plan.swaps.count ? .someRowsFailed : .done
        if way.json { for warning in Wording.warnings(on: plan) { context.say("ferry: \(warning)") } }
        if way.dryRun {
            try context.print { try way.json ? report.writeJSON(to: &$0) : report.write(to: &$0) }
            return .done
        }
        if !way.json { try context.print(evenIfUnread: way.yes) { try report.write(to: &$0) } }
        let swaps = plan.swaps
        guard !swaps.isEmpty else { return left }
        guard try context.confirms("\(verb) \(Wording.counted(swaps.count, "user"))?", yes: way.yes) else {
            throw CommandFailure(.failed, "Nothing was changed.")
        }
        if keepsChoice, let new = plan.new {
            _ = try store.setReplacement(
                new.facts.id, of: plan.old.row, by: context.surroundings.who, at: context.surroundings.now())
        }
        let job = try store.createReassignmentJob(
            swaps, by: context.surroundings.who, at: context.surroundings.now())
        let runner = ForegroundJob(context: context, store: store, services: services, json: way.json)
        let ended = try await runner.run(job.id, lock: runner.lock(job.id))
        let aside = plan.entries.count - swaps.count
        if aside > 0 {
            context.say(
                "ferry: \(Wording.counted(aside, "user")) \(aside == 1 ? "was" : "were") set aside and left as they are; the plan says why."
            )
        }
        return ended == .done ? left : ended
    }
}
