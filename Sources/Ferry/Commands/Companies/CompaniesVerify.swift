import ArgumentParser
import Core
import Panes

/// `companies verify`.
struct CompaniesVerify: ContextCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify", abstract: "Read companies and their tenants again and compare them field by field.",
        discussion: """
            Evidence comes from four levels: the customer list, Graph's tenant information, Partner Center by tenant \
            id, and what delegated administration (GDAP) shows. Each field stands with the marketplace's and \
            Microsoft's side and says whether they agree, differ, or one is unknown; addresses part by part, whatever \
            their case, accents and punctuation. --all means every company that is linked to a tenant. Nothing outside \
            is changed. It works as a job: Ctrl-C stops between two companies, and `ferry jobs resume` goes on.

            Examples:
              ferry companies verify --id 4711
              ferry companies verify --where 'state:written' --json
            """)

    @OptionGroup var rows: RowChoice
    @Flag(help: "Accepted for scripts; nothing is asked.") var yes = false
    @Flag(help: "Write one JSON object a company.") var json = false
    @OptionGroup(title: "Global options") var global: GlobalOptions

    func validate() throws { try rows.require() }

    func run(in context: CommandContext) async throws -> ExitStatus {
        let store = try context.openStore()
        let finder = try RowFinder(.companies, in: store, now: context.surroundings.now())
        let linked: Set<UInt8> = rows.all ? [CompanyState.written.rawValue, CompanyState.confirmed.rawValue] : []
        let ids = try finder.rows(rows, states: linked).records.map { CompanyID($0[CompanyColumn.id]) }
        guard !ids.isEmpty else {
            context.say("ferry: No company matches.")
            return .done
        }
        let services = try context.services(store)
        let job = try store.createVerificationJob(
            ids, by: context.surroundings.who, at: context.surroundings.now())
        let runner = ForegroundJob(context: context, store: store, services: services, json: json)
        let ended = try await runner.ended(job.id, lock: runner.lock(job.id))
        let results = JobResults(job: ended, store: store, context: context)
        try context.print { writer in
            try JobItems(job: job.id, store: store).forEach { item in try write(item, store, to: &writer) }
            if !json { try writer.line(results.summary) }
        }
        return try results.status()
    }

    private func write(_ item: JobItem, _ store: any CompanyStore, to writer: inout LineWriter) throws {
        guard let id = item.company else { return }
        var isRead = false
        if case .done = item.state { isRead = true }
        let report = EvidenceReport(evidence: isRead ? try store.evidence(of: id) : [])
        if json {
            try writer.object { object in
                JobItemRow(item, of: .verifyCompanies).fill(&object)
                report.fill(&object)
            }
        } else if isRead {
            try writer.line("\(PlanRows.title(name: item.name, tenant: id.description)): \(report.sentence)")
            for line in report.lines { try writer.line("  \(line)") }
            try writer.line("")
        } else if item.state == .skipped(.unlinked) {
            let title = PlanRows.title(name: item.name, tenant: id.description)
            try writer.line("\(title): \(Wording.sentence(for: item.state))")
            try writer.line("")
        }
    }
}
