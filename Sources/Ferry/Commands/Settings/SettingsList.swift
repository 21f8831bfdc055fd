import ArgumentParser
import Core
import Panes
import Text

/// `settings list`.
struct SettingsList: ContextCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List every setting with its value and meaning.",
        discussion: """
            --marketplace asks the marketplace for its own settings and shows them beside Ferry's. AppDirect does not \
            promise that they can be read; Ferry never changes them. *Link Company* and *Microsoft tenant porting* \
            belong to AppDirect, whose API does not tell them.
            """)

    @Flag(help: "Show the marketplace's own settings too.") var marketplace = false
    @OptionGroup var form: RowForm
    @OptionGroup(title: "Global options") var global: GlobalOptions

    func run(in context: CommandContext) async throws -> ExitStatus {
        let store = try context.openStore()
        let values = try store.settings()
        let told = marketplace ? try await told(context, store) : nil
        let settings = Setting.allCases
        try context.print { writer in
            if form.csv || form.json {
                var lines = RowLines(isCSV: form.csv)
                for setting in settings {
                    try lines.write(SettingRow(setting: setting, value: values[setting], told: told), to: &writer)
                }
            } else {
                try TextTable(columns, width: context.tableWidth).write(count: settings.count, to: &writer) { index in
                    cells(settings[index], values, told)
                }
            }
        }
        return .done
    }

    /// What the marketplace tells of itself; a sentence says why where it tells nothing.
    private func told(_ context: CommandContext, _ store: any ProfileStore) async throws -> MarketplaceSettings {
        guard let read = try context.services(store).marketplaceSettings else {
            context.say("ferry: The marketplace is this store: it has no settings of its own.")
            return MarketplaceSettings([:])
        }
        let told = await read()
        if let why = told.silence {
            context.say("ferry: The marketplace does not tell its settings: \(SafeText(why).value).")
        }
        return told
    }

    private var columns: [TextTable.Column] {
        let told = marketplace ? [TextTable.Column(title: "marketplace", shrinks: false)] : []
        return [TextTable.Column(title: "key", shrinks: false), TextTable.Column(title: "value", shrinks: false)] + told
            + [TextTable.Column(title: "meaning", limit: 90)]
    }

    private func cells(_ setting: Setting, _ values: [Setting: String], _ told: MarketplaceSettings?) -> [String] {
        let value = values[setting] ?? setting.standard
        var cells = [setting.rawValue, value]
        if let told {
            let isOn = setting.counterpart.flatMap { told.switches[$0] }
            cells.append(isOn.map { Wording.phrase(for: setting.compared(value, with: $0), isOn: $0) } ?? "")
        }
        return cells + [setting.meaning]
    }

    /// Adds a setting with its value, nil for the standard one.
    static func fill(_ setting: Setting, _ value: String?, _ object: inout some RowValues) {
        object.add("key", setting.rawValue)
        object.add("value", value ?? setting.standard)
        object.add("standard", setting.standard)
        object.add("takes", Wording.phrase(for: setting.kind))
        object.add("meaning", setting.meaning)
    }
}

/// A setting as other programs read it, with what the marketplace tells of its own where that was asked.
private struct SettingRow: WrittenRow {
    let setting: Setting
    /// The saved value; nil for the standard one.
    let value: String?
    let told: MarketplaceSettings?

    func fill(_ values: inout some RowValues) {
        SettingsList.fill(setting, value, &values)
        guard let told else { return }
        let isOn = setting.counterpart.flatMap { told.switches[$0] }
        values.add("marketplace", known: isOn)
        values.add("comparison", isOn.map { setting.compared(value ?? setting.standard, with: $0).rawValue })
    }
}
