import ArgumentParser
import Core
import Panes

/// `subscriptions set`.
struct SubscriptionsSet: ContextCommand {
    static let configuration = CommandConfiguration(
        commandName: "set",
        abstract: "Say whether the licences of subscriptions are moved, or whether subscriptions renew themselves.",
        discussion: """
            --licences done is kept with who and when, and silences the row; `due` takes it back. --all means every old \
            subscription whose licences are to be moved, or with `due` every one that is marked. --where takes none but \
            those that wait for it, new ones that end among them; what is named by --id is marked whatever it is.

            --renews yes or no is for those of which no source says it, such as what Microsoft Graph alone shows. It is \
            kept with who and when, and gives way to a source that says it, or that shows a later end of what was said \
            to end; `unknown` takes it back. --all means every old subscription of which nobody said it, or with \
            `unknown` every one of which a person did.

            Examples:
              ferry subscriptions set --licences done --id 4f26a5ca-c468-4715-8fc5-a14f28bcc29b
              ferry subscriptions set --licences done --where 'contoso licences:due' --yes
              ferry subscriptions set --renews no --where 'contoso state:unclear'
            """)

    @OptionGroup var rows: RowChoice
    @Option(help: "done or due.") var licences: SubscriptionWord.Work?
    @Option(help: "yes, no or unknown.") var renews: SubscriptionWord.Renewal?
    @Flag(help: "Do it without asking.") var yes = false
    @Flag(help: "Say which subscriptions are meant and change nothing.") var dryRun = false
    @OptionGroup(title: "Global options") var global: GlobalOptions

    func validate() throws {
        try rows.require()
        if [licences != nil, renews != nil].count(where: \.self) != 1 {
            throw ValidationError("Say one thing: --licences done or due, or --renews yes, no or unknown.")
        }
    }

    private var word: SubscriptionWord { licences.map { .licences($0) } ?? .renewal(renews ?? .unknown) }

    func run(in context: CommandContext) async throws -> ExitStatus {
        let word = word
        if !dryRun { try context.refuseIfReadOnly(to: "note \(word.subject)") }
        let store = try context.openStore()
        let now = context.surroundings.now()
        _ = try store.renewSubscriptions(at: now)
        let chosen = try RowFinder(.subscriptions, in: store, now: now).rows(rows).records
        let records = chosen.filter { word.concerns($0, rows) }
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
        let held = word.held(records)
        if held > 0 {
            context.say("ferry: Of \(Wording.counted(held, "subscription")) users still have a licence of the product.")
        }
        let question = "Mark \(Wording.counted(records.count, "subscription")) \(word.phrase)?"
        if records.count > 1, try !context.confirms(question, yes: yes) {
            throw CommandFailure(.failed, "Nothing was changed.")
        }
        let count = try word.set(records.map(\.id), in: store, by: context.surroundings.who, at: now)
        try context.print { writer in
            let left = chosen.count - count
            let stayed = "\(Wording.grouped(left)) stayed as \(left == 1 ? "it was" : "they were"): \(word.hindrance)"
            try writer.line(
                "\(Wording.counted(count, "subscription")) marked \(word.phrase)\(left == 0 || rows.all ? "" : "; \(stayed)")."
            )
        }
        return .done
    }
}
