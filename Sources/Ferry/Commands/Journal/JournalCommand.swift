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

    private static let page = 1000

    func validate() throws {
        if let limit, limit < 0 { throw ValidationError("--limit takes a number from 0 on.") }
    }

    func run(in context: CommandContext) async throws -> ExitStatus {
        let start = try since.map { text throws(CommandFailure) in try moment(text, now: context.surroundings.now()) }
        let store = try context.openStore()
        var rows = CSVRows()
        try context.print { writer in
            var left = limit ?? Int.max
            var before: Int64?
            while left > 0 {
                let entries = try store.journal(since: start, before: before, limit: min(left, Self.page))
                if form.csv {
                    for entry in entries { try rows.write(to: &writer) { fill(entry, &$0) } }
                } else if form.json {
                    for entry in entries { try writer.object { fill(entry, &$0) } }
                } else {
                    try TextTable(Self.columns, width: nil).write(count: entries.count, to: &writer) {
                        row(entries[$0])
                    }
                }
                guard let last = entries.last, entries.count == min(left, Self.page) else { break }
                before = last.id
                left -= entries.count
            }
            if form.csv { try rows.end(&writer) { fill(Self.none, &$0) } }
        }
        return .done
    }

    /// No entry, for a heading without rows.
    private static let none = JournalEntry(
        at: Timestamp(seconds: 0), who: "", action: .settingChanged, subject: "", result: "")

    private static let columns = ["when", "who", "what", "about", "result", "evidence"].map {
        TextTable.Column(title: $0)
    }

    private func row(_ entry: JournalEntry) -> [String] {
        [
            entry.at.description, entry.who, Wording.phrase(for: entry.action), entry.subject, entry.result,
            entry.evidence,
        ]
    }

    private func fill(_ entry: JournalEntry, _ object: inout some RowValues) {
        object.add("id", Int(entry.id))
        object.add("at", entry.at)
        object.add("who", entry.who)
        object.add("action", entry.action.rawValue)
        object.add("subject", filled: entry.subject)
        object.add("evidence", filled: entry.evidence)
        object.add("result", filled: entry.result)
        object.add("job", entry.job.map { Int($0.number) })
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
