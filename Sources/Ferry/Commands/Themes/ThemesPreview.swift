import ArgumentParser
import Glibc
import Panes

/// `themes preview`.
struct ThemesPreview: ContextCommand {
    static let configuration = CommandConfiguration(
        commandName: "preview", abstract: "Write a picture of the console in each theme.",
        discussion: """
            Without a name, every theme is pictured. Pictures are SVG files named after their theme.

            Example:
              ferry themes preview ember --into .
            """)

    @Argument(help: ArgumentHelp("Names of themes.", valueName: "theme")) var names: [String] = []
    @Option(help: ArgumentHelp("The folder for the pictures.", valueName: "folder")) var into = "."
    @OptionGroup(title: "Global options") var global: GlobalOptions

    func run(in context: CommandContext) async throws -> ExitStatus {
        for name in try names.isEmpty ? context.hooks.themes().map(\.name) : names {
            let file = "\(into)/\(name).svg"
            try TextFile.write(try await context.hooks.previewTheme(name), to: file)
            try context.print { try $0.line(file) }
        }
        return .done
    }
}
