import ArgumentParser
import Core

/// Requests for the reseller relationship.
struct RequestsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "requests", abstract: "Ask customers for the reseller relationship, and see who accepted.",
        discussion: """
            Only a Global admin of the customer can accept, with a link that is the same for all customers and grants \
            no admin rights. Each list of customers that comes in is searched for those who accepted: by the expected \
            tenant or domain; by name or mail domain it is a suggestion that a person confirms.
            """,
        subcommands: [RequestsList.self, RequestsNew.self, RequestsSend.self, RequestsAccept.self, RequestsClose.self])
}

/// `requests list`.
struct RequestsList: ContextCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List requests and how far they are.",
        discussion: """
            States: not-sent, sent, perhaps-sent (nobody knows whether the letter left), bounced (the address was \
            refused), maybe-accepted, accepted, closed. Those that wait are listed unless --state or \
            --where says otherwise.

            Example:
              ferry requests list --where 'state:sent age:>14d' --json
            """)

    @Option(
        name: .customLong("where"),
        help: ArgumentHelp("Rows that a search finds, such as 'contoso state:sent'.", valueName: "query"))
    var query: String?
    @Option(help: ArgumentHelp("Only these states, separated by commas; or all.", valueName: "states"))
    var state: String?
    @OptionGroup var list: ListOptions
    @OptionGroup(title: "Global options") var global: GlobalOptions

    func run(in context: CommandContext) async throws -> ExitStatus {
        let waiting = Set(RequestState.allCases.filter(\.isWaiting).map(\.rawValue))
        let states = try ListOptions.states(state, of: .requests, standard: waiting)
        let sort = try list.order(of: .requests)
        let store = try context.openStore()
        let finder = try RowFinder(.requests, in: store, now: context.surroundings.now())
        let rows = try finder.rows(query: query, states: states, sort: sort)
        try ListReport(listing: .requests, store: store).write(rows, list, in: context)
        return .done
    }
}
