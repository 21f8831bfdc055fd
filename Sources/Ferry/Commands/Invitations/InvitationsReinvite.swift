import ArgumentParser
import Core

/// `invitations reinvite`.
struct InvitationsReinvite: ContextCommand {
    static let configuration = CommandConfiguration(
        commandName: "reinvite", abstract: "Revoke open invitations and make them again, after a look at the plan.",
        discussion: """
            The marketplace can't send an invitation once more: it is revoked, and made again, which it mails. The link \
            that the person has is dead from then on. Who has an account is left alone, for inviting again would be \
            refused: `ferry invitations resend --letter reset-your-password` is the way. An invitation that was revoked \
            and not made again has the state `revoked`, and `ferry jobs resume`, `ferry jobs retry` or this command only \
            makes it again. Nobody is invited again twice inside the cool-down, unless --anyway says so for rows that \
            are named by --id. --all means every open invitation.

            Examples:
              ferry invitations reinvite --where 'access:invited age:>14d' --dry-run
              ferry invitations reinvite --where state:revoked --yes
            """)

    @OptionGroup var rows: RowChoice
    @Flag(help: "Invite also who was invited again a short while ago.") var anyway = false
    @OptionGroup var options: ChangeOptions
    @OptionGroup(title: "Global options") var global: GlobalOptions

    func validate() throws {
        try rows.require()
        if anyway, rows.ids.isEmpty { throw ValidationError("--anyway is for rows that are named by --id.") }
    }

    func run(in context: CommandContext) async throws -> ExitStatus {
        try await InvitationChange(
            context: context, rows: rows, options: options, action: .reinvite, anyway: anyway
        ).run()
    }
}

/// `invitations revoke`.
struct InvitationsRevoke: ContextCommand {
    static let configuration = CommandConfiguration(
        commandName: "revoke", abstract: "Revoke open invitations, after a look at the plan.",
        discussion: """
            The link that the person has is dead from then on, and nobody is told. Who has an account is left alone. \
            --all means every open invitation.

            Example:
              ferry invitations revoke --id ada@example.com
            """)

    @OptionGroup var rows: RowChoice
    @OptionGroup var options: ChangeOptions
    @OptionGroup(title: "Global options") var global: GlobalOptions

    func validate() throws { try rows.require() }

    func run(in context: CommandContext) async throws -> ExitStatus {
        try await InvitationChange(context: context, rows: rows, options: options, action: .revoke).run()
    }
}

/// How a change is confirmed and reported.
struct ChangeOptions: ParsableArguments {
    @Flag(help: "Print the plan and do nothing.") var dryRun = false
    @Flag(help: "Do it without asking.") var yes = false
    @Flag(help: "Write one JSON object a row.") var json = false
}
