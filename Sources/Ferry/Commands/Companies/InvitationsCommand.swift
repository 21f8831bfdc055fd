import ArgumentParser
import Core

/// What the administrators know of how to get in.
struct InvitationsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "invitations", abstract: "List those who have to know how to get in, and tell them.",
        subcommands: [
            InvitationsList.self, InvitationsShow.self, InvitationsResend.self, InvitationsLetter.self,
            InvitationsReinvite.self, InvitationsRevoke.self,
        ])
}

/// `invitations list`.
struct InvitationsList: ContextCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List administrators and how far they are.",
        discussion: """
            States: never-told, perhaps-told, told, reminder-due, activated, and revoked for an invitation that was
            taken back and not made again.

            Example:
              ferry invitations list --state never-told --json
            """)

    @Option(
        name: .customLong("where"),
        help: ArgumentHelp("Rows that a search finds, such as 'contoso state:told'.", valueName: "query"))
    var query: String?
    @Option(help: ArgumentHelp("Only these states, separated by commas.", valueName: "states"))
    var state: String?
    @OptionGroup var list: ListOptions
    @OptionGroup(title: "Global options") var global: GlobalOptions

    func run(in context: CommandContext) async throws -> ExitStatus {
        let states = try ListOptions.states(state, of: .invitations, standard: [])
        let sort = try list.order(of: .invitations)
        let store = try context.openStore()
        let finder = try RowFinder(.invitations, in: store, now: context.surroundings.now())
        let rows = try finder.rows(query: query, states: states, sort: sort)
        try ListReport(listing: .invitations, store: store).write(rows, list, in: context)
        return .done
    }
}
