import ArgumentParser
import Core
import Panes

/// `requests accept`.
struct RequestsAccept: ContextCommand {
    static let configuration = CommandConfiguration(
        commandName: "accept", abstract: "Say which customer accepted a request.",
        discussion: """
            Without --tenant it is the customer that is suggested.

            Example:
              ferry requests accept --id 12 --tenant 11111111-2222-3333-4444-555555555555
            """)

    @Option(help: ArgumentHelp("The request's number.", valueName: "number")) var id: String
    @Option(help: ArgumentHelp("The customer's tenant id.", valueName: "tenant")) var tenant: String?
    @OptionGroup(title: "Global options") var global: GlobalOptions

    func run(in context: CommandContext) async throws -> ExitStatus {
        try context.refuseIfReadOnly(to: "change a request")
        let store = try context.openStore()
        let now = context.surroundings.now()
        let record = try RowFinder(.requests, in: store, now: now).record(named: id)
        let named = tenant ?? record[RequestColumn.customer]
        guard let customer = TenantID(named.trimmingBlanks) else {
            throw CommandFailure(
                .usage,
                tenant == nil
                    ? "No customer is suggested for request \(record.id.number); name one by --tenant."
                    : "\(Wording.quoted(named)) is not a tenant id, which is a GUID.")
        }
        guard try store.accept(record.id, by: customer, who: context.surroundings.who, at: now) else {
            throw CommandFailure(
                .failed,
                "Request \(record.id.number) does not wait any more, or no customer has the tenant \(customer).")
        }
        try context.print { try $0.line("Request \(record.id.number) is accepted by \(customer).") }
        return .done
    }
}

/// `requests close`.
struct RequestsClose: ContextCommand {
    static let configuration = CommandConfiguration(
        commandName: "close", abstract: "Give requests up, with a reason.",
        discussion: """
            Example:
              ferry requests close --where 'age:>90d state:sent' --reason 'no answer' --yes
            """)

    @OptionGroup var rows: RowChoice
    @Option(help: ArgumentHelp("Why, for whoever looks next.", valueName: "text")) var reason: String
    @Flag(help: "Do it without asking.") var yes = false
    @Flag(help: "Say which requests are meant and change nothing.") var dryRun = false
    @OptionGroup(title: "Global options") var global: GlobalOptions

    func validate() throws {
        try rows.require()
        if reason.trimmingBlanks.isEmpty { throw ValidationError("--reason needs some words.") }
    }

    func run(in context: CommandContext) async throws -> ExitStatus {
        if !dryRun { try context.refuseIfReadOnly(to: "close requests") }
        let store = try context.openStore()
        let waiting = Set(RequestState.allCases.filter(\.isWaiting).map(\.rawValue))
        let finder = try RowFinder(.requests, in: store, now: context.surroundings.now())
        let records = try finder.rows(rows, states: waiting).records.filter { waiting.contains($0.state) }
        if dryRun {
            try context.print { writer in
                for record in records {
                    try writer.line(
                        "\(record.id.number)  \(record[RequestColumn.email])  \(record[RequestColumn.company])")
                }
            }
            return .done
        }
        if records.count > 1, try !context.confirms("Close \(Wording.counted(records.count, "request"))?", yes: yes) {
            throw CommandFailure(.failed, "Nothing was changed.")
        }
        let count = try store.close(
            records.map(\.id), reason: reason.trimmingBlanks, by: context.surroundings.who,
            at: context.surroundings.now())
        try context.print { try $0.line("\(Wording.counted(count, "request")) closed.") }
        return .done
    }
}
