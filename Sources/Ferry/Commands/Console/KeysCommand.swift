import ArgumentParser
import Panes

/// `keys`.
struct KeysCommand: ContextCommand {
    static let configuration = CommandConfiguration(
        commandName: "keys", abstract: "List the console's keys, and the names by which a key file rebinds them.")

    @Flag(help: "Write a Markdown table.") var markdown = false
    @OptionGroup(title: "Global options") var global: GlobalOptions

    func run(in context: CommandContext) async throws -> ExitStatus {
        let reference = KeyReference(try context.hooks.keymap())
        try context.print { writer in
            if markdown {
                try writer.line(reference.markdown)
                return
            }
            let lines = reference.lines
            let columns = [
                TextTable.Column(title: "keys", limit: 20), TextTable.Column(title: "action"),
                TextTable.Column(title: "what it does", limit: 90),
            ]
            try TextTable(columns, width: context.tableWidth).write(count: lines.count, to: &writer) {
                [lines[$0].keys, lines[$0].action, lines[$0].meaning]
            }
        }
        return .done
    }
}
