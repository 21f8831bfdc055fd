import ArgumentParser
import Core
import Panes

/// `journal`.
struct JournalCommand: ContextCommand {
    static let configuration = CommandConfiguration(
        commandName: "journal", abstract: "Show who did what, on which evidence, with which result; newest first.",
        discussion: """
            Examples:
              ferry journal --since 7d
              ferry journal --since 2026-11-01 --json
            """)

    @Option(
        help: ArgumentHelp(
            "Only from then on: an age such as 90m, 12h, 7d or 2w, or a day or moment.", valueName: "when"))
    var since: String?
    @Option(help: ArgumentHelp("Write at most so many entries.", valueName: "n")) var limit: Int?
    @OptionGroup var form: RowForm
    @OptionGroup(title: "Global options") var global: GlobalOptions

    func validate() throws {
        if let limit, limit < 0 { throw ValidationError("--limit takes a number from 0 on.") }
    }

    func run(in context: CommandContext) async throws -> ExitStatus {
        let start = try since.map { text throws(CommandFailure) in try moment(text, now: context.surroundings.now()) }
        let store = try context.openStore()
        let journal = JournalPages(store: store, since: start, limit: limit ?? .max)
        try context.print { writer in
            if form.csv || form.json {
                try journal.write(isCSV: form.csv, to: &writer)
            } else {
                try journal.forEach { entries in
                    try TextTable(Self.columns, width: nil).write(count: entries.count, to: &writer) {
                        row(entries[$0])
                    }
                }
            }
        }
        return .done
    }

    private static let columns = ["when", "who", "what", "about", "result", "evidence"].map {
        TextTable.Column(title: $0)
    }

    private func row(_ entry: JournalEntry) -> [String] {
        [
            entry.at.description, entry.who, Wording.phrase(for: entry.action), entry.subject, entry.result,
            entry.evidence,
        ]
    }

    private func moment(_ text: String, now: Timestamp) throws(CommandFailure) -> Timestamp {
        if let moment = Timestamp(text) { return moment }
        let units: [Character: Int64] = ["s": 1, "m": 60, "h": 3600, "d": 86400, "w": 604_800, "y": 31_557_600]
        if let last = text.last, let unit = units[last], let count = Int64(text.dropLast()),
            (0...36_500).contains(count)
        {
            return now.adding(seconds: -count * unit)
        }
        throw CommandFailure(
            .usage,
            "\(Wording.quoted(text)) is neither an age such as 7d nor a day such as 2026-11-01; see `ferry journal --help`."
        )
    }
}
