import ArgumentParser
import Core
import Panes

/// `pending ignore`.
struct PendingIgnore: ContextCommand {
    static let configuration = CommandConfiguration(
        commandName: "ignore", abstract: "Set customers aside, with a reason.",
        discussion: """
            They stay in the store and can be taken back with `ferry pending unignore`.

            Example:
              ferry pending ignore --where 'domain:test' --reason 'test tenants'
            """)

    @OptionGroup var rows: RowChoice
    @Option(help: ArgumentHelp("Why, for whoever looks next.", valueName: "text")) var reason: String
    @OptionGroup var way: SettingAsideOptions
    @OptionGroup(title: "Global options") var global: GlobalOptions

    func validate() throws {
        try rows.require()
        if reason.trimmingBlanks.isEmpty { throw ValidationError("--reason needs some words.") }
    }

    func run(in context: CommandContext) async throws -> ExitStatus {
        let states = PendingState.pending.filter { $0 != .ignored }
        return try SettingAside(reason: reason.trimmingBlanks, states: states).run(rows, way, in: context)
    }
}

/// `pending unignore`.
struct PendingUnignore: ContextCommand {
    static let configuration = CommandConfiguration(
        commandName: "unignore", abstract: "Take customers back that were set aside.",
        discussion: """
            Example:
              ferry pending unignore --all
            """)

    @OptionGroup var rows: RowChoice
    @OptionGroup var way: SettingAsideOptions
    @OptionGroup(title: "Global options") var global: GlobalOptions

    func validate() throws { try rows.require() }

    func run(in context: CommandContext) async throws -> ExitStatus {
        try SettingAside(reason: nil, states: [.ignored]).run(rows, way, in: context)
    }
}

/// How rows are set aside or taken back.
struct SettingAsideOptions: ParsableArguments {
    @Flag(help: "Do it without asking.") var yes = false
    @Flag(help: "Say which rows are meant and change nothing.") var dryRun = false
    @Flag(help: "Write one JSON object a row.") var json = false
}

/// Sets rows aside with a reason, or takes them back without one.
private struct SettingAside {
    let reason: String?
    let states: [PendingState]

    func run(_ choice: RowChoice, _ way: SettingAsideOptions, in context: CommandContext) throws -> ExitStatus {
        try context.refuseIfReadOnly(to: act)
        let store = try context.openStore()
        let finder = try RowFinder(.customers, in: store, now: context.surroundings.now())
        let chosen = try finder.rows(choice, states: PendingCommand.codes(states)).records
        // Rows that were named all the same are left out where there is nothing to set aside any more.
        let records = chosen.filter { record in states.contains { $0.rawValue == record.state } }
        if way.dryRun {
            try tell(records, way, in: context)
            return .done
        }
        if records.count > 1 {
            let question = "\(reason == nil ? "Take back" : "Set aside") \(Wording.counted(records.count, "row"))?"
            guard try context.confirms(question, yes: way.yes) else {
                throw CommandFailure(.failed, "Nothing was changed.")
            }
        }
        let changed = try store.setIgnored(
            RowSet(records.map(\.id)), reason: reason, by: context.surroundings.who, at: context.surroundings.now())
        if way.json {
            try tell(records, way, in: context)
            return .done
        }
        try context.print { writer in
            let left = chosen.count - changed
            let rest =
                left == 0 ? "" : "; \(Wording.counted(left, "row")) stayed as \(left == 1 ? "it was" : "they were")"
            try writer.line(
                "\(Wording.counted(changed, "row")) \(reason == nil ? "taken back" : "set aside")\(rest).")
        }
        return .done
    }

    private func tell(_ records: [Record], _ way: SettingAsideOptions, in context: CommandContext) throws {
        try context.print { writer in
            for record in records {
                let (tenant, name) = (record[CustomerColumn.tenant], record[CustomerColumn.name])
                if way.json {
                    try writer.object { object in
                        object.add("tenantId", tenant)
                        object.add("name", name)
                        object.add("ignored", reason != nil)
                    }
                } else {
                    try writer.line("\(tenant)  \(PlanRows.title(name: name, tenant: tenant))")
                }
            }
        }
    }

    private var act: String { reason == nil ? "take customers back" : "set customers aside" }
}
