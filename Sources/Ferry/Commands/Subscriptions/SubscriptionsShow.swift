import ArgumentParser
import Core
import Panes
import Text

/// `subscriptions show`.
struct SubscriptionsShow: ContextCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Show a subscription with the rules that hold for it.",
        discussion: """
            What can't be migrated and why, what cancelling before the end costs, until when everything works, and \
            what is to be done next.

            Example:
              ferry subscriptions show --id 4f26a5ca-c468-4715-8fc5-a14f28bcc29b
            """)

    @Option(
        name: .customLong("id"),
        help: ArgumentHelp("The subscription's id; may be given several times.", valueName: "id"))
    var ids: [String] = []
    @Flag(help: "Write one JSON object a line.") var json = false
    @OptionGroup(title: "Global options") var global: GlobalOptions

    func validate() throws {
        if ids.isEmpty { throw ValidationError("Say which subscription: --id ID.") }
    }

    func run(in context: CommandContext) async throws -> ExitStatus {
        let store = try context.openStore()
        let now = context.surroundings.now()
        _ = try store.renewSubscriptions(at: now)
        let records = try ids.map(RowFinder(.subscriptions, in: store, now: now).record(named:))
        try context.print { writer in
            for (index, record) in records.enumerated() {
                if json {
                    try writer.object { fill(record, on: Day(of: now), &$0) }
                } else {
                    if index > 0 { try writer.line("") }
                    try details(record, now: now, offset: context.offset).write(to: &writer)
                }
            }
        }
        return .done
    }

    /// The same lines as in the console, below the customer's name.
    private func details(_ record: Record, now: Timestamp, offset: Int64) -> Details {
        var lines = Details()
        lines.add("Company", record[SubscriptionColumn.company])
        for line in subscriptionDetails(record, now: now, offset: offset) {
            lines.add(line.label.value, line.text.value)
        }
        return lines
    }

    private func fill(_ record: Record, on today: Day, _ object: inout JSONObject) {
        let program = SubscriptionProgram(rawValue: record[SubscriptionColumn.program]) ?? .unknown
        let until = record[SubscriptionColumn.Number.cancellableUntil]
        RowFields.subscription(record, &object)
        object.add("next", Wording.next(record, on: today))
        object.add("migration", Wording.migrationRule(of: program))
        object.add("cancelling", Wording.cancellingRule(of: program, until: until))
        object.add("cancellableUntil", until == 0 ? nil : Timestamp(seconds: until).day())
    }
}
