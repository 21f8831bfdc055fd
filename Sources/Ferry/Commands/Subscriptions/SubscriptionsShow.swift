import ArgumentParser
import Core
import Panes

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
                    try details(record, on: Day(of: now)).write(to: &writer)
                }
            }
        }
        return .done
    }

    private func details(_ record: Record, on today: Day) -> Details {
        let program = Self.program(of: record)
        let evidence = ProgramEvidence(rawValue: record[SubscriptionColumn.evidence]) ?? .nothing
        let seats = record[SubscriptionColumn.Number.quantity]
        var lines = Details()
        lines.add("Company", record[SubscriptionColumn.company])
        lines.add("State", SubscriptionState(rawValue: record.state)?.word ?? "")
        lines.add("Next", Wording.next(record, on: today))
        lines.add("Offer", record[SubscriptionColumn.offer])
        lines.add("Programme", "\(program.word): \(Wording.phrase(for: evidence))")
        lines.add("Seats", seats < 0 ? "not told" : String(seats))
        lines.add("Ends", Wording.end(record, on: today))
        lines.add("After that", Wording.fading(record, program, on: today))
        if program.isOld {
            lines.add("Replacement", Wording.replacementInFull(record, on: today))
            lines.add("Licences", record[SubscriptionColumn.licences])
            lines.add("Done by", record[SubscriptionColumn.doneBy])
        }
        lines.add("Migration", Wording.migrationRule(of: program))
        lines.add("Cancelling", Self.cancelling(record, program))
        lines.add("Service says", record[SubscriptionColumn.status])
        lines.add("Tenant", record[SubscriptionColumn.tenant])
        lines.add("Subscription", record[SubscriptionColumn.id])
        return lines
    }

    private func fill(_ record: Record, on today: Day, _ object: inout JSONObject) {
        let program = Self.program(of: record)
        let until = record[SubscriptionColumn.Number.cancellableUntil]
        RowFields.subscription(record, &object)
        object.add("next", Wording.next(record, on: today))
        object.add("migration", Wording.migrationRule(of: program))
        object.add("cancelling", Self.cancelling(record, program))
        object.add("cancellableUntil", until == 0 ? nil : Timestamp(seconds: until).day())
    }

    private static func program(of record: Record) -> SubscriptionProgram {
        SubscriptionProgram(rawValue: record[SubscriptionColumn.program]) ?? .unknown
    }

    private static func cancelling(_ record: Record, _ program: SubscriptionProgram) -> String {
        Wording.cancellingRule(of: program, until: record[SubscriptionColumn.Number.cancellableUntil])
    }
}
