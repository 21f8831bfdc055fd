import ArgumentParser
import Core
import Panes

/// `overview`.
struct OverviewCommand: ContextCommand {
    static let configuration = CommandConfiguration(
        commandName: "overview", abstract: "Tell how things stand: the figures of the console's Overview.",
        discussion: """
            The chain from the first request to the last licence, what was migrated in each week of the last half year, \
            what ends in the next twelve weeks, what waits longest, what failed in the last runs, how old the data is, \
            and what must hold. Services are waited for two seconds in all; of what they did not answer by then, nothing \
            is said. With --json, each figure is a line, with the command that lists its rows.

            --html writes a page to be mailed: one file with everything in it, no script, light and dark, for its \
            owner's eyes alone (0600). It takes the place of an earlier report, whole or not at all, and of no other \
            file. `-` is standard output.

            Examples:
              ferry overview
              ferry overview --json
              ferry overview --html overview.html
            """)

    @Option(help: ArgumentHelp("Write a page for a browser into a file.", valueName: "file")) var html: String?
    @Flag(help: "Write one JSON object a line.") var json = false
    @OptionGroup(title: "Global options") var global: GlobalOptions

    /// How long services are waited for: the figures are there without them.
    private static let patience = Duration.seconds(2)

    func validate() throws {
        if html == "-", json { throw ValidationError("--html - and --json both write to standard output.") }
    }

    func run(in context: CommandContext) async throws -> ExitStatus {
        let store = try context.openStore()
        let services = try context.services(store)
        // The states of subscriptions follow the days, whoever looks.
        let now = context.surroundings.now()
        _ = try store.renewSubscriptions(at: now)
        let report = OverviewReport(
            overview: try OverviewReading(store, now: now).overview(),
            findings: services.canSynchronise
                ? try await services.requirements(attestedIn: store, within: Self.patience) : nil,
            title: context.title, offset: context.offset)
        if let html { try write(OverviewPage(report).text, to: html, context) }
        if html != nil, !json { return .done }
        try context.print { writer in
            if json {
                try report.writeJSON(to: &writer)
            } else {
                try report.write(to: &writer, bars: OverviewBars(context))
            }
        }
        return .done
    }

    private func write(_ page: String, to file: String, _ context: CommandContext) throws {
        guard file != "-" else {
            try context.print { writer in try writer.text(page) }
            return
        }
        try ReportFile(file).write(page)
        context.say("Written: \(file)")
    }
}
