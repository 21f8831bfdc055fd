import ArgumentParser
import Core
import Panes

/// `subscriptions set`.
struct SubscriptionsSet: ContextCommand {
    /// What somebody says of licences.
    enum Work: String, CaseIterable, ExpressibleByArgument {
        case done, due
    }

    static let configuration = CommandConfiguration(
        commandName: "set", abstract: "Say whether the licences of subscriptions are moved.",
        discussion: """
            `done` is kept with who and when, and silences the row; `due` takes it back. --all means every old \
            subscription whose licences are to be moved, or with `due` every one that is marked.

            Examples:
              ferry subscriptions set --licences done --id 4f26a5ca-c468-4715-8fc5-a14f28bcc29b
              ferry subscriptions set --licences done --where 'contoso licences:due' --yes
            """)

    @OptionGroup var rows: RowChoice
    @Option(help: "done or due.") var licences: Work
    @Flag(help: "Do it without asking.") var yes = false
    @Flag(help: "Say which subscriptions are meant and change nothing.") var dryRun = false
    @OptionGroup(title: "Global options") var global: GlobalOptions

    func validate() throws { try rows.require() }

    func run(in context: CommandContext) async throws -> ExitStatus {
        if !dryRun { try context.refuseIfReadOnly(to: "note licence work") }
        let store = try context.openStore()
        let now = context.surroundings.now()
        let isDone = licences == .done
        _ = try store.renewSubscriptions(at: now)
        let chosen = try RowFinder(.subscriptions, in: store, now: now).rows(rows).records
        let records = chosen.filter { record in
            let word = record[SubscriptionColumn.licences]
            // What is named may be marked whatever Ferry makes of it; `--all` is no more than what is due.
            return isDone
                ? (rows.all ? word == LicenceWork.due.word : word != LicenceWork.done.word)
                : word == LicenceWork.done.word
        }
        if dryRun {
            try context.print { writer in
                for record in records {
                    try writer.line(
                        "\(record[SubscriptionColumn.id])  \(record[SubscriptionColumn.company])  \(record[SubscriptionColumn.offer])"
                    )
                }
            }
            return .done
        }
        let question =
            "Mark \(Wording.counted(records.count, "subscription")): licences \(isDone ? "moved" : "not moved")?"
        if records.count > 1, try !context.confirms(question, yes: yes) {
            throw CommandFailure(.failed, "Nothing was changed.")
        }
        let count = try store.setLicenceWork(
            done: isDone, of: records.map(\.id), by: context.surroundings.who, at: now)
        try context.print { writer in
            let left = chosen.count - count
            let rest =
                left == 0 || rows.all
                ? "" : "; \(Wording.grouped(left)) stayed as \(left == 1 ? "it was" : "they were")"
            try writer.line(
                "\(Wording.counted(count, "subscription")) marked: licences \(isDone ? "moved" : "not moved")\(rest).")
        }
        return .done
    }
}
