import ArgumentParser
import Core
import Panes

/// `pending show`.
struct PendingShow: ContextCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Show all that is known of a customer, and why it stands where it stands.",
        discussion: """
            Of a customer that Ferry does not know, it goes through the causes (not accepted, delegated rights only, \
            another relationship, on the marketplace already, …) and says which holds and on what evidence; the exit \
            status is 1 then.

            Examples:
              ferry pending show --id 11111111-2222-3333-4444-555555555555
              ferry pending show --domain contoso.example --json
            """)

    @Option(
        name: [.customLong("id"), .customLong("tenant")],
        help: ArgumentHelp("The customer's tenant id; may be given several times.", valueName: "tenant"))
    var ids: [String] = []
    @Option(
        name: .customLong("domain"),
        help: ArgumentHelp("A domain of the customer; may be given several times.", valueName: "domain"))
    var domains: [String] = []
    @Argument(help: ArgumentHelp("Tenant ids.", valueName: "tenant")) var tenants: [String] = []
    @Flag(help: "Write one JSON object a line.") var json = false
    @OptionGroup(title: "Global options") var global: GlobalOptions

    func validate() throws {
        if ids.isEmpty, tenants.isEmpty, domains.isEmpty {
            throw ValidationError("Say which customer: --id TENANT or --domain DOMAIN.")
        }
    }

    func run(in context: CommandContext) async throws -> ExitStatus {
        let subjects = try subjects
        let store = try context.openStore()
        var answers: [Answer] = []
        for subject in subjects { answers.append(try await answer(subject, store, context)) }
        try context.print { writer in
            for (index, answer) in answers.enumerated() {
                if index > 0, !json { try writer.line("") }
                try write(answer, to: &writer)
            }
        }
        let isAllKnown = answers.allSatisfy { if case .known = $0 { true } else { false } }
        return isAllKnown ? .done : .failed
    }

    private enum Answer {
        case known(CustomerReport)
        case absent(AbsenceReport)
    }

    private var subjects: [AbsenceInquiry.Subject] {
        get throws {
            let named = try (ids + tenants).map { text -> AbsenceInquiry.Subject in
                guard let tenant = TenantID(text.trimmingBlanks) else {
                    throw CommandFailure(.usage, "\(Wording.quoted(text)) is not a tenant id, which is a GUID.")
                }
                return .tenant(tenant)
            }
            return try named
                + domains.map { text in
                    let domain = text.trimmingBlanks.lowercased()
                    if domain.isEmpty { throw CommandFailure(.usage, "--domain is empty.") }
                    return .domain(domain)
                }
        }
    }

    /// The customer where the store knows it; else every cause is gone through.
    private func answer(
        _ subject: AbsenceInquiry.Subject, _ store: any ProfileStore, _ context: CommandContext
    ) async throws -> Answer {
        if let customer = try known(subject, store) { return .known(try report(customer, store)) }
        let services = try context.services(store)
        let answer = try await AbsenceInquiry(store: store, directory: services.customers).answer(subject)
        if let customer = answer.knowledge.customer { return .known(try report(customer, store)) }
        let hasDirectory = services.customers != nil
        return .absent(
            AbsenceReport(
                subject: subject, answer: answer, imported: hasDirectory ? nil : try store.lastImport(),
                hasDirectory: hasDirectory))
    }

    private func known(
        _ subject: AbsenceInquiry.Subject, _ store: any ProfileStore
    ) throws(StoreFailure) -> Customer? {
        switch subject {
        case .tenant(let tenant): try store.customer(tenant)
        case .domain(let domain): try store.customers(ofDomain: domain).first
        }
    }

    private func report(_ customer: Customer, _ store: any ProfileStore) throws -> CustomerReport {
        guard let record = try store.snapshot(.customers).recordOf(customer.id) else {
            throw CommandFailure(.failed, "The customer \(customer.tenant) is no longer in the store.")
        }
        return try CustomerReport(record, in: store)
    }

    private func write(_ answer: Answer, to writer: inout LineWriter) throws(OutputFailure) {
        switch answer {
        case .known(let report) where json: try writer.object { report.fill(&$0) }
        case .known(let report): try report.details.write(to: &writer)
        case .absent(let report) where json: try writer.object { report.fill(&$0) }
        case .absent(let report): for line in report.lines { try writer.line(line) }
        }
    }
}
