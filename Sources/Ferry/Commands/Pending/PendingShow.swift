import ArgumentParser
import Core
import Panes

/// `pending show`.
struct PendingShow: ContextCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Show all that is known of a customer, and why it stands where it stands.",
        discussion: """
            Example:
              ferry pending show --id 11111111-2222-3333-4444-555555555555
            """)

    @Option(
        name: [.customLong("id"), .customLong("tenant")],
        help: ArgumentHelp("The customer's tenant id; may be given several times.", valueName: "tenant"))
    var ids: [String] = []
    @Argument(help: ArgumentHelp("Tenant ids.", valueName: "tenant")) var tenants: [String] = []
    @Flag(help: "Write one JSON object a line.") var json = false
    @OptionGroup(title: "Global options") var global: GlobalOptions

    func validate() throws {
        if ids.isEmpty, tenants.isEmpty { throw ValidationError("Say which customer: --id TENANT.") }
    }

    func run(in context: CommandContext) async throws -> ExitStatus {
        let store = try context.openStore()
        let finder = try RowFinder(.customers, in: store, now: context.surroundings.now())
        let records = try (ids + tenants).map(finder.record(named:))
        try context.print { writer in
            for (index, record) in records.enumerated() {
                if json {
                    try writer.object { RowJSON.customer(record, &$0) }
                } else {
                    if index > 0 { try writer.line("") }
                    try details(record, store).write(to: &writer)
                }
            }
        }
        return .done
    }

    private func details(_ record: Record, _ store: any CompanyStore) throws -> Details {
        var lines = Details()
        lines.add("Name", record[CustomerColumn.name])
        lines.add("Tenant id", record[CustomerColumn.tenant])
        lines.add("Domain", record[CustomerColumn.domain])
        lines.add("Relationship", record[CustomerColumn.relationship])
        lines.add("Tags", record[CustomerColumn.tags])
        addStanding(record, to: &lines)
        for company in try candidates(record, store) {
            lines.add("Company", "\(company.name) (\(company.id))")
        }
        lines.add("Contact", record[CustomerColumn.contact])
        lines.add("E-mail", record[CustomerColumn.email])
        lines.add("Country", record[CustomerColumn.country])
        lines.add("Phone", record[CustomerColumn.phone])
        lines.add("First seen", moment(record[CustomerColumn.Number.firstSeen]))
        lines.add("Missing since", moment(record[CustomerColumn.Number.missingSince]))
        return lines
    }

    private func addStanding(_ record: Record, to lines: inout Details) {
        let reason = StandingReason(rawValue: record.reason) ?? .none
        lines.add("State", PendingState(rawValue: record.state)?.word ?? "")
        lines.add("Why", Wording.sentence(for: reason))
        lines.add("Set aside", record[CustomerColumn.ignoreReason])
        if let level = MatchLevel(rawValue: record[CustomerColumn.level]), level != .none {
            lines.add("Match", Wording.phrase(for: level))
        }
        if record[CustomerColumn.Number.namesake] != 0 {
            lines.add("Namesake", "A company of another tenant bears the same name; these are two customers.")
        }
    }

    private func candidates(_ record: Record, _ store: any CompanyStore) throws(StoreFailure) -> [Company] {
        let ids = record[CustomerColumn.companies].split(separator: " ").map { CompanyID(String($0)) }
        return ids.isEmpty ? [] : try store.companies(ids).sorted { $0.id.description < $1.id.description }
    }

    private func moment(_ seconds: Int64) -> String {
        seconds == 0 ? "" : Timestamp(seconds: seconds).description
    }
}
