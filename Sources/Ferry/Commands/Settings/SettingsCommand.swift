import ArgumentParser
import Core
import Panes
import Text

/// The profile's settings.
struct SettingsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "settings", abstract: "Read and change the settings that the store keeps.",
        subcommands: [SettingsList.self, SettingsGet.self, SettingsSet.self])

    /// The setting of a key; a wrong one is refused with the key that was probably meant.
    static func setting(_ key: String) throws(CommandFailure) -> Setting {
        let known = Setting.allCases.map(\.rawValue)
        if let setting = Setting.allCases.first(where: { $0.rawValue.lowercased() == key.lowercased() }) {
            return setting
        }
        let near = suggestion(for: key, among: known)
        throw CommandFailure(
            .usage, "There is no setting \(Wording.quoted(key))\(near.isEmpty ? "; see `ferry settings list`." : near)")
    }
}

/// `settings get`.
struct SettingsGet: ContextCommand {
    static let configuration = CommandConfiguration(commandName: "get", abstract: "Print the value of a setting.")

    @Argument(help: "The setting's key.") var key: String
    @Flag(help: "Write a JSON object.") var json = false
    @OptionGroup(title: "Global options") var global: GlobalOptions

    func run(in context: CommandContext) async throws -> ExitStatus {
        let setting = try SettingsCommand.setting(key)
        let value = try context.openStore().settings()[setting]
        try context.print { writer in
            if json {
                try writer.object { SettingsList.fill(setting, value, &$0) }
            } else {
                try writer.line(value ?? setting.standard)
            }
        }
        return .done
    }
}

/// `settings set`.
struct SettingsSet: ContextCommand {
    static let configuration = CommandConfiguration(
        commandName: "set", abstract: "Change a setting.",
        discussion: """
            Switching createAutomatically or reminders on says what that does at once, and asks for that number.

            Example:
              ferry settings set createCeiling 250
            """)

    @Argument(help: "The setting's key.") var key: String
    @Argument(help: "Its new value.") var value: String
    @Flag(help: "Do it without asking.") var yes = false
    @OptionGroup(title: "Global options") var global: GlobalOptions

    func run(in context: CommandContext) async throws -> ExitStatus {
        let setting = try SettingsCommand.setting(key)
        guard let accepted = setting.accepted(value) else {
            throw CommandFailure(.usage, Wording.sentence(refusing: value, for: setting))
        }
        try context.refuseIfReadOnly(to: "change a setting")
        let store = try context.openStore()
        let before = try store.settings()[setting] ?? setting.standard
        if before != accepted {
            try await weigh([setting: accepted], store, context)
            try store.save([setting: accepted], by: context.surroundings.who, at: context.surroundings.now())
        }
        try context.print { writer in
            try writer.line(
                before == accepted
                    ? "\(setting.rawValue): \(accepted) already" : "\(setting.rawValue): \(before) → \(accepted)")
        }
        return .done
    }

    /// Says what the change does at once, and has that number typed.
    private func weigh(
        _ drafts: [Setting: String], _ store: any ProfileStore, _ context: CommandContext
    ) async throws {
        guard SettingsWeighing.weighs(drafts) else { return }
        let weighing = SettingsWeighing(
            store: store, services: try context.services(store), surroundings: context.surroundings)
        for consequence in try await weighing.consequences(of: drafts) {
            context.say(([consequence.words] + consequence.rows).map(\.value).joined(separator: "\n"))
            guard consequence.count > 0, !yes else { continue }
            let answer = try context.answer(to: "\(consequence.demand):")
            guard let answer, consequence.isConfirmed(by: answer) else {
                throw CommandFailure(.failed, "Nothing was changed.")
            }
        }
    }
}
