import ArgumentParser
import Core
import Panes
import Text

/// `subscriptions replace`.
struct SubscriptionsReplace: ContextCommand {
    static let configuration = CommandConfiguration(
        commandName: "replace", abstract: "Say which subscription takes an old one's place, where several could.",
        discussion: """
            The choice is kept and journalled, and goes before what Ferry finds by itself; --by none takes it back. \
            `ferry subscriptions reassign --to` keeps it, too.

            Example:
              ferry subscriptions replace --id 4f26a5ca-c468-4715-8fc5-a14f28bcc29b --by 7d1c5be0-8d62-4a0f-9f5c-0c5c7a3b1e2f
            """)

    @Option(help: ArgumentHelp("The old subscription's id.", valueName: "id")) var id: String
    @Option(help: ArgumentHelp("The id of the new one of the same customer, or none.", valueName: "id")) var by: String
    @OptionGroup(title: "Global options") var global: GlobalOptions

    func run(in context: CommandContext) async throws -> ExitStatus {
        try context.refuseIfReadOnly(to: "choose a replacement")
        let store = try context.openStore()
        let now = context.surroundings.now()
        let record = try RowFinder(.subscriptions, in: store, now: now).record(named: id)
        guard record[SubscriptionColumn.side] == "old" else {
            throw CommandFailure(.failed, "\(Wording.quoted(id)) is no old subscription: nothing takes its place.")
        }
        var new = by.trimmingBlanks.lowercased()
        let prefix = "\(record[SubscriptionColumn.tenant])/"
        if new.hasPrefix(prefix) { new.removeFirst(prefix.count) }
        if new != "none" { try refuseStranger(new, record, store, now) }
        let changed = try store.setReplacement(
            new == "none" ? nil : new, of: record.id, by: context.surroundings.who, at: now)
        try context.print { writer in
            try writer.line(
                changed ? "Replacement of \(SafeText(id).value): \(SafeText(new).value)." : "It was so already.")
        }
        return .done
    }

    /// Only another subscription of the same customer can take its place.
    private func refuseStranger(
        _ new: String, _ record: Record, _ store: any ProfileStore, _ now: Timestamp
    ) throws {
        guard let tenant = TenantID(record[SubscriptionColumn.tenant]) else { return }
        let known = try store.subscriptions(of: tenant, at: now)
        let found = known.first { $0.subscription.facts.id == new && $0.standing.program == .newCommerce }
        guard let found, found.standing.state != .deleted else {
            throw CommandFailure(
                .failed,
                "The customer has no subscription \(Wording.quoted(by)) of the new commerce that is not deleted; see `ferry subscriptions list --where 'tenant:\(tenant)'`."
            )
        }
    }
}
