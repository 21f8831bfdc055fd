import ArgumentParser
import Core
import Panes

/// `pending set`.
struct PendingSet: ContextCommand {
    static let configuration = CommandConfiguration(
        commandName: "set", abstract: "Set a customer's contact, who becomes the company's first user.",
        discussion: """
            Parts that are not named stay; an empty text clears a part.

            Example:
              ferry pending set --id 11111111-2222-3333-4444-555555555555 --email ada@example.com --first-name Ada
            """)

    @Option(help: ArgumentHelp("The customer's tenant id.", valueName: "tenant")) var id: String
    @Option(help: ArgumentHelp("The e-mail address.", valueName: "address")) var email: String?
    @Option(help: ArgumentHelp("The given name.", valueName: "name")) var firstName: String?
    @Option(help: ArgumentHelp("The family name.", valueName: "name")) var lastName: String?
    @Option(help: ArgumentHelp("The country, by its two letters.", valueName: "code")) var country: String?
    @Option(help: ArgumentHelp("The phone number.", valueName: "number")) var phone: String?
    @Flag(help: "Accepted for scripts; nothing is asked.") var yes = false
    @OptionGroup(title: "Global options") var global: GlobalOptions

    func validate() throws {
        guard [email, firstName, lastName, country, phone].contains(where: { $0 != nil }) else {
            throw ValidationError("Say what to set: --email, --first-name, --last-name, --country or --phone.")
        }
        if let email, !email.trimmingBlanks.isEmpty, EmailAddress(email) == nil {
            throw ValidationError("\(Wording.quoted(email)) is not an e-mail address.")
        }
    }

    func run(in context: CommandContext) async throws -> ExitStatus {
        try context.refuseIfReadOnly(to: "change a contact")
        let store = try context.openStore()
        let record = try RowFinder(.customers, in: store, now: context.surroundings.now()).record(named: id)
        guard let customer = try store.customer(record.id),
            try store.setContact(
                change, of: customer.tenant, by: context.surroundings.who,
                at: context.surroundings.now())
        else { throw CommandFailure(.failed, "The customer is no longer in the store.") }
        let standing = try store.standing(customer.tenant)
        try context.print { try $0.line(result(customer, standing)) }
        return .done
    }

    private var change: ContactChange {
        ContactChange(
            email: email?.trimmingBlanks, firstName: firstName?.trimmingBlanks, lastName: lastName?.trimmingBlanks,
            country: country?.trimmingBlanks, phone: phone?.trimmingBlanks)
    }

    private func result(_ customer: Customer, _ standing: Standing?) -> String {
        let name = PlanRows.title(name: customer.name, tenant: customer.tenant.description)
        guard let standing else { return "\(name): the contact is set." }
        let reason = Wording.phrase(for: standing.reason)
        return "\(name): the contact is set; \(standing.state.word)\(reason.isEmpty ? "" : ", \(reason)")."
    }
}
