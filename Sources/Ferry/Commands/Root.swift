import ArgumentParser

/// The whole command line.
struct Root: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ferry",
        abstract: "Bring customers from Microsoft reseller programmes onto your marketplace.",
        usage: "ferry [<command>] [<options>]",
        discussion: """
            Without a command, ferry opens the console.

            A first session:
              ferry import Customers.csv        the list that Partner Center exports
              ferry import contacts.csv         who will be each company's first user
              ferry pending list                what is not on the marketplace yet, and why
              ferry pending create --all        create every row that is ready

            Rows are chosen by --where with the language of the search field, by --id, or by --all:
              ferry pending list --where 'contoso state:ready age:<7d'

            Every command takes, before or after its name: --profile NAME, --config FILE, --store FILE, --theme NAME, \
            --read-only, --plain and --log FILE.

            Exit status: 0 done, 1 failed, 2 wrong usage or configuration, 3 some rows failed, 4 sign-in refused, \
            130 interrupted.
            """,
        version: "ferry 0.1.0",
        subcommands: [
            ConsoleCommand.self, DemoCommand.self, KeysCommand.self, ImportCommand.self, SignInCommand.self,
            SyncCommand.self, PendingCommand.self, CompaniesCommand.self,
            InvitationsCommand.self, RequestsCommand.self, SubscriptionsCommand.self, SettingsCommand.self,
            JobsCommand.self, JournalCommand.self,
            RunCommand.self,
            DoctorCommand.self, OverviewCommand.self,
            ThemesCommand.self,
            SandboxCommand.self, BenchmarkCommand.self, ExportCommand.self,
        ],
        defaultSubcommand: ConsoleCommand.self)
}
