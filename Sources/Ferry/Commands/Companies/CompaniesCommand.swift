import ArgumentParser
import Core
import Panes

/// The marketplace's companies.
struct CompaniesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "companies", abstract: "List, show, verify and unlink the marketplace's companies.",
        subcommands: [CompaniesList.self, CompaniesShow.self, CompaniesVerify.self, CompaniesUnlink.self])
}

/// `companies list`.
struct CompaniesList: ContextCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List every marketplace company that Ferry knows.",
        discussion: """
            States are what is known of the tenant: unlinked, written, confirmed.

            Examples:
              ferry companies list --where contoso
              ferry companies list --state unlinked --json
            """)

    @OptionGroup var rows: RowChoice
    @Option(help: ArgumentHelp("Only these states, separated by commas.", valueName: "states"))
    var state: String?
    @OptionGroup var list: ListOptions
    @OptionGroup(title: "Global options") var global: GlobalOptions

    func run(in context: CommandContext) async throws -> ExitStatus {
        let states = try ListOptions.states(state, of: .companies, standard: [])
        let sort = try list.order(of: .companies)
        let store = try context.openStore()
        let finder = try RowFinder(.companies, in: store, now: context.surroundings.now())
        let found = try finder.rows(rows, states: states, sort: sort)
        try ListReport(listing: .companies, store: store).write(found, list, in: context)
        return .done
    }
}

/// `companies show`.
struct CompaniesShow: ContextCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Show all that is known of a company, and what its last verification found.",
        discussion: """
            Example:
              ferry companies show --id 11111111-2222-3333-4444-555555555555
            """)

    @Option(
        name: [.customLong("id"), .customLong("tenant")],
        help: ArgumentHelp("The company's id or its tenant id; may be given several times.", valueName: "id"))
    var ids: [String] = []
    @Argument(help: ArgumentHelp("Ids.", valueName: "id")) var companies: [String] = []
    @Flag(help: "Write one JSON object a line.") var json = false
    @OptionGroup(title: "Global options") var global: GlobalOptions

    func validate() throws {
        if ids.isEmpty, companies.isEmpty { throw ValidationError("Say which company: --id ID.") }
    }

    func run(in context: CommandContext) async throws -> ExitStatus {
        let store = try context.openStore()
        let finder = try RowFinder(.companies, in: store, now: context.surroundings.now())
        let records = try (ids + companies).map(finder.record(named:))
        try context.print { writer in
            for (index, record) in records.enumerated() {
                let report = EvidenceReport(evidence: try store.evidence(of: CompanyID(record[CompanyColumn.id])))
                if json {
                    try writer.object { object in
                        RowFields.company(record, &object)
                        report.fill(&object)
                    }
                } else {
                    if index > 0 { try writer.line("") }
                    try details(record, report).write(to: &writer)
                    for line in report.lines { try writer.line("  \(line)") }
                }
            }
        }
        return .done
    }

    private func details(_ record: Record, _ report: EvidenceReport) -> Details {
        var lines = Details()
        lines.add("Name", record[CompanyColumn.name])
        lines.add("Id", record[CompanyColumn.id])
        lines.add("Status", Wording.phrase(forStatus: record[CompanyColumn.status]))
        lines.add("Tenant id", record[CompanyColumn.tenant])
        lines.add("Evidence", record[CompanyColumn.evidence])
        lines.add("Domain", record[CompanyColumn.domain])
        lines.add("Administrator", record[CompanyColumn.administrator])
        lines.add("E-mail", record[CompanyColumn.email])
        lines.add("Informed", Wording.phrase(forInformed: record[CompanyColumn.informed]))
        lines.add("Country", record[CompanyColumn.country])
        lines.add("Phone", record[CompanyColumn.phone])
        lines.add("Origin", Wording.phrase(forOrigin: record[CompanyColumn.origin]))
        let created = record[CompanyColumn.Number.createdAt]
        lines.add("Created", created == 0 ? "" : Timestamp(seconds: created).description)
        lines.add("Verified", report.sentence)
        return lines
    }
}
