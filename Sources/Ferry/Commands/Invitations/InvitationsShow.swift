import ArgumentParser
import Core
import Panes
import Text

/// `invitations show`.
struct InvitationsShow: ContextCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Show a user, and every letter that Ferry wrote to that person.",
        discussion: """
            Example:
              ferry invitations show --id ada@example.com
            """)

    @Option(
        name: .customLong("id"),
        help: ArgumentHelp("An e-mail address, or a company's id; may be given several times.", valueName: "id"))
    var ids: [String] = []
    @Flag(help: "Write one JSON object a line.") var json = false
    @OptionGroup(title: "Global options") var global: GlobalOptions

    func validate() throws {
        if ids.isEmpty { throw ValidationError("Say whom: --id ADDRESS.") }
    }

    func run(in context: CommandContext) async throws -> ExitStatus {
        let store = try context.openStore()
        let finder = try RowFinder(.invitations, in: store, now: context.surroundings.now())
        let records = try ids.flatMap(finder.records(named:))
        let tenants = try store.tenants(ofInvitations: records)
        try context.print { writer in
            for (index, record) in records.enumerated() {
                let letters = try store.letters(to: record.id)
                if json {
                    try writer.object { object in
                        let tenant = tenants[CompanyID(record[InvitationColumn.id])]
                        RowFields.invitation(record, tenant: tenant, &object)
                        object.add("letters", objects: letters) { $0.fill(&$1) }
                    }
                } else {
                    if index > 0 { try writer.line("") }
                    try details(record, letters).write(to: &writer)
                    for letter in letters { try writer.line("  \(letter.words(offset: context.offset))") }
                }
            }
        }
        return .done
    }

    private func details(_ record: Record, _ letters: [LetterRecord]) -> Details {
        var lines = Details()
        lines.add("E-mail", record[InvitationColumn.email])
        lines.add("Person", record[InvitationColumn.person])
        lines.add("Company", record[InvitationColumn.company])
        lines.add("Company id", record[InvitationColumn.id])
        lines.add("Role", record[InvitationColumn.role])
        lines.add("State", InvitationState(rawValue: record.state)?.word ?? "")
        lines.add("Last error", record[InvitationColumn.lastError])
        lines.add("Letters", letters.isEmpty ? "none" : Wording.counted(letters.count, "letter"))
        return lines
    }
}

extension LetterRecord {
    /// What became of it, on a line.
    fileprivate func words(offset: Int64) -> String {
        let moment = (endedAt ?? notedAt ?? letter.at).minute(offset: offset)
        let said = words.isEmpty ? "" : ": \(SafeText(words).value)"
        return "\(moment) \(Wording.phrase(for: letter.purpose)), \(Wording.phrase(for: state)), job \(job)\(said)"
    }

    /// The letter as an object.
    fileprivate func fill(_ object: inout JSONObject) {
        object.add("id", letter.id)
        object.add("letter", letter.purpose.word)
        object.add("state", state.rawValue)
        object.add("subject", letter.subject)
        object.add("plannedAt", letter.at)
        object.add("notedAt", notedAt)
        object.add("endedAt", endedAt)
        object.add("words", filled: words)
        object.add("job", Int(job.number))
    }
}
