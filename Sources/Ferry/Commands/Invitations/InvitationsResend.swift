import ArgumentParser
import Core
import Panes

/// `invitations resend`.
struct InvitationsResend: ContextCommand {
    static let configuration = CommandConfiguration(
        commandName: "resend", abstract: "Send administrators and users the letter that tells how to get in.",
        discussion: """
            An address gets at most one letter of a kind inside the cool-down (`mail.cool_down_hours`), and one that \
            names all of its companies. A letter whose outcome is unknown is never repeated, unless --anyway says so \
            for rows that are named by --id (an e-mail address, or a company's id). --all means everybody who is not \
            active. On a terminal a confirmed sending waits for `graceSeconds`, and Ctrl-C takes all of it back; with \
            --yes it begins at once. Later Ctrl-C stops between two letters; `ferry jobs resume` goes on.

            Examples:
              ferry invitations resend --where 'state:told age:>7d' --dry-run
              ferry invitations resend --all --yes --json
              ferry invitations resend --id ada@example.com --letter reset-your-password --edit
            """)

    @OptionGroup var rows: RowChoice
    @OptionGroup var letter: LetterChoice
    @OptionGroup var options: SendOptions
    @OptionGroup(title: "Global options") var global: GlobalOptions

    func validate() throws {
        try rows.require()
        try options.check(rows)
        if let purpose = letter.purpose, !purpose.isForUsers {
            let words = LetterPurpose.allCases.filter(\.isForUsers).map(\.word)
            throw ValidationError("That letter is not for users; choose one of \(words.joined(separator: ", ")).")
        }
    }

    func run(in context: CommandContext) async throws -> ExitStatus {
        let sending = LetterSending(context: context, rows: rows, options: options)
        try sending.refuseIfReadOnly()
        let store = try context.openStore()
        let services = try context.services(store)
        let planner = LetterPlanner(context: context, store: store, services: services, desk: try services.letters())
        return try await sending.run(planner, planner.purpose(letter.purpose)) { try planner.users(rows) }
    }
}
