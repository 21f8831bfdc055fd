import ArgumentParser
import Panes

/// The console's themes.
struct ThemesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "themes", abstract: "List, check and picture themes.",
        subcommands: [ThemesList.self, ThemesCheck.self, ThemesPreview.self])
}

/// `themes list`.
struct ThemesList: ContextCommand {
    static let configuration = CommandConfiguration(commandName: "list", abstract: "List the themes there are.")

    @Flag(help: "Write one JSON object a line.") var json = false
    @OptionGroup(title: "Global options") var global: GlobalOptions

    func run(in context: CommandContext) async throws -> ExitStatus {
        let themes = try context.hooks.themes()
        try context.print { writer in
            if json {
                for theme in themes {
                    try writer.object {
                        $0.add("name", theme.name)
                        $0.add("about", filled: theme.about)
                        $0.add("source", theme.source)
                    }
                }
            } else {
                let columns = [
                    TextTable.Column(title: "name"), TextTable.Column(title: "about", limit: 60),
                    TextTable.Column(title: "source", limit: 60),
                ]
                try TextTable(columns, width: context.tableWidth).write(count: themes.count, to: &writer) {
                    [themes[$0].name, themes[$0].about, themes[$0].source]
                }
            }
        }
        return .done
    }
}

/// `themes check`.
struct ThemesCheck: ContextCommand {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "Check themes: keys, colours and contrast.",
        discussion: """
            Without a name, every theme is checked.

            Example:
              ferry themes check ./mine.yaml
            """)

    @Argument(help: ArgumentHelp("Names of themes, or files.", valueName: "theme")) var names: [String] = []
    @OptionGroup(title: "Global options") var global: GlobalOptions

    func run(in context: CommandContext) async throws -> ExitStatus {
        let checked = try names.isEmpty ? context.hooks.themes().map(\.name) : names
        var isClean = true
        for name in checked {
            let problems = try context.hooks.checkTheme(name)
            isClean = isClean && problems.isEmpty
            for problem in problems { context.say(problem) }
            if problems.isEmpty { try context.print { try $0.line("\(name): good") } }
        }
        return isClean ? .done : .usage
    }
}
