import ArgumentParser
import Core
import Panes

/// `companies unlink`.
struct CompaniesUnlink: ContextCommand {
    static let configuration = CommandConfiguration(
        commandName: "unlink", abstract: "Take the tenant from a company again.",
        discussion: """
            Only the tenant id that was written as the company's foreign id (or attribute) is taken away; what the \
            marketplace itself linked is unlinked in its console. Journalled before and after.

            Example:
              ferry companies unlink --id 4711
            """)

    @Option(help: ArgumentHelp("The company's id.", valueName: "id")) var id: String
    @Flag(help: "Say what would be done and do nothing.") var dryRun = false
    @Flag(help: "Do it without asking.") var yes = false
    @Flag(help: "Write a JSON object.") var json = false
    @OptionGroup(title: "Global options") var global: GlobalOptions

    func run(in context: CommandContext) async throws -> ExitStatus {
        if !dryRun { try context.refuseIfReadOnly(to: "unlink a company") }
        let store = try context.openStore()
        let record = try RowFinder(.companies, in: store, now: context.surroundings.now()).record(named: id)
        let company = CompanyID(record[CompanyColumn.id])
        let title = PlanRows.title(name: record[CompanyColumn.name], tenant: company.description)
        guard let tenant = TenantID(record[CompanyColumn.tenant]) else {
            throw CommandFailure(.failed, "\(title) is linked to no tenant.")
        }
        if dryRun {
            try context.print { try $0.line("\(title) would be unlinked from tenant \(tenant).") }
            return .done
        }
        guard try context.confirms("Unlink \(title) from tenant \(tenant)?", yes: yes) else {
            throw CommandFailure(.failed, "Nothing was unlinked.")
        }
        let after = try await unlinked(company, from: tenant, store, context)
        try context.print(evenIfUnread: true) { writer in
            if json {
                try writer.object { object in
                    object.add("id", after.id.description)
                    object.add("name", after.name)
                    object.add("tenantId", after.tenant?.description)
                    object.add("unlinkedFrom", tenant.description)
                }
            } else {
                try writer.line("\(title) is unlinked from tenant \(tenant).")
            }
        }
        return .done
    }

    private func unlinked(
        _ id: CompanyID, from tenant: TenantID, _ store: any CompanyStore, _ context: CommandContext
    ) async throws -> Company {
        let directory = try context.services(store).companies
        do throws(UnlinkFailure) {
            return try await Unlinking(store: store, directory: directory, surroundings: context.surroundings)
                .unlink(id, from: tenant)
        } catch .store(let failure) {
            throw failure
        } catch .service(let failure) {
            throw CommandFailure(failure)
        }
    }
}
