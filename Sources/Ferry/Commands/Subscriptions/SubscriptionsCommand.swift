import ArgumentParser
import Core
import Panes

/// Customers' subscriptions.
struct SubscriptionsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "subscriptions", abstract: "Follow old subscriptions to their end, and their licences.",
        discussion: """
            A synchronisation reads what you sold from Partner Center, and from Microsoft Graph everything that a \
            tenant has where the customer delegated rights; `ferry import` takes Partner Center's export and lists of \
            your own. End dates are the last day of the term as it is written; the years 1 and 9999 mean that there is none.
            """,
        subcommands: [
            SubscriptionsList.self, SubscriptionsShow.self, SubscriptionsSet.self, SubscriptionsReassign.self,
            SubscriptionsUndo.self, SubscriptionsReplace.self,
        ])
}

/// `subscriptions list`.
struct SubscriptionsList: ContextCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List subscriptions, those first that need a hand.",
        discussion: """
            States: expired (ended; everything still works), disabled (users are blocked), ending (within 30 days), \
            ends, unclear (nobody said whether it renews), renews, endless, deleted. What ended or ends comes first, \
            then what is old and unclear from 30 days before its day on: somebody has to find out, and to say so by \
            `ferry subscriptions set --renews`. What renews itself never stands before these.

            Licences: due (move them to the replacement), done (somebody said so), none (same offer and quantity: \
            nothing to move), later (it renews itself still, or nobody said that it ends), over (it is deleted, and they \
            with it).

            Examples:
              ferry subscriptions list --where 'side:old state:ending,expired licences:due'
              ferry subscriptions list --where 'program:open endsOn:<2027-01-01' --json
            """)

    @Option(
        name: .customLong("where"),
        help: ArgumentHelp("Rows that a search finds, such as 'contoso state:ending'.", valueName: "query"))
    var query: String?
    @Option(help: ArgumentHelp("Only these states, separated by commas; or all.", valueName: "states"))
    var state: String?
    @OptionGroup var list: ListOptions
    @OptionGroup(title: "Global options") var global: GlobalOptions

    func run(in context: CommandContext) async throws -> ExitStatus {
        let states = try ListOptions.states(state, of: .subscriptions, standard: [])
        let sort = try list.order(of: .subscriptions)
        let store = try context.openStore()
        let now = context.surroundings.now()
        _ = try store.renewSubscriptions(at: now)
        let rows = try RowFinder(.subscriptions, in: store, now: now).rows(query: query, states: states, sort: sort)
        try ListReport(listing: .subscriptions, store: store).write(rows, list, in: context)
        return .done
    }
}
