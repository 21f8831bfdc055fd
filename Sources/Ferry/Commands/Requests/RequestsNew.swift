import ArgumentParser
import Core
import Panes

/// `requests new`.
struct RequestsNew: ContextCommand {
    static let configuration = CommandConfiguration(
        commandName: "new", abstract: "Write a request for the reseller relationship down.",
        discussion: """
            Nothing is sent by it. A second request to an address changes nothing, unless the first one was closed.

            Example:
              ferry requests new --company Contoso --email ada@contoso.example --domain contoso.example
            """)

    @Option(help: ArgumentHelp("The company's name.", valueName: "name")) var company: String
    @Option(help: ArgumentHelp("Who gets the letter.", valueName: "address")) var email: String
    @Option(help: ArgumentHelp("The given name.", valueName: "name")) var firstName = ""
    @Option(help: ArgumentHelp("The family name.", valueName: "name")) var lastName = ""
    @Option(help: ArgumentHelp("The domain that its customer is expected to have.", valueName: "domain"))
    var domain = ""
    @Option(help: ArgumentHelp("The tenant that is expected to accept.", valueName: "tenant")) var tenant: String?
    @Option(help: ArgumentHelp("The language of its letters, such as da-DK.", valueName: "culture")) var culture = ""
    @Flag(help: "Write the request as a JSON object.") var json = false
    @OptionGroup(title: "Global options") var global: GlobalOptions

    func validate() throws {
        if EmailAddress(email) == nil {
            throw ValidationError("\(Wording.quoted(email)) is not an e-mail address.")
        }
        if let tenant, TenantID(tenant.trimmingBlanks) == nil {
            throw ValidationError("\(Wording.quoted(tenant)) is not a tenant id, which is a GUID.")
        }
    }

    func run(in context: CommandContext) async throws -> ExitStatus {
        try context.refuseIfReadOnly(to: "write a request down")
        let store = try context.openStore()
        let contact = Contact(
            email: email.trimmingBlanks, firstName: firstName.trimmingBlanks, lastName: lastName.trimmingBlanks)
        let prospect = Prospect(
            company: company.trimmingBlanks, contact: contact, domain: domain.trimmingBlanks.lowercased(),
            tenant: tenant.flatMap { TenantID($0.trimmingBlanks) }, culture: culture.trimmingBlanks)
        let result = try store.add([prospect], by: context.surroundings.who, at: context.surroundings.now())
        guard let row = (result.added + result.known).first,
            let record = try store.snapshot(.requests).recordOf(row)
        else { throw CommandFailure(.failed, "The request is not in the store.") }
        let words = RequestState(rawValue: record.state)?.word ?? ""
        let isNew = !result.added.isEmpty
        try context.print { writer in
            if json {
                try writer.object { RowFields.request(record, &$0) }
            } else {
                try writer.line("Request \(row.number) \(isNew ? "is written down" : "is there already"): \(words).")
            }
        }
        return .done
    }
}
