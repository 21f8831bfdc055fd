import ArgumentParser

/// Files for other programs.
struct ExportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export", abstract: "Write files for other programs.", subcommands: [ExportDataSets.self])
}
