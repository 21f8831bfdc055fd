import ArgumentParser
import Core
import Panes

/// `requests send`.
struct RequestsSend: ContextCommand {
    static let configuration = CommandConfiguration(
        commandName: "send", abstract: "Send the letter that asks for the reseller relationship.",
        discussion: """
            Only a Global admin of the customer can accept. The link is the same for all customers and grants no admin \
            rights; it comes from Partner Center. Where customers are imported from files, name it by --link, or let \
            the template hold it: {relationshipLink|https://…}. --all and --where mean requests that wait. An address \
            gets at most one such letter inside the cool-down (`mail.cool_down_hours`); a letter whose outcome is \
            unknown is never repeated, unless --anyway says so for requests that are named by --id. On a terminal a \
            confirmed sending waits for `graceSeconds`, and Ctrl-C takes all of it back; with --yes it begins at once.

            Examples:
              ferry requests send --where 'state:not-sent' --dry-run
              ferry requests send --id 12 --edit
              ferry requests send --where 'state:sent lastsent:>14d' --yes --json
            """)

    @OptionGroup var rows: RowChoice
    @Option(help: ArgumentHelp("The link by which customers accept, for this sending alone.", valueName: "url"))
    var link: String?
    @OptionGroup var options: SendOptions
    @OptionGroup(title: "Global options") var global: GlobalOptions

    func validate() throws {
        try rows.require()
        try options.check(rows)
        if let link, RelationshipLink(link) == nil {
            throw ValidationError(
                "\(Wording.quoted(link)) can't be the link: it starts with https:// and has no blanks and no &amp;.")
        }
    }

    func run(in context: CommandContext) async throws -> ExitStatus {
        let sending = LetterSending(context: context, rows: rows, options: options)
        try sending.refuseIfReadOnly()
        let store = try context.openStore()
        let services = try context.services(store)
        let desk = try await services.requestLetters(link: link.flatMap { RelationshipLink($0) })
        let planner = LetterPlanner(context: context, store: store, services: services, desk: desk)
        return try await sending.run(planner, .relationshipRequest) { try planner.prospects(rows) }
    }
}
