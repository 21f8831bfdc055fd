import ArgumentParser
import Core

/// What is not on the marketplace yet.
struct PendingCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "pending",
        abstract: "List, mend, link, set aside and create customers that are not on the marketplace yet.",
        subcommands: [
            PendingList.self, PendingShow.self, PendingCreate.self, PendingLink.self, PendingIgnore.self,
            PendingUnignore.self, PendingSet.self,
        ])

    /// The codes of some states.
    static func codes(_ states: [PendingState]) -> Set<UInt8> { Set(states.map(\.rawValue)) }
}

/// `pending list`.
struct PendingList: ContextCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List customers that are not on the marketplace yet.",
        discussion: """
            States: checking, ready, matched, ambiguous, blocked, ignored, creating, unknown; and those that got \
            there: linked, created. `--state all` lists every customer.

            Examples:
              ferry pending list --state ready,matched
              ferry pending list --where 'domain:example.com age:<7d' --json
              ferry pending list --sort firstSeen --reverse --limit 20
            """)

    @OptionGroup var rows: RowChoice
    @Option(help: ArgumentHelp("Only these states, separated by commas.", valueName: "states"))
    var state: String?
    @OptionGroup var list: ListOptions
    @OptionGroup(title: "Global options") var global: GlobalOptions

    func run(in context: CommandContext) async throws -> ExitStatus {
        let states = try ListOptions.states(
            state, of: .customers, standard: PendingCommand.codes(PendingState.pending))
        let sort = try list.order(of: .customers)
        let store = try context.openStore()
        let finder = try RowFinder(.customers, in: store, now: context.surroundings.now())
        let found = try finder.rows(rows, states: states, sort: sort)
        try ListReport(listing: .customers, store: store).write(found, list, in: context)
        return .done
    }
}
