import ArgumentParser
import Core
import Panes

/// `doctor`.
struct DoctorCommand: ContextCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor",
        abstract: "Check everything that must hold so that customers can be brought over, with evidence and remedies.",
        discussion: """
            A line for each requirement: passed, failed, unknown, or attested where no service tells it and a person \
            vouches for it. --attest keeps such a word in the store, with who gave it and when. What can be attested: \
            multiChannel (relationships are made with Microsoft's multi-channel request), programme (customers come \
            from Advisor, Open or CSP), cspTier (a direct-bill reseller; where Microsoft can't be asked).

            Exit status: 0 only when all that is required holds, 4 when the sign-in is refused, else 1.

            Examples:
              ferry doctor
              ferry doctor --attest multiChannel
              ferry doctor --json
            """)

    @Option(
        name: .customLong("attest"),
        help: ArgumentHelp("Vouch for a requirement; may be given several times.", valueName: "requirement"))
    var attested: [String] = []
    @Flag(help: "Write one JSON object a line.") var json = false
    @OptionGroup(title: "Global options") var global: GlobalOptions

    func validate() throws { _ = try requirements }

    func run(in context: CommandContext) async throws -> ExitStatus {
        let report = try await report(context)
        try context.print(evenIfUnread: true) { writer in
            if json {
                try report.writeJSON(to: &writer)
            } else {
                try report.write(to: &writer, isPlain: context.terminal.isPlain)
            }
        }
        return report.status
    }

    /// What was named after --attest.
    private var requirements: [Requirement] {
        get throws {
            let known = Requirement.allCases.filter(\.canBeAttested)
            return try attested.map { name in
                if let found = known.first(where: { $0.rawValue.lowercased() == name.lowercased() }) { return found }
                let words = known.map(\.rawValue).joined(separator: ", ")
                throw ValidationError("\(Wording.quoted(name)) can't be attested; there are \(words).")
            }
        }
    }

    private func report(_ context: CommandContext) async throws -> DoctorReport {
        let store: any ProfileStore
        do throws(StoreFailure) { store = try context.openStore() } catch {
            let broken = RequirementFinding(.store, .failed, evidence: Wording.sentence(for: error))
            let others = await context.inspect().filter { $0.requirement != .store }
            return DoctorReport(standings: RequirementStanding.all([broken] + others, attested: []), memory: nil)
        }
        try attest(store, context)
        let services = try context.services(store)
        let findings = await context.inspect() + services.findings()
        return DoctorReport(
            standings: RequirementStanding.all(findings, attested: try store.attestations()),
            memory: services.canSynchronise ? try store.syncMemory() : nil)
    }

    private func attest(_ store: any ProfileStore, _ context: CommandContext) throws {
        let wanted = try requirements
        if wanted.isEmpty { return }
        try context.refuseIfReadOnly(to: "attest a requirement")
        for requirement in wanted {
            try store.attest(Attestation(requirement, at: context.surroundings.now(), by: context.surroundings.who))
        }
    }
}
