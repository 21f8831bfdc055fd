import AppDirect
import ArgumentParser
import Core
import Panes

/// `export datasets`.
struct ExportDataSets: ContextCommand {
    static let configuration = CommandConfiguration(
        commandName: "datasets", abstract: "Write the CSV files of AppDirect's migration tool.",
        discussion: """
            For a marketplace whose API is closed: Users.csv, Companies.csv and Memberships.csv are uploaded below \
            Settings > Integration | Migration; MicrosoftFacts.csv holds what is known of the Microsoft customers, to \
            be copied into the sample that the marketplace hands out, for the columns of that file and of orders are \
            not published. External ids join the files: the tenant id, and the first user's address. A row needs a \
            name, a country as two letters, and a first user with address, first and last name; Report.csv says what \
            each row lacks, and is all that is written where no row has everything. Every ready row is taken, \
            and no other with --all, unless rows are named by --id or --where.

            Files keep names letter for letter. The folder appears whole or not at all, for its owner alone. Import \
            the tool's result report of companies with `ferry import`: its rows count as created then. The folder \
            itself can be imported, too: a fresh store then has the same customers, contacts and domains.

            Examples:
              ferry export datasets ~/migration
              ferry export datasets ~/migration --where 'domain:example.com' --replace --json
            """)

    @Argument(help: ArgumentHelp("The folder, which is made.", valueName: "dir")) var folder: String
    @OptionGroup var rows: RowChoice
    @Flag(help: "Replace data sets that lie in the folder.") var replace = false
    @Flag(help: "Write one JSON object a row, and the numbers at the end.") var json = false
    @OptionGroup(title: "Global options") var global: GlobalOptions

    func run(in context: CommandContext) async throws -> ExitStatus {
        let store = try context.openStore()
        let finder = try RowFinder(.customers, in: store, now: context.surroundings.now())
        let states: [PendingState] = rows.query == nil ? [.ready] : PendingState.pending
        let found = try finder.rows(rows, states: PendingCommand.codes(states))
        let export = DataSetExport(store: store, folder: folder, replaces: replace)
        context.interruption.watch()
        let records = (0..<found.count).lazy.map(found.record)
        var result = DataSetExport.Result()
        try context.print(evenIfUnread: true) { writer in
            result = try export.run(records, isStopped: context.interruption.isRaised) { entry in
                guard json else { return entry.line.map { context.say($0) } ?? () }
                do throws(OutputFailure) {
                    try writer.object { fill(entry, &$0) }
                } catch {
                    // The files are written whether or not somebody reads on.
                    if error != .closed { throw error }
                }
            }
            if json {
                try writer.object { fill(result, &$0) }
            } else {
                try writer.line(result.sentence(folder: folder))
            }
        }
        if result.written > 0, context.readOnly == nil {
            try store.note(result.entry(folder: folder, context.surroundings))
        }
        return result.withheld > 0 ? .someRowsFailed : .done
    }

    private func fill(_ entry: DataSetEntry, _ object: inout JSONObject) {
        object.add("tenantId", entry.tenant.description)
        object.add("name", entry.name)
        object.add("written", entry.rows != nil)
        object.add("missing", texts: entry.problems.map(Wording.phrase))
        object.add("notes", texts: entry.notes.map(Wording.phrase))
    }

    private func fill(_ result: DataSetExport.Result, _ object: inout JSONObject) {
        object.add("folder", folder)
        object.add("written", result.written)
        object.add("withheld", result.withheld)
        object.add("files", objects: result.written > 0 ? MigrationFile.allCases : []) { file, object in
            object.add("name", file.name)
            object.add("lines", result.lines[file] ?? 0)
        }
    }
}
